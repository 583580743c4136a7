"""What has changed between assessments, also between framework versions."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import rules
from tests.scoring.asking import DECIDED, FULL, Data, asked, asked_of, assessment, problems
from tests.scoring.demo import PLAIN, SHARE
from tests.strategies import sound_assessment

MANY = settings(max_examples=25, deadline=None)
FRAMEWORKS = sorted(rules())
ALL = ("level", "ladder", "list", "table", "set", "setA", "setB", "setC")
SAME = {name: name for name in ALL}


def compare(*answers: Data, profile: Data = DECIDED) -> Data:
    return asked("compare", assessments=[assessment(each, profile=profile) for each in answers])


def test_the_largest_change_stands_first_up_or_down() -> None:
    last = {
        **FULL,
        "level": {"level": "5"},
        "list": {"count": 0},
        "table": {},
        "setA": {"rating": "4"},
    }
    reply = compare(FULL, last)
    assert [(each["item"], each["change"], each["changed"]) for each in reply["items"]] == [
        ("list", "-2", True),
        ("level", "1", True),
        ("set", "0.5", True),
        ("setA", "0.5", True),
        ("table", None, True),
        ("ladder", "0", False),
        ("setB", "0", False),
        ("setC", None, False),
    ]
    assert reply["apart"] == []


def test_the_change_of_the_total_and_of_sections_is_exact() -> None:
    reply = compare(FULL, {**FULL, "level": {"level": "5"}})
    assert reply["total"] == {"change": "0.7", "exact": "2/3"}
    assert reply["sections"] == [
        {"id": "first", "change": "0.7", "exact": "2/3"},
        {"id": "second", "change": "0", "exact": "0"},
    ]


def test_while_a_total_is_open_there_is_no_change_of_it() -> None:
    reply = compare(FULL, {**FULL, "list": {}})
    assert reply["total"] == {"change": None, "exact": None}
    assert [each["change"] for each in reply["sections"]] == ["0", None]


def test_each_assessment_has_its_total_and_sections_as_in_its_result() -> None:
    reply = compare(FULL, {})
    for answers, found in zip((FULL, {}), reply["assessments"], strict=True):
        alone = asked("score", assessment=assessment(answers, profile=DECIDED))
        assert (found["total"], found["sections"]) == (alone["total"], alone["sections"])
        assert (found["version"], found["not_mapped"]) == ("1", [])


def test_the_change_is_from_the_first_to_the_last_and_those_between_are_shown() -> None:
    found = compare({"level": {"level": "2"}}, {"level": {"level": "5"}}, {"level": {"level": "3"}})
    item = found["items"][0]
    assert [each["value"] for each in item["values"]] == ["2", "5", "3"]
    assert (item["change"], item["exact"]) == ("1", "1")


def test_what_does_not_apply_to_all_stands_apart() -> None:
    given_ = [assessment(FULL, profile={"rural": each}) for each in ("no", "yes")]
    reply = asked("compare", assessments=given_)
    (apart,) = reply["apart"]
    assert apart["item"] == "ladder"
    assert [each["status"] for each in apart["values"]] == ["scored", "not_applicable"]
    assert apart["change"] is None
    assert "ladder" not in [each["item"] for each in reply["items"]]


def test_what_applies_to_none_is_not_apart() -> None:
    reply = compare(FULL, FULL, profile={"rural": "yes"})
    assert reply["apart"] == []
    assert len(reply["items"]) == len(ALL)


def test_partly_met_is_a_change_although_it_earns_nothing() -> None:
    decided = {"learning": "yes", "youth": "yes"}
    answers = [{"m1": {"level": each}} for each in ("not_met", "partly")]
    reply = asked(
        "compare", SHARE, assessments=[assessment(each, SHARE, decided) for each in answers]
    )
    assert (reply["items"][0]["item"], reply["items"][0]["change"]) == ("m1", "1")


@pytest.mark.parametrize(("last", "change"), [("met", "1"), ("partly", "0")])
def test_criteria_met_are_counted_once_both_are_complete(last: str, change: str) -> None:
    decided = {"learning": "yes", "youth": "yes"}
    first = {f"m{n}": {"level": "not_met"} for n in range(1, 6)}
    given_ = [
        assessment(each, SHARE, decided) for each in (first, {**first, "m2": {"level": last}})
    ]
    assert asked("compare", SHARE, assessments=given_)["total"]["change"] == change


def test_an_indicator_has_figures_and_changes_with_them() -> None:
    answers = [{"setC": {"inputs": {"jobs": {"cook": count}}}} for count in (1, 2)]
    item = compare(*answers)["items"][0]
    assert (item["item"], item["changed"], item["change"]) == ("setC", True, None)
    assert [each["figures"]["all"] for each in item["values"]] == ["1", "2"]


def test_a_framework_without_a_total_compares_what_was_recorded() -> None:
    answers = [{"note": {"inputs": {"weeks": 3}}}, {}]
    reply = asked("compare", PLAIN, assessments=[assessment(each, PLAIN) for each in answers])
    (item,) = reply["items"]
    assert [each["status"] for each in item["values"]] == ["recorded", "open"]
    assert reply["total"] == {"change": None, "exact": None}


def through(items: object, answers: Data, profile: Data | None = None) -> Data:
    """A comparison of answers of an older version, read through a map, with the full ones."""
    older = assessment(answers, profile=DECIDED if profile is None else profile, version="0")
    newer = assessment(FULL, profile=DECIDED)
    maps = [{"from": "0", "to": "1", "items": items}]
    return asked("compare", assessments=[older, newer], maps=maps)


def test_an_older_version_is_read_under_the_new_ids() -> None:
    answers = {**FULL, "grade": FULL["level"]}
    del answers["level"]
    reply = through({**SAME, "grade": "level", "level": None}, answers)
    assert reply["total"] == {"change": "0", "exact": "0"}
    assert not any(each["changed"] for each in reply["items"])
    assert [each["version"] for each in reply["assessments"]] == ["0", "1"]


def test_what_has_no_place_in_the_new_version_is_listed_with_the_reason() -> None:
    answers = {"level": {"level": "1"}, "gone": {"x": 1}, "odd": {"y": 2}, "blank": None}
    reply = through({"level": "level", "gone": None}, answers, {"past": "yes", "rural": "no"})
    assert reply["assessments"][0]["not_mapped"] == [
        {"path": "answers.gone", "item": "gone", "reason": "fell_away"},
        {"path": "answers.odd", "item": "odd", "reason": "not_in_map"},
        {"path": "profile.past", "item": None, "reason": "not_in_framework"},
    ]


def test_an_item_that_the_older_version_does_not_have_stands_apart() -> None:
    reply = through({name: name for name in ALL if name != "list"}, FULL)
    (apart,) = reply["apart"]
    assert (apart["item"], apart["values"][0]["status"]) == ("list", "absent")
    assert reply["assessments"][0]["not_mapped"][0]["item"] == "list"


def test_an_id_that_the_map_does_not_name_is_not_taken_for_the_same() -> None:
    reply = through({"grade": "level"}, {"level": {"level": "1"}})
    (level,) = [each for each in reply["items"] if each["item"] == "level"]
    assert level["values"][0]["status"] == "open"


def test_maps_are_followed_from_version_to_version() -> None:
    maps = [
        {"from": "b", "to": "1", "items": {"two": "level", "lost": None}},
        {"from": "a", "to": "b", "items": {"one": "two", "old": "lost", "out": None, "x": "y"}},
    ]
    answers = {name: {"level": "2"} for name in ("one", "old", "out", "x")}
    given_ = [assessment(answers, version="a"), assessment({"level": {"level": "3"}})]
    reply = asked("compare", assessments=given_, maps=maps)
    assert (reply["items"], len(reply["apart"])) != ([], 0)
    level = next(each for each in reply["items"] if each["item"] == "level")
    assert [each["value"] for each in level["values"]] == ["2", "3"]
    lost = [(each["item"], each["reason"]) for each in reply["assessments"][0]["not_mapped"]]
    assert lost == [("old", "fell_away"), ("out", "fell_away"), ("x", "not_in_map")]


def test_the_newest_may_stand_first() -> None:
    maps = [{"from": "0", "to": "1", "items": SAME}]
    given_ = [assessment(FULL, profile=DECIDED), assessment(FULL, profile=DECIDED, version="0")]
    assert asked("compare", assessments=given_, maps=maps)["total"]["change"] == "0"


def test_a_refused_answer_of_an_older_version_is_told_by_its_old_id() -> None:
    reply = through({"grade": "level"}, {"grade": {"level": "9"}})
    assert problems(reply) == [("unknown_level", "assessments.0.answers.grade.level")]
    assert reply["problems"][0]["item"] == "grade"


@pytest.mark.parametrize(
    "maps",
    [
        None,
        [],
        [{"from": "2", "to": "1", "items": {}}],
        [{"from": "0", "to": "2", "items": {}}],
        [{"from": "0", "to": "2", "items": {}}, {"from": "2", "to": "0", "items": {}}],
        [{"from": "0", "to": "0", "items": {}}],
    ],
)
def test_a_version_from_which_no_map_leads_here_is_refused(maps: object) -> None:
    given_ = [assessment({}, version="0"), assessment({})]
    reply = asked("compare", assessments=given_, maps=maps)
    assert problems(reply) == [("other_version", "assessments.0.framework.version")]


@pytest.mark.parametrize(
    ("maps", "found"),
    [
        ({}, [("wrong_type", "maps")]),
        ([1], [("wrong_type", "maps.0")]),
        (
            [{}],
            [
                ("wrong_type", "maps.0.from"),
                ("wrong_type", "maps.0.to"),
                ("wrong_type", "maps.0.items"),
            ],
        ),
        (
            [{"from": "0", "to": "1", "items": {"a": 1}}],
            [("wrong_type", "maps.0.items.a")],
        ),
        (
            [{"from": "0", "to": "1", "items": {"a": "nowhere", "b": "list", "c": "list"}}],
            [("unknown_item", "maps.0.items.a"), ("duplicate", "maps.0.items.c")],
        ),
        (
            [{"from": "0", "to": "1", "items": {}}, {"from": "0", "to": "1", "items": {}}],
            [("duplicate", "maps.1.from")],
        ),
    ],
)
def test_maps_that_make_no_sense_are_refused_by_their_place(
    maps: object, found: list[tuple[str, str]]
) -> None:
    reply = asked("compare", assessments=[assessment({})] * 2, maps=maps)
    assert problems(reply) == found


@pytest.mark.parametrize(
    "broken",
    [
        {"framework": "demo"},
        {"framework": {"id": "demo", "version": 0}},
        {"framework": {"id": "demo", "version": "0"}, "answers": []},
        {"framework": {"id": "demo", "version": "0"}, "profile": 3},
    ],
)
def test_a_broken_assessment_is_refused_with_and_without_maps(broken: Data) -> None:
    maps = [{"from": "0", "to": "1", "items": SAME}]
    given_ = [assessment({}), {**assessment({}), **broken}]
    for known in (maps, None):
        reply = asked("compare", assessments=given_, maps=known)
        assert all(path.startswith("assessments.1.") for _, path in problems(reply))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_compared_with_itself_nothing_has_changed(framework: str) -> None:
    @MANY
    @given(sound_assessment(rules()[framework]))
    def law(given_: Data) -> None:
        reply = asked_of(framework, "compare", assessments=[given_, given_])
        if "problems" in reply:
            return
        assert reply["apart"] == []
        assert not any(each["changed"] for each in reply["items"])
        for each in [*reply["items"], *reply["sections"], reply["total"]]:
            assert each["change"] in ("0", None)

    law()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_turned_round_every_change_has_the_other_sign(framework: str) -> None:
    sound = sound_assessment(rules()[framework])

    @MANY
    @given(sound, sound)
    def law(first: Data, last: Data) -> None:
        there = asked_of(framework, "compare", assessments=[first, last])
        back = asked_of(framework, "compare", assessments=[last, first])
        if "problems" in there:
            return
        assert len(there["items"]) + len(there["apart"]) == len(loaded_items(framework))
        assert [each["item"] for each in there["items"]] == [each["item"] for each in back["items"]]
        for one, other in zip(
            [*there["items"], there["total"]], [*back["items"], back["total"]], strict=True
        ):
            if one["exact"] is None:
                assert other["exact"] is None
            else:
                assert Fraction(one["exact"]) == -Fraction(other["exact"])

    law()


def loaded_items(framework: str) -> Data:
    """Every item of the result of an assessment without answers."""
    empty = {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": framework, "version": rules()[framework]["version"]},
    }
    items: Data = asked_of(framework, "score", assessment=empty)["items"]
    return items


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_read_through_a_map_of_other_names_an_assessment_has_not_changed(framework: str) -> None:
    version = rules()[framework]["version"]
    ids = {f"old {name}": name for name in loaded_items(framework)}
    maps = [{"from": "older", "to": version, "items": ids}]

    @MANY
    @given(sound_assessment(rules()[framework]), st.booleans())
    def law(given_: Data, turned: bool) -> None:  # noqa: FBT001  (drawn, and handed over by name)
        answers = {f"old {name}": answer for name, answer in given_["answers"].items()}
        named = {**given_["framework"], "version": "older"}
        pair = [{**given_, "framework": named, "answers": answers}, given_]
        reply = asked_of(
            framework, "compare", assessments=pair[::-1] if turned else pair, maps=maps
        )
        if "problems" in reply:
            return
        assert not any(each["changed"] for each in reply["items"])
        first, last = reply["assessments"]
        assert json.dumps(first["total"]) == json.dumps(last["total"])
        assert first["not_mapped"] == last["not_mapped"] == reply["apart"] == []

    law()
