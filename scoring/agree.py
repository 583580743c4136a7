"""How far several assessors agree about the same service.

Request:
    {"op": "agree", "assessments": [{...}, {...}, ...]}

Two to twenty assessments of the same framework in the version that is loaded.

Reply:
    {"format": "tumstock-agreement", "format_version": 1, "framework": {"id", "version"},
     "assessments": 2, "items": {"2": ITEM, ...}, "sections": [{"id", FIGURES}, ...],
     "total": {FIGURES}}

ITEM     "values": for each assessment {"status", "level", "value"}, where status is that of a
         result (open, partial, scored, unknown, not_applicable, not_assessable), and level and
         value are null unless it is scored. The value is the score in points, of a criterion 0
         not met, 1 partly, 2 met. "spread": highest minus lowest value, null with fewer than
         two values. "agree": true when all say the same, false when two differ, null when
         nobody differs but somebody has not said (open, partial or unknown). Not applicable and
         not assessable are things said.
FIGURES  over the items that all have scored: "items", how many they are; "same" and
         "same_percent", those where all values are equal; "within_one" and
         "within_one_percent", those where no value is more than one level of the item from
         another (one point where a scale has no levels); "kappa" and "kappa_exact", Cohen's
         kappa with quadratic weights, for more than two assessors the mean of all pairs (see
         `scoring.kappa`); "kappa_reason": null, or why there is no kappa, `no_items` or
         `no_variation` (some two gave one and the same value to everything, so that chance
         alone explains their agreement). Percents have one decimal and are null without items;
         kappa has two decimals.

Groups stand for their parts: each part is an item here. Indicators and parts that never count
are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.assess import FORMAT_VERSION
from scoring.assessed import Find, Request, counted_items, read_assessed, section_of
from scoring.exact import Number, exact_text, show, tidy
from scoring.item_score import ItemScore
from scoring.kappa import mean_kappa
from scoring.scale import steps_apart, value_of
from scoring.several import listed, read_several, shared_framework
from scoring.spec import Item

__all__ = ["FORMAT", "agree"]

FORMAT = "tumstock-agreement"
NOT_SAID = ("open", "partial", "unknown")


@dataclass(frozen=True, slots=True)
class _Row:
    """One item as all assessors have it.

    Attributes:
        item: The item.
        scores: Its score by each assessor.
    """

    item: Item
    scores: Sequence[ItemScore]

    @property
    def values(self) -> list[Number]:
        """The values of those who have scored it."""
        values = (value_of(self.item, score) for score in self.scores)
        return [value for value in values if value is not None]

    @property
    def complete(self) -> bool:
        """Whether all have scored it."""
        return len(self.values) == len(self.scores)

    @property
    def same(self) -> bool:
        """Whether all values are equal."""
        return len(set(self.values)) == 1

    @property
    def within_one(self) -> bool:
        """Whether all values are within one level."""
        return steps_apart(self.item, min(self.values), max(self.values)) <= 1

    def agree(self) -> bool | None:
        """True when all say the same, False when two differ, None when it is not settled."""
        said = {
            (score.status, value_of(self.item, score))
            for score in self.scores
            if score.status not in NOT_SAID
        }
        if len(said) > 1:
            return False
        return True if all(score.status not in NOT_SAID for score in self.scores) else None

    def as_data(self) -> dict[str, object]:
        """The item as it stands in the reply."""
        values = self.values
        spread = tidy(Fraction(max(values) - min(values))) if len(values) > 1 else None
        return {
            "values": [_value(self.item, score) for score in self.scores],
            "spread": None if spread is None else show(spread, 2),
            "agree": self.agree(),
        }


def agree(find: Find, asked: Request) -> dict[str, object]:
    """Answer a request for agreement; see the module's description.

    Args:
        find: Finds the framework of an assessment.
        asked: The request, with `assessments`.

    Raises:
        RefusedError: The request is no list of two to twenty assessments of one framework and
            version, or an assessment has problems; paths start with `assessments`.
    """
    assessments = listed(asked.get("assessments"))
    framework = shared_framework(find, assessments)
    given = read_several(assessments, lambda each: read_assessed(framework, each))
    rows = [
        _Row(item, [each.scores[item.id] for each in given]) for item in counted_items(framework)
    ]
    sections = section_of(framework)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework.id, "version": framework.version},
        "assessments": len(given),
        "items": {row.item.id: row.as_data() for row in rows},
        "sections": [
            {"id": each.id, **_figures([r for r in rows if sections[r.item.id] == each.id])}
            for each in framework.sections
        ],
        "total": _figures(rows),
    }


def _value(item: Item, score: ItemScore) -> Mapping[str, object]:
    value = value_of(item, score)
    return {
        "status": score.status,
        "level": score.level,
        "value": None if value is None else show(value, 2),
    }


def _figures(rows: Sequence[_Row]) -> dict[str, object]:
    shared = [row for row in rows if row.complete]
    same = sum(row.same for row in shared)
    within_one = sum(row.within_one for row in shared)
    by_assessor = list(zip(*(row.values for row in shared), strict=True))
    kappa = mean_kappa(by_assessor) if shared else None
    reason = None if kappa is not None else "no_variation" if shared else "no_items"
    return {
        "items": len(shared),
        "same": same,
        "same_percent": _percent(same, len(shared)),
        "within_one": within_one,
        "within_one_percent": _percent(within_one, len(shared)),
        "kappa": None if kappa is None else show(kappa, 2),
        "kappa_exact": None if kappa is None else exact_text(kappa),
        "kappa_reason": reason,
    }


def _percent(part: int, whole: int) -> str | None:
    return show(tidy(Fraction(100 * part, whole)), 1) if whole else None
