"""Targets that a team has set beside its answers: the level or score it wants to reach."""

from __future__ import annotations

from scoring.assessed import Assessed
from scoring.choices import MET
from scoring.errors import Problem
from scoring.exact import read_number, show
from scoring.item_score import ItemScore
from scoring.problems import Problems
from scoring.scale import level_of, possible_scores
from scoring.spec import Item, Levels, Met, Steps, Table

__all__ = ["read_targets"]


def read_targets(given: Assessed) -> tuple[dict[str, ItemScore], list[Problem]]:
    """The targets of an assessment.

    A blank target is none. Indicators and what does not count have no score to reach; a target
    there says nothing and is let be, as all of them are in a framework without a total.

    Args:
        given: The assessment; the key is `target` of an answer, a level id or a score.

    Returns:
        Targets as scores by item id, in the order of the framework, and what is wrong with the
        others: a level that the item has not (`unknown_level`), no number where only a number
        will do (`not_a_number`), or one that is outside the scale (`out_of_range`).
    """
    targets: dict[str, ItemScore] = {}
    problems: list[Problem] = []
    if given.framework.total.kind == "none":
        return targets, problems
    items = {**given.framework.items, **given.framework.parts}
    for item_id in given.framework.order:
        item, found = items[item_id], given.answers.get(item_id, {}).get("target")
        blank = found is None or (isinstance(found, str) and not found.strip())
        if blank or not item.scored:
            continue
        wrong = Problems(item_id)
        target = _target(item, found, wrong)
        problems.extend(wrong)
        if target is not None:
            targets[item_id] = target
    return targets, problems


def _target(item: Item, found: object, problems: Problems) -> ItemScore | None:
    levels = _levels(item)
    named = str(found) if type(found) is int else found
    if isinstance(named, str) and named in levels:
        return levels[named]
    possible, value = possible_scores(item), read_number(found)
    if value is None or isinstance(item, Met):
        if levels:
            problems.add("unknown_level", "target", found, list(levels))
        else:
            problems.add("not_a_number", "target", found)
        return None
    if item.lowest <= value <= item.highest if possible is None else value in possible:
        return ItemScore.scored(value, level=level_of(item, value))
    expected = (
        {"at_least": show(item.lowest, 2), "at_most": show(item.highest, 2)}
        if possible is None
        else [show(each, 2) for each in sorted(possible)]
    )
    problems.add("out_of_range", "target", found, expected)
    return None


def _levels(item: Item) -> dict[str, ItemScore]:
    """What each level of an item scores, by level id; nothing for scales without levels."""
    match item:
        case Levels() | Table():
            points = item.points
        case Steps():
            points = {step.level: step.points for step in item.steps}
        case Met():
            points = {level: int(level == "met") for level in MET}
        case _:
            points = {}
    return {level: ItemScore.scored(score, level=level) for level, score in points.items()}
