"""An answered IPS form, and the same form with one answer changed, as requests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from generator.load import load_framework
from generator.rules import rules_json
from generator.strict_yaml import read_yaml
from generator.toolchain.places import ROOT

IPS = ROOT / "frameworks" / "ips"


def _dumps(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)


def rules() -> dict[str, Any]:
    """The rules of IPS as the site carries them."""
    return dict(rules_json(load_framework(IPS)))


def load_request(ips: dict[str, Any]) -> str:
    """The request that hands the rules over."""
    return _dumps({"op": "load", "rules": ips})


def answers() -> dict[str, Any]:
    """The fullest shared answer set, which answers every item."""
    sets: list[Path] = sorted((IPS / "cases" / "answers").glob("*.yaml"))
    read: list[Any] = []
    for path in sets:
        document, problems = read_yaml(path, path.name)
        assert document is not None, problems
        read.append(document.data)
    fullest: dict[str, Any] = max(read, key=lambda data: len(json.dumps(data, default=str)))
    return fullest


def assessment(ips: dict[str, Any], given: dict[str, Any]) -> dict[str, object]:
    """An assessment file around answers."""
    return {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": ips["id"], "version": ips["version"]},
        "profile": {},
        "answers": given,
    }


def edits(ips: dict[str, Any]) -> Iterator[dict[str, object]]:
    """Give one assessment after another, without end; each differs from the last in one level."""
    given = answers()
    by_level = [item for item in ips["items"] if item.get("levels")]
    for item in cycle(by_level):
        answer = given.get(item["id"], {})
        levels = list(item["levels"])
        now = levels.index(answer["level"]) if "level" in answer else -1
        level = levels[(now + 1) % len(levels)]
        given = {**given, item["id"]: {**answer, "level": level}}
        yield assessment(ips, given)


def score_and_echo(content: dict[str, object]) -> tuple[str, str]:
    """The request that scores an assessment, and one as long that does nothing."""
    return _dumps({"op": "score", "assessment": content}), _dumps(
        {"op": "echo", "assessment": content}
    )
