"""Hypothesis strategies: random assessments of any framework, sound and unsound.

They are drawn from the runtime rules alone, so that a new framework is tested without a new
strategy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.cases import assessment

type Rules = Mapping[str, object]
type Answer = dict[str, object]

_WORDS = st.text("abcåäöæø", min_size=1, max_size=12)
_NAMES = st.sampled_from(["A", "B", "Nord", "Syd"])
_JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 400),
    st.sampled_from(["", " ", "x", "12 %", "1e5", "1.250,5", "-1", "101", "5", "met", "1 250"]),
    st.lists(st.integers(0, 9), max_size=3),
    st.dictionaries(_WORDS, st.integers(0, 3), max_size=2),
)


def entries(rules: Rules, key: str) -> list[Rules]:
    """A list of objects of the rules; absent is empty."""
    return cast("list[Rules]", rules.get(key) or [])


def answerable(rules: Rules) -> Iterable[Rules]:
    """Every item of a framework that is answered under its own id: items and parts."""
    for item in entries(rules, "items"):
        if item["kind"] == "group":
            yield from entries(item, "parts")
        else:
            yield item


def _number(least: int, most: int) -> SearchStrategy[object]:
    """Numbers as people write them: whole, with point and with comma."""
    tenths = st.integers(10 * least, 10 * most).map(lambda n: f"{n // 10}.{n % 10}")
    return st.one_of(
        st.integers(least, most), tenths, tenths.map(lambda text: text.replace(".", ","))
    )


def _input_value(known: Rules) -> SearchStrategy[object]:
    least, most = int(str(known.get("min") or 0)), int(str(known.get("max") or 300))
    plain: dict[object, SearchStrategy[object]] = {
        "count": st.integers(least, most),
        "percent": _number(0, 100),
        "date": st.dates().map(lambda day: day.isoformat()),
        "text": _WORDS,
    }
    match known["type"]:
        case "choice":
            return st.sampled_from(cast("list[str]", known["choices"]))
        case "records":
            return _rows(known)
        case "numbers":
            return st.lists(_number(least, most), max_size=6)
        case "tally":
            return st.dictionaries(_WORDS, st.integers(0, 6), max_size=5)
        case kind:
            return plain.get(kind, _number(least, most))


def _rows(known: Rules) -> SearchStrategy[object]:
    """Rows by column or in the order of the columns, some of them blank."""
    cells: dict[str, SearchStrategy[object]] = {}
    for column in entries(known, "columns"):
        own = _NAMES if column["type"] == "text" else _input_value(column)
        left_open = column.get("optional") or "default" in column
        cells[str(column["id"])] = (
            st.one_of(own, st.sampled_from([None, " "])) if left_open else own
        )
    row = st.fixed_dictionaries(cells)
    in_order = row.map(lambda drawn: [drawn[name] for name in cells])
    return st.lists(st.one_of(row, in_order, st.just({})), max_size=5)


def _inputs(item: Rules) -> SearchStrategy[dict[str, object]]:
    named = {str(known["id"]): _input_value(known) for known in entries(item, "inputs")}
    return st.fixed_dictionaries({}, optional=named)


def _statements(item: Rules) -> SearchStrategy[dict[str, str]]:
    named: dict[str, SearchStrategy[str]] = {}
    for step in entries(item, "steps"):
        for statement in entries(step, "statements"):
            states = ["met", "met", "met", "not_met"]
            if statement.get("shortcoming"):
                states.append("passed")
            named[str(statement["id"])] = st.sampled_from(states)
    return st.one_of(st.fixed_dictionaries(named), st.fixed_dictionaries({}, optional=named))


_EVIDENCE = st.lists(
    st.fixed_dictionaries(
        {"text": _WORDS, "levels": st.lists(st.sampled_from("12345"), unique=True, max_size=4)}
    ),
    max_size=3,
)


def sound_answer(item: Rules) -> SearchStrategy[Answer]:
    """An answer that the item accepts in form; two values in it may still contradict."""
    levels = [*cast("Mapping[str, object]", item.get("levels") or {})]
    match item["kind"]:
        case "levels":
            own: dict[str, SearchStrategy[object]] = {"level": st.sampled_from(levels)}
        case "met":
            own = {"level": st.sampled_from(["met", "partly", "not_met"])}
        case "steps":
            own = {"statements": _statements(item), "evidence": _EVIDENCE}
        case "checklist":
            points = st.lists(st.sampled_from(cast("list[str]", item["points"])), unique=True)
            own = {"points": points}
        case "rating":
            least, most = (int(str(item[key])) for key in ("min", "max"))
            own = {"rating": st.decimals(least, most, places=2, allow_nan=False).map(str)}
        case _:
            own = {"inputs": _inputs(item)}
    answer = st.fixed_dictionaries(own, optional={"note": _WORDS, "period": _WORDS})
    said = st.fixed_dictionaries({**own, "unknown": st.just(value=True)})
    return st.one_of(answer, answer, answer, said)


def sound_assessment(rules: Rules) -> SearchStrategy[dict[str, object]]:
    """An assessment with any of the items answered, all in proper form.

    The strategy of a framework is built once; building it costs more than drawing from it.
    """
    framework = str(rules["id"])
    if framework not in _BUILT:
        _BUILT[framework] = _sound_assessment(rules)
    return _BUILT[framework]


_BUILT: dict[str, SearchStrategy[dict[str, object]]] = {}


def _sound_assessment(rules: Rules) -> SearchStrategy[dict[str, object]]:
    named = {str(item["id"]): sound_answer(item) for item in answerable(rules)}
    answers = st.one_of(st.fixed_dictionaries(named), st.fixed_dictionaries({}, optional=named))
    return answers.map(lambda drawn: assessment(str(rules["id"]), drawn))


_KEYS = ("level", "statements", "points", "count", "inputs", "rating", "evidence")
_WRONG = st.dictionaries(
    st.sampled_from([*_KEYS, "unknown", "not_applicable", "override", "odd"]), _JUNK, max_size=3
)

_JUNK_OR_WRONG = st.one_of(_JUNK, _WRONG)


@st.composite
def any_assessment(draw: st.DrawFn, rules: Rules) -> dict[str, object]:
    """An assessment that is often sound and sometimes wrong in one or more answers."""
    sound = draw(sound_assessment(rules))
    if draw(st.booleans()):
        return sound
    ids = [str(item["id"]) for item in answerable(rules)]
    wrong = draw(st.dictionaries(st.sampled_from([*ids, "99"]), _JUNK_OR_WRONG))
    answers = cast("dict[str, object]", sound["answers"])
    return {**sound, "answers": {**answers, **wrong}}
