"""Several assessments in one request: read together, or refused together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scoring.assessed import Assessed, Find
from scoring.errors import Problem, RefusedError
from scoring.problems import found_text
from scoring.spec import Framework

__all__ = ["FEWEST", "MOST", "at_place", "listed", "read_several", "shared_framework"]

FEWEST, MOST = 2, 20
"""How many assessments may be laid beside each other."""


def listed(found: object, fewest: int = FEWEST, most: int = MOST) -> Sequence[object]:
    """The assessments of a request.

    Args:
        found: What stands there.
        fewest: How many there have to be.
        most: How many there may be.

    Raises:
        RefusedError: No list (`wrong_type`), too few (`out_of_range`) or too many (`too_many`);
            the path is `assessments`.
    """
    if not isinstance(found, list):
        raise _refused("wrong_type", found, "list of assessments")
    if len(found) < fewest:
        limits = {"at_least": str(fewest), "at_most": str(most)}
        raise _refused("out_of_range", len(found), limits)
    if len(found) > most:
        raise _refused("too_many", len(found), {"at_most": str(most)})
    return found


def _refused(code: str, found: object, expected: object) -> RefusedError:
    return RefusedError((Problem(code, "assessments", None, expected, found_text(found)),))


def shared_framework(find: Find, assessments: Sequence[object]) -> Framework:
    """The framework of the first assessment; the others are held to it when they are scored.

    Raises:
        RefusedError: It is not loaded, or the assessment names none.
    """
    try:
        return find(assessments[0])
    except RefusedError as error:
        raise RefusedError(tuple(at_place(0, problem) for problem in error.problems)) from None


def read_several[T](assessments: Sequence[T], read: Callable[[T], Assessed]) -> list[Assessed]:
    """Score several assessments of one framework.

    Args:
        assessments: The assessments.
        read: What scores one of them.

    Raises:
        RefusedError: With every problem of all of them; each path starts with the assessment,
            counted from 0: `assessments.1.answers.2.level`.
    """
    scored: list[Assessed] = []
    problems: list[Problem] = []
    for n, assessment in enumerate(assessments):
        try:
            scored.append(read(assessment))
        except RefusedError as error:
            problems.extend(at_place(n, problem) for problem in error.problems)
    if problems:
        raise RefusedError(tuple(problems))
    return scored


def at_place(n: int, problem: Problem) -> Problem:
    """The problem with the place of its assessment in front of its path."""
    path = f"assessments.{n}.{problem.path}" if problem.path else f"assessments.{n}"
    return replace(problem, path=path)
