"""A start that goes wrong, and a disk that is full: said, survived, and mended without a reload."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, assessment, text_of
from tests.browser.faulty import Fault, FaultySite, faulty
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES
from tests.browser.watch import Watch

REFUSING = b"""WebAssembly.compileStreaming = async () => {
  throw new WebAssembly.CompileError("refused")
}
"""
WITHOUT = b"delete self.WebAssembly\n"
WORKER = r"/worker-\w+\.js$"
STDLIB = r"python_stdlib\.packed$"
RULES = r"/frameworks/ips-\w+\.json$"


def _changed(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


BROKEN = {
    "a file that cannot be had": Fault(file=r"\.wasm$", status=0),
    "a file that breaks off": Fault(file=r"\.wasm$", breaks_off=True),
    "a file with another bit": Fault(file=r"pyodide\.asm\.js$", spoil=_changed),
    "a library of another build": Fault(file=STDLIB, spoil=_changed),
    "a library that is missing": Fault(file=STDLIB, status=404),
    "a library that is cut short": Fault(file=STDLIB, spoil=_half),
    "a host that fails": Fault(file=r"tumstock_scoring\.packed$", status=500),
    "a refusal to compile": Fault(file=WORKER, spoil=lambda content: REFUSING + content),
    "no WebAssembly at all": Fault(file=WORKER, spoil=lambda content: WITHOUT + content),
    "a worker that is missing": Fault(file=WORKER, status=404),
    "a worker that is cut short": Fault(file=WORKER, spoil=_half),
    "rules that are missing": Fault(file=RULES, status=404),
    "rules that are cut short": Fault(file=RULES, spoil=_half),
}
"""What is wrong with the files of a start."""

SAID = {
    "sv": "Beräkningen kunde inte startas. Svaren sparas ändå",
    "nb": "Beregningen kunne ikke startes. Svarene lagres likevel",
    "sv-FI": "Beräkningen kunde inte startas. Svaren sparas ändå",
}


@pytest.fixture
def host(built_site: Path) -> Iterator[FaultySite]:
    with faulty(built_site) as site:
        yield site


@pytest.fixture
def visitor(new_context: NewContext, host: FaultySite) -> Page:
    """A page whose browser keeps what the host says may be kept."""
    return new_context(address=host.address).new_page()


@pytest.mark.parametrize("what", BROKEN)
def test_a_failed_start_is_said_and_can_be_tried_again(
    visitor: Page, host: FaultySite, watches: list[Watch], what: str
) -> None:
    host.fault = BROKEN[what]
    watches[0].allow(BROKEN[what].file.removesuffix("$"))
    watches[0].allow("scoring did not start|integrity|ERR_EMPTY|standard library|Failed to fetch")
    locale = LOCALES[list(BROKEN).index(what) % len(LOCALES)]
    form = FormPage(visitor)
    visitor.goto(f"{host.address}{locale}/ips/form/")
    status = visitor.locator("[data-runtime-status]")
    expect(status).to_have_attribute("data-state", "failed", timeout=60_000)
    expect(status).to_contain_text(SAID[locale])
    assert host.spoilt
    form.control("7.level", "4").check()
    form.until_saved()
    expect(form.score_of("7")).not_to_contain_text("4")
    host.fault = None
    visitor.locator("[data-runtime-retry]").click()
    form.until_ready()
    form.result(answered=1)
    expect(form.score_of("7")).to_contain_text("4")


def test_a_start_that_has_failed_asks_for_nothing_more(
    visitor: Page, host: FaultySite, watches: list[Watch]
) -> None:
    """Pyodide goes on, for as long as its worker is not ended, once its script has come."""
    visitor.add_init_script("Worker.prototype.terminate = () => {}")
    host.fault = BROKEN["a file that cannot be had"]
    watches[0].allow(r"\.wasm|scoring did not start|Failed to fetch")
    held: list[Route] = []
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    script = "**/pyodide.asm.js"
    visitor.route(script, lambda route: held.append(route))  # noqa: PLW0108  (Playwright marks it)
    visitor.goto(f"{host.address}sv/ips/form/")
    status = visitor.locator("[data-runtime-status]")
    expect(status).to_have_attribute("data-state", "failed", timeout=60_000)
    before = len(asked)
    with visitor.expect_response(script):
        visitor.unroute(script)  # those that are held go on
    visitor.wait_for_timeout(1500)
    assert set(asked[before:]) <= {"pyodide.asm.js"}  # fetched to be looked at, then run


def test_wasm_that_the_host_calls_something_else_runs_all_the_same(
    visitor: Page, host: FaultySite
) -> None:
    host.fault = Fault(file=r"\.wasm$", kind="application/octet-stream")
    form = FormPage(visitor).open(f"{host.address}nb/ips/form/")
    assert len(host.spoilt) == 1
    form.control("7.level", "4").check()
    expect(form.score_of("7")).to_contain_text("4")


def test_words_that_are_missing_are_said_and_had_with_the_next_visit(
    visitor: Page, host: FaultySite, watches: list[Watch]
) -> None:
    """A form carries its words itself; what works on saved assessments fetches them."""
    watches[0].allow("/texts/")
    desk = DeskPage(visitor, host.address, "nb").open()
    desk.drop_in(("a.json", text_of(assessment())))
    visitor.locator("[data-import] .ts-button--primary").click()
    expect(desk.cards).to_have_count(1)
    host.fault = Fault(file=r"/texts/.+\.json$", status=404)
    visitor.goto(f"{host.address}nb/assessments/report/?a=a1")
    expect(visitor.locator("[data-none]")).to_contain_text("Last inn siden på nytt")
    assert host.spoilt
    host.fault = None
    visitor.reload()
    report = visitor.locator("[data-module='report']")
    expect(report).to_have_attribute("data-state", "ready", timeout=60_000)
    expect(visitor.locator("[data-report]")).to_contain_text("Våren")


def test_a_disk_that_is_full_is_said_and_what_was_answered_is_saved_once_there_is_room(
    page: Page, site: str
) -> None:
    form = FormPage(page).open(f"{site}sv/ips/form/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    disk = page.context.new_cdp_session(page)
    origin = site.rstrip("/")
    disk.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    form.control("7.level", "4").check()
    saved = page.locator("[data-saved]")
    expect(saved).to_have_attribute("data-state", "failed")
    expect(form.score_of("7")).to_contain_text("4")
    disk.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    form.until_saved()
    page.reload()
    expect(form.control("7.level", "4")).to_be_checked()
