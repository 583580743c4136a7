"""YAML as data with places; what YAML 1.1 would guess is left alone or refused.

Unquoted `no`, `on`, `2026-01-09` and `12:30` stay text, only `true` and `false` are truth
values, whole numbers have no leading zero, `74.5` is an exact decimal, `null` or nothing is
None. Keys are always text. Blank lines part paragraphs in folded text (`>`) as they do in
literal text (`|`). A key given twice, a tag and a tab are mistakes. Anchors may be used, within
reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from generator.errors import Place
from generator.messages import problem

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from generator.errors import Path, Problem

type Data = Mapping[str, Data] | Sequence[Data] | str | int | Decimal | bool | None

MOST_VALUES = 100_000
"""Values of one file, those behind aliases counted each time."""
MOST_BYTES = 2_000_000
MOST_DEPTH = 40

_STANDARD = "tag:yaml.org,2002:"
_PLAIN, _QUOTED = "plain", "quoted"
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_LINE_BREAKS = re.compile(r"\n+")
_FOLDED = (">", "'", "", None)
"""Styles in which a line break can only stand for blank lines: YAML folds all others."""
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooDeepError(yaml.MarkedYAMLError):
    """Brackets in brackets in brackets."""


class Shallow:
    """A loader of YAML, one of PyYAML's behind it, that refuses what is nested too deeply."""

    depth = 0

    def descend_resolver(self, parent: yaml.Node | None, _index: Any) -> None:
        """Called before each node: the parser itself would run out of stack.

        Raises:
            yaml.YAMLError: There are too many levels; `syntax_problem` says so.
        """
        self.depth += 1
        if self.depth > MOST_DEPTH and parent is not None:
            raise _TooDeepError(problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        """Called after each node."""
        self.depth -= 1


class _Loader(Shallow, _BASE):  # type: ignore[misc]  # which of two it is depends on the machine
    """Composes nodes; a scalar's tag says only whether it was quoted."""

    def resolve(self, kind: type[yaml.Node], _value: str, implicit: Any) -> str:
        """Leave the meaning of a scalar to `_scalar`."""
        return _PLAIN if kind is yaml.ScalarNode and implicit[0] else _QUOTED


@dataclass(frozen=True, slots=True)
class Document:
    """One file's data, and where each value of it stands.

    Attributes:
        file: How the file is called in messages.
        data: The values.
        values: Place of each value by path.
        keys: Place of each key by the path of its value.
    """

    file: str
    data: Data
    values: Mapping[Path, Place]
    keys: Mapping[Path, Place]

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Place of a value, or of its key, or of the nearest thing that holds it."""
        if key and path in self.keys:
            return self.keys[path]
        if path in self.values:
            return self.values[path]
        for end in range(len(path) - 1, 0, -1):
            above = path[:end]
            if above in self.keys:
                return self.keys[above]
            if above in self.values:
                return self.values[above]
        return self.values.get((), Place())


def read_yaml(path: FilePath, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read one file.

    Args:
        path: The file.
        shown: How it is called in messages.

    Returns:
        The document, or None where nothing could be read, and every problem found.
    """
    text, problems = text_of(path, shown)
    return (None, problems) if text is None else parsed(text, shown)


def parsed(text: str, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read the text of one file, as `read_yaml`; it has no tabs."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        return None, [syntax_problem(error, shown)]
    finally:
        loader.dispose()
    if node is None:
        return None, [problem("empty_file", shown, Place())]
    reader = _Reader()
    data = reader.read(node, ())
    document = Document(shown, data, reader.values, reader.keys)
    problems = [
        problem(code, shown, place, path, data=data, **values)
        for code, place, path, values in reader.problems
    ]
    return (None if reader.gave_up else document), problems


def decoded(path: FilePath, shown: str) -> tuple[str | None, list[Problem]]:
    """The file's text if it can be read, is UTF-8 and of a sensible size."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, [problem("unreadable", shown, Place(), why=error.strerror)]
    if len(raw) > MOST_BYTES:
        return None, [problem("file_too_big", shown, Place(), most=MOST_BYTES, size=len(raw))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return None, [problem("not_utf8", shown, place, byte=f"0x{raw[error.start]:02X}")]
    return text, []


def text_of(path: FilePath, shown: str) -> tuple[str | None, list[Problem]]:
    """The file's text, as `decoded`, if it has no tabs either."""
    text, problems = decoded(path, shown)
    if text is None:
        return None, problems
    tabs = [
        problem("tab", shown, Place(number, line.index("\t") + 1))
        for number, line in enumerate(text.split("\n"), start=1)
        if "\t" in line
    ]
    return (None if tabs else text), tabs


def syntax_problem(error: yaml.YAMLError, shown: str) -> Problem:
    """What libyaml or PyYAML could not read, in our shape."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place()
    if isinstance(error, _TooDeepError):
        return problem("too_deep", shown, place, most=MOST_DEPTH)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return problem("yaml_syntax", shown, place, said=" ".join(str(said).split()))


@dataclass(slots=True)
class _Reader:
    """Turns nodes into data, noting places and problems."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[tuple[str, Place, Path, dict[str, object]]] = field(default_factory=list)
    gave_up: bool = False
    _open: list[int] = field(default_factory=list)

    def read(self, node: yaml.Node, path: Path) -> Data:
        """The data of a node; places are noted under its path."""
        if self.gave_up:
            return None
        place = _place(node)
        self.values[path] = place
        if len(self.values) > MOST_VALUES:
            self._give_up("too_many_values", place, path, most=MOST_VALUES)
            return None
        if id(node) in self._open:
            self._give_up("endless_alias", place, path)
            return None
        if len(path) > MOST_DEPTH:
            self._give_up("too_deep", place, path, most=MOST_DEPTH)
            return None
        if node.tag not in (_PLAIN, _QUOTED):
            self._note("tag", place, path, tag=node.tag.replace(_STANDARD, "!!"))
        self._open.append(id(node))
        data = self._content(node, path)
        self._open.pop()
        return data

    def _content(self, node: Any, path: Path) -> Data:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(one, (*path, index)) for index, one in enumerate(node.value)]
        text = str(node.value)
        if node.style in _FOLDED and "\n" in text:
            return _LINE_BREAKS.sub("\n\n", text.rstrip("\n"))
        return _scalar(text, plain=node.tag == _PLAIN)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> Data:
        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            place = _place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._note("key_not_text", place, path)
                continue
            key = str(key_node.value)
            below = (*path, key)
            if key == "<<" and key_node.tag == _PLAIN:
                self._note("merge_key", place, below)
            elif key in data:
                self._note("duplicate_key", place, below, key=key, first=self.keys[below].line)
            else:
                self.keys[below] = place
                data[key] = self.read(value_node, below)
        return data

    def _note(self, code: str, place: Place, path: Path, **values: object) -> None:
        self.problems.append((code, place, path, values))

    def _give_up(self, code: str, place: Place, path: Path, **values: object) -> None:
        self._note(code, place, path[:3], **values)
        self.gave_up = True


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def _scalar(text: str, *, plain: bool) -> Data:
    """What a scalar means; quoted ones are text."""
    if not plain:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
