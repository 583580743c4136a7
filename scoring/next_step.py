"""What an item would go to next, and what that takes, by the kind of the item."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.exact import Number, show
from scoring.item_score import ItemScore
from scoring.scale import possible_scores
from scoring.spec import Checklist, Item, Levels, Met, Rating, Steps, Table

__all__ = ["NextStep", "next_step"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The nearest higher score that an item can have.

    Attributes:
        score: That score, in points.
        level: Level id that it stands for; None when it has none.
        needs: What it takes, where the rules say so: `lacking` statements of a ladder, as
            {"statement", "state"}; of a checklist `points` more to be met, with `met` (None when
            nobody said) and `of`.
    """

    score: Number
    level: str | None
    needs: Mapping[str, object] = field(default_factory=dict)


def next_step(item: Item, now: ItemScore, answer: Mapping[str, object]) -> NextStep | None:
    """The next step of a scored item.

    Args:
        item: The item.
        now: Its score.
        answer: Its answer, which the rules have accepted.

    Returns:
        The next level, step, number of points or whole number above the score; None when the
        item has no score, is at its top, or is of a kind that takes no step by itself.
    """
    if now.score is None or now.score >= item.highest:
        return None
    step: NextStep | None = None
    match item:
        case Levels() | Table():
            step = _next_level(item, now.score)
        case Steps():
            step = _next_of_ladder(item, now.score, answer)
        case Checklist():
            step = _next_of_checklist(item, now.score, now.explanation.get("met"))
        case Rating():
            step = NextStep(min(math.floor(now.score) + 1, item.highest), None)
        case Met():
            step = NextStep(1, "met")
        case _:
            pass
    return step


def _next_level(item: Levels | Table, now: Number) -> NextStep:
    score = min(score for score in possible_scores(item) or () if score > now)
    level = next((name for name, points in item.points.items() if points == score), None)
    return NextStep(score, level)


def _next_of_ladder(item: Steps, now: Number, answer: Mapping[str, object]) -> NextStep:
    """The next step, and every statement up to it that does not hold (T-SEQF-04)."""
    reached = next(step for step in item.steps if step.points > now)
    found = answer.get("statements")
    marks = found if isinstance(found, dict) else {}
    states = {
        statement.id: marks.get(statement.id) or "unmarked"
        for step in item.steps
        if step.points <= reached.points
        for statement in step.statements
    }
    lacking = [
        {"statement": name, "state": state}
        for name, state in states.items()
        if state not in ("met", "passed")
    ]
    return NextStep(reached.points, reached.level, {"lacking": lacking})


def _next_of_checklist(item: Checklist, now: Number, met: object) -> NextStep:
    """The smallest number of points that gives more than the score."""
    count = next(n for n, score in enumerate(item.counts) if score > now)
    more = max(count - met, 0) if isinstance(met, int) else count
    needs = {"points": more, "met": met, "of": len(item.points)}
    return NextStep(item.counts[count], show(item.counts[count], 0), needs)
