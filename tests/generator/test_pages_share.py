"""Pages of a framework whose criteria are met or not: whole criteria, and never a point."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from generator.library import open_library
from generator.locales import LOCALES, NB, SV, Locale
from generator.model import Framework
from generator.pages import framework_pages
from generator.pages_rule import result_rule
from generator.pages_share import ranges, share_bases
from tests.generator.demo import demo
from tests.generator.made import ASSETS
from tests.generator.markup import Markup, read

ROOT = Path(__file__).resolve().parents[2]


@cache
def into() -> Framework:
    return next(one for one in open_library(ROOT / "frameworks").frameworks if one.id == "into")


@cache
def pages(locale: Locale) -> dict[str, str]:
    found = framework_pages(into(), open_library(ROOT / "frameworks"), locale, ASSETS)
    return {page.source.removesuffix("index.md"): page.markdown for page in found}


def page(path: str, locale: Locale = SV) -> Markup:
    return read(pages(locale)[path])


def test_answers_about_the_service_lead_to_four_numbers_of_criteria() -> None:
    found = [(base.count, ranges(into(), base.without)) for base in share_bases(into())]
    assert found == [(51, ""), (50, "11"), (46, "33\u201337"), (45, "11, 33\u201337")]


def test_thresholds_are_the_smallest_whole_number_that_is_enough() -> None:
    shares = {one.id: one.share for one in into().total.thresholds}
    for base in share_bases(into()):
        for name, needed in base.needed.items():
            assert needed - 1 < shares[name] * base.count <= needed
    assert [list(base.needed.values()) for base in share_bases(into())] == [
        [26, 41, 51],
        [25, 40, 50],
        [23, 37, 46],
        [23, 36, 45],
    ]


def test_a_sum_has_no_numbers_of_criteria() -> None:
    assert share_bases(demo()) == ()


def test_items_in_a_row_are_written_as_a_range() -> None:
    assert ranges(into(), ["35", "33", "34", "2", "1", "51"]) == "1, 2, 33\u201335, 51"


def test_the_rule_has_a_mark_a_criterion_and_a_joint_a_threshold() -> None:
    rule = result_rule(into())
    assert rule is not None
    assert (rule.low, rule.high) == (Fraction(0), Fraction(51))
    assert [mark.label for mark in rule.marks] == [str(number) for number in range(52)]
    assert [(joint.id, joint.label) for joint in rule.joints] == [
        ("", "0"), ("half", "26"), ("most", "41"), ("all", "51"),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
def test_no_page_gives_a_criterion_points(locale: Locale) -> None:
    for path, markdown in pages(locale).items():
        texts = [element.text.strip() for element in read(markdown).elements]
        assert "0\u20131" not in texts, path
        visible = re.sub(r"<script.*?</script>", "", markdown, flags=re.DOTALL)
        assert not re.search(r"\d (poäng|poeng)", visible), path


def test_the_overview_says_how_many_criteria_each_threshold_takes() -> None:
    [table] = page("into/").all("table", class_="ts-table ts-table--thresholds")
    assert [line for line in table.text.split("\n") if line.strip()][-3:] == [
        "Hälften av kriterierna26252323",
        "Fyra femtedelar av kriterierna41403736",
        "Alla kriterier51504645",
    ]


def test_the_overview_says_what_each_answer_takes_away() -> None:
    lines = [line.text for line in page("into/").all("li")]
    assert "Nej, och vi strävar inte efter det: kriterierna 33\u201337 faller bort" in lines
    assert "Vuxna: kriterium 11 faller bort" in lines
    assert "Unga: inget kriterium faller bort" in lines


def test_the_overview_shows_the_sections_in_their_groups() -> None:
    groups = page("into/", NB).all("h3", class_="ts-contents__group")
    assert [group.text for group in groups] == [
        "Retning",
        "Virksomhet",
        "Oppfølging av resultater",
    ]


def test_the_form_asks_about_the_service_before_anything_else() -> None:
    names = page("into/form/").values("name", "input")
    first = list(dict.fromkeys(names))[:3]
    assert first == ["profile.learning_environment", "profile.target_group", "1.level"]
    questions = page("into/form/").all("fieldset", class_="ts-choice ts-choice--profile")
    ids = page("into/form/").values("id")
    assert all(question.attributes["aria-describedby"] in ids for question in questions)


def test_a_note_stands_unfolded_beside_every_answer() -> None:
    markup = page("into/form/")
    beside = markup.all("div", class_="ts-met")
    assert len(beside) == 51
    assert all("Vad gör vi i den här frågan?" in each.text for each in beside)
    folds = markup.all("details", class_="ts-fold ts-item__notes")
    assert not any("Vad gör vi i den här frågan?" in fold.text for fold in folds)


def test_what_may_be_taken_away_says_by_which_rule() -> None:
    marked = page("into/form/").all("p", class_="ts-item__applies")
    assert len(marked) == 6
    rule = into().text("sv").get("rules", "T-INTO-05").text
    assert " ".join(rule.split()) in marked[0].text


def test_a_met_criterion_has_no_score_to_override() -> None:
    assert not [name for name in page("into/form/").values("name") if "override" in name]


OWN = {"sv": "egen skattning", "nb": "egen vurdering", "sv-FI": "egen bedömning"}
GRANTED = re.compile(
    r"certifi|sertifi|godkänd verkstad|godkjent verksted"
    r"|ni har (?:fått|beviljats|tilldelats)|dere har (?:fått|blitt tildelt)"
    r"|(?:märket|merket) är ert|merket er deres",
    re.IGNORECASE,
)


@pytest.mark.parametrize("locale", LOCALES.values(), ids=list(LOCALES))
def test_a_reached_threshold_never_claims_that_the_mark_is_granted(locale: Locale) -> None:
    words = open_library(ROOT / "frameworks").t(locale)
    assert OWN[locale.code] in str(words.tree("js.share")["reached"])
    granted = {
        path: found.group()
        for path, markdown in pages(locale).items()
        if (found := GRANTED.search(markdown))
    }
    assert granted == {}
    assert "Into" in into().text(locale.code).get("rules", "T-INTO-10").text
