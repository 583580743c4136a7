"""Reading requests, strictly and without reading twice what did not change.

A page sends every answer each time, and mostly one of them differs from the last time.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NoReturn

from scoring.errors import Problem, RefusedError
from scoring.json_text import written
from scoring.problems import found_text

__all__ = ["Reader", "read_json"]


class _DuplicateKeyError(ValueError):
    """The same key twice in one object."""


def read_json(text: str) -> Any:
    """Read JSON strictly: no key twice, no NaN, no half characters; decimals stay exact as text.

    Raises:
        RefusedError: The text is not JSON (`not_json`) or has a key twice (`duplicate_key`).
    """
    try:
        return _decode(text)
    except _DuplicateKeyError as error:
        problem = Problem("duplicate_key", str(error), found=found_text(str(error)))
        raise RefusedError((problem,)) from None
    except RecursionError:
        problem = Problem(
            "not_json", "", expected="brackets nested less deeply", found="too many in one another"
        )
        raise RefusedError((problem,)) from None
    except ValueError as error:
        raise RefusedError((Problem("not_json", "", found=found_text(str(error))),)) from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _DuplicateKeyError(next(key for key in keys if keys.count(key) > 1))
    return read


_DECODER = json.JSONDecoder(parse_float=str, parse_constant=_no_constant, object_pairs_hook=_unique)
_PLAIN = json.JSONDecoder()


def _decode(text: str) -> Any:
    if text.startswith("\ufeff"):  # as json.loads does, which names the mistake
        return json.loads(text)
    return _whole(text, _DECODER.decode(text))


def _whole(text: str, read: Any) -> Any:
    """What was read, if its text can be written again: an escape may stand for half a character.

    Raises:
        ValueError: It cannot.
    """
    if "\\ud" in text or "\\uD" in text:
        try:
            written(read).encode()
        except UnicodeEncodeError:
            raise ValueError("half a character") from None
    return read


@dataclass(slots=True)
class _Known:
    """A request as it was read, with its text cut at the members of `assessment.answers`.

    The text is `head`, `body` without its last comma, and `tail`, but for blanks between the braces
    of answers of which there are none.

    Attributes:
        request: The request.
        answers: Its `assessment.answers`.
        head: The text up to and with the brace that opens the answers.
        keys: The keys of the answers.
        body: Each member of the answers, `"2":{...},`, always with a comma.
        starts: Where each member starts in the body, and the length of the body.
        tail: The text from the brace that closes the answers.
    """

    request: dict[str, Any]
    answers: dict[str, object]
    head: str
    keys: list[str]
    body: str
    starts: list[int]
    tail: str


class Reader:
    """Reads one request after another; reads only one answer anew where only one differs.

    What it gives is the same as from `read_json`. An answer that did not change is the very
    object that was given before, so nothing that it gives may be changed.
    """

    def __init__(self) -> None:
        """Start with nothing read."""
        self._known: _Known | None = None

    def read(self, text: str) -> Any:
        """Read a request.

        Raises:
            RefusedError: As `read_json`.
        """
        if self._known is not None and _update(self._known, text):
            return self._known.request
        request = read_json(text)
        known = _cut(text, request)
        if known is not None:
            self._known = known
        return request


def _members(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Key, start and start of the value of each member of the object that begins at `start`.

    The text is sound JSON. Ends early where it is not written without blanks.
    """
    at = start
    while text.startswith(('{"', ',"'), at):
        key, after = _PLAIN.raw_decode(text, at + 1)
        if text[after] != ":" or text[after + 1].isspace():
            return
        yield key, at + 1, after + 1
        _, at = _PLAIN.raw_decode(text, after + 1)


def _value_of(text: str, start: int, wanted: str) -> int | None:
    """Where the value of a member of the object at `start` begins; None if it is not found."""
    return next((value for key, _, value in _members(text, start) if key == wanted), None)


def _cut(text: str, request: object) -> _Known | None:
    """Cut the text of a request at its answers; None if it has none or is written otherwise."""
    if not isinstance(request, dict) or "assessment" not in request:
        return None
    assessment = _value_of(text, 0, "assessment")
    answers = None if assessment is None else _value_of(text, assessment, "answers")
    if answers is None or not text.startswith("{", answers):
        return None
    starts = [start for _, start, _ in _members(text, answers)]
    _, end = _PLAIN.raw_decode(text, answers)
    members = [text[a : b - 1] + "," for a, b in pairwise([*starts, end])]
    known = _Known(
        request=request,
        answers=request["assessment"]["answers"],
        head=text[: answers + 1],
        keys=list(request["assessment"]["answers"]),
        body="".join(members),
        starts=list(accumulate(map(len, members), initial=0)),
        tail=text[end - 1 :],
    )
    return known if len(members) == len(known.answers) else None


def _update(known: _Known, text: str) -> bool:
    """Bring what is known up to a text that differs from it in one member of the answers at most.

    Returns:
        Whether it is so; otherwise nothing has changed, and the text has to be read as a whole.
    """
    start, end = len(known.head), len(text) - len(known.tail)
    if end <= start or not (text.startswith(known.head) and text.endswith(known.tail)):
        return False  # no answers at all are read as a whole, too
    body = text[start:end] + ","
    old, starts = known.body, known.starts
    # the last member whose end both texts share; what comes after it begins with the difference
    same = bisect_right(starts, 0, key=lambda at: not body.startswith(old[:at])) - 1
    at = starts[same]
    # a member came in between, or took the place of one, or one is gone; behind the last there is
    # nothing, so one that came in fits there always, and `same + 1` is never beyond the end
    for gone in (0, 1):
        rest = len(old) - starts[same + gone]
        if len(body) - rest >= at and body.endswith(old[len(old) - rest :]):
            return _replace(known, same, same + gone, body, body[at : len(body) - rest])
    return False


def _replace(known: _Known, first: int, last: int, body: str, member: str) -> bool:
    """Put one member, or none, in the place of those from `first` to before `last`."""
    read = _read_member(member)
    if read is None:
        return False
    if read.keys() == set(known.keys[first:last]):
        answers = {**known.answers, **read}
    else:
        pairs = list(known.answers.items())
        pairs[first:last] = read.items()
        answers = dict(pairs)
        if len(answers) != len(pairs):  # a key twice: reading the whole says so
            return False
        known.keys[first:last] = read
    longer = len(body) - len(known.body)
    if longer:
        after = [start + longer for start in known.starts[last:]]
        known.starts[first:] = [known.starts[first], *after] if read else after
    known.body = body
    known.answers = answers
    known.request = {
        **known.request,
        "assessment": {**known.request["assessment"], "answers": answers},
    }
    return True


def _read_member(member: str) -> dict[str, object] | None:
    """Read `"2":{...},` as an object of one member, nothing as one of none; None if it is neither.

    The brackets stand for the two objects around the answers: what is nested too deeply in the
    whole text is so here, and text that closes a bracket of its own accord does not match.
    """
    if not member:
        return {}
    try:
        text = f"[[{{{member[:-1]}}}]]"
        [[read]], end = _DECODER.raw_decode(text)
        _whole(text, read)
    except (RecursionError, ValueError):
        return None
    return read if end == len(text) and len(read) == 1 else None
