"""The total, its band or thresholds, and what is missing to the next.

While anything is open the total is a range, and a band is named only when both ends fall in
it (reading rules G-04 and T-IPS-30). Shares are compared in whole numbers (G-02).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from scoring.exact import Number, exact_text, show_quotient, tidy
from scoring.item_score import ItemScore
from scoring.json_text import FLAG, number, text, written
from scoring.sections import SectionScore, section_without
from scoring.spec import Band, Framework, Threshold
from scoring.undecided import NOTHING, Away

__all__ = ["needed", "total_text"]


def total_text(
    framework: Framework,
    scores: Mapping[str, ItemScore],
    sections: Sequence[SectionScore],
    away: Away,
    marked: Collection[str],
) -> str:
    """The total as JSON text, by the kind of total that the framework has.

    Args:
        framework: The rules.
        scores: Item scores by id, after the profile was applied.
        sections: Scores of all sections.
        away: Sets of items that may fall away, while a profile question is not answered yet.
        marked: Ids of all scores that may be unknown or set by hand.
    """
    total = framework.total
    answered = count = 0
    for section in sections:
        answered += section.answered
        count += section.count
    complete = answered == count and not away
    if total.kind == "sum":
        rest = "," + _sum_members(framework, scores, sections, away, complete=complete)
    elif total.kind == "met_share":
        rest = "," + written(_share_data(framework, scores, away))[1:-1]
    else:
        rest = ""
    return (
        f'{{"kind":"{total.kind}","unit":{text(total.unit)},'
        f'"answered":{answered},"count":{count},"complete":{FLAG[complete]},'
        f'"unknown":{sum(scores[i].unknown for i in marked)},'
        f'"overridden":{sum(scores[i].overridden for i in marked)}{rest}}}'
    )


def _sum_members(
    framework: Framework,
    scores: Mapping[str, ItemScore],
    sections: Sequence[SectionScore],
    away: Away,
    *,
    complete: bool,
) -> str:
    places, bands = framework.total.decimals, framework.total.bands
    ladders = any(section.documented is not None for section in sections)
    subtotal: Number = 0
    documented: Number = 0
    for section in sections:
        subtotal += section.subtotal
        documented += section.subtotal if section.documented is None else section.documented
    lowest, highest, least, most = _ends(framework, scores, sections, away)
    subtotal, supported = tidy(subtotal), tidy(documented) if ladders else None
    score = subtotal if complete else None
    percent = show_quotient(100 * score, most, 1) if score is not None and most else None
    shown = [band.shown[band.start <= highest and band.end >= lowest] for band in bands]
    return (
        f'"score":{number(score, places)},'
        f'"exact":{text(None if score is None else exact_text(score))},'
        f'"subtotal":{number(subtotal, places)},'
        f'"lowest":{number(lowest, places)},"highest":{number(highest, places)},'
        f'"min":{number(least, places)},"max":{number(most, places)},"percent":{text(percent)},'
        f'"documented_score":{number(supported if complete else None, places)},'
        f'"documented_subtotal":{number(supported, places)},'
        f'"band":{text(_band(bands, lowest, highest))},"bands":[{",".join(shown)}],'
        f'"next_band":{_next_band(bands, lowest, places)}'
    )


def _ends(
    framework: Framework,
    scores: Mapping[str, ItemScore],
    sections: Sequence[SectionScore],
    away: Away,
) -> tuple[Number, Number, Number, Number]:
    """The lowest and the highest total still possible, and the least and the most of all.

    What may fall away falls away in all sections at once.
    """
    if not away:
        return _sums(sections)
    pairs = [
        (section, [scores[item.id] for item in section.counted]) for section in framework.sections
    ]
    cases = [_sums([section_without(*pair, gone) for pair in pairs]) for gone in away]
    lowest, highest, least, most = zip(*cases, strict=True)
    return min(lowest), max(highest), min(least), max(most)


def _sums(sections: Sequence[SectionScore]) -> tuple[Number, Number, Number, Number]:
    lowest: Number = 0
    highest: Number = 0
    least: Number = 0
    most: Number = 0
    for section in sections:
        lowest += section.lowest
        highest += section.highest
        least += section.least
        most += section.most
    return tidy(lowest), tidy(highest), tidy(least), tidy(most)


def _band(bands: Sequence[Band], lowest: Number, highest: Number) -> str | None:
    """The band that holds both ends; None while it is not settled or there are no bands."""
    for band in bands:
        if band.start <= lowest and highest <= band.end:
            return band.id
    return None


def _next_band(bands: Sequence[Band], reached: Number, places: int) -> str:
    """The nearest band above what is reached for certain, and the distance to it."""
    band = None
    for each in bands:
        if each.start > reached and (band is None or each.start < band.start):
            band = each
    if band is None:
        return "null"
    start, missing = number(band.start, places), number(tidy(band.start - reached), places)
    return f'{{"id":{text(band.id)},"from":{start},"missing":{missing}}}'


def needed(share: Fraction, applicable: int) -> int:
    """How many of the applicable criteria reach the share: the smallest whole number that does.

    Examples:
        >>> needed(Fraction(4, 5), 51), needed(Fraction(1, 2), 46)
        (41, 23)
    """
    return -(-share.numerator * applicable // share.denominator)


def _share_data(
    framework: Framework, scores: Mapping[str, ItemScore], away: Away
) -> dict[str, object]:
    applicable = [i for i in framework.items if scores[i].status != "not_applicable"]
    # the figures for each set of criteria that may turn out to apply (T-INTO-04)
    bases = [
        _base([i for i in applicable if i not in gone], framework.total.thresholds, scores)
        for gone in away or NOTHING
    ]
    levels = [scores[i].level for i in applicable]
    return {
        "met": levels.count("met"),
        "partly": levels.count("partly"),
        "not_met": levels.count("not_met"),
        "not_applicable": len(framework.items) - len(applicable),
        "bases": bases,
        "thresholds": bases[0]["thresholds"] if len(bases) == 1 else [],
    }


def _base(
    applicable: Sequence[str], thresholds: Sequence[Threshold], scores: Mapping[str, ItemScore]
) -> dict[str, object]:
    count = len(applicable)
    met = sum(scores[i].level == "met" for i in applicable)
    open_items = sum(scores[i].score is None for i in applicable)
    return {
        "applicable": count,
        "met": met,
        "open": open_items,
        "percent": show_quotient(100 * met, count, 1) if count else None,
        "thresholds": [
            {
                "id": limit.id,
                "share": exact_text(limit.share),
                "needed": needed(limit.share, count),
                "missing": max(0, needed(limit.share, count) - met),
                "reached": met >= needed(limit.share, count) if count else None,
                "possible": met + open_items >= needed(limit.share, count),
            }
            for limit in thresholds
        ],
    }
