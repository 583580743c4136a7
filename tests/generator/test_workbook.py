"""A workbook for translators comes back: nothing is lost, and what does not fit has its cell."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import Result
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from generator.translation_units import Unit, open_project
from generator.workbook import WIDTHS, Rows, WorkbookError, read_workbook, write_workbook
from tests.generator.test_translations import files, run, site


def test_a_workbook_without_texts_is_one_all_the_same() -> None:
    book = load_workbook(BytesIO(write_workbook([], "nb")))
    assert [sheet.title for sheet in book.worksheets] == ["texts"]
    assert book.worksheets[0].max_row == 1


pytestmark = pytest.mark.slow

COLUMN = {heading: "ABCDEFG"[number] for number, heading in enumerate(WIDTHS)}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return site(tmp_path)


def exported(home: Path) -> Path:
    """The workbook of the whole IPS text in Finnish; made once."""
    file = home / "fi.xlsx"
    file.write_bytes(_exported())
    return file


@cache
def _exported() -> bytes:
    with TemporaryDirectory() as folder:
        home = site(Path(folder))
        result = run(home, "export", "fi", str(home / "all.xlsx"), "--only", "ips")
        assert result.exit_code == 0, result.output
        return (home / "all.xlsx").read_bytes()


def changed(file: Path, change: Callable[[Workbook], None]) -> None:
    """The workbook as a spreadsheet leaves it: opened, changed, saved."""
    book = load_workbook(file)
    change(book)
    book.save(file)


def cell_of(book: Workbook, name: str, heading: str = "translation") -> Cell:
    sheet = book[name.partition(":")[0]]
    assert isinstance(sheet, Worksheet)
    [row] = [cell.row for cell in sheet["A"] if cell.value == name]
    found = sheet[f"{COLUMN[heading]}{row}"]
    assert isinstance(found, Cell)
    return found


def said(name: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        cell_of(book, name).value = value  # type: ignore[assignment]  # whatever a cell may hold

    return change


def taken(home: Path, change: Callable[[Workbook], None], *more: str) -> Result:
    file = exported(home)
    changed(file, change)
    return run(home, "import", "fi", str(file), *more)


def test_the_interface_and_a_framework_come_back_byte_for_byte(home: Path) -> None:
    before, file = files(home), home / "all.xlsx"
    assert run(home, "export", "fi", str(file)).exit_code == 0
    changed(file, lambda _: None)
    book = load_workbook(file, read_only=True)
    assert set(book.sheetnames) == {"interface", "ips"}
    said = [str(row[3]) for row in book["interface"].iter_rows(2, values_only=True)]
    assert sum("{" in text for text in said) > 50
    book.close()
    result = run(home, "import", "fi", str(file))
    assert result.output.startswith("0 changed in 0 files, ")
    assert files(home) == before


def test_every_text_has_a_row_with_what_a_translator_should_know(home: Path) -> None:
    book = load_workbook(exported(home))
    assert book.sheetnames == ["ips"]
    project = open_project(home / "frameworks")
    units = {unit.name: unit for unit in project.units("fi", rooms=["ips"])}
    rows = {row[0]: row for row in book["ips"].iter_rows(2, values_only=True)}
    assert rows.keys() == units.keys()
    for name, unit in units.items():
        _, place, source, text, length, most, note = rows[name]
        assert (source, text, length, most) == (
            unit.source, unit.text, len(unit.source), unit.most
        ), name  # fmt: skip
        assert place == f"{unit.file}:{unit.line}"
        assert note == "\n".join(unit.about)
    assert "Item 1: " in str(rows["ips:items.1.inputs.fte.hint"][-1])


def test_only_translations_can_be_written_and_the_heading_stays_in_sight(home: Path) -> None:
    book = load_workbook(exported(home))
    for sheet in book.worksheets:
        heading = ["translation fi" if one == "translation" else one for one in WIDTHS]
        assert [cell.value for cell in sheet[1]] == heading
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for row in sheet.iter_rows(2):
            assert [cell.protection.locked for cell in row] == [
                heading != "translation" for heading in WIDTHS
            ]
            assert all(cell.alignment.wrap_text for cell in row)
            assert row[3].number_format == "@"
    [rule] = [
        rule
        for rule in book["ips"].data_validations.dataValidation
        if cell_of(book, "ips:short_title").coordinate in rule.sqref
    ]
    most = cell_of(book, "ips:short_title", "at most").value
    assert isinstance(most, int)
    assert (rule.type, rule.formula1, rule.errorStyle) == ("textLength", str(most), "warning")


def test_one_changed_cell_changes_its_own_lines_and_loses_no_comment(home: Path) -> None:
    path = home / "frameworks/ips/text/fi/ordnandet.yaml"
    path.write_text("# of ours\n" + path.read_text("utf-8") + "# the end\n", "utf-8")
    before, lines = files(home), path.read_text("utf-8").splitlines()
    result = taken(home, said("ips:items.9.levels.5", "Yksi.\r\n\r\nKaksi_x000D_\nloppu."))
    assert result.output.splitlines()[-1] == f"wrote {path}"
    assert {one for one in files(home) if files(home)[one] != before[one]} == {
        "frameworks/ips/text/fi/ordnandet.yaml"
    }
    now = path.read_text("utf-8").splitlines()
    assert [now[0], now[-1]] == ["# of ours", "# the end"]
    assert sum(1 for line in lines if line in now) >= len(lines) - 12
    units = {unit.name: unit.text for unit in open_project(home / "frameworks").units("fi")}
    assert units["ips:items.9.levels.5"].split() == ["Yksi.", "Kaksi", "loppu."]


def test_a_text_that_looks_like_a_formula_or_a_number_stays_text() -> None:
    texts = ("=A1", "007", "#N/A", "+1", "2026-01-09", " space ")
    units = [unit(keys=str(number), text=text) for number, text in enumerate(texts)]
    data = write_workbook(units, "fi")
    rows = read_workbook(data, "fi")
    assert rows.problems == []
    assert tuple(entry.text for entry in rows.entries) == texts


def unit(*, keys: str, text: str) -> Unit:
    return Unit(
        room="ips", keys=(keys,), source="ett", text=text, file="a.yaml", line=1, about=(),
        most=None,
    )  # fmt: skip


SMALL = {"ips:title": "Yksi", "ips:tagline": "Kaksi"}


def small() -> Workbook:
    """A workbook with two texts, as it is opened in a spreadsheet."""
    units = (unit(keys=name[4:], text=text) for name, text in SMALL.items())
    return load_workbook(BytesIO(write_workbook(units, "fi")))


def remove_heading(heading: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book["ips"][f"{COLUMN[heading]}1"] = None

    return change


def twice(book: Workbook) -> None:
    book["ips"]["A3"] = book["ips"]["A2"].value


def without_key(book: Workbook) -> None:
    book["ips"]["A2"] = None


def in_norwegian(book: Workbook) -> None:
    book["ips"]["D1"] = "translation nb"


def with_a_sheet(book: Workbook) -> None:
    book.create_sheet("kysymykset")["A1"] = "Mitä tämä on?"


def with_an_empty_sheet(book: Workbook) -> None:
    book.create_sheet("tyhjä")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (said("ips:title", "=B2"), "D2: expected text, found the formula =B2 -> write the words"),
        (said("ips:title", 5), "D2: expected text, found the number 5 -> write ' before it"),
        (said("ips:tagline", date(2026, 1, 9)), "D3: expected text, found the date 2026-01-09"),
        (said("ips:title", value=True), "D2: expected text, found the truth value True"),
        (said("ips:title", "#N/A"), "D2: expected text, found the error #N/A -> write the words"),
        (remove_heading("key"), "1: no column 'key' -> put the headings back"),
        (remove_heading("translation"), "1: no column 'translation fi' -> put the headings"),
        (twice, "A3: ips:title is there twice, it stands at ips!A2 -> remove one of the rows"),
        (without_key, "A2: no key -> export again, or remove the row"),
        (in_norwegian, "1: expected translations to fi, found nb -> import it as nb, or export fi"),
    ],
)
def test_what_does_not_fit_is_told_by_sheet_and_cell(
    change: Callable[[Workbook], None], words: str
) -> None:
    book = small()
    change(book)
    [problem] = reread(book).problems
    assert problem.startswith(f"ips!{words}")


def reread(book: Workbook) -> Rows:
    file = BytesIO()
    book.save(file)
    return read_workbook(file.getvalue(), "fi")


def test_a_sheet_of_somebodys_own_is_told_and_an_empty_one_or_row_is_not() -> None:
    book = small()
    book["ips"]["G9"] = "Jäi pois"
    book.create_sheet("tyhjä")
    found = reread(book)
    assert (len(found.entries), found.problems) == (2, [])
    book.create_sheet("kysymykset")["A1"] = "Mitä tämä on?"
    [problem] = reread(book).problems
    assert problem == (
        "kysymykset!1: no column 'key', 'source', 'translation fi' -> put the headings back, "
        "or remove the sheet"
    )


def test_columns_may_be_moved_and_others_added() -> None:
    book = small()
    book["ips"].insert_cols(2)
    assert {entry.name: entry.text for entry in reread(book).entries} == SMALL


def test_nothing_is_written_while_a_cell_does_not_fit(home: Path) -> None:
    before, file = files(home), exported(home)
    place = cell_of(load_workbook(file), "ips:title").coordinate

    def change(book: Workbook) -> None:
        said("ips:title", 5)(book)
        said("ips:short_title", "Yksi\tkaksi")(book)
        said("ips:tagline", "Uusi.")(book)

    result = taken(home, change)
    assert result.exit_code == 1
    assert f"{file}:ips!{place}: expected text, found the number 5" in result.output
    assert "ips:short_title: there is a tab in it -> put a space instead" in result.output
    assert "2 to mend; nothing is written" in result.output
    assert files(home) == before


def packed(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


_OTHER_KIND = "found another kind of file -> save it as .xlsx"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"key;source\n", _OTHER_KIND),
        (b"", _OTHER_KIND),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), _OTHER_KIND),
        (packed(a=bytes(100_000_001)), "expected 100000000 bytes or fewer unpacked"),
    ],
    ids=["csv", "empty", "other", "huge"],
)
def test_a_file_that_is_no_workbook_is_told(data: bytes, words: str) -> None:
    with pytest.raises(WorkbookError, match=re.escape(words)):
        read_workbook(data, "fi")


@pytest.mark.parametrize(
    "name", ["x.ods", "x.CSV", "x.xls", "README.md", "framework.yaml", "po", "x.po.bak"]
)
def test_other_files_are_not_written_over_and_told_what_to_save_as(home: Path, name: str) -> None:
    (home / name).write_text("mine", "utf-8")
    for command in ("export", "import"):
        result = run(home, command, "fi", str(home / name))
        assert result.exit_code == 2
        assert "expected a file in .po or .xlsx -> save it as such" in " ".join(
            result.output.replace("│", " ").split()
        )
        assert (home / name).read_text("utf-8") == "mine"


def test_a_text_that_no_cell_holds_is_told_and_nothing_is_cut() -> None:
    with pytest.raises(WorkbookError, match=r"ips:1: 32768 letters, and a cell holds 32767"):
        write_workbook([unit(keys="1", text="a" * 32_768)], "fi")


def test_without_the_library_a_catalogue_still_does(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(home)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for command in ("export", "import"):
        result = run(home, command, "fi", str(file))
        assert result.exit_code == 1
        assert "pip install 'tumstock[xlsx]'" in result.output
    assert run(home, "export", "fi", str(home / "fi.po"), "--only", "ips").exit_code == 0
