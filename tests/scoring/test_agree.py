"""How far assessors agree: item by item, in shares, and beyond chance."""

import json
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.kappa import mean_kappa, weighted_kappa
from tests.cases import rules
from tests.scoring.asking import Data, asked, asked_of, assessment, problems
from tests.scoring.demo import PLAIN, SHARE, SUM
from tests.strategies import any_assessment, sound_assessment

MANY = settings(max_examples=25, deadline=None)
FRAMEWORKS = sorted(rules())
NOT_HERE = {"not_applicable": {"reason": "not here"}}


def agree(*answers: Data, profiles: Sequence[Data] = ()) -> Data:
    given_ = [
        assessment(each, profile=profiles[n] if profiles else {"rural": "no"})
        for n, each in enumerate(answers)
    ]
    return asked("agree", assessments=given_)


def level(*found: object) -> Data:
    """One item of the invented framework as several assessors have it."""
    reply = agree(*({"level": each} for each in found))
    item: Data = reply["items"]["level"]
    return item


@pytest.mark.parametrize(
    ("found", "spread", "same"),
    [
        (({"level": "2"}, {"level": "2"}), "0", True),
        (({"level": "2"}, {"level": "3"}), "1", False),
        (({"level": "1"}, {"level": "5"}, {"level": "3"}), "4", False),
        (({"level": "2"}, {}), None, None),
        (({"level": "2"}, {"unknown": True}), None, None),
        (({"level": "2"}, {"level": "2"}, {}), "0", None),
        (({"level": "2"}, {"level": "4"}, {}), "2", False),
        (({}, {}), None, None),
        ((NOT_HERE, NOT_HERE), None, True),
        ((NOT_HERE, {"level": "1"}), None, False),
    ],
)
def test_who_differs_is_told_apart_from_who_has_not_said(
    found: Sequence[object], spread: str | None, *, same: bool | None
) -> None:
    item = level(*found)
    assert (item["spread"], item["agree"]) == (spread, same)


def test_each_assessor_has_a_value_or_a_state() -> None:
    assert level({"level": "2"}, {"unknown": True}, {})["values"] == [
        {"status": "scored", "level": "2", "value": "2"},
        {"status": "unknown", "level": None, "value": None},
        {"status": "open", "level": None, "value": None},
    ]


def test_a_group_stands_for_its_parts_and_indicators_are_left_out() -> None:
    assert list(agree({}, {})["items"]) == ["level", "ladder", "list", "table", "setA", "setB"]


def test_parts_of_what_the_profile_takes_away_do_not_apply() -> None:
    framework = {
        **SUM,
        "applicability": [
            {"items": ["set"], "not_applicable_when": {"profile": "rural", "is": ["yes"]}}
        ],
    }
    answers = {"setA": {"rating": "3"}}
    given_ = [assessment(answers, framework, {"rural": each}) for each in ("yes", "no")]
    item = asked("agree", framework, assessments=given_)["items"]["setA"]
    assert [each["status"] for each in item["values"]] == ["not_applicable", "scored"]


def test_figures_rest_on_the_items_that_all_have_scored() -> None:
    """Of three shared items one is equal, two are within a level."""
    first = {"level": {"level": "2"}, "list": {"count": 0}, "setA": {"rating": "3"}}
    last = {"level": {"level": "3"}, "list": {"count": 3}, "setA": {"rating": "3.0"}}
    reply = agree({**first, "table": {"level": "1"}}, last)
    total = reply["total"]
    assert (total["items"], total["same"], total["within_one"]) == (3, 1, 2)
    assert (total["same_percent"], total["within_one_percent"]) == ("33.3", "66.7")
    assert [(each["id"], each["items"]) for each in reply["sections"]] == [
        ("first", 1),
        ("second", 2),
    ]


@pytest.mark.parametrize(
    ("first", "last", "within"),
    [("3", "4", 1), ("3", "4,01", 0), ("1", "2", 1), ("1,5", "2,5", 1)],
)
def test_on_a_scale_without_levels_a_level_is_a_point(first: str, last: str, within: int) -> None:
    reply = agree({"setA": {"rating": first}}, {"setA": {"rating": last}})
    assert reply["total"]["within_one"] == within


def test_the_levels_are_those_that_the_scale_has() -> None:
    """The list gives 1, 3 or 5 and the part 0 or 2, so that these are neighbours."""
    reply = agree(
        {"list": {"count": 1}, "setB": {"inputs": {"weeks": 9}}},
        {"list": {"count": 2}, "setB": {"inputs": {"weeks": 90}}},
    )
    assert reply["total"]["within_one"] == 2
    assert [reply["items"][name]["spread"] for name in ("list", "setB")] == ["2", "2"]


def test_values_and_spread_have_two_decimals_at_most() -> None:
    item = agree({"setA": {"rating": "3,125"}}, {"setA": {"rating": "3"}})["items"]["setA"]
    assert [each["value"] for each in item["values"]] == ["3.13", "3"]
    assert item["spread"] == "0.13"


def test_criteria_are_ordered_not_met_partly_met() -> None:
    answers = [
        {"m1": {"level": "met"}, "m2": {"level": "partly"}, "m3": {"level": "not_met"}},
        {"m1": {"level": "met"}, "m2": {"level": "not_met"}, "m3": {"level": "met"}},
    ]
    reply = asked("agree", SHARE, assessments=[assessment(each, SHARE) for each in answers])
    items = [reply["items"][f"m{n}"] for n in (1, 2, 3)]
    assert [(item["spread"], item["agree"]) for item in items] == [
        ("0", True),
        ("1", False),
        ("2", False),
    ]
    assert [[one["value"] for one in item["values"]] for item in items] == [
        ["2", "2"],
        ["1", "0"],
        ["0", "2"],
    ]
    total = reply["total"]
    assert (total["same"], total["within_one"], total["items"]) == (1, 2, 3)
    # 2 1 0 against 2 0 2: squares 0 + 1 + 4 of 3; of all pairs 0 4 0, 1 1 1, 4 0 4 of 9
    assert (total["kappa"], total["kappa_exact"]) == ("0", "0")


def test_without_shared_items_there_are_no_figures_and_the_reason_is_told() -> None:
    assert agree({"level": {"level": "1"}}, {})["total"] == {
        "items": 0,
        "same": 0,
        "same_percent": None,
        "within_one": 0,
        "within_one_percent": None,
        "kappa": None,
        "kappa_exact": None,
        "kappa_reason": "no_items",
    }


def test_there_is_no_kappa_where_everything_has_one_value() -> None:
    same = {"level": {"level": "3"}, "list": {"count": 2}}
    total = agree(same, same)["total"]
    assert (total["same_percent"], total["kappa"], total["kappa_reason"]) == (
        "100",
        None,
        "no_variation",
    )


def test_a_framework_without_scores_has_no_items_to_agree_on() -> None:
    answers = {"note": {"inputs": {"weeks": 3}}}
    reply = asked("agree", PLAIN, assessments=[assessment(answers, PLAIN)] * 2)
    assert (reply["items"], reply["total"]["kappa_reason"]) == ({}, "no_items")


def both(counts: dict[tuple[int, int], int]) -> tuple[list[int], list[int]]:
    """The values of two assessors from a table of how often each pair occurs."""
    pairs = [pair for pair, count in counts.items() for _ in range(count)]
    return [first for first, _ in pairs], [last for _, last in pairs]


@pytest.mark.parametrize(
    ("counts", "kappa"),
    [
        # two categories, where weights do not matter: 0.7 observed, 0.5 expected
        ({(1, 1): 20, (1, 0): 5, (0, 1): 10, (0, 0): 15}, Fraction(2, 5)),
        # as often as chance
        ({(1, 1): 25, (1, 2): 25, (2, 1): 25, (2, 2): 25}, Fraction(0)),
        # always opposite
        ({(1, 2): 1, (2, 1): 1}, Fraction(-1)),
        # 1 2 3 against 1 2 2: a third observed, 9/9 expected
        ({(1, 1): 1, (2, 2): 1, (3, 2): 1}, Fraction(2, 3)),
        # both gave 1, 2 and 3 to 4, 2 and 4 items, which vary by 0.8 around the mean:
        # 0.6 observed, 0.8 + 0.8 expected
        ({(1, 1): 3, (2, 2): 1, (3, 3): 3, (1, 2): 1, (2, 3): 1, (3, 1): 1}, Fraction(5, 8)),
        # one always a level above the other: 1 observed, 2/3 + 2/3 + 1 expected
        ({(1, 2): 1, (2, 3): 1, (3, 4): 1}, Fraction(4, 7)),
    ],
)
def test_kappa_worked_by_hand(counts: dict[tuple[int, int], int], kappa: Fraction) -> None:
    assert weighted_kappa(*both(counts)) == kappa


def test_kappa_of_more_than_two_is_the_mean_of_all_pairs() -> None:
    a, b, c = [1, 2, 3], [1, 2, 2], [1, 2, 3]
    pairs = [weighted_kappa(a, b), weighted_kappa(a, c), weighted_kappa(b, c)]
    assert pairs == [Fraction(2, 3), 1, Fraction(2, 3)]
    assert mean_kappa([a, b, c]) == Fraction(7, 9)


def test_one_pair_without_kappa_leaves_all_without() -> None:
    assert mean_kappa([[1, 1], [1, 1], [1, 2]]) is None


def by_table(first: list[int], last: list[int]) -> Fraction | None:
    """Cohen 1968 as it is printed: weights of agreement on a table of proportions."""
    levels, count = range(1, 6), len(first)
    observed = expected = Fraction()
    for i in levels:
        for j in levels:
            weight = 1 - Fraction((i - j) ** 2, 16)
            observed += weight * Fraction(list(zip(first, last, strict=True)).count((i, j)), count)
            expected += weight * Fraction(first.count(i) * last.count(j), count**2)
    return (observed - expected) / (1 - expected) if expected != 1 else None


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30))
def test_kappa_is_that_of_the_table_of_proportions(pairs: list[tuple[int, int]]) -> None:
    first, last = [one for one, _ in pairs], [one for _, one in pairs]
    assert weighted_kappa(first, last) == by_table(first, last)


@pytest.mark.parametrize(
    ("assessments", "found"),
    [
        (None, [("wrong_type", "assessments")]),
        ([], [("out_of_range", "assessments")]),
        ([assessment({})], [("out_of_range", "assessments")]),
        ([assessment({})] * 21, [("too_many", "assessments")]),
        ([1, 2], [("unknown_framework", "assessments.0.framework.id")]),
        ([assessment({}), []], [("wrong_type", "assessments.1")]),
        (
            [assessment({}), assessment({}, PLAIN)],
            [("unknown_framework", "assessments.1.framework.id")],
        ),
        (
            [assessment({}), assessment({}, version="0")],
            [("other_version", "assessments.1.framework.version")],
        ),
        (
            [assessment({"level": {"level": "9"}}), assessment({"list": {"count": 9}, "x": {}})],
            [
                ("unknown_level", "assessments.0.answers.level.level"),
                ("unknown_item", "assessments.1.answers.x"),
                ("too_many", "assessments.1.answers.list.count"),
            ],
        ),
    ],
)
@pytest.mark.parametrize("op", ["agree", "compare"])
def test_a_request_that_makes_no_sense_is_refused_by_its_place(
    op: str, assessments: object, found: list[tuple[str, str]]
) -> None:
    assert problems(asked(op, assessments=assessments)) == found


def test_two_and_twenty_assessments_are_few_and_many_enough() -> None:
    for count in (2, 20):
        assert asked("agree", assessments=[assessment({})] * count)["assessments"] == count


def test_too_few_and_too_many_are_told_with_what_is_possible() -> None:
    for count in (1, 21):
        reply = asked("agree", assessments=[assessment({})] * count)
        (problem,) = reply["problems"]
        assert (problem["found"], problem["expected"]["at_most"]) == (str(count), "20")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_order_of_assessors_changes_no_figure(framework: str) -> None:
    sound = sound_assessment(rules()[framework])

    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        given_ = data.draw(st.lists(sound, min_size=2, max_size=3))
        turned = data.draw(st.permutations(given_))
        first, last = (asked_of(framework, "agree", assessments=each) for each in (given_, turned))
        if "problems" in first:
            assert "problems" in last
            return
        for key in ("sections", "total"):
            assert first[key] == last[key]
        for name, item in first["items"].items():
            other = last["items"][name]
            assert (item["spread"], item["agree"]) == (other["spread"], other["agree"])
            assert sorted(map(json.dumps, item["values"])) == sorted(
                map(json.dumps, other["values"])
            )

    law()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_assessment_agrees_with_itself(framework: str) -> None:
    @MANY
    @given(sound_assessment(rules()[framework]), st.integers(2, 3))
    def law(given_: Data, count: int) -> None:
        reply = asked_of(framework, "agree", assessments=[given_] * count)
        if "problems" in reply:
            return
        for figures in [*reply["sections"], reply["total"]]:
            assert figures["same"] == figures["within_one"] == figures["items"]
            assert figures["same_percent"] in ("100", None)
            assert figures["kappa"] == ("1" if figures["kappa_reason"] is None else None)
        for item in reply["items"].values():
            assert item["spread"] in ("0", None)
            assert item["agree"] is not False

    law()


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("op", ["gains", "agree", "compare"])
def test_any_assessments_give_a_reply_or_problems_that_name_their_place(
    framework: str, op: str
) -> None:
    drawn = any_assessment(rules()[framework])

    @settings(max_examples=10, deadline=None)
    @given(drawn, drawn)
    def law(first: Data, last: Data) -> None:
        request: Data = {"assessment": last} if op == "gains" else {"assessments": [first, last]}
        reply = asked_of(framework, op, **request)
        for problem in reply.get("problems", ()):
            place = problem["path"].removeprefix("assessments.0.").removeprefix("assessments.1.")
            assert place.startswith(f"answers.{problem['item']}")
        assert reply["format"] != "tumstock-failure"

    law()
