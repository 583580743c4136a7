"""Checks of the sums: weights against shares, the total against its items, bands, thresholds."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import IndicatorItem, MetItem
from generator.paths import names_text
from generator.ranges import section_range, total_range

if TYPE_CHECKING:
    from generator.model import Framework
    from generator.model_base import Number
    from generator.report import Report

UNITS = {"sum": ("points", "of_100"), "met_share": ("criteria",), "none": ("criteria", "points")}
"""Units that a kind of total may have."""

ALL_POINTS = 100


def check_totals(framework: Framework, report: Report) -> None:
    """Note sums that do not come out."""
    _kind(framework, report)
    _shares(framework, report)
    _places(framework, report)
    _scale(framework, report)
    _bands(framework, report)
    for n, threshold in enumerate(framework.total.thresholds):
        if not 0 < threshold.share <= 1:
            path = ("total", "thresholds", n, "share")
            report.add("threshold_share", path, found=number_text(threshold.share))


def number_text(number: Number | Fraction) -> str:
    """A number as an author writes it.

    Examples:
        >>> number_text(Fraction(37, 2)), number_text(Fraction(2, 3)), number_text(5)
        ('18.5', '2/3', '5')
    """
    exact = Fraction(number)
    for decimals in range(7):
        if (exact * 10**decimals).denominator == 1:
            return f"{exact:.{decimals}f}"
    return str(exact)


def _kind(framework: Framework, report: Report) -> None:
    """What a kind of total needs, and what it has no use for."""
    total = framework.total
    if total.unit not in UNITS[total.kind]:
        words = names_text(UNITS[total.kind])
        report.add(
            "unit_of_total", ("total", "unit"), kind=total.kind, words=words, found=total.unit
        )
    for key, given, kinds in (
        ("bands", total.bands, ("sum",)),
        ("thresholds", total.thresholds, ("met_share",)),
        ("places", total.places, ("sum", "met_share")),
    ):
        if given and total.kind not in kinds:
            report.add("no_use_in_total", ("total", key), at_key=True, kind=total.kind, name=key)
    if total.kind == "sum" and total.places is None:
        report.add("missing_key", ("total", "places"), key="places", keys="a sum without it")
    if total.kind == "met_share":
        for n, item in enumerate(framework.items):
            if not isinstance(item, MetItem | IndicatorItem):
                report.add("kind_in_met_share", ("items", n, "kind"), found=item.kind)


def _shares(framework: Framework, report: Report) -> None:
    """Weight times highest sum is the share, and the shares make 100."""
    shared = [section for section in framework.sections if section.share is not None]
    if not shared and framework.total.unit != "of_100":
        return
    before = len(report.problems)
    for n, section in enumerate(framework.sections):
        highest = section_range(section, framework)[1]
        if section.share is None:
            proposal = number_text(highest)
            report.add("share_missing", ("sections", n, "share"), proposal=proposal)
        elif section.share != highest:
            report.add(
                "share_differs",
                ("sections", n, "share"),
                weight=number_text(section.weight),
                most=number_text(highest / section.weight if section.weight else highest),
                product=number_text(highest),
                found=number_text(section.share),
            )
    together = sum((section.share or 0 for section in shared), Fraction(0))
    if len(report.problems) == before and together != ALL_POINTS:
        report.add("shares_sum", ("sections",), at_key=True, found=number_text(together))


def _places(framework: Framework, report: Report) -> None:
    places = framework.total.places
    if places is None or framework.total.kind == "none":
        return
    for key, stated, reached in zip(
        ("min", "max"), (places.min, places.max), total_range(framework), strict=True
    ):
        if Fraction(stated) != reached:
            report.add(
                "places_differ",
                ("total", "places", key),
                end="lowest" if key == "min" else "highest",
                reached=number_text(reached),
                found=number_text(stated),
            )


def _scale(framework: Framework, report: Report) -> None:
    """The shown scale lies within what totals can reach."""
    scale, places = framework.total.scale, framework.total.places
    if scale is None or places is None:
        return
    if not places.min <= scale.min < scale.max <= places.max:
        report.add(
            "scale_outside",
            ("total", "scale"),
            low=number_text(places.min),
            high=number_text(places.max),
            found=f"{number_text(scale.min)} to {number_text(scale.max)}",
        )


def _bands(framework: Framework, report: Report) -> None:
    """Bands follow one another from the highest total to the lowest, without gap or overlap."""
    total = framework.total
    if not total.bands:
        return
    step = Fraction(1, 10**total.decimals)
    for n, band in enumerate(total.bands):
        if band.from_ > band.to:
            path = ("total", "bands", n, "from")
            report.add(
                "band_reversed", path, found=number_text(band.from_), to=number_text(band.to)
            )
    for n, (better, worse) in enumerate(pairwise(total.bands), start=1):
        wanted, found = Fraction(better.from_) - step, Fraction(worse.to)
        if wanted != found:
            report.add(
                "band_gap" if found < wanted else "band_overlap",
                ("total", "bands", n, "to"),
                wanted=number_text(wanted),
                above=better.id,
                found=number_text(found),
            )
    if total.places is None:
        return
    last = len(total.bands) - 1
    for n, key, end, wanted_end in (
        (0, "to", total.bands[0].to, total.places.max),
        (last, "from", total.bands[last].from_, total.places.min),
    ):
        if end != wanted_end:
            path = ("total", "bands", n, key)
            report.add("band_end", path, wanted=number_text(wanted_end), found=number_text(end))
