"""An assessment of an earlier version, scored through the maps that stand in the rules."""

import json
from collections.abc import Mapping

from scoring import Scorer
from scoring.earlier import assess_earlier
from tests.scoring.asking import DECIDED, FULL, Data, assessment, problems
from tests.scoring.demo import SUM

SAME = {name: name for name in ("level", "ladder", "list", "table", "set", "setA", "setB", "setC")}
CALLED: Mapping[str, str | None] = {**SAME, "level": None, "height": "level", "old": None}


def scorer(items: Mapping[str, str | None] = CALLED) -> Scorer:
    """A scorer that knows the way from version 0."""
    made = Scorer()
    made.load({**SUM, "id_maps": [{"from": "0", "to": SUM["version"], "items": items}]})
    return made


def scored(answers: Data, version: object = "0", known: Scorer | None = None) -> Data:
    """The reply to a request, which is the same as that of the method."""
    given = assessment(answers, profile=DECIDED, version=version)
    used = known or scorer()
    reply = used.score(given)
    assert used.call(json.dumps({"op": "score", "assessment": given})) == reply
    found: Data = json.loads(reply)
    return found


def test_answers_are_scored_under_their_new_ids_and_the_rest_is_listed() -> None:
    answers = {**FULL, "height": FULL["level"], "level": {"level": "1"}, "odd": {"level": "1"}}
    reply = scored(answers)
    assert reply["framework"]["version"] == SUM["version"]
    assert reply["given"] == {
        "version": "0",
        "not_mapped": [
            {"path": "answers.level", "item": "level", "reason": "fell_away"},
            {"path": "answers.odd", "item": "odd", "reason": "not_in_map"},
        ],
    }
    same = scored(FULL, SUM["version"])
    assert {**reply, "given": None} == {**same, "given": None}
    assert "given" not in same


def test_an_assessment_of_the_present_version_is_scored_as_it_is() -> None:
    known = scorer()
    given = assessment(FULL, profile=DECIDED, version=SUM["version"])
    assert assess_earlier(known.frameworks[str(SUM["id"])], given, []) == known.score(given)


def test_a_problem_is_told_by_the_id_of_the_file() -> None:
    reply = scored({"height": {"level": "9"}})
    assert problems(reply) == [("unknown_level", "answers.height.level")]


def test_a_version_from_which_no_map_leads_here_is_refused() -> None:
    assert problems(scored(FULL, "older")) == [("other_version", "framework.version")]


def test_a_map_that_leads_to_no_item_is_refused_when_it_is_needed() -> None:
    known = scorer({"level": "unheard"})
    assert problems(scored(FULL, known=known)) == [("unknown_item", "maps.0.items.level")]
    assert "given" not in scored(FULL, SUM["version"], known)


def test_rules_without_maps_forget_those_of_the_rules_before() -> None:
    known = scorer()
    known.load(SUM)
    assert problems(scored(FULL, known=known)) == [("other_version", "framework.version")]


def test_what_is_no_assessment_is_refused_as_ever() -> None:
    assert json.loads(scorer().score({"framework": {"id": SUM["id"]}}))["problems"]
    assert json.loads(scorer().score([]))["problems"][0]["code"] == "unknown_framework"


def test_the_maps_of_the_rules_serve_a_comparison_unless_others_are_given() -> None:
    known = scorer()
    older = assessment({"height": {"level": "4"}}, profile=DECIDED, version="0")
    newer = assessment({"level": {"level": "5"}}, profile=DECIDED)
    reply = json.loads(known.compare([older, newer]))
    assert [one["version"] for one in reply["assessments"]] == ["0", SUM["version"]]
    assert problems(json.loads(known.compare([older, newer], []))) == [
        ("other_version", "assessments.0.framework.version")
    ]
    for broken in ([], None, [1, 2], [{"framework": 1}]):
        assert json.loads(known.compare(broken))["problems"]
