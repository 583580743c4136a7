"""Everything about a framework that one value alone cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks_history import check_history
from generator.checks_id_maps import check_id_maps
from generator.checks_ids import check_ids
from generator.checks_items import check_items
from generator.checks_rows import check_rows
from generator.checks_texts import check_texts
from generator.checks_totals import check_totals
from generator.checks_use import check_use
from generator.checks_values import check_values
from generator.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.errors import Problem
    from generator.model import Framework
    from generator.strict_yaml import Document
    from generator.text_files import LocaleText


def check_framework(
    framework: Framework, document: Document, texts: Mapping[str, LocaleText], *, folder: str
) -> list[Problem]:
    """Check a framework across its parts.

    Args:
        framework: The framework, valid value by value.
        document: Where its values stand.
        texts: Its words by locale.
        folder: Name of its folder.

    Returns:
        Every problem found. Checks that lean on names stay silent about values whose names
        are themselves a problem, so that one mistake is told once.
    """
    report = Report(document)
    check_ids(framework, report, folder)
    check_history(framework, report)
    check_id_maps(framework, report)
    check_items(framework, report)
    broken = check_values(framework, report)
    check_rows(framework, report, skip=broken)
    if not report.problems:
        check_totals(framework, report)
        check_use(framework, report)
    in_texts = check_texts(framework, texts, report)
    return report.problems + in_texts
