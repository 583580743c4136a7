"""Sums of sections, weighted exactly and rounded once when they are shown (T-SEQF-06)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.exact import Number, exact_text, show_quotient, tidy
from scoring.item_score import ItemScore
from scoring.json_text import number, text
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
        answered: Applicable items that are scored.
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

    def as_text(self, places: int) -> str:
        """The section as JSON text, shown with `places` decimals; `exact` is not rounded."""
        score = self.subtotal if self.complete and self.count else None
        lowest_percent = self._percent(self.lowest)
        settled = score == self.lowest == self.highest
        highest_percent = lowest_percent if settled else self._percent(self.highest)
        percent = lowest_percent if settled else self._percent(score)
        return (
            f'{{"id":{text(self.id)},"points":{number(self.points, 2)},'
            f'"weight":"{exact_text(self.weight)}","score":{number(score, places)},'
            f'"subtotal":{number(self.subtotal, places)},'
            f'"exact":{"null" if score is None else text(exact_text(score))},'
            f'"lowest":{number(self.lowest, places)},"highest":{number(self.highest, places)},'
            f'"min":{number(self.least, places)},"max":{number(self.most, places)},'
            f'"percent":{percent},"lowest_percent":{lowest_percent},'
            f'"highest_percent":{highest_percent},'
            f'"documented_score":{number(None if score is None else self.documented, places)},'
            f'"answered":{self.answered},"count":{self.count}}}'
        )

    def _percent(self, value: Number | None) -> str:
        """What a value is of the most, as JSON text or null."""
        if value is None or not self.most:
            return "null"
        return f'"{show_quotient(100 * value, self.most, 1)}"'


def score_section(
    section: Section, framework: Framework, scores: Mapping[str, ItemScore]
) -> SectionScore:
    """Add up a section; items that are not applicable are left out of every figure.

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
    for item_id in section.items:
        result, item = scores[item_id], framework.items[item_id]
        if result.status == "not_applicable" or not item.scored:
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
