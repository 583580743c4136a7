"""What is known of conditions, and which missing values they wait for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scoring.conditions import Truth, all_hold, open_values
from scoring.given import Value
from scoring.spec_values import AnyOf, Condition, Limit
from scoring.states import MISSING, NOT_ASSESSABLE, State

YES, NO, OPEN, NOT = Truth.YES, Truth.NO, Truth.OPEN, Truth.NOT_ASSESSABLE
KNOWN: dict[str, Value | State] = {
    "two": 2,
    "half": Fraction(5, 2),
    "word": "yes",
    "blank": MISSING,
    "none": NOT_ASSESSABLE,
}
HOLDS = Limit(value="two", at_least=2)
FAILS = Limit(value="two", more_than=2)
WAITS = Limit(value="blank", at_least=1)
UNKNOWABLE = Limit(value="none", at_least=1)


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (Limit(value="two"), YES),
        (Limit(value="two", at_least=2, at_most=2), YES),
        (Limit(value="two", at_least=3, at_most=9), NO),
        (Limit(value="two", at_least=1, at_most=1), NO),
        (Limit(value="two", more_than=1, less_than=3), YES),
        (Limit(value="two", more_than=2), NO),
        (Limit(value="two", less_than=2), NO),
        (Limit(value="half", at_least=Fraction(5, 2)), YES),
        (Limit(value="half", more_than=2, less_than=3), YES),
        (Limit(value="half", at_least=3), NO),
        (Limit(value="half", at_most=2), NO),
        (Limit(value="half", more_than="two"), YES),
        (Limit(value="two", at_least="half"), NO),
        (Limit(value="word", choices=["no", "yes"]), YES),
        (Limit(value="word", choices=["no"]), NO),
        (Limit(value="two", filled=True), YES),
        (Limit(value="two", filled=False), NO),
        (Limit(value="none", filled=True), YES),
        (Limit(value="blank", filled=True), NO),
        (Limit(value="blank", filled=False), YES),
        (Limit(value="absent", filled=False), YES),
        (WAITS, OPEN),
        (UNKNOWABLE, NOT),
        (Limit(value="absent", choices=["no"]), OPEN),
        (Limit(value="none", choices=["no"]), NOT),
        (Limit(value="two", at_least="blank"), OPEN),
        (Limit(value="two", at_least="absent"), OPEN),
        (Limit(value="two", at_least="none"), NOT),
        (Limit(value="none", at_least="blank"), OPEN),
        (Limit(value="blank", at_least="none"), OPEN),
        (AnyOf([FAILS, HOLDS]), YES),
        (AnyOf([NOT_YET := AnyOf([FAILS, WAITS]), HOLDS]), YES),
        (NOT_YET, OPEN),
        (AnyOf([UNKNOWABLE, WAITS]), OPEN),
        (AnyOf([FAILS, UNKNOWABLE]), NOT),
        (AnyOf([FAILS, FAILS]), NO),
    ],
)
def test_a_condition_holds_or_not_or_nobody_knows_yet(condition: Condition, truth: Truth) -> None:
    assert all_hold([condition], KNOWN) is truth


@pytest.mark.parametrize(
    ("conditions", "truth"),
    [
        ([], YES),
        ([HOLDS, HOLDS], YES),
        ([HOLDS, FAILS], NO),
        ([WAITS, FAILS], NO),
        ([UNKNOWABLE, FAILS], NO),
        ([HOLDS, WAITS], OPEN),
        ([WAITS, HOLDS], OPEN),
        ([HOLDS, UNKNOWABLE], NOT),
        ([UNKNOWABLE, HOLDS], NOT),
        ([WAITS, UNKNOWABLE], NOT),
        ([UNKNOWABLE, WAITS], NOT),
    ],
)
def test_what_fails_decides_and_then_what_cannot_be_known(
    conditions: list[Condition], truth: Truth
) -> None:
    assert all_hold(conditions, KNOWN) is truth


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ([HOLDS, FAILS, UNKNOWABLE], set()),
        ([WAITS, Limit(value="absent", at_most=1)], {"blank", "absent"}),
        ([Limit(value="two", at_least="blank", at_most="half")], {"blank"}),
        ([Limit(value="blank", more_than="absent")], {"blank", "absent"}),
        ([WAITS, AnyOf([Limit(value="absent", at_most=1), FAILS])], {"blank", "absent"}),
        ([AnyOf([Limit(value="absent", at_most=1), FAILS]), WAITS], {"blank", "absent"}),
        ([AnyOf([WAITS, HOLDS])], set()),
        ([AnyOf([AnyOf([WAITS, FAILS]), UNKNOWABLE])], {"blank"}),
    ],
)
def test_conditions_wait_for_what_is_missing_and_can_still_decide(
    conditions: list[Condition], names: set[str]
) -> None:
    assert open_values(conditions, KNOWN) == names
