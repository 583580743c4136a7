"""Words put into a YAML file that people have written: everything else in it stays, byte by byte.

A text that is there is replaced where it stands, in the style that it has; a new one goes to the
end of the mapping that it belongs to. Comments, blank lines, line ends, order and quotes of all
that is not changed are left alone, which a YAML writer of the usual kind cannot promise. What comes
out is read again by the reader of the program, and refused where it does not say what it should.
"""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from generator.strict_yaml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.strict_yaml import Data

type Keys = tuple[str, ...]

_BARE_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NO_BARE_KEYS = frozenset("yes no on off true false null y n".split())  # noqa: SIM905  (words in a row are read as words)
_BARE_TEXT = re.compile(r"[A-Za-zÀ-ž][^\n]*")
_NO_BLOCK = re.compile(
    r"\A[ \n]|[ ]\Z|\n\n\Z"
    r"|[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What lines under a key would lose, or read otherwise."""
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML wants escaped and JSON does not."""
_HEAD = re.compile(r"[|>][-+0-9]*")
_COMMENT = re.compile(r"(?P<indent> *)(?P<comment>#[^\n]*)?\r?\n")
_STEP = 2
_WIDTH = 100


class UnwritableError(ValueError):
    """Texts cannot be put into a file and all else in it keep what it says."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Signs of a file that are replaced.

    Attributes:
        start: Offset of the first sign.
        end: Offset after the last.
        text: What comes there.
        column: Column of new lines; of those at one place the deeper ones come first.
    """

    start: int
    end: int
    text: str
    column: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """How far some keys lead.

    Attributes:
        node: The deepest node.
        rest: Keys that lead on from there.
        flow: Whether the node is a value in braces.
    """

    node: Any
    rest: Keys
    flow: bool


def with_texts(file: str, texts: Mapping[Keys, str]) -> str:
    r"""A file with some texts put in.

    Args:
        file: What stands in the file, its line ends as they are; empty for a new one.
        texts: Words by the keys that lead to them; none of them leads to a mapping.

    Raises:
        UnwritableError: A key leads through a text, or to something that is none; or the file
            would not say what it should, as with anchors and aliases.

    Examples:
        >>> print(with_texts("# ours\na: one # first\n", {("a",): "two", ("b", "c"): "three"}))
        # ours
        a: two # first
        b:
          c: three
        <BLANKLINE>
    """
    changed = _changed(file, texts)
    if _said(changed) != {**(_said(file) or {}), **texts}:
        raise UnwritableError(", ".join(".".join(keys) for keys in texts))
    return changed


def with_what_fits(file: str, texts: Mapping[Keys, str]) -> tuple[str, tuple[Keys, ...]]:
    """A file with those texts put in that can be, and the keys of the others; as `with_texts`."""
    try:
        return with_texts(file, texts), ()
    except UnwritableError:
        if len(texts) == 1:
            return file, tuple(texts)
    keys = tuple(texts)
    refused: tuple[Keys, ...] = ()
    for half in (keys[: len(keys) // 2], keys[len(keys) // 2 :]):
        file, more = with_what_fits(file, {one: texts[one] for one in half})
        refused += more
    return file, refused


def _said(file: str) -> dict[Keys, Data] | None:
    """Every value of a file by its keys; None where it cannot be read, or is empty."""
    document, problems = parsed(file.removeprefix("\ufeff"), "")
    return None if problems or document is None else dict(_leaves(document.data, ()))


def _leaves(data: Data, keys: Keys) -> Iterator[tuple[Keys, Data]]:
    if not isinstance(data, dict):
        yield keys, data
        return
    for key, value in data.items():
        yield from _leaves(value, (*keys, key))


def _changed(file: str, texts: Mapping[Keys, str]) -> str:
    """A file with some texts put in, not read again yet.

    Raises:
        UnwritableError: A key leads through a text, or to something that is none.
    """
    line_end = "\r\n" if "\r\n" in file else "\n"
    root = yaml.compose(file, Loader=yaml.SafeLoader)
    found = {keys: _down(root, keys) for keys in texts}
    if file and not file.endswith("\n") and any(one.rest for one in found.values()):
        file += line_end
    if root is None:
        return file + _block(_nested(texts), 0).replace("\n", line_end)
    changes: list[_Change] = []
    new: dict[int, tuple[yaml.MappingNode, dict[Keys, str]]] = {}
    for keys, text in texts.items():
        one = found[keys]
        if one.rest and isinstance(one.node, yaml.MappingNode):
            new.setdefault(id(one.node), (one.node, {}))[1][one.rest] = text
        elif not one.rest and isinstance(one.node, yaml.ScalarNode):
            changes.append(_replaced(file, one, text))
        else:
            raise UnwritableError(".".join(keys))
    changes += [_added(file, node, added) for node, added in new.values()]
    for change in sorted(changes, key=lambda one: (one.start, -one.column), reverse=True):
        text = change.text.replace("\n", line_end)
        file = file[: change.start] + text + file[change.end :]
    return file


def _down(root: yaml.Node | None, keys: Keys) -> _Found:
    """How far some keys lead from the top of a file."""
    node, flow = root, False
    for depth, key in enumerate(keys):
        inner = _value_of(node, key)
        if inner is None:
            return _Found(node, keys[depth:], flow)
        flow = flow or (isinstance(node, yaml.MappingNode) and bool(node.flow_style))
        node = inner
    return _Found(node, (), flow)


def _value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _replaced(file: str, found: _Found, text: str) -> _Change:
    """A text in place of another, in its style where it can be said in it."""
    node = found.node
    start, end = node.start_mark.index, node.end_mark.index
    head = _HEAD.match(file, start) if node.style in ("|", ">") else None
    if head is None and (found.flow or "\n" not in text or _NO_BLOCK.search(text)):
        quoted = node.style is not None
        return _Change(start, end, _on_one_line(text, quoted=quoted, flow=found.flow))
    if head:
        end = start + len(file[start:end].rstrip("\r\n "))  # blank lines behind it stay
        tail = file[head.end() : _line_end(file, start)]
    else:
        tail = file[end : _line_end(file, end)]
        end += len(tail)
    indent = _indent_at(file, start)
    if _comments_end(file, file.find("\n", end) + 1, indent):
        return _Change(start, end, _quoted(text) + tail)  # lines would take them in
    written = _as_block(text, indent + _STEP, literal=node.style != ">", tail=tail)
    return _Change(start, end, written)


def _comments_end(file: str, offset: int, column: int) -> int:
    """Offset behind the last comment of those lines that stands deeper than a column.

    Args:
        file: What stands in the file.
        offset: Where a line begins.
        column: Lines are looked at as long as they are blank or begin with a comment.

    Returns:
        The offset; 0 where there is no such comment.
    """
    found = 0
    while line := _COMMENT.match(file, offset):
        offset = line.end()
        if len(line["indent"]) > column and line["comment"]:
            found = offset
    return found


def _line_end(file: str, offset: int) -> int:
    """Offset of the end of a line, before the signs that end it and spaces before them."""
    end = file.find("\n", offset)
    return offset + len(file[offset : None if end < 0 else end].rstrip())


def _indent_at(file: str, offset: int) -> int:
    """Spaces that the line of an offset begins with."""
    line = file[file.rfind("\n", 0, offset) + 1 : offset]
    return len(line) - len(line.lstrip(" "))


def _added(file: str, node: Any, added: Mapping[Keys, str]) -> _Change:
    """New texts behind the last one of a mapping; the file ends with a line end."""
    if node.flow_style:
        end = node.value[-1][1].end_mark.index if node.value else node.end_mark.index - 1
        inner = _flow(_nested(added))
        return _Change(end, end, f", {inner}" if node.value else inner)
    end = _end(node)
    while file[end - 1] in "\r\n ":
        end -= 1
    at, column = file.index("\n", end) + 1, node.start_mark.column
    at = _comments_end(file, at, column) or at
    return _Change(at, at, _block(_nested(added), column), column)


def _end(node: Any) -> int:
    """Offset behind the last value below a mapping that is not in braces."""
    while isinstance(node, yaml.MappingNode) and not node.flow_style:
        key, node = node.value[-1]
        if node.start_mark.index < key.end_mark.index:  # an alias: the value stands elsewhere
            return int(key.end_mark.index)
    return int(node.end_mark.index)


type _Tree = dict[str, str | _Tree]


def _nested(texts: Mapping[Keys, str]) -> _Tree:
    """Texts by key in mappings within mappings."""
    tree: _Tree = {}
    for keys, text in texts.items():
        node = tree
        for key in keys[:-1]:
            node = node.setdefault(key, {})  # type: ignore[assignment]  # only leaves are text
        node[keys[-1]] = text
    return tree


def _block(tree: _Tree, indent: int) -> str:
    """Mappings as lines."""
    return "".join(f"{line}\n" for line in _lines(tree, indent))


def _lines(tree: _Tree, indent: int) -> Iterator[str]:
    for key, value in tree.items():
        head = f"{' ' * indent}{_key(key)}:"
        if isinstance(value, dict):
            yield head
            yield from _lines(value, indent + _STEP)
        elif "\n" in value or len(head) + len(value) > _WIDTH:
            yield f"{head} {_as_block(value, indent + _STEP, literal=False)}"
        else:
            yield f"{head} {_on_one_line(value)}"


def _flow(tree: _Tree) -> str:
    """Mappings in braces, without the outermost ones."""
    parts = (
        f"{_key(key)}: {{{_flow(value)}}}"
        if isinstance(value, dict)
        else f"{_key(key)}: {_quoted(value)}"
        for key, value in tree.items()
    )
    return ", ".join(parts)


def _key(key: str) -> str:
    bare = _BARE_KEY.fullmatch(key) and key.lower() not in _NO_BARE_KEYS
    return key if bare else json.dumps(key, ensure_ascii=False)


def _as_block(text: str, indent: int, *, literal: bool, tail: str = "") -> str:
    """A text under its key: line by line as it is, or folded.

    Args:
        text: The text; in quotes beside its key where lines would lose something of it.
        indent: Spaces before each line.
        literal: Whether it is not folded; nothing is that has line ends.
        tail: What stands behind the sign for it: a comment, with the space before it.
    """
    margin = " " * indent
    if _NO_BLOCK.search(text):
        return _quoted(text) + tail
    if literal or "\n" in text:
        lines = text.removesuffix("\n").split("\n")
        sign = "|" if text.endswith("\n") else "|-"
        return f"{sign}{tail}\n" + "\n".join(f"{margin}{line}" if line else "" for line in lines)
    wrapped = textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    lines = wrapped if " ".join(wrapped) == text else [text]  # spaces in a row are kept
    return f">-{tail}\n" + "\n".join(f"{margin}{line}" for line in lines)


def _on_one_line(text: str, *, quoted: bool = False, flow: bool = False) -> str:
    """A text beside its key, without quotes where YAML reads it as what it is."""
    if not quoted and _BARE_TEXT.fullmatch(text) and text.lower() not in _NO_BARE_KEYS:
        try:
            read = yaml.safe_load(f"{{k: {text}, j: 1}}\n" if flow else f"k: {text}\nj: 1\n")
        except yaml.YAMLError:
            read = None
        if read == {"k": text, "j": 1}:
            return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """A text in quotes."""
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)
