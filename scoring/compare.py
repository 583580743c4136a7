"""What has changed between assessments of one framework, from the first to the last.

Request:
    {"op": "compare", "assessments": [older, ..., newer], "maps": [...]}

Two to twenty assessments in the order they are to be compared. All are scored by the version
that is loaded; an older one is read through `maps` (may be left out), see `scoring.id_maps`.

Reply:
    {"format": "tumstock-comparison", "format_version": 1, "framework": {"id", "version"},
     "assessments": [{"version", "total", "sections", "not_mapped"}, ...],
     "items": [ITEM, ...], "apart": [ITEM, ...],
     "sections": [{"id", "change", "exact"}, ...], "total": {"change", "exact"}}

assessments  "version" is the one it was given in; "total" and "sections" are as in a result;
             "not_mapped" lists what was said in it and has no place in the loaded version.
ITEM         "item", "kind", "section", "group" (null but for parts); "values", for each
             assessment {"status", "level", "value"} and of an indicator also its "figures"; and
             "changed", "change", "exact". The status is that of a result, or `absent` where the
             version of the assessment does not have the item. The value is the score in points,
             of a criterion 0 not met, 1 partly, 2 met. "change" is the last value minus the
             first, "exact" the same as a whole number or fraction; both are null unless both
             are scored. "changed" says whether anything shown of the item differs between the
             first and the last.
items        Those that exist in all of the assessments, or apply in none: changed ones first,
             the largest change up or down first, then those whose change is no number, then
             the order of the framework.
apart        Items that only some of the assessments have, because of their version, or because
             they do not apply to all; in the order of the framework.
sections     What the score of each section, and the total, has changed by: in points, weighted,
total        or in criteria that are met. Null while the first or the last is not complete.

Groups and their parts are both listed. Parts that never count are recorded, like indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.assess import FORMAT_VERSION
from scoring.assessed import Assessed, Find, Request, read_assessed, section_of
from scoring.errors import RefusedError
from scoring.exact import Number, exact_text, show, tidy
from scoring.id_maps import Moved, move, read_maps
from scoring.item_score import kind_of
from scoring.scale import value_of
from scoring.several import listed, read_several, shared_framework
from scoring.spec import Framework, Indicator, Item

__all__ = ["FORMAT", "compare"]

FORMAT = "tumstock-comparison"
_GONE = ("absent", "not_applicable")


@dataclass(frozen=True, slots=True)
class _Row:
    """One item in all assessments.

    Attributes:
        item: The item.
        values: Its exact value in each, None where it is not scored.
        shown: The same as it stands in the reply, with what else there is to say.
    """

    item: Item
    values: Sequence[Number | None]
    shown: Sequence[Mapping[str, object]]

    @property
    def apart(self) -> bool:
        """Whether only some of the assessments have it."""
        gone = [shown["status"] in _GONE for shown in self.shown]
        return any(gone) and not all(gone)

    @property
    def changed(self) -> bool:
        """Whether the first and the last differ."""
        return self.values[0] != self.values[-1] or self.shown[0] != self.shown[-1]

    @property
    def change(self) -> Number | None:
        """The last value minus the first, None unless there are both."""
        return _difference(self.values[0], self.values[-1])

    @property
    def rank(self) -> tuple[bool, bool, Number]:
        """What it is sorted by."""
        change = self.change
        return not self.changed, change is None, 0 if change is None else -abs(Fraction(change))


def compare(find: Find, asked: Request) -> dict[str, object]:
    """Answer a request for a comparison; see the module's description.

    Args:
        find: Finds the framework of an assessment.
        asked: The request, with `assessments` and perhaps `maps`.

    Raises:
        RefusedError: The request is no list of two to twenty assessments of one framework, the
            maps make no sense, or an assessment has problems; paths start with `assessments`
            or `maps`.
    """
    assessments = listed(asked.get("assessments"))
    framework = shared_framework(find, assessments)
    maps = read_maps(asked.get("maps"), framework)
    moved = [move(framework, each, maps) for each in assessments]
    given = read_several(moved, lambda each: _read_moved(framework, each))
    pairs = list(zip(given, moved, strict=True))
    items = {**framework.items, **framework.parts}
    rows = [_row(items[item_id], pairs) for item_id in framework.order]
    sections = section_of(framework)
    together = sorted((row for row in rows if not row.apart), key=lambda row: row.rank)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework.id, "version": framework.version},
        "assessments": [
            {
                "version": was.version,
                "total": each.total,
                "sections": each.sections,
                "not_mapped": list(was.lost),
            }
            for each, was in pairs
        ],
        "items": [_item_data(row, sections) for row in together],
        "apart": [_item_data(row, sections) for row in rows if row.apart],
        "sections": [
            {"id": each.id, **_between([one.sections[n].get("exact") for one in given], framework)}
            for n, each in enumerate(framework.sections)
        ],
        "total": _between([_total(one) for one in given], framework),
    }


def _read_moved(framework: Framework, moved: Moved) -> Assessed:
    try:
        return read_assessed(framework, moved.assessment)
    except RefusedError as error:
        raise RefusedError(tuple(moved.as_given(each) for each in error.problems)) from None


def _row(item: Item, pairs: Iterable[tuple[Assessed, Moved]]) -> _Row:
    values: list[Number | None] = []
    shown: list[Mapping[str, object]] = []
    for each, was in pairs:
        score = each.scores[item.id]
        value = value_of(item, score)
        data: dict[str, object] = {
            "status": score.status if was.existed(item.id) else "absent",
            "level": score.level,
            "value": None if value is None else show(value, 2),
        }
        if isinstance(item, Indicator):
            data["figures"] = score.explanation.get("values", {})
        values.append(value)
        shown.append(data)
    return _Row(item, values, shown)


def _item_data(row: _Row, sections: Mapping[str, str]) -> dict[str, object]:
    change = row.change
    return {
        "item": row.item.id,
        "kind": kind_of(row.item),
        "section": sections[row.item.id],
        "group": row.item.group,
        "values": list(row.shown),
        "changed": row.changed,
        "change": None if change is None else show(change, 2),
        "exact": None if change is None else exact_text(change),
    }


def _difference(first: Number | None, last: Number | None) -> Number | None:
    return None if first is None or last is None else tidy(last - first)


def _total(given: Assessed) -> object:
    """The exact total, or the number of criteria met; None while it is not complete."""
    total = given.total
    return total.get("exact", total.get("met")) if total["complete"] else None


def _between(exact: Sequence[object], framework: Framework) -> dict[str, object]:
    first, last = (None if one is None else Fraction(str(one)) for one in (exact[0], exact[-1]))
    change = _difference(first, last)
    return {
        "change": None if change is None else show(change, framework.total.decimals),
        "exact": None if change is None else exact_text(change),
    }
