"""What the runtime is asked while it is built, so that everything scoring imports is seen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.errors import FrameworkErrors
from generator.load import load_frameworks
from generator.rules import rules_json
from generator.strict_yaml import read_yaml
from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError

FRAMEWORKS = ROOT / "frameworks"
PAIRED = 12
"""How many assessments of each framework are laid beside one another; the fullest are last."""


def _plain(value: object) -> object:
    """Give an exact decimal as text, which is how JSON carries it here."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _request(**content: object) -> str:
    return json.dumps(content, default=_plain, ensure_ascii=False)


def _read(path: Path) -> Any:
    document, problems = read_yaml(path, path.relative_to(ROOT).as_posix())
    if document is None:
        raise FrameworkErrors(problems)
    return document.data


def _entries(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Read the answers and profile of every worked case and of every shared answer set."""
    for path in sorted(folder.glob("*.yaml")):
        yield from (entry for entry in _read(path) if "answers" in entry)
    for path in sorted(folder.glob("answers/*.yaml")):
        yield {"answers": _read(path)}


def probe_requests() -> list[str]:
    """Give requests for `scoring.boundary.call` from the worked cases of every framework.

    Raises:
        StepError: A framework cannot be read.
    """
    requests = [_request(op="echo", text="å"), "not JSON", _request(op="unknown")]
    try:
        for framework in load_frameworks(FRAMEWORKS):
            rules: Any = rules_json(framework)
            requests.append(_request(op="load", rules=rules))
            assessments: list[dict[str, object]] = []
            for entry in _entries(FRAMEWORKS / framework.id / "cases"):
                assessment = {
                    "format": "tumstock-assessment",
                    "format_version": 1,
                    "framework": {"id": rules["id"], "version": rules["version"]},
                    "profile": entry.get("profile") or {},
                    "answers": entry["answers"],
                }
                requests.append(_request(op="score", assessment=assessment))
                requests.append(_request(op="gains", assessment=assessment))
                assessments.append(assessment)
            for pair in pairwise(assessments[-PAIRED:]):
                requests.extend(_request(op=op, assessments=pair) for op in ("agree", "compare"))
    except FrameworkErrors as error:
        raise StepError(str(error)) from error
    return requests
