"""Workbooks of texts (xlsx), for translators who work in a spreadsheet: written and read.

A sheet for each room, a row for each text. The key, the source and what a translator should know
are locked, without a password; the column for the translation is open, and typed numbers stay
text in it. `openpyxl` writes and reads the format; it is installed with `tumstock[xlsx]`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from generator.catalogue import Entry

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.translation_units import Unit

KEY, PLACE, SOURCE, LENGTH, MOST, NOTE = "key", "place", "source", "length", "at most", "note"
TRANSLATION = "translation"
"""What the heading of the open column begins with; the language follows, `translation fi`."""

WIDTHS = {KEY: 34, PLACE: 30, SOURCE: 60, TRANSLATION: 60, LENGTH: 8, MOST: 8, NOTE: 44}
"""Columns in order, and how wide they are, in letters."""

LONGEST = 32_767
"""Letters that a cell can hold."""
_LONGEST_TITLE = 31
_MOST_BYTES = 100_000_000
"""Of a workbook unpacked; all texts of the four frameworks take under a twentieth of it."""

_NEEDED = "spreadsheets need openpyxl -> `pip install 'tumstock[xlsx]'`, or name a file in .po"
_BROKEN = "expected a workbook (xlsx), found another kind of file -> save it as .xlsx"
_LINE_END = re.compile(r"_x000D_\n?|\r\n?")


class WorkbookError(Exception):
    """A workbook cannot be written or read; printed, it says why and what to do."""


def write_workbook(units: Iterable[Unit], locale: str) -> bytes:
    """A workbook of some texts and their translations.

    Args:
        units: The texts, those of a room one after the other.
        locale: The language that they are translated to.

    Raises:
        WorkbookError: openpyxl is not installed, or a text is longer than a cell holds.
    """
    try:
        import openpyxl  # noqa: PLC0415 - no other command waits for it
    except ImportError:
        raise WorkbookError(_NEEDED) from None
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for room, texts in groupby(units, lambda unit: unit.room):
        _fill(book.create_sheet(room[:_LONGEST_TITLE]), tuple(texts), locale)
    if not book.worksheets:  # a workbook has one sheet at least
        _fill(book.create_sheet("texts"), (), locale)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, units: Sequence[Unit], locale: str) -> None:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for number, (heading, width) in enumerate(WIDTHS.items(), 1):
        told = f"{TRANSLATION} {locale}" if heading == TRANSLATION else heading
        cell = sheet.cell(1, number, told)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8E2D6")
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row, unit in enumerate(units, 2):
        for number, value in enumerate(_values(unit), 1):
            _write(sheet, row, number, value)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = sheet.dimensions
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.autoFilter = False
    _limit(sheet, units)


def _values(unit: Unit) -> tuple[str | int | None, ...]:
    """Cells of a row, in the order of the columns."""
    place = f"{unit.file}:{unit.line}"
    note = "\n".join(unit.about)
    return unit.name, place, unit.source, unit.text or None, len(unit.source), unit.most, note


def _write(sheet: Worksheet, row: int, number: int, value: str | int | None) -> None:
    """One cell; a text stays one, whatever it looks like."""
    from openpyxl.styles import Alignment, Protection  # noqa: PLC0415 - as above

    if isinstance(value, str) and len(value) > LONGEST:
        raise WorkbookError(
            f"{sheet.cell(row, 1).value}: {len(value)} letters, and a cell holds {LONGEST} -> "
            "export to a file in .po"
        )
    cell = sheet.cell(row, number, value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if list(WIDTHS)[number - 1] == TRANSLATION:
        cell.number_format = "@"
        cell.protection = Protection(locked=False)


def _limit(sheet: Worksheet, units: Sequence[Unit]) -> None:
    """Have the spreadsheet warn of a translation that there may be no room for."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - as above

    column = get_column_letter(list(WIDTHS).index(TRANSLATION) + 1)
    rows = defaultdict[int, list[int]](list)
    for row, unit in enumerate(units, 2):
        if unit.most is not None:
            rows[unit.most].append(row)
    for most, places in sorted(rows.items()):
        rule = DataValidation(
            type="textLength", operator="lessThanOrEqual", formula1=str(most),
            errorStyle="warning", showErrorMessage=True, allow_blank=True,
            errorTitle=f"{MOST} {most}", error=f"There may be no room for more than {most} letters",
        )  # fmt: skip
        for row in places:
            rule.add(f"{column}{row}")
        sheet.add_data_validation(rule)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a workbook holds.

    Attributes:
        entries: Its texts.
        problems: What has to be mended, a sentence each: sheet and cell first.
    """

    entries: list[Entry]
    problems: list[str]


def read_workbook(data: bytes, locale: str) -> Rows:
    """The texts of a workbook, and what is wrong with its cells.

    Args:
        data: The file.
        locale: The language that its translations should be in.

    Raises:
        WorkbookError: It is none, or openpyxl is not installed.
    """
    rows = Rows([], [])
    seen: dict[str, str] = {}
    for sheet in _opened(data).worksheets:
        columns = _columns(sheet, locale, rows.problems)
        for cells in _cells(sheet, columns) if columns else ():
            _take(cells, sheet.title, seen, rows)
    return rows


def _opened(data: bytes) -> Workbook:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - no other command waits for it
    except ImportError:
        raise WorkbookError(_NEEDED) from None
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except BadZipFile:
        raise WorkbookError(_BROKEN) from None
    if size > _MOST_BYTES:
        raise WorkbookError(f"expected {_MOST_BYTES} bytes or fewer unpacked, found {size}")
    try:
        return load_workbook(BytesIO(data))
    except Exception:  # noqa: BLE001 - whatever a broken part of it raises, it is not ours to mend
        raise WorkbookError(_BROKEN) from None


def _columns(sheet: Worksheet, locale: str, problems: list[str]) -> dict[str, int] | None:
    """Number of each column that is read; None where one is missing or of another language."""
    found = {str(cell.value).strip(): cell.column for cell in sheet[1] if cell.value is not None}
    if not found and sheet.max_row == 1:
        return None  # an empty sheet
    wanted = (KEY, SOURCE, f"{TRANSLATION} {locale}")
    lacks = [heading for heading in wanted if heading not in found]
    if not lacks:
        return {KEY: found[KEY], SOURCE: found[SOURCE], TRANSLATION: found[wanted[-1]]}
    others = [
        heading.removeprefix(f"{TRANSLATION} ")
        for heading in found
        if heading.startswith(f"{TRANSLATION} ")
    ]
    if lacks == [wanted[-1]] and others:
        mend = f"import it as {others[0]}, or export {locale}"
        problems.append(
            f"{sheet.title}!1: expected translations to {locale}, found {others[0]} -> {mend}"
        )
    else:
        said = ", ".join(f"'{heading}'" for heading in lacks)
        problems.append(
            f"{sheet.title}!1: no column {said} -> put the headings back, or remove the sheet"
        )
    return None


def _cells(sheet: Worksheet, columns: Mapping[str, int]) -> Iterator[dict[str, Cell | MergedCell]]:
    """The cells of each row that holds anything."""
    for row in sheet.iter_rows(min_row=2):
        cells = {cell.column: cell for cell in row}
        found = {name: cells[number] for name, number in columns.items() if number in cells}
        if any(cell.value is not None for cell in found.values()):
            yield found


def _take(
    cells: Mapping[str, Cell | MergedCell], sheet: str, seen: dict[str, str], rows: Rows
) -> None:
    """One row, as an entry or as problems."""
    faults = [
        f"{sheet}!{cell.coordinate}: {fault}"
        for name, cell in cells.items()
        if (fault := _fault(name, cell))
    ]
    rows.problems.extend(faults)
    if faults:
        return
    name = _text(cells[KEY])
    place = f"{sheet}!{cells[KEY].coordinate}"
    if name in seen:
        mend = f"it stands at {seen[name]} -> remove one of the rows"
        rows.problems.append(f"{place}: {name} is there twice, {mend}")
        return
    seen[name] = place
    rows.entries.append(
        Entry(
            name=name,
            source=_text(cells[SOURCE]),
            text=_text(cells[TRANSLATION]),
            unsure=False,
            place=f"{sheet}!{cells[TRANSLATION].coordinate}",
        )
    )


def _fault(name: str, cell: Cell | MergedCell) -> str | None:
    """What is wrong with a cell; None where nothing is."""
    if cell.value is None:
        return None if name == TRANSLATION else f"no {name} -> export again, or remove the row"
    if cell.data_type == "f":
        return f"expected text, found the formula {_shown(cell)} -> write the words themselves"
    if cell.data_type == "e":
        return f"expected text, found the error {_shown(cell)} -> write the words themselves"
    if not isinstance(cell.value, str):
        kind = {"n": "number", "d": "date", "b": "truth value"}.get(cell.data_type, "value")
        return f"expected text, found the {kind} {_shown(cell)} -> write ' before it"
    return None


def _shown(cell: Cell | MergedCell) -> str:
    return str(getattr(cell.value, "text", cell.value))


def _text(cell: Cell | MergedCell) -> str:
    """Text of a cell with the line ends of our files."""
    return "" if cell.value is None else _LINE_END.sub("\n", str(cell.value))
