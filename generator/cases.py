"""The worked cases of a framework: read, run, and told where the scoring says otherwise.

A case is an entry of `frameworks/<id>/cases/*.yaml`; `generator/model_cases.py` says what stands
in it. Expectations are compared as far as they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Path, Place, Problem
from generator.messages import problem
from generator.model_cases import (
    Answer,
    Answers,
    Cases,
    Evidence,
    Expected,
    Override,
    Reason,
    RefusedCase,
    ScoredCase,
)
from generator.paths import path_text, value_at, value_text
from generator.rules import rules_json
from generator.strict_yaml import read_yaml
from generator.translate import model_problems
from scoring import Scorer

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from generator.model import Framework
    from generator.model_base import Part
    from generator.strict_yaml import Document

FORMAT, FORMAT_VERSION = "tumstock-assessment", 1

_CASES: TypeAdapter[Any] = TypeAdapter(Cases)
_ANSWERS: TypeAdapter[Any] = TypeAdapter(Answers)
_HOLDERS: Mapping[str, type[Part]] = {
    "expect": Expected,
    "not_applicable": Reason,
    "override": Override,
    "evidence": Evidence,
}
"""What stands under a key of an answer or a case, or in each entry of its list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """One worked case.

    Attributes:
        framework: Framework id.
        file: How its file is called in messages.
        place: Where it begins.
        name: A sentence saying what holds.
        cites: Reading rules and source places, at least one.
        assessment: The assessment file that its answers make.
        expect: Part of the expected result; None when it is refused.
        refused: Part of the expected problems; None when it is scored.
        document: The file that it stands in.
        at: Its position there, from 0.
    """

    framework: str
    file: str
    place: Place
    name: str
    cites: Sequence[str]
    assessment: Mapping[str, object]
    expect: Mapping[str, object] | None
    refused: Sequence[Mapping[str, object]] | None
    document: Document
    at: int


@dataclass(frozen=True, slots=True, repr=False)
class Mismatch:
    """Where a result is not what a case says.

    Attributes:
        path: From the entry of the case down: `("expect", "total", "score")`.
        expected: What the case says, as text.
        found: What the scoring gives, as text.
    """

    path: Path
    expected: str
    found: str

    def __repr__(self) -> str:
        return f"{path_text(self.path)}: expected {self.expected}, found {self.found}"


def read_cases(
    framework: Framework, home: FilePath, shown: str
) -> tuple[tuple[WorkedCase, ...], list[Problem]]:
    """Read every case of a framework.

    Args:
        framework: The framework.
        home: Its folder.
        shown: How the folder is called in messages.

    Returns:
        The cases of the files that could be read, in their order, and every problem found.
    """
    documents, shared, problems = _files(home, shown)
    found: list[WorkedCase] = []
    for document in documents:
        found += _entries(framework, document, shared, problems)
    problems += _twice(found)
    return tuple(found), problems


def case_file_problems(home: FilePath, shown: str) -> list[Problem]:
    """What is wrong with the files of cases as such, whatever the framework is.

    Args:
        home: The framework's folder.
        shown: How the folder is called in messages.
    """
    return _files(home, shown)[2]


def _files(
    home: FilePath, shown: str
) -> tuple[list[Document], dict[str, Mapping[str, object]], list[Problem]]:
    """Files of cases that have the shape of one, shared answers by name, and every problem."""
    documents: list[Document] = []
    problems: list[Problem] = []
    shared: dict[str, Mapping[str, object]] = {}
    folder = home / "cases"
    for path in sorted((folder / "answers").glob("*.yaml")):
        name = f"{shown}/cases/answers/{path.name}"
        document = _valid(_ANSWERS, path, name, problems)
        if document is not None:
            shared[path.stem] = plain(document.data)
    for path in sorted(folder.glob("*.yaml")):
        document = _valid(_CASES, path, f"{shown}/cases/{path.name}", problems)
        if document is not None:
            documents.append(document)
    return documents, shared, problems


def _valid(
    adapter: TypeAdapter[Any], path: FilePath, shown: str, problems: list[Problem]
) -> Document | None:
    """A file that has the shape of its kind, or None after noting what is wrong."""
    document, found = read_yaml(path, shown)
    problems += found
    if document is None or found:
        return None
    try:
        adapter.validate_python(document.data)
    except ValidationError as error:
        problems += model_problems(error, document, _known_keys)
        return None
    return document


def _known_keys(path: Path, data: object) -> list[str]:
    """The keys that may stand in the mapping at a path of a file of cases or answers."""
    names = [key for key in path if isinstance(key, str)]
    part: type[Part] = Answer
    if not names and path:
        refused = "refused" in (value_at(data, path) or {})  # type: ignore[operator]  # what is no mapping holds nothing
        part = RefusedCase if refused else ScoredCase
    elif names and names[-1] in _HOLDERS:
        part = _HOLDERS[names[-1]]
    return list(part.model_fields)


def _entries(
    framework: Framework,
    document: Document,
    shared: Mapping[str, Mapping[str, object]],
    problems: list[Problem],
) -> Iterator[WorkedCase]:
    entries: Any = plain(document.data)
    for n, entry in enumerate(entries):
        answers: dict[str, object] = {}
        source = entry.get("answers_from")
        if source is not None and source not in shared:
            place = document.place((n, "answers_from"))
            file = f"answers/{source}.yaml"
            problems.append(
                problem("missing_file", document.file, place, (n, "answers_from"), name=file)
            )
            continue
        answers.update(shared.get(source, {}))
        answers.update(entry.get("answers") or {})
        yield WorkedCase(
            framework=framework.id,
            file=document.file,
            place=document.place((n, "name"), key=True),
            name=entry["name"],
            cites=entry["cites"],
            assessment=assessment(framework, answers, entry.get("profile")),
            expect=entry.get("expect"),
            refused=entry.get("refused"),
            document=document,
            at=n,
        )


def _twice(found: Sequence[WorkedCase]) -> Iterator[Problem]:
    """A case is called by its name, so no two may share one."""
    first: dict[str, WorkedCase] = {}
    for case in found:
        other = first.setdefault(case.name, case)
        if other is not case:
            where = f"{other.file}:{other.place.line}"
            yield problem("case_twice", case.file, case.place, other=where)


def assessment(
    framework: Framework, answers: Mapping[str, object], profile: object = None
) -> dict[str, object]:
    """An assessment file of the framework's present version; answers of None are left out."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework.id, "version": framework.version},
        "profile": profile or {},
        "answers": {key: answer for key, answer in answers.items() if answer is not None},
    }


def plain(data: Any) -> Any:
    """YAML data as JSON has it; decimals as text, so that they stay exact."""
    if isinstance(data, Decimal):
        return str(data)
    if isinstance(data, Mapping):
        return {key: plain(value) for key, value in data.items()}
    return [plain(value) for value in data] if isinstance(data, list | tuple) else data


def scorer_of(framework: Framework) -> Scorer:
    """A scorer that knows one framework."""
    scorer = Scorer()
    scorer.load(rules_json(framework))
    return scorer


def run_case(case: WorkedCase, scorer: Scorer) -> tuple[list[Problem], Mapping[str, Any]]:
    """Score a case.

    Returns:
        Where the result is not what the case says, and the result.
    """
    reply = scorer.call(json.dumps({"op": "score", "assessment": case.assessment}))
    document = case.document
    problems = []
    for one in case_mismatches(case.expect, case.refused, reply):
        path = (case.at, *one.path)
        values = {"wanted": one.expected, "found": one.found}
        place = document.place(path)
        said = problem("case_differs", document.file, place, path, data=document.data, **values)
        problems.append(said)
    return problems, json.loads(reply)


def case_mismatches(
    expect: Mapping[str, object] | None,
    refused: Sequence[Mapping[str, object]] | None,
    reply: str,
) -> list[Mismatch]:
    """Where a reply of the scoring differs from what a case expects."""
    result = json.loads(reply)
    if refused is not None:
        if "problems" not in result:
            return [Mismatch(("refused",), "a refusal", "a score")]
        return list(_mismatches(refused, result["problems"], ("refused",)))
    if "problems" in result:
        told = ", ".join(f"{one['code']} at {one['path']}" for one in result["problems"])
        return [Mismatch(("expect",), "a score", f"a refusal: {told}")]
    sections = {section["id"]: section for section in result["sections"]}
    return list(_mismatches(expect or {}, {**result, "sections": sections}, ("expect",)))


def _mismatches(expected: object, found: object, path: Path) -> Iterator[Mismatch]:
    """Where `found` differs from what is written in `expected`."""
    if isinstance(expected, Mapping):
        for key, value in expected.items():
            if not isinstance(found, Mapping) or key not in found:
                yield Mismatch((*path, key), value_text(value), "nothing")
            else:
                yield from _mismatches(value, found[key], (*path, key))
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield Mismatch(path, value_text(expected), value_text(found))
        for n, (left, right) in enumerate(zip(expected, found, strict=False)):
            yield from _mismatches(left, right, (*path, n))
    elif expected != found or isinstance(expected, bool) != isinstance(found, bool):
        yield Mismatch(path, value_text(expected), value_text(found))
