"""What a test asks of a page's HTML: ids, controls, labels, links, languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """A start tag and the text directly or indirectly in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Markup(HTMLParser):
    """A page or a part of one, read in one go."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.unbalanced.append(tag)
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements of a tag that have these attributes; `_` stands for `-`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if tag in ("", element.tag) and wanted.items() <= element.attributes.items()
        ]

    def values(self, name: str, tag: str = "") -> list[str]:
        """Values of an attribute, in order."""
        return [
            element.attributes[name]
            for element in self.elements
            if name in element.attributes and tag in ("", element.tag)
        ]


def read(html: str) -> Markup:
    """Read HTML; Markdown around it is text."""
    markup = Markup()
    markup.feed(html)
    markup.close()
    return markup
