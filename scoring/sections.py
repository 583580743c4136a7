"""Sums of sections, weighted exactly and rounded once when they are shown (T-SEQF-06)."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring.exact import Number, exact_text, show_quotient, tidy
from scoring.item_score import ItemScore
from scoring.json_text import number, text
from scoring.spec import Section, Steps
from scoring.undecided import Away

__all__ = ["SectionScore", "score_section", "section_without"]


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
        cases: The section as it may turn out, while it is open which of its items apply; the
            lowest and the highest of them are its own, and it has no score yet.
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
    cases: Sequence[SectionScore] = ()

    @property
    def complete(self) -> bool:
        """Whether every applicable item is scored, and it is settled which apply."""
        return self.answered == self.count and not self.cases

    def as_text(self, places: int) -> str:
        """The section as JSON text, shown with `places` decimals; `exact` is not rounded."""
        score = self.subtotal if self.complete and self.most else None
        low = high = self
        if shared := [case for case in self.cases if case.most]:
            low = min(shared, key=lambda case: Fraction(case.lowest, case.most))
            high = max(shared, key=lambda case: Fraction(case.highest, case.most))
        lowest_percent = _percent(low.lowest, low.most)
        # a score that is settled is its own lowest and highest
        percent = "null" if score is None else lowest_percent
        highest_percent = _percent(high.highest, high.most) if score is None else lowest_percent
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


def _percent(value: Number, most: Number) -> str:
    """What a value is of the most, as JSON text; null where there is nothing to have."""
    if not most:
        return "null"
    return f'"{show_quotient(100 * value, most, 1)}"'


def score_section(section: Section, results: Sequence[ItemScore], away: Away = ()) -> SectionScore:
    """Add up a section; items that are not applicable are left out of every figure.

    A framework without a total counts what is recorded, so that a team sees how far it has come.

    Args:
        section: The section.
        results: Scores of the items that count, in their order.
        away: Sets of items that may fall away, while the profile leaves it open; the section is
            then the range of what it may turn out to be.
    """
    found = _added_up(section, results)
    own = {gone.intersection(section.items) for gone in away}
    if not any(own):
        return found
    cases = [section_without(section, results, gone) for gone in own]
    return replace(
        found,
        lowest=min(case.lowest for case in cases),
        highest=max(case.highest for case in cases),
        least=min(case.least for case in cases),
        most=max(case.most for case in cases),
        cases=cases,
    )


def section_without(
    section: Section, results: Sequence[ItemScore], gone: AbstractSet[str]
) -> SectionScore:
    """A section as it is when some of its items do not apply."""
    pairs = zip(section.counted, results, strict=True)
    left = [
        ItemScore.unscored(item, "not_applicable") if item.id in gone else result
        for item, result in pairs
    ]
    return _added_up(section, left)


def _added_up(section: Section, results: Sequence[ItemScore]) -> SectionScore:
    # a score that is settled is its own lowest and highest, so only the others are looked at
    scores = [result.score for result in results if result.score is not None]
    points = lowest = highest = sum(scores)
    least, most, count = section.least, section.most, len(results)
    answered = len(scores)
    if len(scores) < len(results):
        for item, result in zip(section.counted, results, strict=True):
            if result.status == "not_applicable":
                least -= item.lowest
                most -= item.highest
                count -= 1
            elif result.score is None:
                lowest += result.lowest
                highest += result.highest
                answered += result.status == "recorded"
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
        documented=_documented(section, results),
        answered=answered,
        count=count,
    )


def _documented(section: Section, results: Sequence[ItemScore]) -> Number | None:
    """What evidence supports, weighted; None where no ladder applies."""
    if Steps not in map(type, section.counted):
        return None
    pairs = zip(section.counted, results, strict=True)
    applicable = [(item, result) for item, result in pairs if result.status != "not_applicable"]
    if Steps not in [type(item) for item, _ in applicable]:
        return None
    supported = [r.score if r.documented is None else r.documented for _, r in applicable]
    return tidy(sum([one for one in supported if one is not None]) * section.weight)
