"""Words put into a YAML file that people have written: everything else in it stays, byte by byte.

A text that is there is replaced where it stands, in the style that it has; a new one goes to the
end of the mapping that it belongs to. Comments, blank lines, order and quotes of all that is not
changed are left alone, which a YAML writer of the usual kind cannot promise.
"""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

type Keys = tuple[str, ...]

_BARE_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_NO_BARE_KEYS = frozenset("yes no on off true false null y n".split())  # noqa: SIM905  (words in a row are read as words)
_BARE_TEXT = re.compile(r"[A-Za-zÀ-ž][^\n]*")
_STEP = 2
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class _Change:
    """Signs of a file that are replaced.

    Attributes:
        start: Offset of the first sign.
        end: Offset after the last.
        text: What comes there.
    """

    start: int
    end: int
    text: str


def with_texts(file: str, texts: Mapping[Keys, str]) -> str:
    r"""A file with some texts put in.

    Args:
        file: What stands in the file; empty for a new one.
        texts: Words by the keys that lead to them; none of them leads to a mapping.

    Raises:
        ValueError: A key leads through a text, or to something that is none.

    Examples:
        >>> print(with_texts("# ours\na: one # first\n", {("a",): "two", ("b", "c"): "three"}))
        # ours
        a: two # first
        b:
          c: three
        <BLANKLINE>
    """
    root = yaml.compose(file, Loader=yaml.SafeLoader)
    if root is None:
        return file + _block(_nested(texts), 0)
    changes: list[_Change] = []
    new: dict[int, tuple[yaml.MappingNode, dict[Keys, str]]] = {}
    for keys, text in texts.items():
        node, rest = _down(root, keys)
        if rest:
            if not isinstance(node, yaml.MappingNode):
                raise ValueError(".".join(keys))
            new.setdefault(id(node), (node, {}))[1][rest] = text
        elif isinstance(node, yaml.ScalarNode):
            changes.append(_replaced(file, node, text))
        else:
            raise ValueError(".".join(keys))
    changes += [_added(file, node, added) for node, added in new.values()]
    for change in sorted(changes, key=lambda one: one.start, reverse=True):
        file = file[: change.start] + change.text + file[change.end :]
    return file


def _down(node: yaml.Node, keys: Keys) -> tuple[yaml.Node, Keys]:
    """The deepest node that some keys lead to, and the keys that lead on from there."""
    for depth, key in enumerate(keys):
        inner = _value_of(node, key)
        if inner is None:
            return node, keys[depth:]
        node = inner
    return node, ()


def _value_of(node: yaml.Node, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _replaced(file: str, node: Any, text: str) -> _Change:
    """A text in place of another, in its style where it can be said in it."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        end = start + len(file[start:end].rstrip("\n "))  # blank lines behind it stay
        written = _as_block(text, _indent_at(file, start) + _STEP, literal=node.style == "|")
        return _Change(start, end, written)
    if "\n" in text and not _is_flow(file, start):
        return _Change(start, end, _as_block(text, _indent_at(file, start) + _STEP, literal=True))
    return _Change(start, end, _on_one_line(text, quoted=node.style is not None))


def _indent_at(file: str, offset: int) -> int:
    """Spaces that the line of an offset begins with."""
    line = file[file.rfind("\n", 0, offset) + 1 : offset]
    return len(line) - len(line.lstrip(" "))


def _is_flow(file: str, offset: int) -> bool:
    """Whether a value stands in braces on its line."""
    return "{" in file[file.rfind("\n", 0, offset) + 1 : offset]


def _added(file: str, node: Any, added: Mapping[Keys, str]) -> _Change:
    """New texts behind the last one of a mapping."""
    last = _last(node)
    end = last.end_mark.index
    if node.flow_style:
        inner = _flow(_nested(added))
        return _Change(end, end, f", {inner}" if node.value else inner)
    while end > 0 and file[end - 1] in "\n ":
        end -= 1
    line_end = file.find("\n", end)
    line_end = len(file) if line_end < 0 else line_end
    before = "" if file[line_end : line_end + 1] == "\n" else "\n"
    at = min(line_end + 1, len(file))
    return _Change(at, at, before + _block(_nested(added), node.start_mark.column))


def _last(node: Any) -> Any:
    """The last value below a node."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and node.value:
        if node.flow_style:
            return node if not isinstance(node, yaml.MappingNode) else node.value[-1][1]
        entry = node.value[-1]
        node = entry[1] if isinstance(entry, tuple) else entry
    return node


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
        elif "\n" in value:
            yield f"{head} {_as_block(value, indent + _STEP, literal=True)}"
        elif len(head) + len(value) > _WIDTH:
            yield f"{head} {_as_block(value, indent + _STEP, literal=False)}"
        else:
            yield f"{head} {_on_one_line(value)}"


def _flow(tree: _Tree) -> str:
    """Mappings in braces, without the outermost ones."""
    parts = (
        f"{_key(key)}: {{{_flow(value)}}}"
        if isinstance(value, dict)
        else f"{_key(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in tree.items()
    )
    return ", ".join(parts)


def _key(key: str) -> str:
    bare = _BARE_KEY.fullmatch(key) and key.lower() not in _NO_BARE_KEYS
    return key if bare else json.dumps(key, ensure_ascii=False)


def _as_block(text: str, indent: int, *, literal: bool) -> str:
    """A text under its key: line by line as it is, or folded."""
    margin = " " * indent
    if literal or "\n" in text:
        lines = text.strip("\n").split("\n")
        return "|-\n" + "\n".join(f"{margin}{line}" if line else "" for line in lines)
    wrapped = textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "\n".join(f"{margin}{line}" for line in wrapped)


def _on_one_line(text: str, *, quoted: bool = False) -> str:
    """A text beside its key, without quotes where YAML reads it as what it is."""
    if not quoted and _BARE_TEXT.fullmatch(text) and text.lower() not in _NO_BARE_KEYS:
        try:
            read = yaml.safe_load(f"k: {text}\nj: 1\n")
        except yaml.YAMLError:
            read = None
        if read == {"k": text, "j": 1}:
            return text
    return json.dumps(text, ensure_ascii=False)
