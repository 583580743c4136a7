"""Makes something else of data, and of the bytes of a file; the same for the same chance.

Trees change as trees (a value replaced, a key renamed, two parts exchanged), files as bytes (cut,
doubled, of another encoding), so that both the reading and what comes after it meet nonsense.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

from tests.soak.nasty import NUMBERS, SHAPES, TOKENS, WORDS, deep

type Place = tuple[Any, Any]
"""A list or mapping, and the index or key of one of its values."""

_MOST_CHANGES = 4
_MANY = 50
_KEY = re.compile(rb'"(?:[^"\\]|\\.)*"\s*:\s*|^[ \-]*[\w"().]+: *', re.MULTILINE)
_NUMBER = re.compile(rb"(?<![\w\"])-?\d+(?:\.\d+)?")


def value(chance: Random, known: Any = None) -> Any:
    """Anything: a nasty value, or something near to what is known."""
    match chance.randrange(8):
        case 0 | 1:
            return chance.choice(WORDS)
        case 2:
            return chance.choice(NUMBERS)
        case 3 | 4:
            return deepcopy(chance.choice(SHAPES))
        case 5:
            return deep(chance.choice((3, 39, 41, 64, 65, 200)), lists=chance.random() < 0.5)
        case _:
            return _near(chance, known)


def _near(chance: Random, known: Any) -> Any:
    """Something that differs little from what is known, or is of a neighbouring type."""
    if isinstance(known, bool):
        return not known
    if isinstance(known, int | float):
        return chance.choice((known + 1, known - 1, -known, str(known), [known], known * 10))
    if isinstance(known, str):
        at = chance.randrange(len(known) + 1)
        piece = chance.choice((*WORDS[:40], known[:at]))
        whole = known[:at] + piece + known[at + chance.randrange(3) :]
        return chance.choice((whole, known.upper(), [known], {known: known}, f" {known} "))
    if isinstance(known, list):
        return chance.choice((dict.fromkeys(map(str, known)), known * 3, known[::-1], known[:1]))
    if isinstance(known, dict):
        return chance.choice(
            (list(known), list(known.values()), [known], dict(list(known.items())[1:]))
        )
    return chance.choice(WORDS)


def places(tree: Any) -> Iterator[Place]:
    """Every place in nested data that holds something."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        inner = node.items() if isinstance(node, dict) else enumerate(node)
        for key, held in inner:
            yield node, key
            if isinstance(held, dict | list):
                waiting.append(held)


def changes(chance: Random) -> int:
    """How many changes an example gets: mostly one, so that it reaches far."""
    return min(_MOST_CHANGES, 1 + int(chance.expovariate(1.2)))


def tree(chance: Random, data: Any) -> Any:
    """A copy of nested data with one or more changes."""
    made = deepcopy(data)
    for _ in range(changes(chance)):
        if chance.random() < 0.01:
            made = value(chance, made)
        if not isinstance(made, dict | list) or not made:
            return made
        _change(chance, list(places(made)))
    return made


def _change(chance: Random, all_places: list[Place]) -> None:
    node, key = chance.choice(all_places)
    nested = isinstance(node[key], dict | list)
    match chance.randrange(9):
        case 0 | 1 | 2:
            node[key] = value(chance, node[key])
        case 3:
            del node[key]
        case 4 if isinstance(node, dict):
            name = chance.choice((*map(str, node), f"{key}s", str(key)[:-1], chance.choice(WORDS)))
            node[name] = node.pop(key)
        case 5 if isinstance(node, dict):
            node[chance.choice(WORDS)] = value(chance)
        case 6:
            other, where = chance.choice(all_places)
            node[key] = deepcopy(other[where])
        case 7:
            other, where = chance.choice(all_places)
            node[key], other[where] = deepcopy(other[where]), deepcopy(node[key])
        case _ if isinstance(node, list):
            node.insert(
                chance.randrange(len(node) + 1), deepcopy(chance.choice((node[key], value(chance))))
            )
        case _:
            node[key] = [node[key]] * chance.choice((0, 1, 2, 3 if nested else _MANY))


def file(chance: Random, content: bytes) -> bytes:
    """The bytes of a file with one or more changes."""
    for _ in range(changes(chance)):
        content = _bytes(chance, content)
    return content


def _bytes(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    end = min(len(content), at + int(chance.expovariate(1 / 40)))
    match chance.randrange(12):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + content[end:]
        case 2:
            return content[:end] + content[at:end] * chance.choice((1, 1, 30)) + content[end:]
        case 3 | 4 | 5:
            return content[:at] + chance.choice(TOKENS) + content[chance.choice((at, end)) :]
        case 6:
            return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 7:
            return _recoded(chance, content)
        case 8:
            return _key_twice(chance, content)
        case 9:
            return _number(chance, content)
        case _:
            return _lines(chance, content)


def _recoded(chance: Random, content: bytes) -> bytes:
    """The file as another editor would have saved it."""
    text = content.decode("utf-8", "replace")
    match chance.randrange(6):
        case 0:
            return text.encode("latin-1", "replace")
        case 1:
            return text.encode("utf-16")
        case 2:
            return text.encode("utf-32")
        case 3:
            return codecs.BOM_UTF8 * chance.choice((1, 2)) + content
        case 4:
            return content.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\n\x00")))
        case _:
            return content.replace(b"  ", chance.choice((b"\t", b" ", b"\xc2\xa0 ")))


def _key_twice(chance: Random, content: bytes) -> bytes:
    """A key given once more before it stands, or renamed."""
    found = list(_KEY.finditer(content))
    if not found:
        return content
    match = chance.choice(found)
    other = chance.choice(found)[0]
    own = match[0] + chance.choice((b"null, ", b"1\n", b"{}, ", b"", b"*a\n"))
    more = chance.choice((own, other))
    keep = chance.choice((match.start(), match.end()))
    return content[: match.start()] + more + content[keep:]


def _number(chance: Random, content: bytes) -> bytes:
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    match = chance.choice(found)
    other = str(chance.choice(NUMBERS)).encode()
    return content[: match.start()] + other + content[match.end() :]


def _lines(chance: Random, content: bytes) -> bytes:
    """Whole lines gone, doubled, exchanged, or moved in and out."""
    lines = content.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at : at + chance.randrange(1, 4)]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = b" " * chance.choice((1, 2, 4)) + lines[at]
        case _:
            lines[at] = lines[at][chance.choice((1, 2)) :]
    return b"\n".join(lines)
