"""Checks of each kind of item: scales, steps, checklists, ratings, groups."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.checks_ids import walk_paths
from generator.model import (
    ChecklistItem,
    GroupItem,
    Item,
    LevelsItem,
    RatingItem,
    StepsItem,
    TableItem,
)
from generator.paths import names_text

if TYPE_CHECKING:
    from generator.errors import Path
    from generator.model import Framework, Levels
    from generator.report import Report


def check_items(framework: Framework, report: Report) -> None:
    """Note what is wrong within single items."""
    for name, levels in framework.scales.items():
        _scale(levels, ("scales", name), report)
    for item, path in walk_paths(framework):
        if item.source is None and "parts" not in path:
            report.add(
                "missing_key", (*path, "source"), key="source", keys=f"item '{item.id}' without it"
            )
        _item(item, path, framework, report)


def _item(item: Item, path: Path, framework: Framework, report: Report) -> None:
    match item:
        case LevelsItem() | TableItem():
            _levels(item, path, framework, report)
        case StepsItem():
            _steps(item, path, report)
        case ChecklistItem():
            _checklist(item, path, report)
        case RatingItem() if item.min >= item.max:
            report.add("limits_crossed", path, min=item.min, max=item.max)
        case GroupItem() if not any(_counts(part) for part in item.parts):
            report.add("group_counts_nothing", (*path, "parts"), at_key=True)
        case _:
            pass
    if isinstance(item, TableItem | RatingItem) and not item.scored and "parts" not in path:
        report.add("scored_outside_group", (*path, "scored"))


def _counts(part: Item) -> bool:
    return isinstance(part, TableItem | RatingItem) and part.scored


def _scale(levels: Levels, path: Path, report: Report) -> None:
    """Points never fall from one level to the next."""
    least = 2
    if len(levels) < least:
        report.add("too_few", path, least=least, count=len(levels))
    for (level, points), (above, more) in pairwise(levels.items()):
        if more < points:
            report.add("scale_falls", (*path, above), level=level, points=points, found=more)


def _levels(item: LevelsItem | TableItem, path: Path, framework: Framework, report: Report) -> None:
    if item.scale is not None and item.scale not in framework.scales:
        report.unknown((*path, "scale"), "the id of a scale", item.scale, framework.scales)
        return
    if item.levels is not None:
        _scale(item.levels, (*path, "levels"), report)
    if isinstance(item, LevelsItem):
        if item.scale is None and item.levels is None:
            report.add(
                "missing_key", (*path, "scale"), key="scale", keys="neither 'scale' nor 'levels'"
            )
        return
    levels = framework.levels_of(item)
    for n, row in enumerate(item.rows):
        if row.level is not None and row.level not in levels:
            here: Path = (*path, "rows", n, "level")
            if levels:
                report.unknown(here, f"a level of {names_text(levels)}", row.level, levels)
            else:
                report.add("level_without_scale", here, level=row.level)


def _steps(item: StepsItem, path: Path, report: Report) -> None:
    wanted = [str(n) for n in range(1, len(item.steps) + 1)]
    for n, (step, level) in enumerate(zip(item.steps, wanted, strict=True)):
        here: Path = (*path, "steps", n)
        if step.level != level:
            report.add("step_order", (*here, "level"), wanted=level, found=step.level)
        if not step.statements:
            report.add("too_few", (*here, "statements"), at_key=True, least=1, count=0)
        for m, statement in enumerate(step.statements):
            for k, other in enumerate(statement.alternatives):
                if other not in wanted:
                    alternative: Path = (*here, "statements", m, "alternatives", k)
                    report.unknown(alternative, f"a level of {names_text(wanted)}", other, wanted)
    report.once(
        (statement.id, (*path, "steps", n, "statements", m, "id"))
        for n, step in enumerate(item.steps)
        for m, statement in enumerate(step.statements)
    )
    report.once((one, (*path, "help", n)) for n, one in enumerate(item.help))


def _checklist(item: ChecklistItem, path: Path, report: Report) -> None:
    report.once((point.id, (*path, "points", n, "id")) for n, point in enumerate(item.points))
    wanted = [str(n) for n in range(len(item.points) + 1)]
    here: Path = (*path, "counts")
    missing = [count for count in wanted if count not in item.counts]
    for count in item.counts:
        if count not in wanted:
            report.add("count_too_many", (*here, count), at_key=True, most=wanted[-1], count=count)
    if missing:
        report.add("count_missing", here, at_key=True, most=wanted[-1], missing=names_text(missing))
        return
    for count, above in pairwise(wanted):
        points, more = item.counts[count], item.counts[above]
        if more < points:
            report.add("scale_falls", (*here, above), level=count, points=points, found=more)
