"""Words: merged from files, looked up by path, falling back along the chain."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.coverage import coverage, missing
from generator.text_files import read_texts
from generator.texts import TextValue, fallback_chain
from tests.generator.demo import demo


@pytest.mark.parametrize(
    ("locale", "source", "chain"),
    [
        ("sv-FI", "nb", ("sv-FI", "sv", "nb")),
        ("sv-FI", "sv-FI", ("sv-FI", "sv")),
        ("sv", "sv-FI", ("sv", "sv-FI")),
        ("nb", "sv-FI", ("nb", "sv-FI")),
        ("sv", "sv", ("sv",)),
    ],
)
def test_a_locale_falls_back_to_its_language_and_then_to_the_source(
    locale: str, source: str, chain: tuple[str, ...]
) -> None:
    assert fallback_chain(locale, source) == chain


def test_a_text_of_the_locale_itself_is_no_fallback() -> None:
    assert demo().text("nb").get("items", "1", "title") == TextValue(
        "Den første", "nb", fallback=False
    )


def test_a_missing_translation_comes_in_the_source_language_and_is_marked() -> None:
    value = demo().text("nb").get("items", "1", "levels", "1")
    assert value == TextValue("Lite.", "sv", fallback=True)


def test_a_regional_locale_takes_words_of_its_language_without_a_mark() -> None:
    texts = demo().text("sv-FI")
    assert texts.get("items", "3", "points", "plan") == TextValue("En plan.", "sv", fallback=False)
    assert texts.get("items", "3", "points", "leader").lang == "sv-FI"


def test_a_text_that_nobody_wrote_is_none_or_an_error_as_asked() -> None:
    texts = demo().text("nb")
    assert texts.find("items", "1", "evidence") is None
    with pytest.raises(KeyError, match=r"items\.1\.evidence"):
        texts.get("items", "1", "evidence")


def test_a_path_that_ends_too_early_or_too_late_is_no_text() -> None:
    texts = demo().text("sv")
    assert texts.find("items", "1") is None
    assert texts.find("title", "more") is None


def test_blank_lines_part_paragraphs_and_line_breaks_do_not() -> None:
    paragraphs = demo().text("sv").get("about", "measures").paragraphs
    assert paragraphs == ("Ingenting alls.", "Men det gör det bra.")


def test_coverage_counts_what_a_reader_gets_in_its_own_language() -> None:
    assert coverage(demo(), "sv") == (72, 72)
    assert coverage(demo(), "sv-FI") == (72, 72)
    assert coverage(demo(), "nb") == (3, 72)


def test_missing_texts_are_named_in_reading_order() -> None:
    keys = missing(demo(), "nb")
    assert len(keys) == 69
    assert keys[:2] == ("short_title", "tagline")
    assert "items.1.title" not in keys
    assert "items.1.levels.1" in keys
    assert missing(demo(), "sv") == missing(demo(), "sv-FI") == ()


def test_locales_are_those_that_have_words() -> None:
    assert demo().locales == ("nb", "sv", "sv-FI")


def test_files_of_a_locale_are_merged_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "a.yaml").write_text("items: {a: {title: A}}\n", encoding="utf-8")
    (tmp_path / "sv" / "b.yaml").write_text("\nitems: {a: {note: B}}\n", encoding="utf-8")
    texts, problems = read_texts(tmp_path, "text")
    assert problems == []
    assert texts["sv"].tree == {"items": {"a": {"title": "A", "note": "B"}}}
    assert texts["sv"].place(("items", "a", "note"))[0] == "text/sv/b.yaml"
    assert texts["sv"].place(("items", "a", "levels", "1"))[0] == "text/sv/a.yaml"


def test_a_framework_without_a_text_folder_has_no_words(tmp_path: Path) -> None:
    assert read_texts(tmp_path / "text", "text") == ({}, [])
