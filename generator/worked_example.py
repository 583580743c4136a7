"""The worked example of a framework: one of its cases, scored while its page is made.

The case is found by its name among `cases/*.yaml`. The figures on the page are those that
`scoring` gives for its answers; what the case expects of them is the tests' business.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.errors import Place, Problem
from generator.messages import problem
from generator.paths import quoting, value_text
from generator.rules import rules_json
from generator.strict_yaml import read_yaml
from scoring import Scorer

if TYPE_CHECKING:
    from pathlib import Path

    from generator.errors import Path as Keys
    from generator.model import Framework
    from generator.strict_yaml import Document

NAME = "Worked example of the overview page"
"""Name of the case."""


@dataclass(frozen=True, slots=True)
class Example:
    """A case with what the scoring gives for it.

    Attributes:
        answers: Answer by item id, as in an assessment file.
        profile: Choice by profile question.
        result: The result, as `scoring.assess` describes it.
    """

    answers: Mapping[str, Mapping[str, Any]]
    profile: Mapping[str, str]
    result: Mapping[str, Any]


def read_example(
    framework: Framework, home: Path, shown: str
) -> tuple[Example | None, list[Problem]]:
    """Find and score the worked example of a framework.

    Args:
        framework: The framework.
        home: Its folder.
        shown: How the folder is called in messages.

    Returns:
        The example, None where there is none, and every problem that it has.
    """
    for path in sorted((home / "cases").glob("*.yaml")):
        if not path.is_file() or NAME not in path.read_text("utf-8", errors="replace"):
            continue
        name = f"{shown}/cases/{path.name}"
        document, problems = _read(path, name)
        data = _plain(document.data) if document else None
        for n, entry in enumerate(data if isinstance(data, list) else []):
            if document and isinstance(entry, dict) and entry.get("name") == NAME:
                problems += _misshapen(document, entry, n)
                if problems:
                    return None, problems
                return _scored(framework, entry, path.parent, name, (n, "answers"))
        if problems:
            return None, problems
    return None, []


def _read(path: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """A case file, or a file of answers that cases share."""
    if not path.is_file():
        return None, [problem("missing_file", shown, Place(), name=path.name)]
    return read_yaml(path, shown)


def _misshapen(document: Document, entry: Mapping[str, Any], n: int) -> list[Problem]:
    """What of a case is not of the form that an assessment is made from."""
    found = [
        _fault("not_a_mapping", document, (n, key), entry[key])
        for key in ("answers", "profile")
        if not isinstance(entry.get(key), Mapping | None)
    ]
    shared = entry.get("answers_from")
    if not isinstance(shared, str | None):
        found.append(_fault("not_text", document, (n, "answers_from"), shared))
    return found


def _fault(code: str, document: Document, path: Keys, value: object) -> Problem:
    values = {"found": value_text(value), "mend": quoting(value)}
    return problem(code, document.file, document.place(path), path, **values)


def _plain(data: Any) -> Any:
    """YAML data as JSON has it; decimals as text, so that they stay exact."""
    if isinstance(data, Decimal):
        return str(data)
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    return [_plain(value) for value in data] if isinstance(data, list) else data


def _scored(
    framework: Framework, entry: dict[str, Any], folder: Path, shown: str, path: tuple[int, str]
) -> tuple[Example | None, list[Problem]]:
    answers: dict[str, Any] = {}
    if shared := entry.get("answers_from"):
        file = f"answers/{shared}.yaml"
        document, problems = _read(folder / file, f"{shown.rpartition('/')[0]}/{file}")
        if document is None or problems:
            return None, problems
        if not isinstance(document.data, Mapping):
            return None, [_fault("not_a_mapping", document, (), document.data)]
        answers |= _plain(document.data)
    answers |= entry.get("answers") or {}
    profile = entry.get("profile") or {}
    scorer = Scorer()
    scorer.load(rules_json(framework))
    assessment = {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": framework.id, "version": framework.version},
        "profile": profile,
        "answers": answers,
    }
    result = json.loads(scorer.score(assessment))
    if refused := result.get("problems"):
        return None, [
            problem("example_refused", shown, Place(), path, why=one["code"], at=one["path"])
            for one in refused
        ]
    return Example(answers, profile, result), []
