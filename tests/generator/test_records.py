"""Small tables, editable limits and questions of indicators, from the file to the scoring."""

from __future__ import annotations

from generator.load import load_frameworks
from generator.model import Framework, IndicatorItem
from generator.rules import rules_json
from scoring.decode import framework_from_rules
from scoring.spec import Indicator
from tests.cases import FRAMEWORKS

AREAS = [str(n) for n in range(1, 14)]


def follow_up() -> Framework:
    """The framework that is made of indicators alone."""
    return next(one for one in load_frameworks(FRAMEWORKS) if one.id == "af")


def indicators(framework: Framework) -> list[IndicatorItem]:
    """Its items, each an indicator."""
    return [item for item in framework.items if isinstance(item, IndicatorItem)]


def test_follow_up_has_13_areas_and_15_questions_and_no_score() -> None:
    framework = follow_up()
    assert [item.id for item in indicators(framework)] == AREAS
    assert sum(len(item.questions) for item in indicators(framework)) == 15
    assert framework.total.kind == "none"


def test_three_areas_say_that_the_source_gives_no_motivation() -> None:
    words = follow_up().text("sv")
    silent = [
        area for area in AREAS if "ingen motivering" in str(words.get("items", area, "motivation"))
    ]
    assert silent == ["7", "11", "13"]


def test_no_column_of_follow_up_asks_who_somebody_is() -> None:
    columns = {c.id for item in indicators(follow_up()) for one in item.inputs for c in one.columns}
    assert not columns & {"name", "participant", "person", "birth", "email"}


def test_scoring_reads_columns_defaults_and_operations_as_the_file_means_them() -> None:
    scored = framework_from_rules(rules_json(follow_up()))
    [time, interruptions, call_offs] = (scored.items[n] for n in ("1", "12", "13"))
    assert isinstance(time, Indicator)
    assert isinstance(interruptions, Indicator)
    assert isinstance(call_offs, Indicator)
    assert [time.inputs[n].default for n in ("part_1_max", "period_months")] == [8, 6]
    assert [c.id for c in interruptions.inputs["interruptions"].columns] == [
        "part", "reason", "number",
    ]  # fmt: skip
    steps = {step.id: step for item in (time, interruptions, call_offs) for step in item.derived}
    assert steps["periods_long"].reads == ("periods", "period_months")
    assert steps["part_1_long"].source == "stays"
    assert steps["documented_share"].source == "interruptions"
    assert steps["breaks"].columns == {
        "value": "supplier", "order": "date", "parties": "suppliers",
    }  # fmt: skip
