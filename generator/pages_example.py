"""A worked example as a page tells it: what was answered, and every step to the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.model import ChecklistItem, GroupItem, IndicatorItem, StepsItem, TableItem

if TYPE_CHECKING:
    from generator.model import Item, Section
    from generator.pages_context import Context
    from generator.worked_example import Example

_MET = {"met": "form.met_full", "partly": "form.met_partly", "not_met": "form.met_not"}
type _Told = tuple[list[Markup], list[Markup]]
"""What was said of an item, and what is listed below it."""

_SHARES = ("percent", "share_at_most")
"""Operations that give a percentage."""


@dataclass(frozen=True, slots=True)
class Line:
    """One answered item, or a part of one.

    Attributes:
        item: The item.
        said: What was answered and what follows from it, a sentence or a figure each.
        listed: Statements or points that belong to what was said.
        rules: Reading rules that settled the score.
        score: Points as the scoring shows them; None where it gives none.
        part: Whether it is a part of the item above.
    """

    item: Item
    said: tuple[Markup, ...]
    listed: tuple[Markup, ...]
    rules: tuple[str, ...]
    score: str | None
    part: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """A section of the example.

    Attributes:
        section: The section.
        lines: Its answered items, in order, parts after their group.
        terms: Points that are added up.
        result: What the scoring says of the section.
    """

    section: Section
    lines: tuple[Line, ...]
    terms: tuple[str, ...]
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Worked:
    """The whole example.

    Attributes:
        profile: Label and choice of each profile question that was answered.
        sums: The sections, in order.
        total: What the scoring says of the total.
    """

    profile: tuple[tuple[Markup, Markup], ...]
    sums: tuple[Sum, ...]
    total: Mapping[str, Any]


def worked_out(c: Context, example: Example) -> Worked:
    """Tell a worked example in the words of a page."""
    of_sections = {one["id"]: one for one in example.result["sections"]}
    words = c.words
    return Worked(
        tuple(
            (words("profile", name, "label"), words("profile", name, "choices", choice))
            for name, choice in example.profile.items()
        ),
        tuple(_sum(c, example, one, of_sections[one.id]) for one in c.framework.sections),
        example.result["total"],
    )


def _sum(c: Context, example: Example, section: Section, result: Mapping[str, Any]) -> Sum:
    lines = tuple(
        _line(c, example, one, part=one is not item)
        for item in c.framework.items_of(section)
        for one in (item, *c.parts(item))
        if example.result["items"][one.id]["status"] != "open"
    )
    terms = (one.score for one in lines if not one.part)
    return Sum(section, lines, tuple(score for score in terms if score is not None), result)


def _line(c: Context, example: Example, item: Item, *, part: bool) -> Line:
    found = example.result["items"][item.id]
    answer = example.answers.get(item.id, {})
    why = found["explanation"]
    rules = [str(one["rule"]) for one in why.get("notices", ())]
    told: _Told = ([c.t("example.not_applicable")], [])
    if found["status"] == "not_applicable":
        rules.append(why["rule"])
    else:
        told = _told(c, example, item, found, answer)
    said, listed = told
    return Line(item, tuple(said), tuple(listed), tuple(rules), found["score"], part)


def _told(
    c: Context, example: Example, item: Item, found: Mapping[str, Any], answer: Mapping[str, Any]
) -> _Told:
    """What was said of an item, and the statements or points that belong to it."""
    at, why = ("items", item.id), found["explanation"]
    match item:
        case GroupItem():
            scores = (example.result["items"][one.id]["score"] for one in item.parts)
            terms = [score for score in scores if score is not None]
            return [Markup("{} = {}").format(added(c, terms), c.number(found["score"]))], []
        case TableItem() | IndicatorItem() if "inputs" in answer:
            flags = [c.words(*at, "flags", flag) for flag in why.get("flags", ())]
            return [*_inputs(c, item, answer["inputs"]), *_derived(c, item, why["values"])], flags
        case StepsItem():
            held = [c.words(*at, "statements", one["statement"]) for one in why["held_by"]]
            said = [c.t("example.step", level=why["step"])]
            return [*said, *([c.t("example.held")] if held else [])], held
        case ChecklistItem():
            points = [c.words(*at, "points", one) for one in answer.get("points", ())]
            return [c.t("example.points", met=why["met"], of=why["of"])], points
    if "rating" in answer:
        return [c.t("example.rating", value=c.number(found["score"]))], []
    return list(_picked(c, item, found["level"])), []


def _picked(c: Context, item: Item, level: str | None) -> Iterator[Markup]:
    """The level that was chosen, in words."""
    if level in _MET:
        yield c.t(_MET[level])
    elif level is not None:
        yield c.words("items", item.id, "levels", level)


def added(c: Context, terms: Iterable[str]) -> str:
    """Numbers as a sum that is still to be worked out."""
    return " + ".join(map(c.number, terms))


def _inputs(c: Context, item: TableItem | IndicatorItem, given: Mapping[str, Any]) -> list[Markup]:
    told = []
    for one in item.inputs:
        if one.id in given:
            at = ("items", item.id, "inputs", one.id)
            value = given[one.id]
            text = c.words(*at, "choices", value) if one.choices else _value(c, value)
            unit = c.words.maybe(*at, "unit") or ("%" if one.type == "percent" else None)
            told.append(_figure(c.words(*at, "label"), text, unit))
    return told


def _derived(
    c: Context, item: TableItem | IndicatorItem, values: Mapping[str, str]
) -> list[Markup]:
    shown = [name for name in item.shown if name in values]
    at = ("items", item.id, "derived")
    return [
        _figure(c.words(*at, name), _value(c, values[name]), _unit(item, name)) for name in shown
    ]


def _unit(item: TableItem | IndicatorItem, name: str) -> str | None:
    """The sign of a percentage where a value is one, wherever it comes from."""
    if given := item.input(name):
        return "%" if given.type == "percent" else None
    operation = item.derived[name]
    if operation.operation in _SHARES:
        return "%"
    return _unit(item, operation.of[0]) if operation.operation == "either" else None


def _figure(label: Markup, value: str, unit: str | None) -> Markup:
    after = f"\N{NO-BREAK SPACE}{unit}" if unit else ""
    return Markup("{}: <strong>{}{}</strong>").format(label, value, after)


def _value(c: Context, value: Any) -> str:
    """A value as it was entered or worked out; a small table by its number of rows."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {_value(c, number)}" for name, number in value.items())
    if isinstance(value, list):
        if any(isinstance(row, Mapping | list) for row in value):
            return c.t.plain("example.rows", count=len(value))
        return "; ".join(_value(c, number) for number in value)
    text = str(value)
    try:
        return c.number(text.replace(",", "."))
    except ValueError:
        return c.day(text)
