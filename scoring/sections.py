"""Sums of sections, weighted exactly and rounded once when they are shown (T-SEQF-06)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.exact import Number, exact_text, show, show_quotient, tidy
from scoring.item_score import ItemScore
from scoring.spec import Framework, Section, Steps

__all__ = ["SectionScore", "score_section"]


@dataclass(slots=True, kw_only=True)
class SectionScore:
    """One section; all scores are weighted, only `points` is not.

    Attributes:
        id: Section id.
        weight: Exact multiplier.
        points: Sum of the scored items, before weighting.
        subtotal: The same, weighted.
        lowest: Lowest weighted score still possible.
        highest: Highest weighted score still possible.
        least: Lowest weighted score of the section at all.
        most: Highest weighted score of the section at all.
        documented: Weighted sum of what evidence supports; None without progressive ladders.
        answered: Applicable items that are scored; recorded ones where nothing is ever scored.
        count: Applicable items.
    """

    id: str
    weight: Number
    points: Number
    subtotal: Number
    lowest: Number
    highest: Number
    least: Number
    most: Number
    documented: Number | None
    answered: int
    count: int

    @property
    def complete(self) -> bool:
        """Whether every applicable item is scored."""
        return self.answered == self.count

    def as_data(self, places: int) -> dict[str, object]:
        """The section as JSON data, shown with `places` decimals; `exact` is not rounded."""
        score = self.subtotal if self.complete and self.most else None
        percents = {n: self._percent(n) for n in {self.subtotal, self.lowest, self.highest}}
        return {
            "id": self.id,
            "points": show(self.points, 2),
            "weight": exact_text(self.weight),
            "score": None if score is None else show(score, places),
            "subtotal": show(self.subtotal, places),
            "exact": None if score is None else exact_text(score),
            "lowest": show(self.lowest, places),
            "highest": show(self.highest, places),
            "min": show(self.least, places),
            "max": show(self.most, places),
            "percent": None if score is None else percents[score],
            "lowest_percent": percents[self.lowest],
            "highest_percent": percents[self.highest],
            "documented_score": None
            if self.documented is None or score is None
            else show(self.documented, places),
            "answered": self.answered,
            "count": self.count,
        }

    def _percent(self, value: Number) -> str | None:
        return show_quotient(100 * value, self.most, 1) if self.most else None


def score_section(
    section: Section, framework: Framework, scores: Mapping[str, ItemScore]
) -> SectionScore:
    """Add up a section; items that are not applicable are left out of every figure.

    A framework without a total counts what is recorded, so that a team sees how far it has come.

    Args:
        section: The section.
        framework: The framework it belongs to.
        scores: Item scores by item id.
    """
    points: Number = 0
    lowest: Number = 0
    highest: Number = 0
    least: Number = 0
    most: Number = 0
    documented: Number = 0
    ladders = False
    answered = count = 0
    recorded = framework.total.kind == "none"
    for item_id in section.items:
        result, item = scores[item_id], framework.items[item_id]
        if result.status == "not_applicable" or not (item.scored or recorded):
            continue
        count += 1
        lowest += result.lowest
        highest += result.highest
        least += item.lowest
        most += item.highest
        ladders = ladders or isinstance(item, Steps)
        if result.score is not None:
            answered += 1
            points += result.score
            documented += result.score if result.documented is None else result.documented
        elif recorded and result.status == "recorded":
            answered += 1
    weight = section.weight
    return SectionScore(
        id=section.id,
        weight=weight,
        points=points,
        subtotal=tidy(points * weight),
        lowest=tidy(lowest * weight),
        highest=tidy(highest * weight),
        least=tidy(least * weight),
        most=tidy(most * weight),
        documented=tidy(documented * weight) if ladders else None,
        answered=answered,
        count=count,
    )
