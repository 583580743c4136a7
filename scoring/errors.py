"""Every error that scoring raises on purpose.

ScoringError
├── SpecError      a framework's rules make no sense (an author's mistake)
└── RefusedError   an assessment cannot be scored as it stands; carries every problem found
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Problem", "RefusedError", "ScoringError", "SpecError"]


class ScoringError(Exception):
    """Base of the errors that scoring raises on purpose."""


class SpecError(ScoringError):
    """The rules of a framework cannot be used; the message names the place in the rules."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in an assessment that has to be mended before it can be scored.

    Attributes:
        code: What is wrong, one of the codes listed in `scoring.boundary`.
        path: Where, as keys joined by points: `answers.2.inputs.share`.
        item: Id of the item it concerns; None when it concerns the whole assessment.
        expected: What would have been right, as ids and numbers; None when there is no list.
        found: What was there, as text of at most 80 characters.
    """

    code: str
    path: str
    item: str | None = None
    expected: object = None
    found: str | None = None

    def as_data(self) -> dict[str, object]:
        """The problem as it goes over the boundary."""
        return {
            "code": self.code,
            "item": self.item,
            "path": self.path,
            "expected": self.expected,
            "found": self.found,
        }


@dataclass(slots=True)
class RefusedError(ScoringError):
    """An assessment is refused, with everything that is wrong with it.

    Attributes:
        problems: At least one problem, in the order of the assessment.
    """

    problems: Sequence[Problem] = field(default_factory=tuple)

    def __str__(self) -> str:
        return "; ".join(f"{p.path}: {p.code} (found {p.found})" for p in self.problems)
