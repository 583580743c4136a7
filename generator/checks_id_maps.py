"""Checks of the maps from earlier versions: each leads on to this version and names every id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.errors import Path
    from generator.model import Framework, IdMap
    from generator.report import Report


def check_id_maps(framework: Framework, report: Report) -> None:
    """Note maps that lead nowhere, and ids that are unknown, used twice or left out.

    What the earliest version had is known from its map alone. What a later one had is known from
    the maps that lead to it too, so an id that is left out there is told.
    """
    maps = framework.id_maps
    following = {one.from_: (n, one) for n, one in enumerate(maps)}
    report.once((one.from_, ("id_maps", n, "from")) for n, one in enumerate(maps))
    for n, one in enumerate(maps):
        path: Path = ("id_maps", n)
        report.once((new, (*path, "items", old)) for old, new in one.items.items() if new)
        if one.from_ >= one.to:
            report.add("map_backwards", (*path, "to"), start=one.from_, end=one.to)
        elif one.to == framework.version:
            _known(framework, report, one, path)
        elif one.to in following:
            _named(report, one, *following[one.to])
        else:
            versions = [framework.version, *following]
            report.add("map_leads_nowhere", (*path, "to"), end=one.to, known=", ".join(versions))


def _known(framework: Framework, report: Report, one: IdMap, path: Path) -> None:
    known = [item.id for item in framework.walk()]
    for old, new in one.items.items():
        if new is not None and new not in known:
            report.unknown((*path, "items", old), "the id of an item, or null", new, known)


def _named(report: Report, one: IdMap, n: int, later: IdMap) -> None:
    """Every id that a map leads to is named in the next one."""
    for new in one.items.values():
        if new is not None and new not in later.items:
            report.add("map_lacks", ("id_maps", n, "items"), id=new, start=one.from_)
