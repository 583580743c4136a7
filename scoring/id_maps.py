"""Assessments of older framework versions, read through maps of ids from one version to another.

A map names every id of the version it comes from, items and parts of groups alike:

    {"from": "2025-01-01", "to": "2026-01-09", "items": {"1": "1", "2": "3", "4": null}}

An id that has fallen away maps to null. An id that the map does not name is not guessed to be
the same: ids of criteria are often mere numbers, and the same number may be another criterion.
Maps are followed from version to version until the version that is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scoring.errors import Problem, RefusedError
from scoring.problems import found_text
from scoring.spec import Framework

__all__ = ["IdMap", "Moved", "move", "read_maps"]


@dataclass(frozen=True, slots=True)
class IdMap:
    """How the ids of one version are called in a later one.

    Attributes:
        start: The version it comes from.
        end: The version it leads to.
        items: Ids of the later version by earlier id; None for an item that has fallen away.
    """

    start: str
    end: str
    items: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """An assessment under the ids of the loaded version.

    Attributes:
        assessment: The assessment; the given one itself when its version is the loaded one.
        version: The version it was given in, None when it names none.
        former: What each id was called in that version, None when that is the loaded one;
            items of the loaded version that are not named here did not exist then.
        lost: What was said in it and has no place now, as {"path", "item", "reason"}. The reason
            is `fell_away` or `not_in_map` for an item, `not_in_framework` for an answer about
            the profile.
    """

    assessment: object
    version: str | None
    former: Mapping[str, str] | None = None
    lost: tuple[Mapping[str, object], ...] = ()

    def existed(self, item_id: str) -> bool:
        """Whether the item existed in the version of the assessment."""
        return self.former is None or item_id in self.former

    def as_given(self, problem: Problem) -> Problem:
        """A problem with the moved assessment, told by the ids of the given one."""
        if problem.item is None or self.former is None:
            return problem
        old = self.former.get(problem.item, problem.item)
        rest = problem.path.removeprefix(f"answers.{problem.item}")
        return replace(problem, item=old, path=f"answers.{old}{rest}")


def read_maps(found: object, framework: Framework) -> Mapping[str, IdMap]:
    """The maps of a request by the version they come from.

    Args:
        found: The list as it came; None stands for no maps.
        framework: The loaded version; maps that lead to it may name only its items.

    Raises:
        RefusedError: With every problem of the maps: `wrong_type`, `unknown_item`, or
            `duplicate` where two maps come from one version or two ids lead to one.
    """
    if found is None:
        return {}
    if not isinstance(found, list):
        raise RefusedError((_problem("wrong_type", "maps", found, "list"),))
    problems: list[Problem] = []
    maps: dict[str, IdMap] = {}
    for n, entry in enumerate(found):
        wrong = list(_wrong(entry, f"maps.{n}"))
        problems.extend(wrong)
        if wrong:
            continue
        read = IdMap(entry["from"], entry["to"], entry["items"])
        if read.start in maps:
            problems.append(_problem("duplicate", f"maps.{n}.from", read.start))
        problems.extend(_misled(read, f"maps.{n}.items", framework))
        maps[read.start] = read
    if problems:
        raise RefusedError(tuple(problems))
    return maps


def _wrong(entry: object, path: str) -> Iterator[Problem]:
    """What is of the wrong type in a map."""
    if not isinstance(entry, dict):
        yield _problem("wrong_type", path, entry, "object with from, to and items")
        return
    for key in ("from", "to"):
        if not isinstance(entry.get(key), str):
            yield _problem("wrong_type", f"{path}.{key}", entry.get(key), "version")
    items = entry.get("items")
    if not isinstance(items, dict):
        yield _problem("wrong_type", f"{path}.items", items, "object of ids")
        return
    for old, new in items.items():
        if new is not None and not isinstance(new, str):
            yield _problem("wrong_type", f"{path}.items.{old}", new, "id or null")


def _misled(read: IdMap, path: str, framework: Framework) -> Iterator[Problem]:
    """Ids that lead to an item that is not there, or that another id leads to already."""
    seen: set[str] = set()
    for old, new in read.items.items():
        if new is None:
            continue
        if new in seen:
            yield _problem("duplicate", f"{path}.{old}", new)
        elif read.end == framework.version and new not in framework.order:
            yield _problem("unknown_item", f"{path}.{old}", new, list(framework.order))
        seen.add(new)


def _problem(code: str, path: str, found: object, expected: object = None) -> Problem:
    return Problem(code, path, None, expected, found_text(found))


def move(framework: Framework, assessment: object, maps: Mapping[str, IdMap]) -> Moved:
    """Bring an assessment to the loaded version, as far as the maps lead.

    Args:
        framework: The loaded version.
        assessment: An assessment file as read from JSON. One that is broken, of another
            framework, or of a version from which no map leads here, is given back as it is;
            scoring refuses it then.
        maps: Maps by the version they come from.
    """
    named = assessment.get("framework") if isinstance(assessment, dict) else None
    if not isinstance(assessment, dict) or not isinstance(named, dict):
        return Moved(assessment, None)
    version = named.get("version")
    if not isinstance(version, str) or named.get("id") != framework.id:
        return Moved(assessment, None)
    ids = _followed(version, framework.version, maps)
    if ids is None:
        return Moved(assessment, version)
    moved: dict[str, object] = {
        **assessment,
        "framework": {**named, "version": framework.version},
    }
    answers, profile = (
        {} if assessment.get(key) is None else assessment[key] for key in ("answers", "profile")
    )
    if not isinstance(answers, dict) or not isinstance(profile, dict):
        return Moved(moved, version)
    given = {key: answer for key, answer in answers.items() if answer is not None}
    kept = {key: choice for key, choice in profile.items() if key in framework.profile}
    moved["answers"] = {new: given[old] for old, new in ids.items() if new and old in given}
    moved["profile"] = kept
    lost = [
        {"path": f"answers.{old}", "item": old, "reason": _reason(old, ids)}
        for old in given
        if ids.get(old) is None
    ]
    lost += [
        {"path": f"profile.{key}", "item": None, "reason": "not_in_framework"}
        for key in profile
        if key not in kept
    ]
    former = {new: old for old, new in ids.items() if new is not None}
    return Moved(moved, version, former, tuple(lost))


def _reason(old: str, ids: Mapping[str, str | None]) -> str:
    return "fell_away" if old in ids else "not_in_map"


def _followed(
    version: str, wanted: str, maps: Mapping[str, IdMap]
) -> Mapping[str, str | None] | None:
    """Where each id of a version leads to; None when nothing is to be mapped, or nothing leads.

    An id that a later map does not name is left out, like one that the first does not name.
    """
    ids: dict[str, str | None] | None = None
    seen: set[str] = set()
    while version != wanted:
        step = maps.get(version)
        if step is None or version in seen:
            return None
        seen.add(version)
        before = {old: old for old in step.items} if ids is None else ids
        ids = {
            old: None if new is None else step.items[new]
            for old, new in before.items()
            if new is None or new in step.items
        }
        version = step.end
    return ids
