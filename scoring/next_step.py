"""What an item would go to next, and what that takes, by the kind of the item."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.exact import Number
from scoring.item_score import ItemScore
from scoring.scale import level_of, possible_scores
from scoring.spec import Checklist, Item, Levels, Met, Rating, Statement, Steps, Table

__all__ = ["NextStep", "next_step"]

Answer = Mapping[str, object]


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


def next_step(item: Item, now: ItemScore, answers: Mapping[str, Answer]) -> NextStep | None:
    """The next step of a scored item.

    Args:
        item: The item.
        now: Its score.
        answers: Answers by item id, which the rules have accepted.

    Returns:
        The next level, step, number of points or whole number above the score, on a ladder
        perhaps a step beyond; None when the item has no score, is at its top, or is of a kind
        that takes no step by itself.
    """
    if now.score is None or now.score >= item.highest:
        return None
    step: NextStep | None = None
    match item:
        case Levels() | Table():
            step = _next_level(item, now.score)
        case Steps():
            step = _next_of_ladder(item, now.score, answers[item.id], by_hand=now.overridden)
        case Checklist():
            step = _next_of_checklist(item, now.score, now.explanation.get("met"))
        case Rating():
            step = NextStep(min(math.floor(now.score) + 1, item.highest), None)
        case Met():
            step = NextStep(1, "met")
    return step


def _next_level(item: Levels | Table, now: Number) -> NextStep:
    score = min(score for score in possible_scores(item) or () if score > now)
    return NextStep(score, level_of(item, score))


def _next_of_ladder(item: Steps, now: Number, answer: Answer, *, by_hand: bool) -> NextStep:
    """Where a ladder stands once every statement up to the next step holds (T-SEQF-04).

    When a statement is all that held back higher steps whose own statements hold already, it
    leads up to the last of them at once. A score set by hand goes one step only.
    """
    above = [step for step in item.steps if step.points > now]
    found = answer.get("statements")
    marks = found if isinstance(found, dict) else {}
    lacking = [
        {"statement": statement.id, "state": marks.get(statement.id) or "unmarked"}
        for step in item.steps
        if step.points <= above[0].points
        for statement in step.statements
        if not _holds(statement, marks)
    ]
    reached = above[0]
    for step in () if by_hand else above[1:]:
        if not all(_holds(statement, marks) for statement in step.statements):
            break
        reached = step
    return NextStep(reached.points, reached.level, {"lacking": lacking})


def _holds(statement: Statement, marks: Mapping[str, object]) -> bool:
    return marks.get(statement.id) in ("met", "passed")


def _next_of_checklist(item: Checklist, now: Number, met: object) -> NextStep:
    """The smallest number of points that gives more than the score."""
    count = next(n for n, score in enumerate(item.counts) if score > now)
    more = max(count - met, 0) if isinstance(met, int) else count
    needs = {"points": more, "met": met, "of": len(item.points)}
    return NextStep(item.counts[count], level_of(item, item.counts[count]), needs)
