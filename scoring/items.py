"""The score of one item, whatever its kind and whatever was said of it.

On top of the kind's own answer every item may be set by hand (`override`, with a reason),
answered with "don't know" (`unknown`), or, where the framework allows it, be not applicable
with a reason. Unanswered is neither 0 nor 1 (reading rule G-03).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from scoring.choices import MET, score_checklist, score_levels, score_met, score_rating
from scoring.exact import Number, read_number, show
from scoring.item_score import ItemScore
from scoring.ladder import score_steps
from scoring.problems import Problems
from scoring.scale import level_of, possible_scores
from scoring.spec import (
    Checklist,
    Group,
    Indicator,
    Item,
    Levels,
    Met,
    Rating,
    Steps,
    Table,
)
from scoring.tables import Measured, score_indicator, score_table

__all__ = ["check_keys", "group_score", "score_item"]

Answer = Mapping[str, object]
_Scorer = Callable[[Item, Answer, Problems], ItemScore]

_VALUE_KEYS: Mapping[type[Item], tuple[str, ...]] = {
    Levels: ("level",),
    Met: ("level",),
    Steps: ("statements",),
    Checklist: ("points", "count"),
    Table: ("inputs", "level"),
    Rating: ("rating",),
    Indicator: ("inputs",),
    Group: (),
}
_ALL_KEYS = frozenset(key for keys in _VALUE_KEYS.values() for key in keys)
_OWN_WORDS = ("unknown", "not_applicable", "override")
_SCORERS: Mapping[type[Item], _Scorer] = {
    Levels: cast("_Scorer", score_levels),
    Met: cast("_Scorer", score_met),
    Steps: cast("_Scorer", score_steps),
    Checklist: cast("_Scorer", score_checklist),
    Rating: cast("_Scorer", score_rating),
    Indicator: cast("_Scorer", score_indicator),
}


def score_item(item: Item, answer: object, problems: Problems, measured: Measured) -> ItemScore:
    """Score one item that is not a group.

    Args:
        item: The item.
        answer: Its answer from the assessment; None when there is none.
        problems: Gathers everything that is wrong with the answer.
        measured: What tables gave last; what this one gives is added.
    """
    if answer is None:
        return ItemScore.unscored(item)
    if not isinstance(answer, dict):
        problems.add("wrong_type", "", answer, "object")
        return ItemScore.unscored(item)
    check_keys(item, answer, problems)
    if isinstance(item, Table):
        result = score_table(item, answer, problems, measured)
    else:
        result = _SCORERS[type(item)](item, answer, problems)
    if _said(answer, "unknown", problems):
        result = ItemScore.unscored(item, "unknown")
        result.unknown = True
    if answer.get("not_applicable") is not None:
        result = _not_applicable(item, answer["not_applicable"], problems)
    if answer.get("override") is not None:
        result = _overridden(item, result, answer["override"], problems)
    return result


def check_keys(item: Item, answer: Answer, problems: Problems) -> None:
    """Refuse values that belong to another kind; keys that scoring does not know are let be."""
    own = _VALUE_KEYS[type(item)]
    forbidden = _ALL_KEYS if own else _ALL_KEYS.union(_OWN_WORDS)
    for key in answer:
        if key in forbidden and key not in own and answer[key] is not None:
            problems.add("wrong_kind", key, key, list(own))


def _said(answer: Answer, key: str, problems: Problems) -> bool:
    found = answer.get(key)
    if found is not None and not isinstance(found, bool):
        problems.add("wrong_type", key, found, "true or false")
    return found is True


def _reason(found: object, path: str, problems: Problems) -> bool:
    reason = found.get("reason") if isinstance(found, dict) else None
    given = isinstance(reason, str) and bool(reason.strip())
    if not given:
        problems.add("reason_missing", f"{path}.reason", reason)
    return given


def _not_applicable(item: Item, found: object, problems: Problems) -> ItemScore:
    if not item.not_applicable:
        problems.add("not_applicable_not_allowed", "not_applicable", found)
    elif _reason(found, "not_applicable", problems):
        return ItemScore.unscored(item, "not_applicable", by="reason")
    return ItemScore.unscored(item)


def _overridden(item: Item, before: ItemScore, found: object, problems: Problems) -> ItemScore:
    if not isinstance(found, dict):
        problems.add("wrong_type", "override", found, "object with score and reason")
        return before
    if isinstance(item, Indicator):
        problems.add("wrong_kind", "override", "override", list(_VALUE_KEYS[Indicator]))
        return before
    _reason(found, "override", problems)
    score, level = _override_score(item, found.get("score"), problems)
    if score is None:
        return before
    result = ItemScore.scored(score, level=level)
    computed = None if before.score is None else show(before.score, 2)
    result.explanation = {**before.explanation, "computed": computed}
    result.overridden, result.unknown = True, before.unknown
    result.documented = None if before.documented is None else min(score, before.documented)
    return result


def _override_score(
    item: Item, found: object, problems: Problems
) -> tuple[Number | None, str | None]:
    if isinstance(item, Met):
        if found in MET:
            return int(found == "met"), str(found)
        problems.add("unknown_level", "override.score", found, list(MET))
        return None, None
    possible = possible_scores(item)
    value = read_number(found)
    if value is None:
        problems.add("not_a_number", "override.score", found)
        return None, None
    if possible is None:
        if item.lowest <= value <= item.highest:
            return value, None
    elif value in possible:
        return value, level_of(item, value)
    expected = (
        {"at_least": show(item.lowest, 2), "at_most": show(item.highest, 2)}
        if possible is None
        else [show(p, 2) for p in sorted(possible)]
    )
    problems.add("out_of_range", "override.score", found, expected)
    return None, None


def group_score(item: Group, parts: Mapping[str, ItemScore]) -> ItemScore:
    """The sum of a group's parts; parts that are only recorded never count.

    Args:
        item: The group.
        parts: Scores of its parts by id.
    """
    counted = [parts[part.id] for part in item.parts if part.scored]
    scored = [part for part in counted if part.score is not None]
    result = ItemScore(
        status=_group_status(counted, len(scored)),
        lowest=_sum(part.lowest for part in counted),
        highest=_sum(part.highest for part in counted),
        explanation={"answered": len(scored), "count": len(counted)},
    )
    if len(scored) == len(counted):
        result.score = result.lowest
    return result


def _group_status(counted: list[ItemScore], scored: int) -> str:
    if scored == len(counted):
        return "scored"
    return "open" if all(part.status == "open" for part in counted) else "partial"


def _sum(numbers: Iterable[Number]) -> Number:
    total: Number = 0
    for number in numbers:
        total = total + number
    return total
