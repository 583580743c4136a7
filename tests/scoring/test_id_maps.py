"""Maps of ids: how an assessment is moved through them, and all that is said of wrong ones."""

from __future__ import annotations

from typing import Any

import pytest

from scoring import Scorer
from scoring.decode import framework_from_rules
from scoring.errors import Problem, RefusedError
from scoring.id_maps import IdMap, Moved, move, read_maps
from tests.scoring.asking import DECIDED, Data, assessment
from tests.scoring.demo import SUM

FRAMEWORK = framework_from_rules(SUM)
ORDER = ["level", "ladder", "list", "table", "set", "setA", "setB", "setC"]
EMPTY: Data = {"from": "0", "to": "1", "items": {}}


@pytest.mark.parametrize(
    ("maps", "told"),
    [
        ({"0": "1"}, [("wrong_type", "maps", "list", '{"0": "1"}')]),
        (
            ["0", None],
            [
                ("wrong_type", "maps.0", "object with from, to and items", "0"),
                ("wrong_type", "maps.1", "object with from, to and items", "null"),
            ],
        ),
        (
            [{}],
            [
                ("wrong_type", "maps.0.from", "version", "null"),
                ("wrong_type", "maps.0.to", "version", "null"),
                ("wrong_type", "maps.0.items", "object of ids", "null"),
            ],
        ),
        (
            [{"from": 0, "to": "1", "items": {"a": 1, "b": None, "c": "list", "d": ["x"]}}],
            [
                ("wrong_type", "maps.0.from", "version", "0"),
                ("wrong_type", "maps.0.items.a", "id or null", "1"),
                ("wrong_type", "maps.0.items.d", "id or null", '["x"]'),
            ],
        ),
        (
            [EMPTY, {"from": "00", "to": 1, "items": ["a"]}],
            [
                ("wrong_type", "maps.1.to", "version", "1"),
                ("wrong_type", "maps.1.items", "object of ids", '["a"]'),
            ],
        ),
        (
            [{**EMPTY, "items": {"a": "nowhere", "b": None, "c": "set", "d": "set", "e": "list"}}],
            [
                ("unknown_item", "maps.0.items.a", ORDER, "nowhere"),
                ("duplicate", "maps.0.items.d", None, "set"),
            ],
        ),
        (
            [{**EMPTY, "items": {"a": "nowhere", "b": "nowhere"}}],
            [
                ("unknown_item", "maps.0.items.a", ORDER, "nowhere"),
                ("duplicate", "maps.0.items.b", None, "nowhere"),
            ],
        ),
        (
            [EMPTY, "x", {**EMPTY, "to": "2", "items": {"a": "x", "b": "x"}}, EMPTY],
            [
                ("wrong_type", "maps.1", "object with from, to and items", "x"),
                ("duplicate", "maps.2.from", None, "0"),
                ("duplicate", "maps.2.items.b", None, "x"),
                ("duplicate", "maps.3.from", None, "0"),
            ],
        ),
    ],
)
def test_all_that_is_wrong_with_maps_is_told_at_its_place(
    maps: object, told: list[tuple[str, str, object, str]]
) -> None:
    with pytest.raises(RefusedError) as refused:
        read_maps(maps, FRAMEWORK)
    assert list(refused.value.problems) == [
        Problem(code, path, None, expected, found) for code, path, expected, found in told
    ]


def test_maps_are_found_by_the_version_that_they_come_from() -> None:
    assert read_maps(None, FRAMEWORK) == read_maps([], FRAMEWORK) == {}
    maps = [{**EMPTY, "items": {"a": "list", "b": None}}, {**EMPTY, "from": "00", "to": "0"}]
    assert read_maps(maps, FRAMEWORK) == {
        "0": IdMap("0", "1", {"a": "list", "b": None}),
        "00": IdMap("00", "0", {}),
    }


def moved(given: object, *maps: IdMap) -> Moved:
    """What an assessment becomes through maps."""
    return move(FRAMEWORK, given, {each.start: each for each in maps})


def test_an_assessment_is_moved_with_all_that_has_a_place() -> None:
    """What was answered under an id that has fallen away is lost, and so is an old question."""
    answers = {"height": {"level": "4"}, "list": None, "gone": {"x": 1}, "odd": {"y": 2}}
    given = {
        **assessment(answers, profile={"rural": "no", "past": "yes"}, version="0"),
        "assessment": {"date": "2026-01-09"},
    }
    ids = {"height": "level", "list": "list", "table": "table", "gone": None, "never": None}
    assert moved(given, IdMap("0", "1", ids)) == Moved(
        assessment={
            **assessment({"level": {"level": "4"}}, profile=DECIDED),
            "assessment": {"date": "2026-01-09"},
        },
        version="0",
        former={"level": "height", "list": "list", "table": "table"},
        lost=(
            {"path": "answers.gone", "item": "gone", "reason": "fell_away"},
            {"path": "answers.odd", "item": "odd", "reason": "not_in_map"},
            {"path": "profile.past", "item": None, "reason": "not_in_framework"},
        ),
    )


def test_an_assessment_may_leave_out_answers_and_profile() -> None:
    given: Any = {"framework": {"id": "demo", "version": "0", "title": "Demo"}}
    assert moved(given, IdMap("0", "1", {"list": "list"})) == Moved(
        assessment={
            "framework": {"id": "demo", "version": "1", "title": "Demo"},
            "answers": {},
            "profile": {},
        },
        version="0",
        former={"list": "list"},
    )


def test_ids_are_followed_through_every_version() -> None:
    """What a later map does not name is lost as unmapped, what it drops as fallen away."""
    first = IdMap("a", "b", {"one": "two", "old": "lost", "out": None, "x": "y"})
    then = IdMap("b", "1", {"two": "level", "lost": None, "one": "list"})
    given = assessment({name: {"level": "2"} for name in ("one", "old", "out", "x")}, version="a")
    found = moved(given, first, then)
    assert (found.version, found.former) == ("a", {"level": "one"})
    assert [(each["item"], each["reason"]) for each in found.lost] == [
        ("old", "fell_away"),
        ("out", "fell_away"),
        ("x", "not_in_map"),
    ]
    assert isinstance(found.assessment, dict)
    assert found.assessment["answers"] == {"level": {"level": "2"}}


@pytest.mark.parametrize(
    ("given", "version"),
    [
        (None, None),
        ([], None),
        ({"answers": {}}, None),
        ({"framework": "demo"}, None),
        ({"framework": {"id": "demo"}}, None),
        ({"framework": {"id": "demo", "version": 0}}, None),
        ({"framework": {"id": "other", "version": "0"}}, None),
        ({"framework": {"version": "0"}}, None),
        (assessment({"list": {"count": 1}}), "1"),
        (assessment({"list": {"count": 1}}, version="2"), "2"),
        (assessment({}, version="round"), "round"),
        (assessment({}, version="back"), "back"),
    ],
)
def test_what_no_map_leads_here_is_given_back_as_it_is(given: object, version: str | None) -> None:
    ids = {"list": "list"}
    maps = [
        IdMap("0", "1", ids),
        IdMap("round", "round", ids),
        IdMap("back", "forth", ids),
        IdMap("forth", "back", ids),
    ]
    found = moved(given, *maps)
    assert found.assessment is given
    assert found == Moved(given, version)


@pytest.mark.parametrize("broken", [{"answers": []}, {"answers": {}, "profile": 3}])
def test_of_broken_answers_only_the_version_is_moved(broken: Data) -> None:
    given = {**assessment({}, version="0"), **broken}
    assert moved(given, IdMap("0", "1", {"list": "list"})) == Moved(
        {**given, "framework": {"id": "demo", "version": "1"}}, "0"
    )


def test_a_problem_is_told_by_the_id_of_the_given_assessment() -> None:
    found = Moved({}, "0", {"level": "height"})
    there = Problem("unknown_level", "answers.level.level", "level", ["1"], "9")
    assert found.as_given(there) == Problem(
        "unknown_level", "answers.height.level", "height", ["1"], "9"
    )
    whole = Problem("wrong_type", "profile", None, "object", "3")
    assert found.as_given(whole) is whole
    elsewhere = Problem("wrong_type", "answers.set", "set", "object", "3")
    assert found.as_given(elsewhere) == elsewhere
    assert Moved({}, "1").as_given(there) is there


def test_an_item_existed_where_the_maps_name_it() -> None:
    found = Moved({}, "0", {"level": "height"})
    assert (found.existed("level"), found.existed("list")) == (True, False)
    assert Moved({}, "1").existed("list")


def test_what_is_lost_is_written_like_the_rest_of_a_result() -> None:
    """Without blanks between, and letters as they are."""
    maps = [{**EMPTY, "items": {"färg": None}}]
    given = assessment({"färg": {"level": "1"}}, profile=DECIDED, version="0")
    scorer = Scorer()
    scorer.load({**SUM, "id_maps": maps})
    assert scorer.score(given).endswith(
        '},"given":{"version":"0","not_mapped":'
        '[{"path":"answers.färg","item":"färg","reason":"fell_away"}]}}'
    )
