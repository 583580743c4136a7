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

LITTLE_ROOM = 960
"""In a window narrower than so many CSS pixels a button opens the search; 60em of the styles."""


def _search(visit: Visit) -> None:
    visit.go("ips/")
    size = visit.page.viewport_size
    narrow = size is not None and size["width"] < LITTLE_ROOM  # there a button opens it
    visit.page.locator(".ts-search-open" if narrow else "input[name=query]").click()
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


@dataclass(frozen=True, slots=True)
class State:
    """Something that a page can be in.

    Attributes:
        reach: Brings it about in an empty browser context.
        shown: Selectors of what makes it; of each, something is seen as long as it lasts.
        most: Widest window that has it, in CSS pixels; None where every one has.
    """

    reach: Reach
    shown: tuple[str, ...]
    most: int | None = None


_OPEN = "main details[open]"
_RESULTS = "[data-results][data-state='shown']"

STATES: Final[dict[str, State]] = {
    "search with results": State(_search, ("input[name=query]", ".md-search-result__link")),
    "open menu": State(_menu, (".ts-menu__nav a",), most=900),
    "explained term": State(_term, ("[role='tooltip']",)),
    **{
        f"{name} form filled": State(_filled(name), (_RESULTS, _OPEN))
        for name in ("ips", "seqf", "into", "af")
    },
    "day to come again": State(_again, ("[data-repeat-lines]",)),
    "numbers that are none": State(_wrong_numbers, ("[data-error='2']", _OPEN)),
    "wrong cells of a table": State(_wrong_cells, ("[data-error='13']",)),
    "criteria that do not apply": State(_does_not_apply, ("#form-item-33[data-state='out']",)),
    "form without Python": State(
        _no_python, ("[data-runtime-status][data-state='failed'], [data-heed]",)
    ),
    "form that cannot save": State(
        _nothing_is_saved, ("[data-saved][data-state='memory'], [data-heed]",)
    ),
    "list in use": State(_list, ("#new-framework", "[data-assessment] [name='title']")),
    "question before all is removed": State(_wipe, ("dialog[open] button",)),
    "removed, with undo": State(_removed, ("[data-status] button",)),
    "only in this tab": State(_tab_only, ("[data-session-off]",)),
    "files before they are saved": State(_preview, ("[data-file='0']", "[data-file='1']")),
    "plan in use": State(_plan, ("[data-row] textarea", _OPEN)),
    "assessments compared": State(_compared, (".ts-together[data-compared='8']", _OPEN)),
    "file that cannot be compared": State(_not_compared, ("[data-refused]",)),
    "assessors chosen": State(_assessors, ("[data-choices] :checked + label", "[data-start]")),
    "assessors agreeing": State(_agreeing, (".ts-joint :checked", _OPEN)),
    **{
        f"{name} report": State(_report(name), ("[data-report] h2",))
        for name in ("ips", "seqf", "into", "af")
    },
    **{
        what: State(_sheet(name), (f"[data-sheet='{name}'] h2",))
        for what, name in (
            ("summary of an application", "summary"),
            ("sheet for an interview", "interview"),
        )
    },
}
"""Each state by its name."""
