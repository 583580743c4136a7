"""What the page about privacy says of who can read the answers, and of what removing leaves."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, text_of
from tests.browser.filled import filled
from tests.browser.form_page import FormPage
from tests.browser.outward import MARK, inventory
from tests.browser.stored_names import StoredNames
from tests.browser.test_kept_score import UNTIL_KEPT as KEPT_SCORE

KEPT = ("tumstock-offline /", "tumstock-start-1a2b")
"""Names as the service worker and the start of Python give them to what they keep."""

MOMENTS = ("created", "changed")
WRITTEN = ("framework", "profile", "answers", "best_practice", "plan", "dmaic", "review")


@pytest.fixture
def desk(page: Page, site: str) -> DeskPage:
    return DeskPage(page, site).open()


def test_an_assessment_says_who_wrote_in_it_only_where_people_do(desk: DeskPage, site: str) -> None:
    made = desk.create("ips")
    form = FormPage(desk.page).open(f"{site}sv/ips/form/?a={made}")
    form.control("1.level", "3").check()
    form.until_saved()
    record = desk.documents()[made]
    own = ["assessment", "exported", "framework", "id", "saved", "schema"]
    assert sorted(record.keys() - {"scored"}) == own
    kept = record["assessment"]
    assert kept["answers"] == {"1": {"level": "3"}}
    assert sorted(kept["assessment"]) == ["changed", "created", "id", "locale"]
    rest = {key: value for key, value in kept.items() if key not in {"assessment", "answers"}}
    assert rest.keys() <= {"format", "format_version", "framework", "profile"}


def test_all_that_is_filled_in_lies_in_the_database_with_three_moments(desk: DeskPage) -> None:
    given = filled("ips")
    desk.drop_in(("a.json", text_of(given)))
    desk.page.locator("[data-import] .ts-button--primary").click()
    expect(desk.cards).to_have_count(1)
    [before] = desk.documents().values()
    desk.export(given["assessment"]["title"])
    [record] = desk.documents().values()
    assert before["exported"] < record["exported"]
    moments = [
        before["exported"],
        record["exported"],
        *(record["assessment"]["assessment"][key] for key in MOMENTS),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", moment) for moment in moments)
    kept = record["assessment"]
    assert {key: kept[key] for key in WRITTEN} == {key: given[key] for key in WRITTEN}
    said = {key for answer in kept["answers"].values() for key in answer}
    assert said >= {"level", "inputs", "note", "evidence", "override", "target", "improvements"}
    own = record.keys() - {"scored", "id", "schema", "framework", "assessment"}
    assert own == {"exported", "saved"}
    assert record["saved"] >= kept["assessment"]["changed"]


def test_a_follow_up_holds_the_answers_of_last_time(desk: DeskPage, site: str) -> None:
    made = desk.create("ips", title="Våren")
    form = FormPage(desk.page).open(f"{site}sv/ips/form/?a={made}")
    form.control("1.level", "3").check()
    form.until_saved()
    desk.open().act("Våren", "follow_up")
    desk.page.wait_for_url("**/ips/form/?a=*")
    follow_up = desk.documents()[desk.page.url.partition("?a=")[2]]["assessment"]
    assert follow_up["previous"]["answers"] == {"1": {"level": "3"}}


def test_whoever_opens_the_same_browser_can_read_everything_and_nobody_else(
    desk: DeskPage, new_context: NewContext, site: str
) -> None:
    desk.create("ips", title=MARK)
    beside = DeskPage(desk.page.context.new_page(), site).open()
    expect(beside.card(MARK)).to_be_visible()
    # Neither encrypted nor behind a password: it lies there as it was written.
    assert MARK in json.dumps(beside.stored(), ensure_ascii=False)
    other = DeskPage(new_context().new_page(), site).open()
    assert other.documents() == {}


def test_a_tab_of_its_own_is_forgotten_when_it_is_closed(desk: DeskPage, site: str) -> None:
    context = desk.page.context
    desk.page.locator("[data-session-on]").click()
    desk.create("ips", title=MARK)
    found = inventory(desk.page)
    names = StoredNames.read(desk.page, f"{site}sv/")
    assert names.unsaid(found) == []
    assert names.unfound(found, "session") == []
    desk.page.close()
    beside = DeskPage(context.new_page(), site).open()
    left = inventory(beside.page)
    assert left["session"] == []
    assert MARK not in json.dumps([left, beside.stored()], ensure_ascii=False)


def test_scores_are_computed_without_asking_anyone(page: Page, site: str) -> None:
    form = FormPage(page).open(f"{site}sv/ips/form/")
    page.context.set_offline(True)
    form.control("1.level", "3").check()
    expect(form.score_of("1")).to_contain_text("3")


def test_a_saved_file_holds_everything_and_stays_when_all_is_wiped(desk: DeskPage) -> None:
    desk.create("ips", title=MARK)
    name, content = desk.export(MARK)
    [record] = desk.documents().values()
    assert content.decode() == text_of(record["assessment"])
    desk.page.locator("[data-wipe]").click()
    desk.page.get_by_role("dialog").get_by_role("button").last.click()
    expect(desk.cards).to_have_count(0)
    desk.drop_in((name, content))
    expect(desk.page.locator("[data-import]")).to_contain_text(MARK)


def test_wiping_removes_what_the_browser_keeps_of_the_site_too(desk: DeskPage) -> None:
    page = desk.page
    page.evaluate(
        "(names) => Promise.all(['of-another-site', ...names].map((name) => caches.open(name)))",
        list(KEPT),
    )
    assert {*inventory(page)["caches"]} >= {"of-another-site", *KEPT}
    desk.create("ips", title=MARK)
    page.locator("[data-wipe]").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(desk.status).to_contain_text("0 poster kvar")
    assert inventory(page)["caches"] == ["of-another-site"]
    # It cannot be undone: neither here nor after coming back is there a way.
    expect(desk.status.get_by_role("button")).to_have_count(0)
    assert desk.stored() == {"documents": [], "set_aside": []}


def test_removing_the_data_of_the_site_in_the_browser_leaves_nothing(
    desk: DeskPage, site: str
) -> None:
    page = desk.page
    desk.create("ips", title=MARK)
    page.locator("[data-ts-scheme-switch]").click()
    assert inventory(page)["local"] == ["tumstock-locale", "tumstock-scheme"]
    settings = page.context.new_cdp_session(page)
    settings.send("Storage.clearDataForOrigin", {"origin": site.rstrip("/"), "storageTypes": "all"})
    page.goto(f"{site}blank.html")  # a page of the site would begin to store again
    found = inventory(page)
    assert {name: there for name, there in found.items() if there} == {}


def test_the_id_of_an_assessment_says_nothing_of_it(desk: DeskPage) -> None:
    made = [desk.create("ips", title=MARK, organisation=MARK) for _ in range(2)]
    assert made[0] != made[1]
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in made)


def test_a_kept_result_holds_the_answers_that_it_is_of_and_nothing_else(
    desk: DeskPage, site: str
) -> None:
    made = desk.create("ips", title=MARK)
    form = FormPage(desk.page).open(f"{site}sv/ips/form/?a={made}")
    form.answer("1", {"level": "3", "note": MARK})
    form.until_saved()
    desk.page.evaluate(KEPT_SCORE, {"1": {"level": "3", "note": MARK}})
    record = desk.documents()[made]
    assert sorted(record["scored"]) == ["by", "reply", "request"]
    asked = json.loads(record["scored"]["request"])
    kept = record["assessment"]
    assert asked == {
        "op": "score",
        "assessment": {key: kept[key] for key in asked["assessment"]},
    }
    assert sorted(asked["assessment"]) == [
        "answers", "format", "format_version", "framework", "profile",
    ]  # fmt: skip
    assert MARK not in record["scored"]["reply"]


def test_what_cannot_be_read_stays_set_aside_until_all_is_wiped(desk: DeskPage) -> None:
    broken = {"id": "x", "framework": "seqf", "schema": 2, "assessment": MARK}
    desk.create("ips", title="Hel")
    desk.put(broken)
    desk.open()
    with desk.page.expect_download():
        desk.page.get_by_role("button", name="Ladda ner det som inte gick att läsa").click()
    desk.card("Hel").get_by_role("button", name="Ta bort").click()
    expect(desk.cards).to_have_count(0)
    desk.open()
    stored = desk.stored()
    assert (stored["documents"], [one["found"] for one in stored["set_aside"]]) == ([], [broken])
    desk.page.locator("[data-wipe]").click()
    desk.page.get_by_role("dialog").get_by_role("button").last.click()
    expect(desk.status).to_contain_text("0 poster kvar")
    assert desk.stored() == {"documents": [], "set_aside": []}
