"""What the next step of each item, and each target that a team has set, would add to the total.

Request:
    {"op": "gains", "assessment": {...}}

Reply:
    {"format": "tumstock-gains", "format_version": 1, "framework": {"id", "version"},
     "kind": "sum", "unit": "of_100", "max": "100",
     "gains": [STEP, ...], "targets": [TARGET, ...], "together": TOGETHER or null}

EFFECT  "gain" is what the total rises by, rounded as totals are; "exact" the same as a whole
        number or fraction; "percent" its share of the most that the total can be, with one
        decimal. "band" is the highest band that is reached for certain and was not before, or
        null; "thresholds" are the ids of the shares that are reached and were not before.
STEP    an EFFECT with "item", "kind", "section", "group" (null but for parts), "from" and "to"
        as {"score", "level"}, "needs" (see `scoring.next_step`), and "overridden": whether the
        score it starts from was set by hand.
TOGETHER  an EFFECT with "sections", which holds for every section {"id", "score", "lowest",
        "highest", "max"}, as in a result, once the targets of all scored items are reached.
TARGET  an EFFECT with "item", "kind", "section", "group", "status", "from", "to", and "reached":
        whether the item is where the target is, or above. A target that is reached gains 0.
        Of an item without a score "from", "gain", "exact", "percent" and "reached" are null.

Both lists have the largest gain first, then the order of the framework. "together" is what all
targets of scored items give at once, null when there are none.

While items are open the total is a range (G-04). Both of its ends rise by the gain, and a band
is reached when its lower end is. What may fall away, because the profile leaves it open, gains
what it would if it applied, and takes nobody to a band for certain. Only items that are scored
and below their top have a next step: what is open, not known, not applicable or not assessable is
no gain. Where criteria are counted, "max" is the number that apply; it and "percent" are null
while the profile leaves that open. Frameworks without a total have neither gains nor targets.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.assess import FORMAT_VERSION
from scoring.assessed import (
    Assessed,
    Find,
    Request,
    counted_items,
    read_assessed,
    section_of,
)
from scoring.errors import RefusedError
from scoring.exact import Number, exact_text, show, tidy
from scoring.item_score import ItemScore, kind_of
from scoring.items import group_score
from scoring.next_step import next_step
from scoring.scale import value_of
from scoring.sections import score_section
from scoring.spec import Group, Item
from scoring.targets import read_targets
from scoring.totals import needed
from scoring.undecided import NOTHING

__all__ = ["FORMAT", "gains"]

FORMAT = "tumstock-gains"
_SECTION_KEYS = ("id", "score", "lowest", "highest", "max")

_NOTHING: Mapping[str, object] = {
    "gain": None, "exact": None, "percent": None, "band": None, "thresholds": []
}  # fmt: skip
"""The effect of a target that has nothing to be counted from; it stands last."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """What an assessment has for certain.

    Attributes:
        points: What the total has risen by if everything applies that may; where criteria are
            counted, the number that are met.
        certain: Lowest possible total whatever the profile will say; not told of criteria.
        thresholds: Thresholds that are reached whatever the profile will say.
    """

    points: Number = 0
    certain: Number = 0
    thresholds: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class _Ranked:
    """An entry of the reply with its gain, to sort by."""

    gain: Number
    data: dict[str, object]


def gains(find: Find, asked: Request) -> dict[str, object]:
    """Answer a request for gains; see the module's description.

    Args:
        find: Finds the framework of an assessment.
        asked: The request, with `assessment`.

    Raises:
        RefusedError: With every problem of the assessment, or else of its targets.
    """
    found = asked.get("assessment")
    framework = find(found)
    given = read_assessed(framework, found)
    targets, problems = read_targets(given)
    if problems:
        raise RefusedError(tuple(problems))
    change = _Change(given)
    scored = {key: to for key, to in targets.items() if given.scores[key].score is not None}
    most = change.most
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework.id, "version": framework.version},
        "kind": framework.total.kind,
        "unit": framework.total.unit,
        "max": None if most is None else show(most, framework.total.decimals),
        "gains": _sorted(change.steps()),
        "targets": _sorted(change.aims(targets)),
        "together": change.together(scored) if scored else None,
    }


def _sorted(entries: Iterable[_Ranked]) -> list[dict[str, object]]:
    return [each.data for each in sorted(entries, key=lambda each: -each.gain)]


class _Change:
    """What a change of scores does to the total of one assessment.

    Attributes:
        given: The assessment.
        before: What it has for certain.
        most: Highest total there is, None while the profile leaves it open.
    """

    def __init__(self, given: Assessed) -> None:
        framework = given.framework
        self.given = given
        self._items = {**framework.items, **framework.parts}
        self._sections = section_of(framework)
        self._weights = {section.id: section.weight for section in framework.sections}
        self.most: Number | None
        if framework.total.kind == "met_share":
            applicable = {i for i in framework.items if given.scores[i].status != "not_applicable"}
            self._bases = [applicable - gone for gone in given.away or NOTHING]
            self.before = self._counted(given.scores)
            self.most = len(self._bases[0]) if len(self._bases) == 1 else None
        else:
            counting = [
                (item, given.scores[item.id], self._weights[self._sections[item.id]])
                for item in framework.items.values()
                if item.scored and given.scores[item.id].status != "not_applicable"
            ]
            lowest = {item.id: score.lowest * weight for item, score, weight in counting}
            most = {item.id: item.highest * weight for item, _, weight in counting}
            self._cases = [(gone, _left(lowest, gone)) for gone in given.away or NOTHING]
            self.before = _Reach(certain=self._certain({}))
            highest = tidy(max(_left(most, gone) for gone, _ in self._cases))
            self.most = highest if framework.total.kind == "sum" else None

    def steps(self) -> Iterator[_Ranked]:
        """The next step of every item that has one, in the order of the framework."""
        if self.given.framework.total.kind == "none":
            return
        for item in counted_items(self.given.framework):
            now = self.given.scores[item.id]
            step = next_step(item, now, self.given.answers)
            if step is None:
                continue
            after = ItemScore.scored(step.score, level=step.level)
            gain, effect = self.effect({item.id: after})
            data = {
                **self._named(item),
                "from": _shown(now),
                "to": _shown(after),
                **effect,
                "needs": dict(step.needs),
                "overridden": now.overridden,
            }
            yield _Ranked(gain, data)

    def aims(self, targets: Mapping[str, ItemScore]) -> Iterator[_Ranked]:
        """Every target, in their order, from where the item is now."""
        for item_id, to in targets.items():
            item, now = self._items[item_id], self.given.scores[item_id]
            known = now.score is not None
            gain, effect = self.effect({item_id: to}) if known else (-1, _NOTHING)
            data = {
                **self._named(item),
                "status": now.status,
                "from": _shown(now) if known else None,
                "to": _shown(to),
                "reached": not self._higher(item_id, to) if known else None,
                **effect,
            }
            yield _Ranked(gain, data)

    def effect(self, to: Mapping[str, ItemScore]) -> tuple[Number, dict[str, object]]:
        """What the total rises by when scored items go to other scores; never down."""
        total = self.given.framework.total
        after = self._after({key: score for key, score in to.items() if self._higher(key, score)})
        gain = tidy(after.points - self.before.points)
        share = Fraction(100 * gain) / self.most if self.most else None
        new = [b for b in total.bands if self.before.certain < b.start <= after.certain]
        best = max(new, key=lambda band: band.start, default=None)
        return gain, {
            "gain": show(gain, total.decimals),
            "exact": exact_text(gain),
            "percent": None if share is None else show(tidy(share), 1),
            "band": None if best is None else best.id,
            "thresholds": [key for key in after.thresholds if key not in self.before.thresholds],
        }

    def together(self, to: Mapping[str, ItemScore]) -> dict[str, object]:
        """What several targets do at once, to the total and to every section."""
        scores = self._replaced(
            {key: score for key, score in to.items() if self._higher(key, score)}
        )
        total = self.given.framework.total
        sections = []
        for section in self.given.framework.sections:
            counted = [scores[item.id] for item in section.counted]
            found = score_section(section, counted, self.given.away)
            figures = json.loads(found.as_text(total.decimals))
            sections.append({key: figures[key] for key in _SECTION_KEYS})
        return {**self.effect(to)[1], "sections": sections}

    def _named(self, item: Item) -> dict[str, object]:
        return {
            "item": item.id,
            "kind": kind_of(item),
            "section": self._sections[item.id],
            "group": item.group,
        }

    def _higher(self, item_id: str, to: ItemScore) -> bool:
        item = self._items[item_id]
        return (value_of(item, to) or 0) > (value_of(item, self.given.scores[item_id]) or 0)

    def _after(self, changed: Mapping[str, ItemScore]) -> _Reach:
        scores = self._replaced(changed)
        if self.given.framework.total.kind != "sum":
            return self._counted(scores)
        rises = {
            item_id: (scores[item_id].lowest - self.given.scores[item_id].lowest)
            * self._weights[self._sections[item_id]]
            for item_id in self._tops(changed)
        }
        return _Reach(points=_left(rises), certain=self._certain(rises))

    def _certain(self, rises: Mapping[str, Number]) -> Number:
        """The lowest total whatever falls away, once items have risen by so many points."""
        return tidy(min(points + _left(rises, gone) for gone, points in self._cases))

    def _replaced(self, changed: Mapping[str, ItemScore]) -> dict[str, ItemScore]:
        """All scores once some are others, those of their groups too."""
        scores = {**self.given.scores, **changed}
        for item_id in self._tops(changed):
            item = self._items[item_id]
            if isinstance(item, Group) and item_id not in changed:
                scores[item_id] = group_score(item, scores)
        return scores

    def _tops(self, changed: Iterable[str]) -> Iterable[str]:
        """Items that a change touches, a group in place of its parts.

        A group that has a target of its own goes to that target, whatever its parts go to.
        """
        return dict.fromkeys(self._items[item_id].group or item_id for item_id in changed)

    def _counted(self, scores: Mapping[str, ItemScore]) -> _Reach:
        """How many criteria are met, in a framework that counts them."""
        framework, bases = self.given.framework, self._bases
        met = {i for i in framework.items if scores[i].level == "met"}
        reached = [
            limit.id
            for limit in framework.total.thresholds
            if all(base and len(base & met) >= needed(limit.share, len(base)) for base in bases)
        ]
        return _Reach(points=len(met), thresholds=reached)


def _left(points: Mapping[str, Number], gone: Collection[str] = ()) -> Number:
    """What points by item come to without some of the items."""
    return sum(each for item_id, each in points.items() if item_id not in gone)


def _shown(score: ItemScore) -> dict[str, object]:
    """A score that is settled, so that it is its own lowest."""
    return {"score": show(score.lowest, 2), "level": score.level}
