"""What a page can be in besides freshly opened: filled, refused, asked, told.

Each state is reached the way a person reaches it, from an empty browser; only what is filled in
is laid into the browser past the pages, since typing it is what other tests are about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.beside import answers_of, made, record
from tests.browser.desk_page import DeskPage, assessment, text_of
from tests.browser.filled import filled
from tests.browser.form_page import FormPage

START_MS = 90_000
"""How long Python may take to start on a busy core."""

THREES = answers_of("ips", "all_threes")
OTHERS = {**THREES, "1": {"level": "5", "note": "Register"}, "2": {"unknown": True}}


@dataclass(frozen=True, slots=True)
class Visit:
    """A page in a fresh browser context and the site in one locale."""

    page: Page
    site: str
    locale: str

    def go(self, path: str) -> None:
        """Open a page by its path below the locale."""
        self.page.goto(f"{self.site}{self.locale}/{path}")

    def desk(self) -> DeskPage:
        """Open the list."""
        return DeskPage(self.page, self.site, self.locale).open()

    def lay_in(self, *assessments: dict[str, Any]) -> DeskPage:
        """Lay assessments into the browser and open the list."""
        desk = self.desk()
        for one in assessments:
            desk.put(record(one))
        return desk.open()

    def form(self, framework: str, query: str = "") -> FormPage:
        """Open a form and wait until it scores."""
        return FormPage(self.page).open(f"{self.site}{self.locale}/{framework}/form/{query}")

    def until(self, module: str, state: str = "ready") -> Locator:
        """Wait until the script of a page has done its work."""
        found = self.page.locator(f"[data-module='{module}']")
        expect(found).to_have_attribute("data-state", state, timeout=START_MS)
        return found

    def unfold(self) -> None:
        """Open every fold of the text at once."""
        self.page.evaluate(
            "document.querySelectorAll('main details').forEach((each) => { each.open = true })"
        )


type Reach = Callable[[Visit], None]


def _search(visit: Visit) -> None:
    visit.go("ips/")
    opener = visit.page.locator(".ts-search-open")  # where there is little room
    (opener if opener.is_visible() else visit.page.locator("input[name=query]")).click()
    visit.page.locator("input[name=query]").press_sequentially("ips")
    expect(visit.page.locator(".md-search-result__link").first).to_be_visible()


def _menu(visit: Visit) -> None:
    """On a wide screen there is no menu; its tree stands beside the text."""
    visit.page.set_viewport_size({"width": 390, "height": 900})
    visit.go("ips/personal/")
    visit.page.locator(".ts-menu__button").click()
    expect(visit.page.locator(".ts-menu__nav")).to_be_visible()


def _term(visit: Visit) -> None:
    visit.go("ips/innehall/")
    visit.page.locator("a.ts-term").nth(2).focus()
    expect(visit.page.get_by_role("tooltip")).to_be_visible()


def _filled(framework: str) -> Reach:
    def reach(visit: Visit) -> None:
        given = filled(framework)
        before = {key: given[key] for key in ("framework", "assessment", "profile", "answers")}
        visit.lay_in({**given, "previous": before})
        visit.form(framework, f"?a=report-{framework}")
        expect(visit.page.locator("[data-results]")).to_have_attribute("data-state", "shown")
        visit.unfold()

    return reach


def _again(visit: Visit) -> None:
    visit.lay_in(made("ips", "a", "Våren", "2026-05-31", THREES))
    visit.form("ips", "?a=a")
    expect(visit.page.locator("[data-repeat-lines]")).to_be_visible()


def _wrong_numbers(visit: Visit) -> None:
    form = visit.form("ips")
    visit.unfold()
    form.control("2.input.share").fill("mycket")
    expect(visit.page.locator("[data-error='2']")).to_be_visible()


def _wrong_cells(visit: Visit) -> None:
    form = visit.form("af")
    form.control("9.input.results").fill("Alfa AB; Nord; 12; 7; 7\nBeta AB; Nord; 12; 5; 5")
    form.control("13.input.call_offs").fill("; Nord; A\n2018-02-30; Nord; B\n")
    expect(visit.page.locator("[data-error='13']")).to_be_visible()


def _does_not_apply(visit: Visit) -> None:
    form = visit.form("into")
    form.control("profile.learning_environment", "no").check()
    expect(visit.page.locator("#form-item-33")).to_have_attribute("data-state", "out")


def _no_python(visit: Visit) -> None:
    visit.page.route("**/*.wasm", lambda route: route.abort())
    visit.go("ips/form/")
    status = visit.page.locator("[data-runtime-status]")
    expect(status).to_have_attribute("data-state", "failed", timeout=START_MS)


def _nothing_is_saved(visit: Visit) -> None:
    visit.page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('no') }")
    form = visit.form("ips")
    form.control("7.level", "4").check()
    expect(visit.page.locator("[data-saved]")).to_have_attribute("data-state", "memory")


def _list(visit: Visit) -> None:
    desk = visit.lay_in(made("ips", "a", "Våren", "2026-03-01", THREES), filled("seqf"))
    desk.put({"id": "x", "assessment": "no"})
    desk.open().act("Våren", "edit")
    visit.page.locator("[data-new]").click()


def _wipe(visit: Visit) -> None:
    visit.lay_in(made("ips", "a", "Våren", "2026-03-01", THREES))
    visit.page.locator("[data-wipe]").click()
    expect(visit.page.get_by_role("dialog")).to_be_visible()


def _removed(visit: Visit) -> None:
    desk = visit.lay_in(made("ips", "a", "Våren", "2026-03-01", THREES))
    desk.act("Våren", "remove")
    expect(desk.status.get_by_role("button")).to_be_focused()


def _tab_only(visit: Visit) -> None:
    visit.desk()
    visit.page.locator("[data-session-on]").click()
    expect(visit.page.locator("[data-session-off]")).to_be_visible()


def _preview(visit: Visit) -> None:
    desk = visit.desk()
    desk.drop_in(("a.json", text_of(assessment())))
    desk.page.locator("[data-import] .ts-button--primary").click()
    expect(desk.cards).to_have_count(1)
    desk.drop_in(("b.json", text_of(assessment(answers={}))), ("c.json", "{"))
    expect(desk.page.locator("[data-file='1']")).to_be_visible()


def _plan(visit: Visit) -> None:
    visit.lay_in(filled("ips"))
    visit.go("assessments/plan/?a=report-ips")
    visit.until("plan")
    visit.unfold()


def _compared(visit: Visit) -> None:
    days = [f"2025-{month:02}-01" for month in range(1, 9)]
    visit.lay_in(
        *(
            made("ips", f"a{n}", f"Skattning nummer {n}", day, OTHERS if n % 2 else THREES)
            for n, day in enumerate(days)
        )
    )
    visit.go("assessments/compare/?" + "&".join(f"a=a{n}" for n in range(len(days))))
    together = visit.page.locator(".ts-together")
    expect(together).to_have_attribute("data-compared", str(len(days)), timeout=START_MS)
    visit.unfold()


def _not_compared(visit: Visit) -> None:
    visit.go("assessments/compare/")
    visit.until("side_by_side")
    visit.page.locator("[data-open-files]").set_input_files(
        FilePayload(name="trasig.json", mimeType="application/json", buffer=b"{")
    )
    expect(visit.page.locator("[data-refused]")).to_be_visible()


def _assessors(visit: Visit) -> None:
    visit.lay_in(
        made("ips", "a", "Anna", "2026-03-01", THREES), made("ips", "b", "Bo", "2026-03-02", OTHERS)
    )
    visit.go("assessments/consensus/")
    visit.until("consensus")
    for name in ("Anna", "Bo"):
        visit.page.locator("[data-choices]").get_by_label(name).check()
    expect(visit.page.locator("[data-start]")).to_be_visible(timeout=START_MS)


def _agreeing(visit: Visit) -> None:
    _assessors(visit)
    visit.page.locator("[data-start]").click()
    expect(visit.page.locator("[data-work]")).to_be_visible(timeout=START_MS)
    visit.page.locator(".ts-joint").first.locator("input[type=radio]").first.check()
    visit.unfold()


def _report(framework: str) -> Reach:
    def reach(visit: Visit) -> None:
        visit.lay_in(filled(framework))
        visit.go(f"assessments/report/?a=report-{framework}")
        visit.until("report")

    return reach


def _sheet(name: str) -> Reach:
    def reach(visit: Visit) -> None:
        visit.lay_in(filled("into"))
        visit.go(f"assessments/application/?a=report-into&sheet={name}")
        visit.until("application")

    return reach


STATES: Final[dict[str, Reach]] = {
    "search with results": _search,
    "open menu": _menu,
    "explained term": _term,
    **{f"{name} form filled": _filled(name) for name in ("ips", "seqf", "into", "af")},
    "day to come again": _again,
    "numbers that are none": _wrong_numbers,
    "wrong cells of a table": _wrong_cells,
    "criteria that do not apply": _does_not_apply,
    "form without Python": _no_python,
    "form that cannot save": _nothing_is_saved,
    "list in use": _list,
    "question before all is removed": _wipe,
    "removed, with undo": _removed,
    "only in this tab": _tab_only,
    "files before they are saved": _preview,
    "plan in use": _plan,
    "assessments compared": _compared,
    "file that cannot be compared": _not_compared,
    "assessors chosen": _assessors,
    "assessors agreeing": _agreeing,
    **{f"{name} report": _report(name) for name in ("ips", "seqf", "into", "af")},
    "summary of an application": _sheet("summary"),
    "sheet for an interview": _sheet("interview"),
}
"""How to reach a state, by its name; each function begins with an empty browser context."""
