"""The worked cases of the frameworks: what a test feeds to the scoring, wherever it runs.

A case is an entry of `frameworks/<id>/cases/*.yaml`: a name that is a sentence, what it
cites, answers, and either what is expected of the result or why it is refused. Expectations
are compared as far as they are written: a key that a case does not name may be anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import cast

from generator.load import load_frameworks
from generator.rules import rules_json
from generator.strict_yaml import read_yaml

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"
KEYS = {"name", "cites", "answers_from", "profile", "answers", "expect", "refused"}


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case.

    Attributes:
        framework: Framework id.
        file: File it stands in, without its ending.
        name: A sentence saying what holds.
        cites: Reading rules and source places, at least one.
        assessment: The assessment file that its answers make.
        expect: Part of the expected result; None when it is refused.
        refused: Part of the expected problems; None when it is scored.
    """

    framework: str
    file: str
    name: str
    cites: Sequence[str]
    assessment: Mapping[str, object]
    expect: Mapping[str, object] | None
    refused: Sequence[Mapping[str, object]] | None

    @property
    def id(self) -> str:
        """What a failing case is called."""
        return f"{self.framework}/{self.file}: {self.name}"


@cache
def rules() -> Mapping[str, Mapping[str, object]]:
    """The runtime rules of every framework, by id."""
    return {framework.id: rules_json(framework) for framework in load_frameworks(FRAMEWORKS)}


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every framework, in the order of the files."""
    return tuple(
        case
        for framework in rules()
        for path in sorted((FRAMEWORKS / framework / "cases").glob("*.yaml"))
        for case in _cases(framework, path)
    )


def case_named(framework: str, name: str) -> Case:
    """The one case of that name."""
    (found,) = [c for c in all_cases() if c.framework == framework and c.name == name]
    return found


def _cases(framework: str, path: Path) -> Iterator[Case]:
    for entry in cast("list[dict[str, object]]", _read(path)):
        surplus = set(entry) - KEYS
        where = f"{path.name}: {entry.get('name')}"
        assert not surplus, f"{where}: keys that no case has: {sorted(surplus)}"
        assert ("expect" in entry) != ("refused" in entry), f"{where}: expect or refused"
        assert entry.get("cites"), f"{where}: cites nothing"
        answers: dict[str, object] = {}
        if "answers_from" in entry:
            shared = path.parent / "answers" / f"{entry['answers_from']}.yaml"
            answers.update(cast("dict[str, object]", _read(shared)))
        answers.update(cast("dict[str, object]", entry.get("answers") or {}))
        yield Case(
            framework=framework,
            file=path.stem,
            name=str(entry["name"]),
            cites=cast("list[str]", entry["cites"]),
            assessment=assessment(framework, answers, entry.get("profile") or {}),
            expect=cast("dict[str, object] | None", entry.get("expect")),
            refused=cast("list[dict[str, object]] | None", entry.get("refused")),
        )


def assessment(
    framework: str, answers: Mapping[str, object], profile: object = None
) -> dict[str, object]:
    """An assessment file of the framework's present version."""
    return {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": framework, "version": rules()[framework]["version"]},
        "profile": profile or {},
        "answers": {key: answer for key, answer in answers.items() if answer is not None},
    }


def _read(path: Path) -> object:
    document, problems = read_yaml(path, path.name)
    assert document is not None, problems
    assert not problems, problems
    return _plain(document.data)


def _plain(data: object) -> object:
    """YAML data as JSON has it; decimals as text, so that they stay exact."""
    if isinstance(data, Decimal):
        return str(data)
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return data


def score_request(case_or_assessment: object) -> str:
    """The request that scores an assessment, as the page sends it."""
    request = {"op": "score", "assessment": case_or_assessment}
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"))


def mismatches(expected: object, found: object, path: str = "") -> Iterator[str]:
    """Where `found` differs from what is written in `expected`."""
    if isinstance(expected, Mapping):
        for key, value in expected.items():
            if not isinstance(found, Mapping) or key not in found:
                yield f"{path}.{key}: expected {value!r}, found nothing"
            else:
                yield from mismatches(value, found[key], f"{path}.{key}")
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield f"{path}: expected {len(expected)} entries, found {found!r}"
        for n, (left, right) in enumerate(zip(expected, found, strict=False)):
            yield from mismatches(left, right, f"{path}[{n}]")
    elif expected != found or isinstance(expected, bool) != isinstance(found, bool):
        yield f"{path}: expected {expected!r}, found {found!r}"


def case_mismatches(case: Case, reply: str) -> list[str]:
    """Where a reply of the scoring differs from what the case expects."""
    result = json.loads(reply)
    if case.refused is not None:
        problems = result.get("problems")
        if problems is None:
            return [f"expected a refusal, found a {result.get('format')}"]
        return list(mismatches(case.refused, problems, "problems"))
    if "problems" in result:
        return [f"refused: {result['problems']}"]
    expected = dict(case.expect or {})
    sections = {section["id"]: section for section in result["sections"]}
    wanted = expected.pop("sections", {})
    return [*mismatches(expected, result), *mismatches(wanted, sections, "sections")]
