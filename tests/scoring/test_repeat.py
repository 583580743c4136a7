"""When it is time again: the latest complete assessment decides, by the framework's own months."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.decode import framework_from_rules
from scoring.errors import SpecError
from scoring.months import months_later
from tests.cases import rules
from tests.scoring.asking import DECIDED, FULL, Data, asked, asked_of, assessment, problems
from tests.scoring.demo import PLAIN, SHARE, SUM

MANY = settings(max_examples=50, deadline=None)
HALF_YEARLY = {"id": "assessment", "months": 6, "dated": True, "rules": ["T-1"]}
AGAIN = {
    **SUM,
    "repeat": [
        {**HALF_YEARLY, "until": {"score": "14.5", "then": 12}},
        {"id": "meeting", "months": 3, "until": {"score": "14.6", "then": 6}},
    ],
}


def ips(points: int, day: object = None, *, answered: int = 25) -> Data:
    """An IPS assessment of so many points in all, in which so many criteria are answered."""
    items = list(map(str, range(1, answered + 1)))
    whole, more = divmod(points, answered)
    scores = [whole + (n < more) for n in range(answered)]
    by_hand = [{"override": {"score": str(score), "reason": "agreed"}} for score in scores]
    about = {} if day is None else {"assessment": {"date": day}}
    version = rules()["ips"]["version"]
    answers = dict(zip(items, by_hand, strict=True))
    return {**assessment(answers, {"id": "ips", "version": version}), **about}


def dates(*assessments: Data) -> list[tuple[str, int, str | None]]:
    reply = asked_of("ips", "repeat", assessments=list(assessments))
    return [(each["id"], each["months"], each["date"]) for each in reply["next"]]


@pytest.mark.parametrize(
    ("points", "months", "day", "meeting"),
    [(99, 6, "2026-11-30", 3), (100, 12, "2027-05-31", 6), (125, 12, "2027-05-31", 6)],
)
def test_ips_is_repeated_half_yearly_until_100_points_and_then_yearly(
    points: int, months: int, day: str, meeting: int
) -> None:
    assert dates(ips(points, "2026-05-31")) == [
        ("assessment", months, day),
        ("steering_group", meeting, None),
    ]


def test_an_assessment_under_way_never_decides_however_high_it_is() -> None:
    reply = asked_of(
        "ips", "repeat", assessments=[ips(110, "2026-11-01", answered=24), ips(99, "2026-05-31")]
    )
    assert reply["latest"] == {"assessment": 1, "date": "2026-05-31", "score": "99", "exact": "99"}
    assert reply["next"][0] == {
        "id": "assessment", "months": 6, "until": "100", "then": 12, "reached": False,
        "date": "2026-11-30", "rules": ["T-IPS-12"],
    }  # fmt: skip
    assert reply["left_out"] == [{"assessment": 0, "reason": "not_complete", "code": None}]


def test_the_latest_complete_one_decides_although_an_earlier_one_was_better() -> None:
    assert dates(ips(110, "2025-05-31"), ips(99, "2026-05-31"))[0][2] == "2026-11-30"


def test_of_one_day_the_lowest_total_decides() -> None:
    assert dates(ips(100, "2026-05-31"), ips(99, "2026-05-31"))[0][1] == 6


def test_without_a_complete_assessment_there_is_no_date_but_the_months_are_told() -> None:
    assert dates(ips(110, "2026-05-31", answered=24)) == [
        ("assessment", 6, None),
        ("steering_group", 3, None),
    ]


@pytest.mark.parametrize("day", [None, "", "2026-02-30", "31.5.2026", "20260531", 20260531, {}])
def test_a_complete_assessment_without_a_day_is_told_and_decides_nothing(day: object) -> None:
    reply = asked_of("ips", "repeat", assessments=[ips(110, day)])
    assert reply["latest"] is None
    assert reply["left_out"] == [{"assessment": 0, "reason": "no_date", "code": None}]


def test_one_that_cannot_be_scored_does_not_hide_the_others() -> None:
    other = {**ips(110, "2026-11-01"), "framework": {"id": "ips", "version": "2020-01-01"}}
    reply = asked_of("ips", "repeat", assessments=[other, ips(99, "2026-05-31"), "text"])
    assert reply["latest"]["assessment"] == 1
    assert [(each["assessment"], each["reason"], each["code"]) for each in reply["left_out"]] == [
        (0, "refused", "other_version"),
        (2, "refused", "wrong_type"),
    ]


def test_what_is_older_than_the_deciding_one_is_not_told() -> None:
    reply = asked_of(
        "ips", "repeat", assessments=[ips(99, "2026-05-31"), ips(50, "2025-01-01", answered=20)]
    )
    assert reply["left_out"] == []


def test_exact_totals_are_compared_and_not_rounded_ones() -> None:
    done = {**assessment(FULL, AGAIN, DECIDED), "assessment": {"date": "2026-01-31"}}
    reply = asked("repeat", AGAIN, assessments=[done])
    assert reply["latest"]["exact"] == "29/2"
    assert [(each["reached"], each["months"], each["date"]) for each in reply["next"]] == [
        (True, 12, "2027-01-31"),
        (False, 3, None),
    ]


@pytest.mark.parametrize("framework", [SUM, PLAIN])
def test_a_framework_that_says_nothing_gives_nothing(framework: Data) -> None:
    assert asked("repeat", framework, assessments=[assessment({}, framework)])["next"] == []


def test_a_rule_without_a_total_has_one_interval() -> None:
    framework = {**SHARE, "repeat": [HALF_YEARLY]}
    answers = {f"m{n}": {"level": "met"} for n in range(1, 6)}
    profile = {"learning": "yes", "youth": "yes"}
    done = {**assessment(answers, framework, profile), "assessment": {"date": "2027-08-31"}}
    [found] = asked("repeat", framework, assessments=[done])["next"]
    assert (found["date"], found["until"], found["reached"]) == ("2028-02-29", None, None)


@pytest.mark.parametrize(
    ("found", "code", "path"),
    [
        (None, "wrong_type", "assessments"),
        ([], "out_of_range", "assessments"),
        ([{}] * 201, "too_many", "assessments"),
        ([{}], "unknown_framework", "assessments.0.framework.id"),
    ],
)
def test_a_request_without_assessments_of_a_framework_is_refused(
    found: object, code: str, path: str
) -> None:
    assert problems(asked("repeat", AGAIN, assessments=found)) == [(code, path)]


@pytest.mark.parametrize(
    ("framework", "rule"),
    [
        (SUM, {"id": "a", "months": 0}),
        (SUM, {"id": "a", "months": 6, "until": {"score": 10, "then": 0}}),
        (SHARE, {"id": "a", "months": 6, "until": {"score": 10, "then": 12}}),
    ],
)
def test_months_that_make_no_sense_are_named(framework: Data, rule: Data) -> None:
    with pytest.raises(
        SpecError, match=r"^rules\.repeat\[0\]\.(months|until|until\.then): expected"
    ):
        framework_from_rules({**framework, "repeat": [rule]})


@MANY
@given(st.data())
def test_the_order_of_the_assessments_does_not_matter(data: st.DataObject) -> None:
    days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 5)).map(str))
    one = st.builds(
        lambda points, day, answered: ips(points, day, answered=answered),
        st.integers(96, 104), days, st.sampled_from([24, 25]),
    )  # fmt: skip
    drawn = data.draw(st.lists(one, min_size=1, max_size=5))
    again = data.draw(st.permutations(drawn))
    assert dates(*drawn) == dates(*again)
    done = [n for n in drawn if len(n["answers"]) == 25 and "assessment" in n]
    if done:
        latest = max(each["assessment"]["date"] for each in done)
        reply = asked_of("ips", "repeat", assessments=drawn)
        assert reply["latest"]["date"] == latest
        assert reply["next"][0]["reached"] == (int(reply["latest"]["score"]) >= 100)
    else:
        assert dates(*drawn)[0][2] is None


@given(st.dates(), st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last_one_of_that_month(day: date, months: int) -> None:
    later = months_later(day, months)
    first = day.month - 1 + months
    year, month = day.year + first // 12, first % 12 + 1
    if year > 9999:
        assert later is None
        return
    length = calendar.monthrange(year, month)[1]
    assert later == date(year, month, min(day.day, length))
    assert later + timedelta(days=1) > day


@pytest.mark.parametrize(
    ("found", "problem"),
    [
        (None, ("wrong_type", "list of assessments", "null")),
        ({}, ("wrong_type", "list of assessments", "{}")),
        ([], ("out_of_range", {"at_least": "1", "at_most": "200"}, "0")),
        ([{}] * 201, ("too_many", {"at_most": "200"}, "201")),
    ],
)
def test_one_to_two_hundred_assessments_are_looked_at(
    found: object, problem: tuple[object, ...]
) -> None:
    [told] = asked("repeat", PLAIN, assessments=found)["problems"]
    assert (told["code"], told["expected"], told["found"]) == problem
    assert (told["path"], told["item"]) == ("assessments", None)


def test_two_hundred_are_not_too_many() -> None:
    reply = asked("repeat", PLAIN, assessments=[assessment({}, PLAIN)] * 200)
    assert [each["assessment"] for each in reply["left_out"]] == [*range(200)]


def on(day: object, answers: Data = FULL, profile: Data = DECIDED) -> Data:
    """An assessment of the invented framework of that day."""
    return {**assessment(answers, AGAIN, profile), "assessment": {"date": day}}


def test_of_those_under_way_only_earlier_ones_are_not_told() -> None:
    days = ["2026-05-31", "2026-05-30", "2026-05-31", "2026-06-01", None]
    given_ = [on(day, FULL if n == 0 else {}) for n, day in enumerate(days)]
    reply = asked("repeat", AGAIN, assessments=given_)
    assert reply["latest"]["assessment"] == 0
    assert [(each["assessment"], each["reason"]) for each in reply["left_out"]] == [
        (2, "not_complete"),
        (3, "not_complete"),
        (4, "not_complete"),
    ]


def test_where_none_decides_all_are_told() -> None:
    reply = asked("repeat", AGAIN, assessments=[on(None), on("2026-05-31", {})])
    assert reply["latest"] is None
    assert [each["reason"] for each in reply["left_out"]] == ["no_date", "not_complete"]
    assert [(each["reached"], each["months"], each["date"]) for each in reply["next"]] == [
        (None, 6, None),
        (None, 3, None),
    ]


def test_a_refused_one_is_told_with_its_first_problem() -> None:
    wrong = {"level": {"level": "9"}, "list": {"count": "many"}, "gone": {}}
    alone = asked("score", AGAIN, assessment=on("2026-05-31", wrong))["problems"]
    assert len({problem["code"] for problem in alone}) == 3
    reply = asked("repeat", AGAIN, assessments=[on("2026-05-31", wrong)])
    code = alone[0]["code"]
    assert reply["left_out"] == [{"assessment": 0, "reason": "refused", "code": code}]


def test_a_refused_one_before_the_deciding_one_is_not_told() -> None:
    wrong = {"level": {"level": "9"}}
    given_ = [on("2026-05-31"), on("2026-05-30", wrong), on("2026-05-31", wrong)]
    reply = asked("repeat", AGAIN, assessments=given_)
    assert [each["assessment"] for each in reply["left_out"]] == [2]


@pytest.mark.parametrize("about", [None, "2026-05-31", ["2026-05-31"], {"day": "2026-05-31"}])
def test_a_day_stands_in_what_is_said_about_the_assessment(about: object) -> None:
    given_ = {**assessment(FULL, AGAIN, DECIDED), "assessment": about}
    reply = asked("repeat", AGAIN, assessments=[given_])
    assert reply["latest"] is None
    assert len(reply["left_out"]) == 1


def test_of_one_day_and_total_the_first_decides() -> None:
    reply = asked("repeat", AGAIN, assessments=[on("2026-05-30"), *[on("2026-05-31")] * 2])
    assert reply["latest"] == {
        "assessment": 1, "date": "2026-05-31", "score": "14.5", "exact": "29/2",
    }  # fmt: skip


def test_where_criteria_are_counted_the_first_of_a_day_decides() -> None:
    answers = {f"m{n}": {"level": "met"} for n in range(1, 6)}
    done = assessment(answers, SHARE, {"learning": "yes", "youth": "yes"})
    given_ = [{**done, "assessment": {"date": day}} for day in ("2026-05-31",) * 2]
    reply = asked("repeat", {**SHARE, "repeat": [HALF_YEARLY]}, assessments=given_)
    assert reply["latest"] == {
        "assessment": 0, "date": "2026-05-31", "score": None, "exact": None,
    }  # fmt: skip
