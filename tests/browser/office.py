"""Files of Word and Excel, read with the standard library as far as tests ask."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

type Cell = str | float | None


def parts(content: bytes) -> dict[str, ET.Element]:
    """Every XML part of a file by its path; all of them are well-formed."""
    with ZipFile(BytesIO(content)) as file:
        assert file.testzip() is None
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        return {name: ET.fromstring(file.read(name)) for name in names}  # noqa: S314  (made here)


class Word:
    """A Word file."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts(content)
        self.body = self.parts["word/document.xml"]

    def paragraphs(self, style: str | None = None) -> list[str]:
        """Text of the paragraphs, of one style if it is named."""
        found = [one for one in self.body.iter(f"{W}p") if style in {None, self._style(one)}]
        return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in found]

    def languages(self) -> set[str]:
        """Languages that the styles and the text name."""
        every = [*self.parts["word/styles.xml"].iter(f"{W}lang"), *self.body.iter(f"{W}lang")]
        return {one.get(f"{W}val", "") for one in every}

    def page(self) -> tuple[str, str]:
        """Width and height of the paper, in twentieths of a point."""
        [size] = self.body.iter(f"{W}pgSz")
        return size.get(f"{W}w", ""), size.get(f"{W}h", "")

    def repeated_heads(self) -> int:
        """How many rows of tables are repeated on every page."""
        return len(list(self.body.iter(f"{W}tblHeader")))

    @staticmethod
    def _style(paragraph: ET.Element) -> str | None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return None if style is None else style.get(f"{W}val")


class Excel:
    """An Excel file."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts(content)
        shared = self.parts.get("xl/sharedStrings.xml")
        self._shared = [] if shared is None else [_text(one) for one in shared.iter(f"{S}si")]
        sheets = list(self.parts["xl/workbook.xml"].iter(f"{S}sheet"))
        self.names = [sheet.get("name", "") for sheet in sheets]
        numbered = {name: f"xl/worksheets/sheet{at + 1}.xml" for at, name in enumerate(self.names)}
        self.sheets = {name: self.parts[path] for name, path in numbered.items()}

    def rows(self, name: str) -> list[list[Cell]]:
        """Cells of a sheet; figures as numbers, everything else as text."""
        return [
            [self._value(cell) for cell in row.iter(f"{S}c")]
            for row in self.sheets[name].iter(f"{S}row")
        ]

    def formulas(self) -> int:
        """How many cells hold a formula."""
        return sum(len(list(sheet.iter(f"{S}f"))) for sheet in self.sheets.values())

    def frozen(self, name: str) -> bool:
        """Whether rows of a sheet stay in sight."""
        panes = self.sheets[name].iter(f"{S}pane")
        return any(pane.get("state") == "frozen" for pane in panes)

    def _value(self, cell: ET.Element) -> Cell:
        kind, value = cell.get("t"), cell.find(f"{S}v")
        if kind == "inlineStr":
            return _text(cell)
        if value is None or value.text is None:
            return None
        return self._shared[int(value.text)] if kind == "s" else float(value.text)


def _text(element: ET.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{S}t"))
