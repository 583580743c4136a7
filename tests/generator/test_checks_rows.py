"""Trying out the rows of a table finds just what trying every value would find."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.checks_rows import check_rows
from generator.model import Framework, TableItem
from generator.report import Report
from generator.strict_yaml import Document
from tests.generator.demo import demo_data

COMPARISONS = ("at_least", "more_than", "at_most", "less_than")
CONDITIONS = st.dictionaries(
    st.sampled_from(COMPARISONS), st.integers(0, 6), min_size=1, max_size=2
).map(lambda limits: {"value": "n", **limits})
CHOICE = st.lists(st.sampled_from(["few", "many"]), min_size=1, max_size=2, unique=True).map(
    lambda choices: {"value": "c", "is": choices}
)
ROWS = st.lists(
    st.lists(
        CONDITIONS | CHOICE | st.tuples(CONDITIONS, CHOICE).map(lambda two: {"any": [*two]}),
        max_size=2,
    ),
    min_size=1,
    max_size=4,
)


def told(input_type: str, rows: list[list[Any]]) -> list[tuple[str, str]]:
    """Code and path of each problem that trying out finds."""

    def change(data: Any) -> None:
        item = next(item for item in data["items"] if item["kind"] == "table")
        item["inputs"] = [
            {"id": "n", "type": input_type},
            {"id": "c", "type": "choice", "choices": ["few", "many"]},
        ]
        item["derived"], item["figures"], item["notices"] = {}, [], []
        item["rows"] = [{"score": n, "when": when} for n, when in enumerate(rows)]

    data = demo_data(change)
    report = Report(Document("framework.yaml", data, {}, {}))
    check_rows(Framework.model_validate(data), report, skip=frozenset())
    return [(problem.code, problem.path.rpartition("rows")[2]) for problem in report.problems]


def holds(condition: Any, n: Fraction, c: str) -> bool:
    """Whether a condition holds, said as plainly as can be."""
    if "any" in condition:
        return any(holds(one, n, c) for one in condition["any"])
    if "is" in condition:
        return c in condition["is"]
    least, most = condition.get("at_least", n), condition.get("at_most", n)
    above, below = condition.get("more_than", n - 1), condition.get("less_than", n + 1)
    return bool(least <= n <= most and above < n < below)


@given(st.sampled_from([("count", 1), ("percent", 4)]), ROWS)
def test_rows_are_unreached_or_uncovered_just_where_every_value_says_so(
    kind: tuple[str, int], rows: list[list[Any]]
) -> None:
    input_type, parts = kind
    values = [(Fraction(k, parts), c) for k in range(parts * 9) for c in ("few", "many")]
    met = [[all(holds(one, *value) for one in when) for when in rows] for value in values]
    never = [n for n in range(len(rows)) if not any(row[n] for row in met)]
    fired = {row.index(True) for row in met if True in row}
    found = told(input_type, rows)
    if never:
        assert found == [("never_holds", f"[{n}].when") for n in never]
        return
    expected = [("row_unreached", f"[{n}]") for n in range(len(rows)) if n not in fired]
    if any(True not in row for row in met):
        expected.append(("rows_uncovered", ""))
    assert found == expected


def test_a_count_is_never_tried_between_whole_numbers() -> None:
    between = {"value": "n", "more_than": 20, "less_than": 21}
    assert told("count", [[between], []]) == [("never_holds", "[0].when")]
    assert told("percent", [[between], []]) == []


def test_a_share_is_never_tried_beyond_a_hundred() -> None:
    assert told("percent", [[{"value": "n", "more_than": 100}], []]) == [
        ("never_holds", "[0].when")
    ]


def test_rows_with_too_many_combinations_are_tried_one_by_one() -> None:
    def change(data: Any) -> None:
        item = next(item for item in data["items"] if item["kind"] == "table")
        names = [f"n{k}" for k in range(12)]
        item["inputs"] = [{"id": name, "type": "percent"} for name in names]
        item["derived"], item["figures"], item["notices"] = {}, [], []
        every = [{"value": name, "at_least": 50} for name in names]
        item["rows"] = [{"score": 1, "when": every}, {"score": 0, "when": every}]

    data = demo_data(change)
    report = Report(Document("framework.yaml", data, {}, {}))
    framework = Framework.model_validate(data)
    assert any(isinstance(item, TableItem) for item in framework.items)
    check_rows(framework, report, skip=frozenset())
    assert report.problems == []
