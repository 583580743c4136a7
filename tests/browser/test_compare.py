"""Assessments side by side: saved ones, files that are not stored, earlier versions."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.load import load_framework
from generator.rules import rules_json
from generator.site_files import named
from generator.toolchain.places import ROOT
from tests.browser.beside import VERSIONS, answers_of, answers_of_case, made, put
from tests.browser.desk_page import DeskPage, text_of
from tests.browser.kinds import LOCALES

THREES = answers_of("ips", "all_threes")
LATER = {**THREES, "1": {"level": "5"}, "2": {"level": "2"}, "16": {"level": "4"}}


class ComparePage:
    """The open page that compares."""

    def __init__(self, page: Page, site: str, locale: str = "sv") -> None:
        self.page = page
        self.address = f"{site}{locale}/assessments/compare/"
        self.root = page.locator(".ts-together")
        self.result = page.locator("[data-result]")

    def open(self, *ids: str) -> ComparePage:
        """Go to the page with assessments in its address."""
        self.page.goto(self.address + "?" + "&".join(f"a={one}" for one in ids))
        expect(self.root).to_have_attribute("data-state", "ready")
        return self

    def until(self, count: int) -> None:
        """Wait until so many are compared."""
        expect(self.root).to_have_attribute("data-compared", str(count), timeout=90_000)

    def rows(self, name: str) -> list[str]:
        """Give the ids of the items in a table, in order."""
        cells = self.result.locator(f"[data-items='{name}'] > .ts-wide tbody tr")
        return [str(row.get_attribute("data-item")) for row in cells.all()]

    def row(self, item: str) -> Locator:
        """Find the row of an item."""
        return self.result.locator(f"tr[data-item='{item}']")


@pytest.fixture
def compare(page: Page, site: str) -> ComparePage:
    return ComparePage(page, site)


def test_what_changed_most_stands_first_and_what_did_not_is_folded(
    desk: DeskPage, compare: ComparePage
) -> None:
    put(
        desk,
        made("ips", "b", "Hösten", "2026-09-01", LATER),
        made("ips", "a", "Våren", "2026-03-01", THREES),
    )
    compare.open("b", "a").until(2)
    assert compare.rows("changed") == ["1", "2", "16"]
    expect(compare.row("1").locator("td")).to_contain_text(["3", "5", "+2"])
    expect(compare.row("2")).to_contain_text("\u22121")
    unchanged = compare.result.locator("[data-unchanged]")
    expect(unchanged).to_have_attribute("data-unchanged", "22")
    expect(unchanged).not_to_have_attribute("open", "")
    expect(compare.result.locator("[data-total]")).to_contain_text(["Våren", "Hösten"])
    expect(compare.result.locator("[data-total-change]")).to_have_text(
        "Från Våren till Hösten: +2 (poäng)."
    )
    expect(compare.result.locator("[data-section] td:last-child").first).to_have_text("+1")
    expect(compare.result.locator(".ts-radar__drawing .ts-radar__overlay")).to_have_count(1)
    expect(compare.result.locator("[data-trend] circle")).to_have_count(2)
    expect(compare.result.locator("[data-gaps]")).to_have_count(0)
    compare.row("1").get_by_role("link").click()
    compare.page.wait_for_url("**/ips/personal/#item-1")


def test_what_is_chosen_stays_in_the_address_and_can_be_unchosen(
    desk: DeskPage, compare: ComparePage
) -> None:
    days = ["2025-01-01", "2025-07-01", "2026-01-01"]
    put(desk, *(made("ips", f"a{n}", f"Nr {n}", day, THREES) for n, day in enumerate(days)))
    compare.open("a0")
    expect(compare.page.locator("[data-status]")).to_have_text("Välj minst två skattningar.")
    expect(compare.result).to_be_hidden()
    compare.page.locator("[data-choices]").get_by_label("Nr 2").check()
    compare.until(2)
    assert compare.page.url.endswith("?a=a0&a=a2")
    compare.page.locator("[data-choices]").get_by_label("Nr 1").check()
    compare.until(3)
    expect(compare.result.locator("[data-total]")).to_have_count(3)
    compare.page.locator("[data-choices]").get_by_label("Nr 0").uncheck()
    compare.until(2)
    assert compare.page.url.endswith("?a=a1&a=a2")
    expect(compare.result.locator("[data-items='changed']")).to_contain_text("Inget skiljer sig")


def test_files_are_compared_without_being_stored_and_bad_ones_are_refused(
    desk: DeskPage, compare: ComparePage
) -> None:
    compare.open()
    expect(compare.page.locator("[data-too-few]")).to_be_visible()
    files = {
        "den <b>ena</b>.json": text_of(made("ips", "a", "", "2026-01-01", THREES)),
        "andra.json": text_of(made("ips", "a", "Andra", "2026-05-01", LATER)),
        "trasig.json": '{"format": "tumstock-assessment"',
    }
    desk.drop_in(*files.items())
    compare.until(2)
    refused = compare.page.locator("[data-refused]")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("trasig.json")
    expect(refused).to_contain_text("inte giltig JSON")
    expect(compare.result.locator("[data-total]")).to_contain_text(["den <b>ena</b>.json", "Andra"])
    expect(compare.page.locator("[data-choices]")).to_contain_text("ur filen andra.json")
    assert compare.page.url == compare.address
    assert desk.documents() == {}


def test_a_follow_up_leads_to_itself_beside_what_it_follows(
    desk: DeskPage, compare: ComparePage
) -> None:
    earlier = made("ips", "a", "Våren", "2026-03-01", THREES)
    previous = {key: earlier[key] for key in ("assessment", "framework", "profile", "answers")}
    follows = {"id": "a", "title": "Våren", "date": "2026-03-01"}
    later = made(
        "ips", "b", "Hösten", "2026-09-01", LATER, about={"follows": follows}, previous=previous
    )
    put(desk, earlier, later)
    desk.open()
    expect(desk.card("Våren").get_by_role("link", name="Jämför")).to_have_count(0)
    desk.card("Hösten").get_by_role("link", name="Jämför").click()
    compare.until(2)
    assert compare.rows("changed") == ["1", "2", "16"]
    # The earlier one is removed: what the follow-up carries takes its place.
    desk.open().act("Våren", "remove")
    expect(desk.card("Våren")).to_have_count(0)
    desk.page.goto(f"{desk.site}sv/ips/form/?a=b")
    desk.page.get_by_role("link", name="Jämför med förra gången").click()
    compare.until(2)
    expect(compare.page.locator("[data-choices]")).to_contain_text("följer med i Hösten")
    assert compare.rows("changed") == ["1", "2", "16"]


def test_what_does_not_apply_to_all_stands_apart_and_what_cannot_be_read_is_told(
    desk: DeskPage, compare: ComparePage
) -> None:
    yes, no = ({"learning_environment": one} for one in ("yes", "no"))
    first, last = answers_of("into", "half_of_51"), answers_of("into", "most_of_51")
    broken = {**first, "2": {"level": "99"}}
    put(
        desk,
        made("into", "a", "I fjol", "2025-01-01", broken, profile=yes),
        made("into", "b", "I år", "2026-01-01", last, profile=no),
    )
    compare.open("a", "b").until(2)
    assert compare.rows("apart")
    expect(compare.result.locator("[data-items='apart']")).to_contain_text("Inte aktuellt")
    expect(compare.result.locator("[data-items='changed']")).to_contain_text("Uppfyllt")
    expect(compare.result.locator("[data-gaps] li")).to_have_count(1)
    expect(compare.result.locator("[data-gaps] li")).to_contain_text("I fjol, 2:")


def test_suppliers_are_compared_by_figures_without_scores_or_ranking(
    desk: DeskPage, compare: ComparePage
) -> None:
    whole = answers_of_case("af", "complete")
    put(
        desk,
        made("af", "a", "Leverantör A", "2026-01-01", whole),
        made("af", "b", "Leverantör B", "2026-02-01", {**whole, "1": {"unknown": True}}),
    )
    compare.open("a", "b").until(2)
    expect(compare.result).to_contain_text("utan rangordning")
    for absent in ("[data-total]", "[data-radar]", "[data-trend]", "[data-section]"):
        expect(compare.result.locator(absent)).to_have_count(0)
    assert compare.rows("changed") == ["1"]
    figures, unknown = compare.row("1").locator("td").all()
    expect(figures).to_contain_text("Veckor i del 1, median: 3,5")
    expect(figures.locator(".ts-together__flag")).to_have_count(7)
    expect(unknown).to_have_text("Vet inte")
    heads = compare.result.locator("[data-items='changed'] > .ts-wide thead th")
    expect(heads).to_contain_text(["Område", "Leverantör A", "Leverantör B"])
    expect(heads).to_have_count(3)


def test_an_earlier_version_is_mapped_by_id_and_what_could_not_be_is_listed(
    desk: DeskPage, compare: ComparePage
) -> None:
    rules = rules_json(load_framework(ROOT / "frameworks" / "ips"))
    ids = {item["id"]: item["id"] for item in rules["items"]}
    rules["id_maps"] = [
        {
            "from": "2025-01-01",
            "to": VERSIONS["ips"],
            "items": {**ids, "1": "2", "2": "1", "3": None},
        }
    ]

    text = json.dumps(rules)
    name = named("ips.json", text)  # pages hold what they fetch against it

    def renamed(route: Route) -> None:
        html = re.sub(r"\bips-[0-9a-f]{32}\.json", name, route.fetch().text())
        route.fulfill(body=html, content_type="text/html")

    def answer(route: Route) -> None:
        route.fulfill(body=text, content_type="application/json")

    compare.page.route("**/assessments/compare/?**", renamed)
    compare.page.route(f"**/frameworks/{name}", answer)
    old = made("ips", "a", "Gammal", "2025-05-01", {**THREES, "1": {"level": "4"}, "99": {}})
    old["framework"]["version"] = "2025-01-01"
    older = made("ips", "x", "Äldre", "2024-05-01", THREES)
    older["framework"]["version"] = "2024-01-01"
    put(desk, older, old, made("ips", "b", "Ny", "2026-05-01", {**THREES, "2": {"level": "5"}}))
    compare.open("x", "a", "b")
    expect(compare.root).to_have_attribute("data-compared", "3", timeout=90_000)
    expect(compare.result.locator("[data-total]")).to_have_count(2)
    expect(compare.row("2").locator("td")).to_contain_text(["4", "5", "+1"])
    expect(compare.result.locator("[data-items='apart'] [data-item]")).to_have_count(1)
    expect(compare.row("3")).to_contain_text("Fanns inte i den versionen")
    gaps = compare.result.locator("[data-gaps] li")
    expect(gaps).to_contain_text(["Äldre", "3 finns inte längre", "föra över 99 från version"])
    expect(gaps.first).to_contain_text("2024-01-01")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_has_words_for_all_of_it(
    desk: DeskPage, page: Page, site: str, locale: str
) -> None:
    put(
        desk,
        made("seqf", "a", "Ett", "2025-01-01", answers_of("seqf", "year_one")),
        made("seqf", "b", "Två", "2026-01-01", answers_of("seqf", "all_fives")),
    )
    compare = ComparePage(page, site, locale).open("a", "b")
    compare.until(2)
    text = compare.root.inner_text()
    for key in ("side_by_side.", "said.", "pick.", "share.", "unit."):
        assert key not in text, key


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "narrow"])
def test_a_comparison_scrolls_within_its_tables(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    days = [f"2025-{month:02}-01" for month in range(1, 9)]
    assessments = [
        made("ips", f"a{n}", f"Skattning nummer {n}", day, LATER if n % 2 else THREES)
        for n, day in enumerate(days)
    ]
    put(DeskPage(page, site).open(), *assessments)
    compare = ComparePage(page, site).open(*(f"a{n}" for n in range(len(days))))
    compare.until(len(days))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    table = compare.result.locator("[data-items='changed'] > .ts-wide")
    table.focus()
    first = table.locator("tbody th").first
    before = first.bounding_box()
    table.evaluate("each => (each.scrollLeft = 400)")
    assert before is not None
    assert first.bounding_box() == before
