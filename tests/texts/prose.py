"""The words of a Markdown page, without what makes it Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

TOP = ""
"""Anchor of what stands above the first heading with one."""

FRONT = "front"
"""Anchor of the page's own data, which search engines show."""

_ANCHOR = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}")
_FRONT_VALUE = re.compile(r"(?:title|description): *(.+)")
_MARKUP = (
    (re.compile(r"<[^>]+>"), ""),
    (re.compile(r"`[^`]*`"), "…"),  # code: something stands there, but it is no word
    (re.compile(r"\]\([^)]*\)"), ""),
    (re.compile(r" *\{[:.#][^}]*\}"), ""),
    (re.compile(r'^ *(?:!!!|\?\?\?\+?) \w+(?: "([^"]*)")?'), r"\1"),
    (re.compile(r"^ *(?:#+|[-*+]|\d+\.|>|:) +"), ""),
    (re.compile(r"\*+|!?\["), ""),
)


def prose(page: str) -> Iterator[tuple[int, str, str]]:
    """Every line of words.

    Returns:
        Line counted from 1, anchor of the heading above (or TOP, or FRONT), and the words; each
        cell of a table by itself.

    Examples:
        >>> list(prose("# Så *fyller* ni i {#fill}\\n\\n- Se [om](about.md#gaps) `x`."))
        [(1, 'fill', 'Så fyller ni i'), (3, 'fill', 'Se om ….')]
        >>> list(prose("---\\ndescription: Kort\\n---\\n| a | b |\\n|---|---|"))
        [(2, 'front', 'Kort'), (4, '', 'a'), (4, '', 'b')]
    """
    lines = page.splitlines()
    start = lines.index("---", 1) + 1 if lines[:1] == ["---"] else 0
    for number, line in enumerate(lines[:start], 1):
        if value := _FRONT_VALUE.fullmatch(line):
            yield number, FRONT, value[1].strip("\"'")
    anchor, fenced = TOP, False
    for number, line in enumerate(lines[start:], start + 1):
        fenced ^= line.lstrip().startswith("```")
        if line.startswith("#") and (found := _ANCHOR.search(line)):
            anchor = found[1]
        for cell in [] if fenced else line.strip().strip("|").split(" | "):
            if words := _words(cell):
                yield number, anchor, words


def _words(line: str) -> str:
    for pattern, instead in _MARKUP:
        line = pattern.sub(instead, line)
    line = line.strip(" ")
    return line if any(sign.isalnum() for sign in line) else ""
