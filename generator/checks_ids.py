"""Checks of ids: unique, well placed, and every reference leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks_pages import SHARED
from generator.model import GroupItem, Item

if TYPE_CHECKING:
    from generator.errors import Path
    from generator.model import Framework
    from generator.report import Report

RESERVED = ("form", "fidelity", "print", "blank")
"""Section ids that are addresses of pages already."""


def walk_paths(framework: Framework) -> Iterator[tuple[Item, Path]]:
    """Every item and part with its path in the file."""
    for index, item in enumerate(framework.items):
        yield item, ("items", index)
        if isinstance(item, GroupItem):
            for number, part in enumerate(item.parts):
                yield part, ("items", index, "parts", number)


def check_ids(framework: Framework, report: Report, folder: str) -> None:
    """Note ids that clash and references that lead nowhere."""
    if framework.id != folder:
        report.add("other_folder", ("id",), id=framework.id, folder=folder)
    if framework.id in SHARED:
        report.add("reserved_framework", ("id",), id=framework.id)
    _unique(framework, report)
    _anchors(framework, report)
    _sections(framework, report)
    _groups(framework, report)
    _applicability(framework, report)


def _unique(framework: Framework, report: Report) -> None:
    report.once((one.id, ("profile", n, "id")) for n, one in enumerate(framework.profile))
    report.once((one.id, ("sections", n, "id")) for n, one in enumerate(framework.sections))
    total = framework.total
    report.once((one.id, ("total", "bands", n, "id")) for n, one in enumerate(total.bands))
    report.once((o.id, ("total", "thresholds", n, "id")) for n, o in enumerate(total.thresholds))
    for n, question in enumerate(framework.profile):
        report.once((c, ("profile", n, "choices", m)) for m, c in enumerate(question.choices))
    for key, plain in (
        ("evidence_types", framework.evidence_types),
        ("evidence_kinds", framework.evidence_kinds),
    ):
        report.once((one, (key, n)) for n, one in enumerate(plain))
    report.once((item.id, (*path, "id")) for item, path in walk_paths(framework))
    for item, path in walk_paths(framework):
        for key, names in (("rules", item.rules), ("see", item.see)):
            report.once((name, (*path, key, n)) for n, name in enumerate(names))


def _anchors(framework: Framework, report: Report) -> None:
    """Two ids may differ and still share an address on the page: "5.1(A)" and "5.1.a"."""
    first: dict[str, str] = {}
    for item, path in walk_paths(framework):
        anchor = re.sub(r"[^a-z0-9]+", "-", item.id.lower()).strip("-")
        other = first.setdefault(anchor, item.id)
        if other != item.id:
            report.add("same_anchor", (*path, "id"), id=item.id, other=other, anchor=anchor)


def _sections(framework: Framework, report: Report) -> None:
    """Every item stands in one section, and sections list nothing else."""
    known = [item.id for item in framework.items]
    listed: list[tuple[str, Path]] = []
    for n, section in enumerate(framework.sections):
        if section.id in RESERVED:
            report.add("reserved_id", ("sections", n, "id"), id=section.id)
        for m, item_id in enumerate(section.items):
            path: Path = ("sections", n, "items", m)
            listed.append((item_id, path))
            if item_id not in known:
                report.unknown(path, "the id of an item", item_id, known)
    report.once(listed)
    placed = {item_id for item_id, _ in listed}
    for n, item_id in enumerate(known):
        if item_id not in placed:
            report.add("in_no_section", ("items", n, "id"), id=item_id)


def _groups(framework: Framework, report: Report) -> None:
    """Every section stands in a group or none does, and the sections of a group stand together."""
    if not any(framework.groups):
        return
    left: set[str] = set()
    before: str | None = None
    for n, section in enumerate(framework.sections):
        if section.group is None:
            report.add("group_missing", ("sections", n), id=section.id)
        elif section.group in left:
            report.add("group_apart", ("sections", n, "group"), group=section.group)
        if before is not None and before != section.group:
            left.add(before)
        before = section.group


def _applicability(framework: Framework, report: Report) -> None:
    known = [item.id for item in framework.items]
    questions = {question.id: question for question in framework.profile}
    for n, switch in enumerate(framework.applicability):
        for m, item_id in enumerate(switch.items):
            if item_id not in known:
                path: Path = ("applicability", n, "items", m)
                report.unknown(path, "the id of an item", item_id, known)
        when: Path = ("applicability", n, "not_applicable_when")
        condition = switch.not_applicable_when
        question = questions.get(condition.profile)
        if question is None:
            what = "the id of a profile question"
            report.unknown((*when, "profile"), what, condition.profile, questions)
            continue
        for choice in condition.is_:
            if choice not in question.choices:
                what = f"a choice of '{question.id}'"
                report.unknown((*when, "is"), what, choice, question.choices)
