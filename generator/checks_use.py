"""Checks of when a framework is repeated and of what an application asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks_totals import number_text

if TYPE_CHECKING:
    from generator.errors import Path
    from generator.model import Framework
    from generator.model_use import Repeat
    from generator.report import Report


def check_use(framework: Framework, report: Report) -> None:
    """Note dates that no assessment could give, and applications that ask for nothing."""
    report.once((one.id, ("repeat", n, "id")) for n, one in enumerate(framework.repeat))
    for n, one in enumerate(framework.repeat):
        _until(one, ("repeat", n, "until"), framework, report)
    _application(framework, report)


def _until(one: Repeat, path: Path, framework: Framework, report: Report) -> None:
    total = framework.total
    if one.until is None:
        return
    if total.kind != "sum":
        report.add("until_without_sum", path, at_key=True, kind=total.kind)
    elif total.places and not total.places.min < one.until.score <= total.places.max:
        report.add(
            "until_outside",
            (*path, "score"),
            low=number_text(total.places.min),
            high=number_text(total.places.max),
            found=number_text(one.until.score),
        )
    if one.until.then == one.months:
        report.add("until_same", (*path, "then"), months=one.months)


def _application(framework: Framework, report: Report) -> None:
    application = framework.application
    if application is None:
        return
    path: Path = ("application", "sheets")
    report.once((one.id, (*path, n, "id")) for n, one in enumerate(application.sheets))
    known = [one.id for one in framework.total.thresholds]
    if not known:
        report.add("no_threshold", ("application",), at_key=True)
    elif application.threshold not in known:
        what = "the id of a threshold of the total"
        report.unknown(("application", "threshold"), what, application.threshold, known)
