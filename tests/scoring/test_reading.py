"""A reader that knows the last request gives what reading the whole text gives."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.errors import RefusedError
from scoring.reading import Reader, read_json

HEAD = '{"op":"score","assessment":{"framework":{"id":"x"},"answers":{'
TAIL = '},"profile":{"a":"b"}}}'


def wrapped(*members: str) -> str:
    return HEAD + ",".join(members) + TAIL


def outcome(read: object, text: str) -> object:
    """What reading gives, or what it is refused for; 1 and true differ in it."""
    try:
        return repr(read(text))  # type: ignore[operator]
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
