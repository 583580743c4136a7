"""A start that goes wrong, and a disk that is full: said, survived, and mended without a reload."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.form_page import FormPage
from tests.browser.watch import Watch

REFUSING = b"""WebAssembly.compileStreaming = async () => {
  throw new WebAssembly.CompileError("refused")
}
"""

type Spoil = Callable[[bytes], bytes | None]


def _changed(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


BROKEN: dict[str, tuple[str, Spoil]] = {
    "a file that cannot be had": (r"\.wasm$", lambda _: None),
    "a file that breaks off": (r"\.wasm$", lambda content: content[: len(content) // 2]),
    "a file with another bit": (r"pyodide\.asm\.js$", _changed),
    "a library of another build": (r"python_stdlib\.packed$", _changed),
    "a refusal to compile": (r"/worker-\w+\.js$", lambda content: REFUSING + content),
}
"""Files of the start, and what is served in their place; None: nothing."""


@pytest.mark.parametrize("what", BROKEN)
def test_a_failed_start_is_said_and_can_be_tried_again(
    page: Page, site: str, built_site: Path, watch: Watch, what: str
) -> None:
    watch.allow(r"\.wasm|ERR_FAILED|fetch|scoring did not start|integrity|standard library")
    name, spoil = BROKEN[what]
    broken = True

    def serve(route: Route) -> None:
        if not broken:
            return route.continue_()
        path = next(built_site.rglob(route.request.url.rpartition("/")[2]))
        content = spoil(path.read_bytes())
        if content is None:
            return route.abort()
        kinds = {".js": "text/javascript", ".wasm": "application/wasm"}
        kind = kinds.get(path.suffix, "application/octet-stream")
        return route.fulfill(body=content, content_type=kind)

    page.context.route(re.compile(name), serve)
    form = FormPage(page)
    page.goto(f"{site}sv-FI/ips/form/")
    expect(page.locator("[data-runtime-status]")).to_have_attribute(
        "data-state", "failed", timeout=60_000
    )
    form.control("7.level", "4").check()
    form.until_saved()
    broken = False
    page.locator("[data-runtime-retry]").click()
    form.until_ready()
    form.result(answered=1)
    expect(form.score_of("7")).to_contain_text("4")


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
