"""The source language beside a translation, on the reading pages."""

from __future__ import annotations

import pytest

from generator.locales import LOCALES, NB, SV, SV_FI, Locale
from generator.model import GroupItem, Item
from generator.pages_words import Words
from tests.generator.made import REAL, framework, page


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("one", REAL)
def test_a_translated_item_has_its_source_text_beside_it(one: str, locale: Locale) -> None:
    own = framework(one)
    translated = locale.code != own.source_language
    for section in own.sections:
        found = page(one, f"{section.id}/", locale)
        items = [each for item in own.items_of(section) for each in (item, *parts_of(item))]
        if own.source_language == "sv" and locale.code == "sv-FI":  # most words are the same
            words = Words(own.text(locale.code))
            items = [item for item in items if words.translated("items", item.id)]
        beside = found.all("div", class_="ts-source__text")
        assert len(beside) == (len(items) if translated else 0)
        assert {each.attributes["lang"] for each in beside} <= {own.source_language}
        for item, text in zip(items, beside, strict=False):
            title = own.text(own.source_language).get("items", item.id, "title").text
            assert " ".join(title.split()) in " ".join(text.text.split())


def parts_of(item: Item) -> tuple[Item, ...]:
    return item.parts if isinstance(item, GroupItem) else ()


def test_it_is_the_words_of_the_source_language_around_it_too() -> None:
    text = page("seqf", "leadership/", SV).all("div", class_="ts-source__text")[0].text
    assert "Et trinn er nådd" in text
    assert "Ett steg är nått" not in text


@pytest.mark.parametrize("path", ["", "personal/", "print/"])
def test_a_page_says_once_that_the_translation_is_our_own(path: str) -> None:
    [note] = page("ips", path, NB).all("p", class_="ts-small ts-translated")
    assert note.text == "Teksten er vår egen, uoffisielle versjon. Kildens språk: finlandssvensk."
    assert page("ips", path, SV_FI).all("p", class_="ts-small ts-translated") == []


def test_a_booklet_is_in_one_language() -> None:
    assert page("ips", "print/", NB).all("details", class_="ts-fold ts-source") == []
