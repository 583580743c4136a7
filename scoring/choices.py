"""Scores of what is picked, ticked or rated: levels, met, checklist and rating."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.given import read_within
from scoring.item_score import ItemScore
from scoring.problems import Problems
from scoring.scale import level_of
from scoring.spec import Checklist, Levels, Met, Rating

__all__ = ["MET", "read_level", "score_checklist", "score_levels", "score_met", "score_rating"]

Answer = Mapping[str, object]

MET = ("met", "partly", "not_met")
"""What may be said of a criterion."""


def read_level(found: object, levels: list[str], problems: Problems) -> str | None:
    """The level id that was picked; a whole number stands for the id of the same digits."""
    level = str(found) if type(found) is int else found
    if level in levels:
        return str(level)
    problems.add("unknown_level", "level", found, levels)
    return None


def score_levels(item: Levels, answer: Answer, problems: Problems) -> ItemScore:
    """The points of the level that was picked."""
    found = answer.get("level")
    if found is None:
        return ItemScore.unscored(item)
    level = read_level(found, list(item.points), problems)
    if level is None:
        return ItemScore.unscored(item)
    return ItemScore.scored(item.points[level], level=level)


def score_met(item: Met, answer: Answer, problems: Problems) -> ItemScore:
    """1 when the criterion is met, otherwise 0; partly met is recorded but never counts."""
    found = answer.get("level")
    if found is None:
        return ItemScore.unscored(item)
    level = read_level(found, list(MET), problems)
    if level is None:
        return ItemScore.unscored(item)
    return ItemScore.scored(int(level == "met"), level=level)


def score_checklist(item: Checklist, answer: Answer, problems: Problems) -> ItemScore:
    """The score for the number of points met, named one by one or only counted."""
    ticked, counted = answer.get("points"), answer.get("count")
    if ticked is None and counted is None:
        return ItemScore.unscored(item)
    if ticked is not None and counted is not None:
        problems.add("conflict", "count", counted, ["points", "count"])
        return ItemScore.unscored(item)
    met = _count(counted, item, problems) if ticked is None else _ticked(ticked, item, problems)
    if met is None:
        return ItemScore.unscored(item)
    score = item.counts[met]
    return ItemScore.scored(score, level=level_of(item, score), met=met, of=len(item.points))


def _count(found: object, item: Checklist, problems: Problems) -> int | None:
    count = read_within(found, "count", problems, 0, None)
    if count is None:
        return None
    if type(count) is not int:
        problems.add("not_whole", "count", found)
        return None
    if count > len(item.points):
        problems.add("too_many", "count", found, {"at_most": str(len(item.points))})
        return None
    return count


def _ticked(found: object, item: Checklist, problems: Problems) -> int | None:
    if not isinstance(found, list):
        problems.add("wrong_type", "points", found, "list of point ids")
        return None
    before, seen = len(problems), set[object]()
    for n, point in enumerate(found):
        where = f"points[{n}]"
        if not isinstance(point, str) or point not in item.points:
            problems.add("unknown_point", where, point, list(item.points))
        elif point in seen:
            problems.add("duplicate", where, point)
        else:
            seen.add(point)
    return len(seen) if len(problems) == before else None


def score_rating(item: Rating, answer: Answer, problems: Problems) -> ItemScore:
    """The mean itself, unrounded; a value outside the scale is refused (T-SEQF-11)."""
    found = answer.get("rating")
    if found is None or (isinstance(found, str) and not found.strip()):
        return ItemScore.unscored(item)
    value = read_within(found, "rating", problems, item.lowest, item.highest)
    return ItemScore.unscored(item) if value is None else ItemScore.scored(value)
