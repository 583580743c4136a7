"""The values of a measured item as they are read from rules, and values of rules of every type."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from scoring.decode_values import INPUT_TYPES, OPERATIONS, read_derived, read_inputs, read_when
from scoring.errors import SpecError
from scoring.rules_json import JsonObject
from scoring.spec_values import AnyOf, Derived, Input, Limit, values_of

ROWS = {
    "id": "rows",
    "type": "records",
    "columns": [{"id": name, "type": "number"} for name in ("limit", "hours", "plan")],
}
NAMES = [name for name in OPERATIONS if name not in ("share_at_most", "count_within")]
PLAIN = NAMES[: NAMES.index("count_where")]
OF_ROWS = NAMES[NAMES.index("count_where") :]


def entry(**values: object) -> JsonObject:
    """An object of rules that stands at `here`."""
    return JsonObject(values, "here")


def refused(ask: Callable[[], object]) -> str:
    """What is said of rules that cannot be read."""
    with pytest.raises(SpecError) as told:
        ask()
    return str(told.value)


def test_an_input_is_read_whole() -> None:
    given = {
        "id": "rows",
        "type": "records",
        "optional": True,
        "columns": [
            {"id": "kind", "type": "choice", "choices": ["a", "b"]},
            {
                "id": "hours",
                "type": "number",
                "min": "0,5",
                "max": 24,
                "default": 8,
                "optional": True,
                "columns": [{"id": "none", "type": "count"}],
            },
        ],
    }
    assert read_inputs(entry(inputs=[given, {"id": "n", "type": "count"}])) == {
        "rows": Input(
            id="rows",
            type="records",
            optional=True,
            columns=(
                Input(id="kind", type="choice", choices=("a", "b")),
                Input(
                    id="hours",
                    type="number",
                    least=Fraction(1, 2),
                    most=24,
                    default=8,
                    optional=True,
                ),
            ),
        ),
        "n": Input(id="n", type="count"),
    }
    assert read_inputs(entry()) == {}


def test_a_column_has_one_of_the_types_that_fit_into_a_cell() -> None:
    cells = "count or number or percent or numbers or choice or date or text"
    assert " or ".join(INPUT_TYPES) == f"{cells} or tally or records"
    for name in INPUT_TYPES:
        assert read_inputs(entry(inputs=[{"id": "n", "type": name}]))["n"].type == name
    for name in ("tally", "records"):
        inputs = [{"id": "n", "type": "records", "columns": [{"id": "c", "type": name}]}]
        told = refused(lambda wrong=inputs: read_inputs(entry(inputs=wrong)))  # type: ignore[misc]  # the default is what it is called with
        assert told == f"here.inputs[0].columns[0].type: expected {cells}, found {name!r}"


def derived(**steps: object) -> Derived:
    """The last of some derived values of an item that has a table and two numbers."""
    inputs = [ROWS, {"id": "x", "type": "number"}, {"id": "y", "type": "number"}]
    return read_derived(entry(inputs=inputs, derived=steps))[-1]


@pytest.mark.parametrize("operation", PLAIN)
def test_a_plain_operation_reads_what_it_names(operation: str) -> None:
    assert derived(d={operation: ["x", "y"]}) == Derived(
        id="d", operation=operation, reads=("x", "y"), source="x"
    )
    assert derived(d={operation: "y"}) == Derived(
        id="d", operation=operation, reads=("y",), source="y"
    )


@pytest.mark.parametrize("operation", OF_ROWS)
def test_an_operation_of_rows_reads_the_table_and_the_limits_that_are_no_columns(
    operation: str,
) -> None:
    where = [
        {"value": "hours", "more_than": "limit", "at_most": "x"},
        {"any": [{"value": "plan", "less_than": "y"}, {"value": "hours", "at_least": "x"}]},
        {"value": "hours", "at_least": 4},
    ]
    named = ("sum", "part", "whole", "start", "end", "values", "value", "order", "parties")
    parts = dict.fromkeys(named, "hours")
    step = {
        "of": "rows",
        "or_where" if operation == "progression" else "where": where,
        "by": ["plan", "limit"],
        "columns": ["hours", "plan"],
        "months": "x",
        **parts,
    }
    assert derived(d={operation: step}) == Derived(
        id="d",
        operation=operation,
        reads=("rows", "x", "y"),
        source="rows",
        by=("plan", "limit"),
        columns={"hours": "hours", "plan": "plan", **parts},
        months="x",
        where=(
            Limit(value="hours", more_than="limit", at_most="x"),
            AnyOf((Limit(value="plan", less_than="y"), Limit(value="hours", at_least="x"))),
            Limit(value="hours", at_least=4),
        ),
    )
    assert derived(d={operation: {"of": "rows"}}) == Derived(
        id="d", operation=operation, reads=("rows",), source="rows"
    )


def test_conditions_of_progression_are_those_beside_it() -> None:
    limit = {"value": "hours", "at_least": 4}
    assert derived(d={"progression": {"of": "rows", "where": [limit]}}).where == ()
    assert derived(d={"count_where": {"of": "rows", "or_where": [limit]}}).where == ()


@pytest.mark.parametrize(("months", "reads"), [(6, ()), ("x", ("x",)), ("2,5", ())])
def test_a_period_is_as_long_as_a_number_or_a_value_says(
    months: object, reads: tuple[str, ...]
) -> None:
    found = derived(d={"periods_longer": {"of": "rows", "months": months}})
    assert found.months == (Fraction(5, 2) if months == "2,5" else months)
    assert found.reads == ("rows", *reads)


def test_entries_of_a_list_are_counted_within_limits_on_the_list_itself() -> None:
    said = {"of": "x", "at_least": "y", "more_than": 1, "at_most": 9, "less_than": "y"}
    assert derived(d={"count_within": said}) == Derived(
        id="d",
        operation="count_within",
        reads=("x", "y"),
        source="x",
        where=(Limit(value="x", at_least="y", more_than=1, at_most=9, less_than="y"),),
    )


def test_limits_of_entries_that_are_computed_are_values_of_the_item() -> None:
    sums = {"row_sums": {"of": "rows", "columns": ["hours", "plan"]}}
    found = derived(s=sums, d={"count_within": {"of": "s", "at_most": "limit"}})
    assert (found.reads, found.source) == (("s", "limit"), "rows")


def test_of_a_share_at_most_so_many_count() -> None:
    assert derived(d={"share_at_most": {"of": "x", "at_most": 2}}) == Derived(
        id="d", operation="share_at_most", reads=("x",), source="x", at_most=2
    )
    told = refused(lambda: derived(d={"share_at_most": {"of": "x", "at_most": "many"}}))
    assert told == (
        "here.derived.d.share_at_most.at_most: expected a whole number, 0 or more, found 'many'"
    )


def test_a_value_goes_back_to_the_input_that_it_is_computed_from_first() -> None:
    steps = {"c": {"median": "y"}, "d": {"ratio": ["c", "x"]}, "e": {"either": ["d", "x"]}}
    assert (derived(**steps).id, derived(**steps).source) == ("e", "y")
    assert derived(d={"sum": []}).source == ""
    assert read_derived(entry()) == ()


def test_a_derived_value_names_an_operation() -> None:
    assert refused(lambda: derived(d={"of": ["x"]})) == (
        f"here.derived.d: expected one of {', '.join(OPERATIONS)}"
    )
    assert derived(d={"note": "beside", "sum": "x"}).operation == "sum"


def test_conditions_are_read_whole() -> None:
    every: dict[str, Any] = {"at_least": "x", "more_than": 1, "at_most": "2,5", "less_than": "y2"}
    given = [
        {"value": "a", **every},
        {"value": "b", "is": "yes", "filled": True},
        {"any": [{"value": "c", "filled": False}, {"any": [{"value": "d", "is": ["p", "q"]}]}]},
    ]
    whole = Limit(value="a", at_least="x", more_than=1, at_most=Fraction(5, 2), less_than="y2")
    found = (
        whole,
        Limit(value="b", choices=("yes",), filled=True),
        AnyOf((Limit(value="c", filled=False), AnyOf((Limit(value="d", choices=("p", "q")),)))),
    )
    assert read_when(entry(when=given)) == found
    assert [*values_of(found)] == ["a", "b", "c", "d"]
    assert read_when(entry()) == ()
    assert [bound for _, bound in whole.bounds] == ["x", 1, Fraction(5, 2), "y2"]


@pytest.mark.parametrize("bound", ["", "-", "_x", "2/3", ["x"], True])
def test_a_bound_is_a_number_or_begins_with_a_letter(bound: object) -> None:
    told = refused(lambda: read_when(entry(when=[{"value": "a", "at_most": bound}])))
    assert told == f"here.when[0].at_most: expected a number, found {bound!r}"


@pytest.mark.parametrize(
    ("ask", "found", "told"),
    [
        (JsonObject.raw, None, "a value"),
        (JsonObject.text, 3, "text"),
        (JsonObject.flag, 1, "true or false"),
        (JsonObject.whole, -1, "a whole number, 0 or more"),
        (JsonObject.whole, True, "a whole number, 0 or more"),
        (JsonObject.whole, "1", "a whole number, 0 or more"),
        (JsonObject.number, "x", "a number"),
        (JsonObject.number_or_none, "x", "a number"),
        (JsonObject.fraction, "x", "an exact number such as 1, 1/2 or 2/3"),
        (JsonObject.fraction, "1/0", "an exact number such as 1, 1/2 or 2/3"),
        (JsonObject.fraction, "1/x", "an exact number such as 1, 1/2 or 2/3"),
        (JsonObject.fraction, "x/1", "an exact number such as 1, 1/2 or 2/3"),
        (JsonObject.fraction, ["1"], "an exact number such as 1, 1/2 or 2/3"),
        (JsonObject.texts, 3, "a list of texts"),
        (JsonObject.texts, ["x", 3], "a list of texts"),
        (JsonObject.texts, {"x": "y"}, "a list of texts"),
        (JsonObject.objects, "x", "a list"),
        (JsonObject.objects, {"x": {}}, "a list"),
    ],
)
def test_what_is_no_such_value_is_told_with_its_place(
    ask: Callable[[JsonObject, str], object], found: object, told: str
) -> None:
    assert refused(lambda: ask(entry(key=found), "key")) == (
        f"here.key: expected {told}, found {found!r}"
    )


@pytest.mark.parametrize(
    ("ask", "given", "value"),
    [
        (JsonObject.raw, [None], [None]),
        (JsonObject.text, "", ""),
        (JsonObject.flag, False, False),
        (JsonObject.flag, None, False),
        (JsonObject.whole, 0, 0),
        (JsonObject.number, "2,50", Fraction(5, 2)),
        (JsonObject.number_or_none, None, None),
        (JsonObject.number_or_none, 0, 0),
        (JsonObject.fraction, "2/3", Fraction(2, 3)),
        (JsonObject.fraction, "4/2", 2),
        (JsonObject.fraction, "0/2", 0),
        (JsonObject.fraction, "1,5/0,5", 3),
        (JsonObject.fraction, 3, 3),
        (JsonObject.texts, "x", ("x",)),
        (JsonObject.texts, ("x", "y"), ("x", "y")),
        (JsonObject.texts, None, ()),
        (JsonObject.objects, None, []),
        (JsonObject.objects, (), []),
        (JsonObject.numbers, None, {}),
        (JsonObject.numbers, {"x": 1, "y": "0,5"}, {"x": 1, "y": Fraction(1, 2)}),
    ],
)
def test_a_value_is_read_as_what_it_is(
    ask: Callable[[JsonObject, str], object], given: object, value: object
) -> None:
    found = ask(entry(key=given), "key")
    assert (type(found), found) == (type(value), value)


def test_a_key_that_may_be_left_out_has_its_default() -> None:
    here = entry(none=None)
    assert (here.raw("key", 3), here.raw("none", "x"), here.raw("key", None)) == (3, "x", None)
    assert (here.flag("key", default=True), here.flag("key")) == (True, False)
    assert (here.whole("key", 2), here.whole("none", 0), here.fraction("key", "1/2")) == (
        2, 0, Fraction(1, 2)
    )  # fmt: skip
    for ask in (here.whole, here.fraction, here.text, here.number, here.object):
        told = refused(lambda ask=ask: ask("key"))  # type: ignore[misc]  # the default is what it is called with
        assert told == "here.key: expected a value, found None"


def test_the_least_of_a_whole_number_may_be_more() -> None:
    assert entry(key=2).whole("key", least=2) == 2
    told = refused(lambda: entry(key=1).whole("key", least=2))
    assert told == "here.key: expected a whole number, 2 or more, found 1"


def test_a_text_out_of_a_list_is_one_of_it() -> None:
    assert entry(key="b").one_of("key", ("a", "b")) == "b"
    told = refused(lambda: entry(key="c").one_of("key", ("a", "b")))
    assert told == "here.key: expected a or b, found 'c'"
    assert refused(lambda: entry(key="c").one_of("key", {})) == (
        "here.key: expected nothing, found 'c'"
    )


def test_objects_know_where_they_stand() -> None:
    here = entry(one={"two": {"x": "y"}}, many=[{}, {"z": None, "w": 1}], empty=None)
    assert here.object("one").object("two").place == "here.one.two"
    second = here.objects("many")[1]
    assert (second.place, second.keys()) == ("here.many[1]", ("z", "w"))
    assert ("z" in second, "w" in second, "v" in second) == (False, True, False)
    assert refused(lambda: here.numbers("one")) == (
        "here.one.two: expected a number, found {'x': 'y'}"
    )


@pytest.mark.parametrize("found", ["x", ["x"], 3, None])
def test_what_is_no_object_is_told_by_its_type(found: object) -> None:
    assert refused(lambda: JsonObject(found, "here.key")) == (
        f"here.key: expected an object, found {type(found).__name__}"
    )
