"""The results of a form: one screen first, and what it is made of folded below."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any, cast

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.form_page import FormPage
from tests.browser.test_workspace_item import PUT, SAVED
from tests.cases import case_named, rules

IPS = "Worked example of the overview page"
SEQF = "A first year with mixed answers ends at 58.1, of which 51.4 is documented"
INTO = "Worked example of the overview page"
BASELINE = {"title": "Baslinje", "date": "2025-10-01"}

type Answers = dict[str, dict[str, Any]]


@pytest.fixture
def form(page: Page) -> FormPage:
    return FormPage(page)


def answers_of(framework: str, name: str) -> Answers:
    """Give the answers of a case, to be changed."""
    found = case_named(framework, name).assessment["answers"]
    return copy.deepcopy(cast("Answers", found))


def open_with(
    form: FormPage,
    site: str,
    path: str,
    answers: Mapping[str, object],
    *,
    profile: Mapping[str, str] | None = None,
    previous: Mapping[str, object] | None = None,
) -> Locator:
    """Open a form with answers that are saved already and give its results."""
    page = form.page
    form.open(f"{site}{path}/form/")
    page.locator("input[name$='.unknown']").first.check()
    form.until_saved()
    [record] = page.evaluate(SAVED)
    assessment = record["assessment"]
    assessment |= {"answers": answers, "profile": profile or {}}
    if previous is not None:
        assessment["previous"] = {"framework": assessment["framework"], "profile": {}, **previous}
    page.goto(f"{site}{path}/")
    page.evaluate(PUT, json.loads(json.dumps(record)))
    form.open(f"{site}{path}/form/")
    results = page.locator("[data-results]")
    expect(results).to_have_attribute("data-state", "shown")
    results.scroll_into_view_if_needed()
    return results


def fold(results: Locator, heading: str) -> Locator:
    """Unfold a part of the results, as a person would."""
    found = results.locator(
        ".ts-results__fold", has=results.page.get_by_role("heading", name=heading)
    )
    found.locator("> summary").click()
    return found


def mark(results: Locator, name: str) -> Locator:
    """Find one of the tiles that count what to look at twice."""
    return results.locator(f"[data-mark={name}]")


def test_a_year_later_the_first_screen_tells_where_a_team_stands(form: FormPage, site: str) -> None:
    before = answers_of("ips", IPS)
    now = copy.deepcopy(before)
    now["1"] = {"level": "5", "evidence": [{"text": "Schema"}]}
    now["5"] |= {"override": {"score": "5", "reason": "Sett på plats"}}
    now["7"] = {"unknown": True}
    results = open_with(
        form,
        site,
        "sv/ips",
        now,
        previous={"assessment": BASELINE, "answers": before},
    )
    first = results.locator(".ts-first")
    expect(first).to_contain_text("Hittills")
    expect(first).to_contain_text("Slutresultatet kan fortfarande bli")
    expect(first).to_contain_text("24 av 25 besvarade")
    expect(first.locator("[data-first-earlier]")).to_contain_text(
        "Förra gången (Baslinje, 1 oktober 2025): 94 poäng."
    )
    expect(mark(results, "unknown").locator("[data-mark-count]")).to_have_text("1")
    expect(mark(results, "overridden").locator("[data-mark-count]")).to_have_text("1")
    unsupported = mark(results, "unsupported")
    unsupported.locator("summary").click()
    expect(unsupported.locator("a[href='#form-item-5']")).to_be_visible()
    expect(unsupported.locator("a[href='#form-item-1']")).to_have_count(0)
    link = mark(results, "unknown").locator("a")
    mark(results, "unknown").locator("summary").click()
    link.click()
    expect(form.page.locator("#form-item-7")).to_be_in_viewport()


def test_last_time_and_targets_stand_beside_each_section_and_in_the_radar(
    form: FormPage, site: str
) -> None:
    before = answers_of("ips", IPS)
    now = copy.deepcopy(before)
    now["1"] = {"level": "2", "target": "5"}
    now["2"] = {"level": "3", "target": "4"}
    now["3"] = {"level": "4"}
    results = open_with(
        form, site, "sv/ips", now, previous={"assessment": BASELINE, "answers": before}
    )
    chart = fold(results, "Diagram och tabell")
    expect(chart.locator(".ts-radar__overlay--earlier").first).to_be_visible()
    expect(chart.locator(".ts-radar__overlay--target").first).to_be_visible()
    expect(chart.locator(".ts-radar__key")).to_contain_text("Förra gången")
    expect(chart.locator(".ts-radar__key")).to_contain_text("När målen är nådda")
    row = chart.locator("[data-section-row=personal]")
    expect(row.locator("[data-cell=score]")).to_have_text("9")
    expect(row.locator("td[data-layer=target]")).to_have_text("13")
    expect(row.locator("td[data-layer=earlier]")).to_have_text("13")
    targets = fold(results, "Era mål")
    expect(targets).to_contain_text("Alla mål tillsammans ger +4 av 125.")
    expect(targets.locator(".ts-steps__gain")).to_have_text(
        ["1 från 2 till 5 ger +3 av 125", "2 från 3 till 4 ger +1 av 125"]
    )


def test_the_next_step_of_a_product_area_of_seqf_gives_one_of_a_hundred(
    form: FormPage, site: str
) -> None:
    items = cast("list[dict[str, Any]]", rules()["seqf"]["items"])
    ladder = next(item for item in items if item["id"] == "5.1(B)")
    upto = [
        s["id"] for step in ladder["steps"] if step["level"] in "12" for s in step["statements"]
    ]
    next_up = [
        s["id"] for step in ladder["steps"] if step["level"] == "3" for s in step["statements"]
    ]
    answers = {"5.1(B)": {"statements": dict.fromkeys(upto, "met")}}
    results = open_with(form, site, "sv/seqf", answers)
    steps = fold(results, "Nästa steg som ger mest")
    expect(steps.locator(".ts-steps__gain")).to_have_text("5.1(B) från 2 till 3 ger +1,0 av 100")
    steps.get_by_text("Det här krävs").click()
    expect(steps.locator(".ts-why__list li")).to_have_count(len(next_up))
    steps.locator("a").click()
    expect(form.page.locator("[data-item='5.1(B)']")).to_be_in_viewport()


def test_five_steps_stand_first_and_the_rest_is_asked_for(form: FormPage, site: str) -> None:
    results = open_with(form, site, "nb/seqf", answers_of("seqf", SEQF))
    steps = fold(results, "Neste trinn som gir mest")
    first = steps.locator("[data-steps] > ol > li")
    expect(first).to_have_count(5)
    rest = steps.locator("details[data-key=rest]")
    count = rest.locator("> ol > li").count()
    expect(rest.locator("> summary")).to_have_text(f"Vis {count} til")
    rest.locator("> summary").click()
    expect(rest.locator("> ol > li").last).to_be_visible()


def test_the_arithmetic_of_a_section_goes_from_items_by_weight_to_its_score(
    form: FormPage, site: str
) -> None:
    results = open_with(form, site, "sv/seqf", answers_of("seqf", SEQF))
    sums = fold(results, "Så räknas varje del")
    one = sums.locator("details[data-sum=leadership]")
    one.locator("> summary").click()
    expect(one.locator("tbody td")).to_have_text(["3", "2", "4", "2"])
    feet = one.locator("tfoot tr")
    expect(feet.nth(0)).to_have_text("Summa11")
    expect(feet.nth(1)).to_have_text("Gånger delens vikt: 11 \u00d7 1/25,5")
    expect(feet.nth(2)).to_have_text("Högsta möjliga10")
    assert sums.locator("details[data-sum=strategy] tbody").count() == 0


def test_a_change_leaves_folds_open_and_the_focus_where_it_was(form: FormPage, site: str) -> None:
    results = open_with(form, site, "sv/seqf", answers_of("seqf", SEQF))
    steps = fold(results, "Nästa steg som ger mest")
    needs = steps.locator("details[data-key^='needs']").first
    key = needs.get_attribute("data-key")
    needs.locator("summary").click()
    expect(needs.locator("summary")).to_be_focused()
    form.page.evaluate(
        """() => {
          const box = document.querySelector("[name='1.1.unknown']")
          box.checked = true
          box.dispatchEvent(new Event("input", { bubbles: true }))
        }"""
    )
    expect(mark(results, "unknown").locator("[data-mark-count]")).to_have_text("1")
    expect(steps.locator("[data-steps]")).not_to_have_attribute("aria-busy", "true")
    same = steps.locator(f"details[data-key='{key}']")
    expect(same).to_have_attribute("open", "")
    expect(same.locator("summary")).to_be_focused()


def test_an_open_share_is_told_in_whole_criteria(form: FormPage, site: str) -> None:
    case = case_named("into", INTO)
    answers = answers_of("into", INTO)
    results = open_with(
        form,
        site,
        "sv/into",
        answers,
        profile=cast("Mapping[str, str]", case.assessment["profile"]),
    )
    first = results.locator(".ts-first")
    expect(first.locator(".ts-first__score")).to_have_text("Uppfyllda: 36 av 46")
    expect(first).to_contain_text("1 saknas (37 av 46 behövs)")
    expect(first.locator("[data-ends=weakest]")).to_contain_text("Kriterier som inte är uppfyllda")
    steps = fold(results, "Nästa steg som ger mest")
    gain = steps.locator(".ts-steps__gain").first
    expect(gain).to_contain_text("till uppfyllt ger +1 av 46")
    expect(steps.locator(".ts-steps__band").first).to_contain_text("Då nås tröskeln")


def test_areas_have_no_score_and_no_rank_but_what_to_look_at(form: FormPage, site: str) -> None:
    answers = answers_of("af", "Worked example of the overview page")
    results = open_with(form, site, "sv/af", answers)
    expect(results).not_to_contain_text("poäng")
    expect(results.locator("[data-ends]")).to_have_count(0)
    expect(results.locator(".ts-results__fold")).to_have_count(0)
    expect(mark(results, "unsupported").locator("[data-mark-count]")).not_to_have_text("0")
    flagged = mark(results, "flagged")
    flagged.locator("summary").click()
    expect(flagged.locator("li").first).to_be_visible()
