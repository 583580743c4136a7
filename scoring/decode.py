"""Rules JSON to `Framework`. The shape is the one that the generator writes for a framework.

The generator has checked a framework long before it gets here and says kindly what is wrong
with it. This is the last line: whatever is missing or of the wrong type raises `SpecError`
with its place, instead of giving a wrong score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypedDict

from scoring.decode_values import read_derived, read_inputs, read_when
from scoring.errors import SpecError
from scoring.exact import Number
from scoring.json_text import FLAG, number, text
from scoring.rules_json import JsonObject
from scoring.spec import (
    Applicability,
    Band,
    Checklist,
    Flag,
    Framework,
    Group,
    Indicator,
    Item,
    Levels,
    Met,
    Notice,
    Rating,
    Repeat,
    Row,
    Section,
    Statement,
    Step,
    Steps,
    Table,
    Threshold,
    Total,
)
from scoring.spec_values import values_of

__all__ = ["framework_from_rules"]


def framework_from_rules(rules: object) -> Framework:
    """Build the framework from its rules JSON.

    Args:
        rules: Object with id, version, profile, applicability, sections, items and total.

    Raises:
        SpecError: Something is missing, of the wrong type or unknown; the message says where.
    """
    data = JsonObject(rules, "rules")
    items = {item.id: item for item in (_item(entry, None) for entry in data.objects("items"))}
    groups = [item for item in items.values() if isinstance(item, Group)]
    listed = [item_id for e in data.objects("sections") for item_id in e.texts("items")]
    if sorted(listed) != sorted(items):
        raise SpecError("rules.sections: expected every item in exactly one section")
    total = _total(data.object("total"))
    order = tuple(_in_order(items.values()))
    return Framework(
        id=data.text("id"),
        version=data.text("version"),
        profile={e.text("id"): e.texts("choices") for e in data.objects("profile")},
        applicability=tuple(_applicability(e) for e in data.objects("applicability")),
        sections=tuple(_section(e, items, total) for e in data.objects("sections")),
        items=items,
        parts={part.id: part for group in groups for part in group.parts},
        order=order,
        ids=frozenset(order),
        total=total,
        repeat=tuple(_repeat(e, total) for e in data.objects("repeat")),
    )


def _repeat(entry: JsonObject, total: Total) -> Repeat:
    until = entry.object("until") if "until" in entry else None
    if until and total.kind != "sum":
        raise entry.wrong("until", "nothing where there is no total")
    return Repeat(
        id=entry.text("id"),
        months=entry.whole("months", least=1),
        until=until.number("score") if until else None,
        then=until.whole("then", least=1) if until else None,
        dated=entry.flag("dated"),
        rules=entry.texts("rules"),
    )


def _section(entry: JsonObject, items: Mapping[str, Item], total: Total) -> Section:
    # where nothing is ever scored, what is recorded counts, so that a team sees how far it has come
    everything = total.kind == "none"
    ids = entry.texts("items")
    listed = [items[item_id] for item_id in ids]
    counted = [item for item in listed if item.scored or everything]
    return Section(
        id=entry.text("id"),
        items=ids,
        counted=counted,
        weight=entry.fraction("weight", 1),
        least=sum(item.lowest for item in counted),
        most=sum(item.highest for item in counted),
    )


def _in_order(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield item.id
        if isinstance(item, Group):
            yield from (part.id for part in item.parts)


def _applicability(entry: JsonObject) -> Applicability:
    condition = entry.object("not_applicable_when")
    return Applicability(
        items=entry.texts("items"),
        profile=condition.text("profile"),
        choices=condition.texts("is"),
        rule=entry.text("rule") if "rule" in entry else None,
    )


def _total(entry: JsonObject) -> Total:
    return Total(
        kind=entry.one_of("kind", ("sum", "met_share", "none")),
        unit=entry.text("unit"),
        decimals=entry.whole("decimals", 0),
        bands=tuple(_band(e, entry.whole("decimals", 0)) for e in entry.objects("bands")),
        thresholds=tuple(
            Threshold(id=e.text("id"), share=Fraction(e.fraction("share")))
            for e in entry.objects("thresholds")
        ),
    )


def _band(entry: JsonObject, places: int) -> Band:
    name, start, end = entry.text("id"), entry.number("from"), entry.number("to")
    head = f'"id":{text(name)},"from":{number(start, places)},"to":{number(end, places)}'
    shown = {possible: f'{{{head},"possible":{word}}}' for possible, word in FLAG.items()}
    return Band(id=name, start=start, end=end, shown=shown)


class _Common(TypedDict):
    id: str
    not_applicable: bool
    group: str | None
    scored: bool


def _common(entry: JsonObject, group: str | None) -> _Common:
    return {
        "id": _plain_id(entry),
        "not_applicable": entry.flag("not_applicable"),
        "group": group,
        "scored": entry.flag("scored", default=True),
    }


def _plain_id(entry: JsonObject) -> str:
    """An id that stands in JSON as it is, so that it need not be escaped each time."""
    found = entry.text("id")
    if not found.isprintable() or '"' in found or "\\" in found:
        raise entry.wrong("id", "printable text without quotation marks or backslashes")
    return found


def _item(entry: JsonObject, group: str | None) -> Item:
    return _KINDS[entry.one_of("kind", _KINDS)](entry, group)


def _levels(entry: JsonObject, group: str | None) -> Item:
    points = entry.numbers("levels")
    if not points:
        raise entry.wrong("levels", "points by level")
    return Levels(
        **_common(entry, group),
        points=points,
        lowest=min(points.values()),
        highest=max(points.values()),
    )


def _steps(entry: JsonObject, group: str | None) -> Item:
    steps = tuple(
        Step(
            level=e.text("level"),
            points=n,
            statements=tuple(
                Statement(s.text("id"), shortcoming=s.flag("shortcoming"))
                for s in e.objects("statements")
            ),
        )
        for n, e in enumerate(entry.objects("steps"), start=1)
    )
    if not steps or not all(step.statements for step in steps):
        raise entry.wrong("steps", "steps, each with statements")
    return Steps(**_common(entry, group), steps=steps, lowest=1, highest=len(steps))


def _checklist(entry: JsonObject, group: str | None) -> Item:
    points, counts = entry.texts("points"), entry.numbers("counts")
    met = [str(n) for n in range(len(points) + 1)]
    if {*counts} != {*met}:
        raise entry.wrong("counts", f"a score for each of 0 to {len(points)}")
    scores = tuple(counts[n] for n in met)
    return Checklist(
        **_common(entry, group),
        points=points,
        counts=scores,
        lowest=min(scores),
        highest=max(scores),
    )


def _table(entry: JsonObject, group: str | None) -> Item:
    points = entry.numbers("levels")
    rows = tuple(_row(e, points) for e in entry.objects("rows"))
    scores = [row.score for row in rows if row.score is not None] + list(points.values())
    if not scores:
        raise entry.wrong("rows", "rows that give a score")
    derived = read_derived(entry)
    read = [name for row in rows for name in values_of(row.when)]
    shown = [*read, *entry.texts("figures"), *(step.id for step in derived)]
    return Table(
        **_common(entry, group),
        inputs=read_inputs(entry),
        derived=derived,
        rows=rows,
        shown=tuple(dict.fromkeys(shown)),
        notices=tuple(
            Notice(kind=e.text("kind"), rule=e.text("rule"), when=read_when(e))
            for e in entry.objects("notices")
        ),
        points=points,
        lowest=min(scores),
        highest=max(scores),
    )


def _row(entry: JsonObject, points: Mapping[str, Number]) -> Row:
    when = read_when(entry)
    if "outcome" in entry:
        entry.one_of("outcome", ("not_assessable",))
        return Row(when=when)
    if "level" in entry:
        level = entry.one_of("level", points)
        return Row(when=when, level=level, score=points[level])
    return Row(when=when, score=entry.number("score"))


def _rating(entry: JsonObject, group: str | None) -> Item:
    return Rating(**_common(entry, group), lowest=entry.number("min"), highest=entry.number("max"))


def _met(entry: JsonObject, group: str | None) -> Item:
    return Met(**_common(entry, group), lowest=0, highest=1)


def _indicator(entry: JsonObject, group: str | None) -> Item:
    common = _common(entry, group)
    common["scored"] = False
    return Indicator(
        **common,
        inputs=read_inputs(entry),
        derived=read_derived(entry),
        figures=entry.texts("figures"),
        flags=tuple(Flag(id=e.text("id"), when=read_when(e)) for e in entry.objects("flags")),
        lowest=0,
        highest=0,
    )


def _group(entry: JsonObject, group: str | None) -> Item:
    if group is not None:
        raise entry.wrong("kind", "a kind other than group inside a group")
    common = _common(entry, None)
    parts = tuple(_item(e, common["id"]) for e in entry.objects("parts"))
    counted = [part for part in parts if part.scored]
    if not counted:
        raise entry.wrong("parts", "at least one part that counts")
    return Group(
        **common,
        parts=parts,
        lowest=sum(part.lowest for part in counted),
        highest=sum(part.highest for part in counted),
    )


_KINDS: Mapping[str, Callable[[JsonObject, str | None], Item]] = {
    "levels": _levels,
    "steps": _steps,
    "checklist": _checklist,
    "table": _table,
    "rating": _rating,
    "met": _met,
    "group": _group,
    "indicator": _indicator,
}
