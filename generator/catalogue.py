"""Gettext catalogues of texts, for translators' tools: written and read by Babel.

msgctxt is the text's name (`ips:items.4.title`), msgid the source, msgstr the translation. What a
translator should know stands in comments, and how long a text may be as `at most N letters`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

if TYPE_CHECKING:
    from generator.translation_units import Unit

_FORMAT = "python-brace-format"
_UNSURE = "fuzzy"
_LEFT_OUT = (
    b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Report-Msgid-Bugs-To', b'"Last-Translator',
    b'"Language-Team',
)  # fmt: skip
"""Of the header: days would make two catalogues of the same texts differ, names are nobody's."""


class CatalogueError(Exception):
    """A file is no catalogue; printed, it says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a catalogue.

    Attributes:
        name: Room and key of the text.
        source: The words that were translated.
        text: The translation; empty where there is none.
        unsure: Whether the translator, or a tool, marked it so.
        place: Where it stands: a line of a catalogue, a cell of a workbook.
    """

    name: str
    source: str
    text: str
    unsure: bool
    place: str


def write_catalogue(units: Iterable[Unit], locale: str) -> bytes:
    """A catalogue of some texts and their translations.

    Args:
        units: The texts.
        locale: The language that they are translated to.
    """
    catalogue = Catalog(
        locale=locale.replace("-", "_"),
        project="Tumstock",
        version="1",
        fuzzy=False,
        header_comment="# Texts of a Tumstock site. Write what is missing after msgstr.",
    )
    for unit in units:
        about = list(unit.about)
        if unit.most is not None:
            about.append(f"at most {unit.most} letters")
        catalogue.add(
            unit.source,
            unit.text,
            context=unit.name,
            auto_comments=about,
            locations=[(unit.file, unit.line)],
            flags=[_FORMAT] if unit.placeholders else [],
        )
    file = BytesIO()
    write_po(file, catalogue, width=100, omit_header=False)
    lines = file.getvalue().split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(_LEFT_OUT))


def read_catalogue(data: bytes) -> Iterator[Entry]:
    """The entries of a catalogue.

    Raises:
        CatalogueError: It is none, or an entry does not say which text it is of.
    """
    try:
        catalogue = read_po(BytesIO(data), abort_invalid=True, ignore_obsolete=True)
    except UnicodeDecodeError as error:
        raise CatalogueError(f"expected UTF-8, found a byte that is not ({error.start})") from None
    except (PoFileError, ValueError) as error:
        raise CatalogueError(f"expected a gettext catalogue, found: {error}") from None
    for message in catalogue:
        if message.id == "":
            continue
        if not message.context or not isinstance(message.id, str):
            line = message.lineno or 1
            raise CatalogueError(f"line {line}: expected msgctxt with the name of a text")
        yield Entry(
            name=message.context,
            source=message.id,
            text=message.string if isinstance(message.string, str) else "",
            unsure=_UNSURE in message.flags,
            place=str(message.lineno or 1),
        )
