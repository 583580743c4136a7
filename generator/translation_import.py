"""Translations taken in: looked at as a whole, then written into the files that they belong to.

Nothing is written while anything has to be mended, and a file that is written keeps every line
that is not of a changed text. What cannot be put in so that the file says it is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.editor import header
from generator.paths import nearest
from generator.texts import one_line
from generator.translation_units import Project, Unit, placeholders
from generator.yaml_edit import with_what_fits

if TYPE_CHECKING:
    from generator.catalogue import Entry
    from generator.errors import Place
    from generator.translation_units import Keys

_PARAGRAPHS = "\n\n"


@dataclass(slots=True)
class Intake:
    """What a catalogue brings.

    Attributes:
        locale: The language.
        taken: New or changed translations.
        same: Number of translations that are there already.
        empty: Number of entries without a translation, or marked as unsure.
        problems: What has to be mended, a sentence each.
        warnings: What should be looked at, a sentence each.
    """

    locale: str
    taken: dict[str, tuple[Unit, str]] = field(default_factory=dict)
    same: int = 0
    empty: int = 0
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def look_at(
    entries: Iterable[Entry], project: Project, locale: str, source: str | None, shown: str
) -> Intake:
    """See what a catalogue brings, and what is wrong with it.

    Args:
        entries: Of the catalogue, or the workbook.
        project: The site's texts.
        locale: The language that they are translated to.
        source: The language that they were translated from; None for each room's own.
        shown: How the catalogue is called in messages.
    """
    units = {unit.name: unit for unit in project.units(locale, source)}
    intake = Intake(locale)
    for entry in entries:
        where = f"{shown}:{entry.place}: {entry.name}"
        unit = units.get(entry.name)
        if unit is None:
            near = nearest(entry.name, units)
            mend = f"did you mean {near}?" if near else "remove the entry"
            intake.problems.append(f"{where}: there is no such text -> {mend}")
        elif not entry.text.strip() or entry.unsure:
            intake.empty += 1
        elif _even(entry.text) == _even(unit.text):
            intake.same += 1
        elif _even(entry.source) != _even(unit.source):
            intake.problems.append(
                f"{where}: the source now says “{_start(unit.source)}” -> export again and "
                "translate that"
            )
        elif why := _fault(unit, entry.text):
            intake.problems.append(f"{where}: {why}")
        else:
            intake.taken[entry.name] = unit, _spaced(entry.text, unit.source)
            if unit.most is not None and len(entry.text) > unit.most:
                intake.warnings.append(
                    f"{where}: {len(entry.text)} letters, with room for {unit.most} -> "
                    "say it shorter, or look at the page"
                )
    return intake


def _even(text: str) -> str:
    """A text as it is compared: where lines break makes no difference, paragraphs do."""
    return _PARAGRAPHS.join(one_line(part) for part in text.strip().split(_PARAGRAPHS))


def _spaced(text: str, source: str) -> str:
    """A translation with the space around it that the source has.

    Examples:
        >>> _spaced("ehkä ", " kanske")
        ' ehkä'
    """
    before = source[: len(source) - len(source.lstrip())]
    return before + text.strip() + source[len(source.rstrip()) :]


def _start(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= 60 else f"{words[:57]}…"  # noqa: PLR2004 - a line's worth


def _fault(unit: Unit, text: str) -> str | None:
    """What is wrong with a translation; None where nothing is."""
    if unit.placeholders and placeholders(text) != unit.placeholders:
        names = ", ".join(sorted(unit.placeholders))
        found = ", ".join(sorted(placeholders(text))) or "none"
        return f"expected {names}, found {found} -> write the names in braces as in the source"
    if "\t" in text:
        return "there is a tab in it -> put a space instead"
    return None


def files_of(intake: Intake, project: Project) -> dict[Path, str]:
    """The files that the translations make, by path, with their new content.

    A text that is there is changed where it stands; a new one goes into the file of the same
    name as that of its source, which begins with the line for editors where there is a schema.
    A text that has no place in its file is no longer among those taken, but a problem.
    """
    wanted: dict[Path, dict[Keys, Unit]] = defaultdict(dict)
    for unit, _ in intake.taken.values():
        wanted[_file_of(unit, project, intake.locale)][unit.keys] = unit
    files: dict[Path, str] = {}
    for path, units in wanted.items():
        texts = {keys: intake.taken[unit.name][1] for keys, unit in units.items()}
        begun = _begun(path, project.rooms[next(iter(units.values())).room].schemas)
        file, refused = with_what_fits(begun, texts)
        for keys in refused:
            unit = units[keys]
            del intake.taken[unit.name]
            intake.problems.append(
                f"{_where(unit, project, intake.locale)}: {unit.name}: it cannot be put in there "
                "so that all else keeps its words, as with & and * -> write it there by hand"
            )
        if len(refused) < len(texts):
            files[path] = file
    return files


def _where(unit: Unit, project: Project, locale: str) -> str:
    """File and line that a translation belongs to, as messages call them."""
    if place := _place(unit, project, locale):
        return f"{place[0]}:{place[1].line}"
    return f"{project.rooms[unit.room].shown[locale]}/{_file_of(unit, project, locale).name}"


def _file_of(unit: Unit, project: Project, locale: str) -> Path:
    room = project.rooms[unit.room]
    if place := _place(unit, project, locale):
        return room.folders[locale] / place[0].removeprefix(f"{room.shown[locale]}/")
    return room.folders[locale] / unit.file.rpartition("/")[2]


def _place(unit: Unit, project: Project, locale: str) -> tuple[str, Place] | None:
    """Where a translation stands in the folder that is written to; None where it does not."""
    room = project.rooms[unit.room]
    given = room.given.get(locale)
    place = given.places.get(unit.keys) if given else None
    return place if place and place[0].startswith(f"{room.shown[locale]}/") else None


def _begun(path: Path, schemas: Path | None) -> str:
    """What stands in a file, its line ends as they are, or what a new one begins with."""
    if path.is_file():
        return path.read_bytes().decode()
    return f"{header(path, schemas, 'text')}\n" if schemas else ""
