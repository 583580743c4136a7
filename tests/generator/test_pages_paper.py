"""Pages for paper: everything of a framework is on them, with room to write."""

from __future__ import annotations

import pytest

from generator.locales import LOCALES, NB, SV, Locale
from generator.model import GroupItem, IndicatorItem, StepsItem, TableItem
from generator.pages_links import anchor
from tests.generator.made import REAL, framework, page


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("one", REAL)
class TestBooklet:
    def test_every_item_and_part_stands_on_it_and_the_contents_name_every_item(
        self, one: str, locale: Locale
    ) -> None:
        booklet = page(one, "print/", locale)
        ids = booklet.values("id")
        links = booklet.values("href", "a")
        for item in framework(one).walk():
            assert f"item-{anchor(item.id)}" in ids
        for section in framework(one).sections:
            assert f"section-{section.id}" in ids
            assert all(f"#item-{anchor(item)}" in links for item in section.items)

    def test_links_between_criteria_and_to_rules_stay_on_it(self, one: str, locale: Locale) -> None:
        booklet = page(one, "print/", locale)
        ids = set(booklet.values("id"))
        inner = [link[1:] for link in booklet.values("href", "a") if link.startswith("#")]
        assert set(inner) <= ids
        assert all(f"rule-{anchor(rule)}" in ids for rule in framework(one).rule_ids)


@pytest.mark.parametrize("one", REAL)
def test_a_blank_form_has_a_sheet_for_every_item_in_order(one: str) -> None:
    wanted = [
        each
        for section in framework(one).sections
        for item in framework(one).items_of(section)
        for each in (item.id, *(part.id for part in getattr(item, "parts", ())))
    ]
    assert page(one, "blank/").values("data-sheet") == wanted


def test_a_blank_form_has_a_box_for_every_statement_and_three_for_a_shortcoming() -> None:
    seqf = framework("seqf")
    steps = [item for item in seqf.items if isinstance(item, StepsItem)]
    statements = [statement for item in steps for statement in item.statements]
    measured = [item for item in seqf.walk() if isinstance(item, TableItem | IndicatorItem)]
    choices = sum(len(one.choices) for item in measured for one in item.inputs)
    levels = sum(len(seqf.levels_of(item)) for item in measured)
    answered = sum(not isinstance(item, GroupItem) for item in seqf.walk())
    shortcomings = sum(statement.shortcoming for statement in statements)
    boxes = page("seqf", "blank/", NB).all("span", class_="ts-tick__box")
    assert len(boxes) == len(statements) + 2 * shortcomings + choices + levels + answered


def test_a_blank_form_asks_for_organisation_date_and_roles_but_no_names() -> None:
    text = page("ips", "blank/", SV).elements[0].text
    for words in ("Verksamhet", "Datum", "Deltog i bedömningen (roller)", "Skriv inga namn"):
        assert words in text


def test_a_blank_form_adds_up_with_the_weights_of_the_source() -> None:
    [table] = page("seqf", "blank/", SV).all("table", class_="ts-paper-table ts-paper-table--sums")
    assert "2/3" in table.text
    assert "100" in table.text
    assert page("ips", "blank/", SV).all("section", id="results")


def test_nothing_on_paper_can_be_typed_into() -> None:
    for path in ("blank/", "print/"):
        found = page("ips", path)
        assert not [*found.all("input"), *found.all("textarea")]
