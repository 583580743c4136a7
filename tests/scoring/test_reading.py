"""A reader that knows the last request gives what reading the whole text gives."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.errors import Problem, RefusedError
from scoring.reading import Reader, read_json

HEAD = '{"op":"score","assessment":{"framework":{"id":"x"},"answers":{'
TAIL = '},"profile":{"a":"b"}}}'


def wrapped(*members: str) -> str:
    return HEAD + ",".join(members) + TAIL


def outcome(read: object, text: str) -> object:
    """What reading gives, or what it is refused for; 1 and true differ in it."""
    try:
        return repr(read(text))  # type: ignore[operator]  # one of the functions that read
    except RefusedError as error:
        return error.problems


FIRST = ('"1":{"level":"2"}', '"2":12', '"3":{"a":[true,1.50]}')


@pytest.mark.parametrize(
    "text",
    [
        wrapped(*FIRST),
        wrapped('"1":{"level":"3"}', *FIRST[1:]),
        wrapped(FIRST[0], '"2":123', FIRST[2]),
        wrapped(FIRST[0], '"2":1', FIRST[2]),
        wrapped(*FIRST[:2], '"3":{"a":[1,1.50]}'),
        wrapped('"0":{}', *FIRST),
        wrapped(FIRST[0], '"x":null', *FIRST[1:]),
        wrapped(*FIRST, '"4":1'),
        wrapped(*FIRST[1:]),
        wrapped(*FIRST[:2]),
        wrapped(),
        wrapped(FIRST[0], *FIRST),
        wrapped(*FIRST, '"1":{}'),
        wrapped('"1":{"a":1,"a":2}', *FIRST[1:]),
        wrapped('"1":{"level":NaN}', *FIRST[1:]),
        wrapped("", *FIRST),
        wrapped(" ", *FIRST),
        wrapped(*FIRST, ""),
        wrapped('"1":1}],[{"b":2', *FIRST[1:]),
        wrapped('"1":1}},"answers":{"b":2', *FIRST[1:]),
        wrapped('"1":1},"x":{"b":2', *FIRST[1:]),
        wrapped('"1" : {} ', *FIRST[1:]),
        wrapped('"1":1,"x":2', *FIRST[1:]),
        wrapped('"1":' + "[" * 100_000, *FIRST[1:]),
        wrapped(*FIRST).replace('"x"', '"y"'),
        wrapped(*FIRST).replace(":", ": "),
        wrapped(*FIRST)[:-1],
        wrapped('"1":{"note":"\\ud834"}', *FIRST[1:]),
        wrapped('"1":{"note":"\\uD834\\udd1e"}', *FIRST[1:]),
        HEAD + TAIL[1:],
        HEAD[:-1] + "[]" + TAIL[1:],
        HEAD[:-1] + "null" + TAIL[1:],
        HEAD[:-1] + '["1":{}]' + TAIL[1:],
        "",
    ],
)
def test_a_text_is_read_the_same_after_another(text: str) -> None:
    reader = Reader()
    outcome(reader.read, wrapped(*FIRST))
    for each in (text, wrapped(*FIRST), text, text, wrapped(*FIRST[1:])):
        assert outcome(reader.read, each) == outcome(read_json, each)


def test_an_answer_that_did_not_change_is_the_same_object() -> None:
    reader = Reader()
    before = reader.read(wrapped(*FIRST))["assessment"]["answers"]
    after = reader.read(wrapped('"1":{"level":"3"}', *FIRST[1:]))["assessment"]["answers"]
    assert after["3"] is before["3"]
    assert before["1"] == {"level": "2"}
    assert after["1"] == {"level": "3"}


A, B, C, D = (f'"{key}":{{"level":"{key * n}"}}' for n, key in enumerate("abcd", 1))


@pytest.mark.parametrize(
    "row",
    [
        # one is changed: the first, one between, the last; it gets longer, shorter, or neither
        [(A, B, C), ('"a":{}', B, C), ('"a":{"level":"xy"}', B, C), ('"a":{"level":"z"}', B, C)],
        [(A, B, C), (A, '"b":[]', C), (A, '"b":{"level":"bbb"}', C), (A, '"b":{}', C), (A, B, C)],
        [(A, B, C), (A, B, '"c":{}'), (A, B, '"c":[]'), (A, B, '"c":{"level":"longer"}')],
        # one comes in, or is gone: before, between, behind
        [(B, C), (A, B, C), (B, C), (A, B, C), (A, B, '"c":[]'), ('"a":[]', B, '"c":[]')],
        [(A, C), (A, B, C), (A, B, C, D), (A, B, D), (A, D), (A, D, C), (D, C), (D,), (B, D)],
        [(A, B), (A, B, C), (A, B), (A, B, D), (A, B, C, D), (A, B, '"c":[]', D), (B, '"c":[]', D)],
        # one takes the place of another
        [(A, B, C), (A, D, C), (A, D, B), (C, D, B), (C, D, '"b":[]'), (A, D, '"b":[]')],
        # nothing changes
        [(A, B), (A, B), (A, B)],
        [(A,), (B,), (B, A), (C, A), (C, '"a":[]')],
    ],
)
def test_of_answers_of_which_one_differs_the_others_stay_the_same_objects(
    row: list[tuple[str, ...]],
) -> None:
    reader = Reader()
    before = reader.read(wrapped(*row[0]))["assessment"]["answers"]
    for last, members in pairwise(row):
        request = reader.read(wrapped(*members))
        assert request == read_json(wrapped(*members))
        answers = request["assessment"]["answers"]
        assert list(answers) == [member[1] for member in members]
        kept = [member[1] for member in members if member in last]
        assert len(kept) >= len(members) - 1
        assert all(answers[key] is before[key] for key in kept)
        before = answers


@pytest.mark.parametrize(
    "row",
    [
        # a blank between two members, which are then cut as one
        ['"a":1, "b":2', "", '"a":1, "b":2', '"c":3', '"a":1, "b":3', '"b":2'],
        # of which the second is how the first ends
        [r'"x\"y":1,"y":1', r'"x\"y":1', r'"x\"y":1,"y":1,"z":1', r'"y":1,"z":1'],
        [" ", "", " ", '"a":1', " ", ' "a":1', "", '"a":1,"b":2 ', '"a":1,"b":3 ', '"b":3 '],
        ['"a":1,"b":2', '"a":1', '"a":1,"b":2,"a":3', '"a":1,"b":2,"c":3', '"a":1,"c":2,"c":3'],
    ],
)
def test_answers_are_read_as_they_are_written_however_odd(row: list[str]) -> None:
    reader = Reader()
    for text in (*row, *reversed(row), *row[::2]):
        assert outcome(reader.read, wrapped(text)) == outcome(read_json, wrapped(text)), text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"z":0,"a":1,"b":2,"a":3,"b":4}', Problem("duplicate_key", "a", None, None, "a")),
        ('[{"å":[],"å":[]}]', Problem("duplicate_key", "å", None, None, "å")),
        ('{"a":NaN}', Problem("not_json", "", None, None, "NaN")),
        ("[1, -Infinity]", Problem("not_json", "", None, None, "-Infinity")),
        (
            "",
            Problem("not_json", "", None, None, "Expecting value: line 1 column 1 (char 0)"),
        ),
        (
            "[1] 2",
            Problem("not_json", "", None, None, "Extra data: line 1 column 5 (char 4)"),
        ),
    ],
)
def test_what_cannot_be_read_is_told_whole(text: str, told: Problem) -> None:
    with pytest.raises(RefusedError) as refused:
        read_json(text)
    assert refused.value.problems == (told,)


def test_a_mark_of_the_order_of_bytes_is_named() -> None:
    with pytest.raises(RefusedError) as refused:
        read_json('\ufeff{"a":1}')
    assert "BOM" in str(refused.value.problems[0].found)


def test_answers_are_known_by_their_place_and_not_by_their_look() -> None:
    reader = Reader()
    quoted = r'"\"assessment\":{\"answers\":{"'
    text = f'{{"x":{quoted},"assessment":{{"a\\"answers":{{"1":1}},"answers":ANSWERS}}}}'
    for answers in ('{"1":1}', '{"1":2}', "{}", '{"1":2,"2":{}}', '{"2":{}}'):
        each = text.replace("ANSWERS", answers)
        json.loads(each)
        assert outcome(reader.read, each) == outcome(read_json, each)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=5,
)
ANSWERS = st.dictionaries(st.sampled_from("abcdef") | st.text(max_size=2), VALUES, max_size=6)


@settings(deadline=None)
@given(st.lists(st.tuples(ANSWERS, st.booleans()), min_size=2, max_size=6))
def test_any_row_of_requests_is_read_as_each_alone(
    rows: list[tuple[dict[str, object], bool]],
) -> None:
    reader = Reader()
    answers: dict[str, object] = {}
    for change, whole in rows:
        answers = change if whole else {**answers, **dict(list(change.items())[:1])}
        request = {"op": "score", "assessment": {"answers": answers}}
        text = json.dumps(request, separators=(",", ":"), ensure_ascii=False)
        assert outcome(reader.read, text) == outcome(read_json, text)


@pytest.mark.parametrize("half", ["\\udc00", "\\uD800", "x\\ud834y", "\\udd1e\\ud834"])
@pytest.mark.parametrize("where", ['{{"{}":1}}', '{{"a":["{}"]}}'])
def test_half_a_character_is_refused_since_no_reply_could_say_it(half: str, where: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_json(where.format(half))
    assert [(one.code, one.found) for one in refused.value.problems] == [
        ("not_json", "half a character")
    ]


def test_both_halves_of_a_character_are_one() -> None:
    assert read_json('["\\ud834\\udd1e", "\\\\udc00"]') == ["\U0001d11e", "\\udc00"]
