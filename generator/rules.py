"""The rules of a framework as scoring reads them: ids and numbers, no words and no sources.

Scales are looked up, so that an item carries its own levels. Exact numbers that are no whole
numbers are text ("74.5", "2/3"). What has its default value is left out. The same framework
always gives the same rules, key by key.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from generator.model import (
    Applicability,
    Band,
    ChecklistItem,
    Derived,
    Flag,
    Framework,
    GroupItem,
    IndicatorItem,
    Input,
    Item,
    Notice,
    RatingItem,
    Row,
    StepsItem,
    TableItem,
)
from generator.model_operations import Detail
from generator.model_values import AnyCondition, Column, Condition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model_base import Number
    from generator.model_use import Repeat

type Rules = dict[str, Any]


def rules_json(framework: Framework) -> Rules:
    """The rules of a framework, ready for `json.dumps` and `scoring.decode`."""
    total = framework.total
    rules: Rules = {
        "id": framework.id,
        "version": framework.version,
        "profile": [{"id": one.id, "choices": list(one.choices)} for one in framework.profile],
        "applicability": [_applicability(one) for one in framework.applicability],
        "sections": [
            {"id": one.id, "weight": _exact(one.weight), "items": list(one.items)}
            for one in framework.sections
        ],
        "total": {
            "kind": total.kind,
            "unit": total.unit,
            "decimals": total.decimals,
            "bands": [_band(one) for one in total.bands],
            "thresholds": [{"id": t.id, "share": _exact(t.share)} for t in total.thresholds],
        },
        "items": [_item(item, framework) for item in framework.items],
        **({"repeat": [_repeat(one) for one in framework.repeat]} if framework.repeat else {}),
    }
    if framework.id_maps:
        rules["id_maps"] = maps_json(framework)
    return rules


def maps_json(framework: Framework) -> list[Rules]:
    """The maps from earlier versions, as `scoring.id_maps` and the form read them."""
    return [
        {"from": one.from_, "to": one.to, "items": dict(one.items)} for one in framework.id_maps
    ]


def _exact(number: Number | Fraction) -> int | str:
    """A whole number as it is, any other as text."""
    if isinstance(number, Fraction):
        return int(number) if number.denominator == 1 else str(number)
    return number if isinstance(number, int) else str(number)


def _points(levels: Mapping[str, Number]) -> Rules:
    return {level: _exact(points) for level, points in levels.items()}


def _band(band: Band) -> Rules:
    return {"id": band.id, "from": _exact(band.from_), "to": _exact(band.to)}


def _repeat(one: Repeat) -> Rules:
    rules: Rules = {"id": one.id, "months": one.months}
    if one.until:
        rules["until"] = {"score": _exact(one.until.score), "then": one.until.then}
    if one.dated:
        rules["dated"] = True
    return rules | ({"rules": list(one.rules)} if one.rules else {})


def _applicability(one: Applicability) -> Rules:
    when = one.not_applicable_when
    return {
        "items": list(one.items),
        "not_applicable_when": {"profile": when.profile, "is": list(when.is_)},
        "rule": one.rule,
    }


def _item(item: Item, framework: Framework) -> Rules:
    rules: Rules = {"id": item.id, "kind": item.kind}
    if item.not_applicable:
        rules["not_applicable"] = True
    if isinstance(item, TableItem | RatingItem) and not item.scored:
        rules["scored"] = False
    if levels := framework.levels_of(item):
        rules["levels"] = _points(levels)
    match item:
        case StepsItem():
            rules["steps"] = _steps(item)
        case ChecklistItem():
            rules["points"] = [point.id for point in item.points]
            rules["counts"] = _points(item.counts)
        case TableItem():
            rules |= _measured(item)
            rules["rows"] = [_row(row) for row in item.rows]
            rules["notices"] = [_notice(notice) for notice in item.notices]
        case IndicatorItem():
            rules |= _measured(item)
            rules["flags"] = [_flag(flag) for flag in item.flags]
        case RatingItem():
            rules |= {"min": _exact(item.min), "max": _exact(item.max)}
        case GroupItem():
            rules["parts"] = [_item(part, framework) for part in item.parts]
        case _:
            pass
    return rules


def _steps(item: StepsItem) -> list[Rules]:
    def statement(statement_id: str, *, shortcoming: bool) -> Rules:
        return {"id": statement_id} | ({"shortcoming": True} if shortcoming else {})

    return [
        {
            "level": step.level,
            "statements": [statement(s.id, shortcoming=s.shortcoming) for s in step.statements],
        }
        for step in item.steps
    ]


def _measured(item: TableItem | IndicatorItem) -> Rules:
    return {
        "inputs": [_input(one) for one in item.inputs],
        "derived": {name: _derived(one) for name, one in item.derived.items()},
        "figures": list(item.figures),
    }


def _input(one: Column) -> Rules:
    rules: Rules = {"id": one.id, "type": one.type}
    for name, limit in (("min", one.min), ("max", one.max)):
        if limit is not None:
            rules[name] = _exact(limit)
    if one.choices:
        rules["choices"] = list(one.choices)
    if one.default is not None:
        rules["default"] = _exact(one.default)
    if one.optional:
        rules["optional"] = True
    if isinstance(one, Input) and one.columns:
        rules["columns"] = [_input(column) for column in one.columns]
    return rules


def _derived(one: Derived) -> Rules:
    if one.detail is not None:
        return {one.operation: _detail(one.detail)}
    if one.at_most is not None:
        return {one.operation: {"of": one.of[0], "at_most": one.at_most}}
    return {one.operation: one.of[0] if len(one.of) == 1 else list(one.of)}


def _detail(detail: Detail) -> Rules:
    rules: Rules = {}
    for name in type(detail).model_fields:
        value = getattr(detail, name)
        if name in ("where", "or_where"):
            value = [_condition(condition) for condition in value]
        elif isinstance(value, tuple):
            value = list(value)
        elif value is not None and not isinstance(value, str):
            value = _exact(value)
        if value not in (None, []):
            rules[name] = value
    return rules


def _condition(condition: Condition) -> Rules:
    if isinstance(condition, AnyCondition):
        return {"any": [_condition(one) for one in condition.any]}
    rules: Rules = {"value": condition.value}
    rules |= {n: b if isinstance(b, str) else _exact(b) for n, b in condition.bounds.items()}
    if condition.is_:
        rules["is"] = list(condition.is_)
    if condition.filled is not None:
        rules["filled"] = condition.filled
    return rules


def _when(part: Row | Notice | Flag) -> list[Rules]:
    return [_condition(condition) for condition in part.when]


def _row(row: Row) -> Rules:
    rules: Rules = {}
    if row.level is not None:
        rules["level"] = row.level
    if row.score is not None:
        rules["score"] = _exact(row.score)
    if row.outcome is not None:
        rules["outcome"] = row.outcome
    return rules | ({"when": _when(row)} if row.when else {})


def _notice(notice: Notice) -> Rules:
    return {"kind": notice.kind, "rule": notice.rule, "when": _when(notice)}


def _flag(flag: Flag) -> Rules:
    return {"id": flag.id, "when": _when(flag)}
