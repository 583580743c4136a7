"""What an assessment is wrapped in, and the list of several: each refusal of it, whole."""

import pytest

from scoring.assess import FORMAT, assess
from scoring.decode import framework_from_rules
from scoring.errors import RefusedError
from tests.scoring.asking import Data, asked, assessment
from tests.scoring.demo import PLAIN, SUM

SOUND = assessment({})
ITEMS = ["level", "ladder", "list", "table", "set", "setA", "setB", "setC"]


def problem(code: str, path: str, expected: object, found: str, item: str | None = None) -> Data:
    return {"code": code, "item": item, "path": path, "expected": expected, "found": found}


WRAPPED = [
    ({"format": "other"}, problem("wrong_type", "format", FORMAT, "other")),
    ({"format": None}, problem("wrong_type", "format", FORMAT, "null")),
    ({"format_version": None}, problem("wrong_type", "format_version", "1", "null")),
    ({"format_version": True}, problem("wrong_type", "format_version", "1", "true")),
    ({"format_version": 0}, problem("wrong_type", "format_version", "1", "0")),
    ({"format_version": "one"}, problem("wrong_type", "format_version", "1", "one")),
    ({"format_version": 2}, problem("newer_format", "format_version", "1", "2")),
    (
        {"framework": {"id": "demo", "version": "0"}},
        problem("other_version", "framework.version", "1", "0"),
    ),
    ({"framework": {"id": "demo"}}, problem("other_version", "framework.version", "1", "null")),
    ({"answers": []}, problem("wrong_type", "answers", "object", "[]")),
    ({"answers": ""}, problem("wrong_type", "answers", "object", "")),
    ({"answers": {"x": {}}}, problem("unknown_item", "answers.x", ITEMS, "x", "x")),
    ({"answers": {"set": [1]}}, problem("wrong_type", "answers.set", "object", "[1]", "set")),
    ({"profile": [1]}, problem("wrong_type", "profile", "object", "[1]")),
    ({"profile": False}, problem("wrong_type", "profile", "object", "false")),
    ({"profile": {"age": "1"}}, problem("unknown_input", "profile.age", ["rural"], "age")),
    (
        {"profile": {"rural": "perhaps"}},
        problem("unknown_choice", "profile.rural", ["yes", "no"], "perhaps"),
    ),
    ({"profile": {"rural": 1}}, problem("unknown_choice", "profile.rural", ["yes", "no"], "1")),
]


@pytest.mark.parametrize(("changed", "told"), WRAPPED)
def test_what_is_wrong_around_the_answers_is_told_whole(changed: Data, told: Data) -> None:
    assert asked("score", assessment={**SOUND, **changed})["problems"] == [told]


@pytest.mark.parametrize(("changed", "told"), WRAPPED)
def test_of_several_it_is_told_with_the_place_of_the_assessment(changed: Data, told: Data) -> None:
    reply = asked("agree", assessments=[SOUND, SOUND, {**SOUND, **changed}])
    assert reply["problems"] == [{**told, "path": f"assessments.2.{told['path']}"}]


@pytest.mark.parametrize(("found", "said"), [([], "[]"), (None, "null"), ("file", "file")])
def test_what_is_no_object_is_told_without_a_place(found: object, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        assess(framework_from_rules(SUM), found)
    told = [each.as_data() for each in refused.value.problems]
    assert told == [problem("wrong_type", "", "object", said)]


@pytest.mark.parametrize("nothing", [{"answers": None}, {"profile": None}, {"answers": {}}])
def test_an_assessment_may_say_nothing(nothing: Data) -> None:
    assert asked("score", assessment={**SOUND, **nothing}) == asked("score", assessment=SOUND)


@pytest.mark.parametrize("found", [[], None, 3, {}, {"framework": "demo"}, {"framework": {}}])
def test_an_assessment_of_no_framework_is_told_which_there_are(found: object) -> None:
    told = problem("unknown_framework", "framework.id", ["demo"], "null")
    assert asked("score", assessment=found)["problems"] == [told]


@pytest.mark.parametrize(
    ("named", "found"), [("other", "other"), (None, "null"), (3, "3"), (["demo"], '["demo"]')]
)
def test_the_id_of_the_framework_is_what_was_found(named: object, found: str) -> None:
    told = problem("unknown_framework", "framework.id", ["demo"], found)
    wrong = {**SOUND, "framework": {"id": named, "version": "1"}}
    assert asked("score", assessment=wrong)["problems"] == [told]
    first = problem("unknown_framework", "assessments.0.framework.id", ["demo"], found)
    assert asked("agree", assessments=[wrong, SOUND])["problems"] == [first]
    # the first of several settles which framework it is
    later = problem("unknown_framework", "assessments.1.framework.id", "demo", found)
    assert asked("agree", assessments=[SOUND, wrong])["problems"] == [later]


@pytest.mark.parametrize(
    ("found", "path", "expected", "said"),
    [
        ([], "assessments.1", "object", "[]"),
        (None, "assessments.1", "object", "null"),
        ({}, "assessments.1.format", FORMAT, "null"),
    ],
)
def test_what_is_no_assessment_is_told_by_its_place(
    found: object, path: str, expected: str, said: str
) -> None:
    told = problem("wrong_type", path, expected, said)
    assert asked("agree", assessments=[SOUND, found])["problems"] == [told]


@pytest.mark.parametrize("framework", [[], "demo", None])
def test_one_of_several_that_names_no_framework_is_held_to_that_of_the_first(
    framework: object,
) -> None:
    told = problem("unknown_framework", "assessments.1.framework.id", "demo", "null")
    reply = asked("agree", assessments=[SOUND, {**SOUND, "framework": framework}])
    assert reply["problems"] == [told]


NUMBER = {"at_least": "2", "at_most": "20"}


@pytest.mark.parametrize(
    ("assessments", "told"),
    [
        (None, problem("wrong_type", "assessments", "list of assessments", "null")),
        ("two", problem("wrong_type", "assessments", "list of assessments", "two")),
        ({"0": 1}, problem("wrong_type", "assessments", "list of assessments", '{"0": 1}')),
        ([], problem("out_of_range", "assessments", NUMBER, "0")),
        ([SOUND], problem("out_of_range", "assessments", NUMBER, "1")),
        ([SOUND] * 21, problem("too_many", "assessments", {"at_most": "20"}, "21")),
    ],
)
@pytest.mark.parametrize("op", ["agree", "compare"])
def test_a_list_that_is_too_short_or_too_long_is_told_whole(
    op: str, assessments: object, told: Data
) -> None:
    assert asked(op, assessments=assessments)["problems"] == [told]


def test_the_problems_of_all_assessments_are_told_in_their_order() -> None:
    wrong = [
        assessment({"level": {"level": "9"}}),
        SOUND,
        assessment({}, PLAIN),
        assessment({"x": {}}, profile={"rural": "perhaps"}),
    ]
    assert asked("agree", assessments=wrong)["problems"] == [
        problem(
            "unknown_level",
            "assessments.0.answers.level.level",
            ["1", "2", "3", "4", "5"],
            "9",
            "level",
        ),
        problem("unknown_framework", "assessments.2.framework.id", "demo", "plain"),
        problem("unknown_choice", "assessments.3.profile.rural", ["yes", "no"], "perhaps"),
        problem("unknown_item", "assessments.3.answers.x", ITEMS, "x", "x"),
    ]


def test_the_questions_of_a_profile_are_told_in_the_order_of_their_names() -> None:
    questions = [{"id": name, "choices": ["yes"]} for name in ("rural", "age", "town")]
    framework = {**SUM, "profile": questions}
    wrong = assessment({}, framework, {"size": "9", "rural": None, "town": "no"})
    assert asked("score", framework, assessment=wrong)["problems"] == [
        problem("unknown_input", "profile.size", ["age", "rural", "town"], "size"),
        problem("unknown_choice", "profile.town", ["yes"], "no"),
    ]
