"""Terms in criteria: whole words, the longest form, once a criterion, in the right language."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.glossary_words import Finder, TermWords, term_anchor, uses
from generator.model_glossary import Glossary, Term
from generator.texts import Texts, TextTree
from tests.generator.demo import demo


def term(*forms: str, used_in: tuple[str, ...] = ("demo",)) -> Term:
    return Term(
        group="g", term="T", forms=forms, short="Kort.", definition="Lång.", used_in=used_in
    )


def finder(**terms: Term) -> Finder:
    glossary = Glossary.model_validate({"groups": {"g": {"title": "G"}}, "terms": terms})
    return Finder.of(glossary, "demo")


def found(text: str, **terms: Term) -> list[tuple[str, str]]:
    return [(match[0], key) for match, key in finder(**terms).found(text)]


def test_the_longest_form_wins_over_one_inside_it() -> None:
    terms = {"guidance": term("handledning"), "group": term("handledning i grupp")}
    assert found("Handledning i grupp är handledning.", **terms) == [
        ("Handledning i grupp", "group"),
        ("handledning", "guidance"),
    ]


@pytest.mark.parametrize(
    "text",
    ["arbetshandledning", "handledningens", "handledning-", "ö-handledning", "öhandledning",
     "handledningå", "æhandledning", "handledningø", "handled\u00adning", "handledning\u00ads"],
)  # fmt: skip
def test_a_piece_of_a_longer_word_is_not_found(text: str) -> None:
    assert found(f"Vi har {text} här.", guidance=term("handledning")) == []


@pytest.mark.parametrize("form", ["öppenhet", "årsverk", "lärmiljö", "læringsmiljø", "ærlighet"])
@pytest.mark.parametrize("around", ["{}", "({})", "”{}”", "{}.", "1 {}/2", "[{}]", "{}:s"])
def test_words_with_letters_of_the_north_are_whole_words_too(form: str, around: str) -> None:
    for written in (form, form.capitalize(), form.upper()):
        assert found(around.format(written), one=term(form)) == [(written, "one")]


def test_a_form_of_several_words_is_found_across_any_space() -> None:
    text = "den öppna\n  arbetsmarknaden och öppna\u00a0arbetsmarknaden"
    assert len(found(text, market=term("öppna arbetsmarknaden"))) == 2


def test_signs_of_a_form_mean_themselves() -> None:
    assert found("a+b axb", sum=term("a+b")) == [("a+b", "sum")]


def test_a_term_is_looked_for_only_where_it_is_used() -> None:
    assert found("median", one=term("median", used_in=("other",))) == []


def test_a_term_without_forms_is_never_found() -> None:
    assert found("allt T och t", one=term()) == []


def test_only_the_first_use_is_a_link_and_the_rest_is_escaped() -> None:
    used: set[str] = set()
    text = finder(one=term("median")).linked("1 < Median & median", used, lambda key: f"#{key}")
    assert text == Markup(
        '1 &lt; <a class="ts-term" href="#one" data-short="Kort.">Median</a> &amp; median'
    )
    assert used == {"one"}


def test_an_explanation_is_safe_in_an_attribute() -> None:
    quoted = term("median").model_copy(update={"short": 'Sägs "mitten" & <b>'})
    text = finder(one=quoted).linked("median", set(), lambda _: "#")
    assert 'data-short="Sägs &#34;mitten&#34; &amp; &lt;b&gt;"' in text


def test_an_anchor_follows_the_id() -> None:
    assert term_anchor("work_guidance") == "term-work-guidance"


TREES: dict[str, TextTree] = {
    "sv": {
        "title": "Median",
        "items": {
            "1": {
                "title": "Median",
                "ideal": "Median.\n\nEn median.",
                "levels": {"1": "Median här, styrgrupp där."},
                "note": "Styrgrupp.",
            },
            "2": {"ideal": "Median igen."},
        },
    },
    "nb": {"items": {"1": {"levels": {"2": "Median, styrgrupp."}}}},
}


class TestWordsOfAPage:
    def words(self, locale: str = "sv") -> TermWords:
        terms = finder(median=term("median"), steering=term("styrgrupp"))
        return TermWords(Texts(locale, "sv", TREES), terms, "demo/one/")

    def test_the_first_use_in_a_criterion_is_a_link(self) -> None:
        words = self.words()
        first, second = words.paragraphs("items", "1", "ideal")
        assert 'href="../../glossary/#term-median"' in first
        assert second == Markup("En median.")
        level = words("items", "1", "levels", "1")
        assert "term-median" not in level
        assert "term-steering" in level

    def test_the_next_criterion_begins_anew(self) -> None:
        words = self.words()
        words.paragraphs("items", "1", "ideal")
        assert "term-median" in words.paragraphs("items", "2", "ideal")[0]

    def test_words_asked_for_twice_are_the_same(self) -> None:
        words = self.words()
        assert words.paragraphs("items", "2", "ideal") == words.paragraphs("items", "2", "ideal")
        assert words.maybe("items", "1", "levels", "1") == words("items", "1", "levels", "1")

    def test_titles_and_remarks_have_no_links(self) -> None:
        words = self.words()
        plain = (words("title"), words("items", "1", "title"), words.heading("items", "1", "title"),
                 *words.paragraphs("items", "1", "note"))  # fmt: skip
        assert not any("<a" in text for text in plain)

    def test_words_of_another_language_have_no_links(self) -> None:
        words = self.words("nb")
        assert "<a" not in words.paragraphs("items", "1", "ideal")[0]
        assert "<a" in words("items", "1", "levels", "2")

    def test_swedish_that_serves_finland_has_links(self) -> None:
        assert "<a" in self.words("sv-FI").paragraphs("items", "1", "ideal")[0]


def test_the_items_that_use_a_term_are_known() -> None:
    terms = finder(plan=term("plan"), all=term("allt", "hälften"), unused=term("nej"))
    assert uses(demo(), demo().text("sv"), terms) == {"all": ("1", "5.1(A)"), "plan": ("3",)}
    assert uses(demo(), demo().text("nb"), finder(all=term("alt", "allt"))) == {"all": ("1",)}
