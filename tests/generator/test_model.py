"""The model: exact, frozen, closed, and looked up by id."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import BaseModel, ValidationError

from generator import model_cases, model_glossary, model_items, model_texts, model_values, published
from generator.locales import LocaleFile
from generator.model import Framework, TableItem
from generator.model_base import Part, fraction_from, number_from
from generator.translate import HOLDERS, KINDS
from tests.generator.demo import demo, demo_data


def test_numbers_are_exact_whatever_way_they_are_written() -> None:
    assert number_from("74.5") == number_from(Decimal("74.5")) == Decimal("74.5")
    assert number_from(5) == number_from("5") == 5
    assert fraction_from("2/3") == Fraction(2, 3)
    assert fraction_from("0.1") == Fraction(1, 10)


@pytest.mark.parametrize("wrong", [True, None, "74,5", "5 %", "1e3", "", [5], "٣"])
def test_what_is_no_number_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number_from(wrong)


@pytest.mark.parametrize("wrong", ["1/0", "-1", "-1/2", "half", "2 / 3", True, None])
def test_what_is_no_fraction_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="not a fraction"):
        fraction_from(wrong)


def test_nothing_of_a_framework_can_be_changed() -> None:
    framework = demo()
    with pytest.raises(ValidationError):
        framework.total.decimals = 2  # type: ignore[misc]  # that is what is refused
    with pytest.raises(TypeError):
        framework.scales["three"]["1"] = 9  # type: ignore[index]  # that is what is refused
    assert isinstance(framework.items, tuple)


def subclasses(part: type[BaseModel]) -> set[type[BaseModel]]:
    """All classes below a class."""
    below = set(part.__subclasses__())
    return below | {lower for one in below for lower in subclasses(one)}


def test_every_part_refuses_keys_that_it_does_not_know() -> None:
    assert all(part.model_config["extra"] == "forbid" for part in subclasses(Part))


def test_an_unknown_key_is_compared_with_the_keys_of_its_own_part() -> None:
    bases: set[type[BaseModel]] = {model_items.ItemPart, model_items.ScaledPart}
    bases |= {model_items.MeasuredPart, model_values.Limits, model_glossary.GlossaryPart}
    named_otherwise = {Framework, LocaleFile, model_items.Source, model_values.AnyCondition}
    named_otherwise |= {
        part for part in subclasses(Part) if part.__name__ in ("SourceDocument", "Derived")
    }
    named_otherwise |= subclasses(model_glossary.GlossaryPart)
    named_otherwise |= {published.Published, published.Earlier, published.Correction}
    for shape in (model_cases.CaseShape, model_texts.TextShape):  # files of their own
        named_otherwise |= {shape, *subclasses(shape)}
    told = set(HOLDERS.values()) | set(KINDS.values())
    assert subclasses(Part) - bases - named_otherwise == told


def test_parts_of_groups_are_found_like_items() -> None:
    framework = demo()
    assert framework.item("6B").kind == "rating"
    assert framework.section_of("6B").id == framework.section_of("6").id == "measured"
    assert [item.id for item in framework.walk()] == [
        "1", "2", "3", "5.1(A)", "6", "6A", "6B", "6C", "7", "8",
    ]  # fmt: skip
    with pytest.raises(KeyError):
        framework.item("9")
    with pytest.raises(KeyError):
        framework.section_of("9")


def test_a_scale_is_looked_up_and_own_levels_are_used_as_they_are() -> None:
    framework = demo()
    assert framework.levels_of(framework.item("1")) == {"1": 1, "2": Decimal("2.5"), "3": 4}
    assert framework.levels_of(framework.item("5.1(A)")) == {"1": 1, "2": 2}
    assert framework.levels_of(framework.item("7")) == {}


def test_derived_values_in_conditions_and_figures_are_shown_and_no_others() -> None:
    item = demo().item("5.1(A)")
    assert isinstance(item, TableItem)
    assert item.shown == ("known", "middle", "weeks", "variety")


def test_rules_and_notes_are_gathered_from_wherever_they_are_named() -> None:
    assert demo().rule_ids == ("G-04", "R-BAND", "T-DEMO-01", "T-DEMO-02", "T-DEMO-03")
    assert demo().note_ids == ("note_1",)


def test_a_single_word_stands_for_a_list_of_one_where_choices_are_compared() -> None:
    data = demo_data(lambda d: d["applicability"][0]["not_applicable_when"].update({"is": ["no"]}))
    assert Framework.model_validate(data) == Framework.model_validate(demo_data())
