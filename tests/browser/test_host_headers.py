"""The site behind a host that sends what the guide says: all works, and nobody frames a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.host_headers import POLICY, headers_of
from generator.policy import FILE_POLICY
from tests.browser.conftest import NewContext
from tests.browser.form_page import FormPage
from tests.browser.server import BLANK, serving
from tests.browser.watch import Watch

FRAME = """(address) => new Promise((resolve) => {
    const frame = document.createElement("iframe")
    frame.onload = resolve
    frame.src = address
    document.body.replaceChildren(frame)
})"""


@pytest.fixture
def hosted(built_site: Path) -> Iterator[str]:
    """Address of the site below a path, on a host that sends every header."""
    with serving(built_site, "/guide/", told=headers_of) as address:
        yield address


def test_a_form_scores_and_the_site_is_kept_under_every_header(
    hosted: str, new_context: NewContext
) -> None:
    """The watch fails the test where the browser tells of a violation, in a worker too."""
    page = new_context(address=hosted, service_workers="allow").new_page()
    policies: dict[str, str | None] = {}
    page.on("response", lambda got: policies.update({got.url: got.headers.get(POLICY.lower())}))
    form = FormPage(page).open(f"{hosted}sv/ips/form/")
    form.answer("7", {"level": "4"})
    assert form.result(answered=1)
    assert page.evaluate("navigator.serviceWorker.ready.then((kept) => kept.scope)") == hosted
    own = {url.partition("/guide/")[2]: policy for url, policy in policies.items()}
    [worker] = [url for url in own if url.startswith("assets/worker-")]
    assert own[worker] == FILE_POLICY
    assert own["sv/ips/form/"] == "frame-ancestors 'none'"


def test_a_page_of_another_site_does_not_get_to_frame_one_of_ours(
    hosted: str, site: str, new_context: NewContext, watches: list[Watch]
) -> None:
    page = new_context(address=site).new_page()
    watches[0].allow("frame-ancestors|refused to connect|another origin|127.0.0.1")
    page.goto(f"{site.rstrip('/')}{BLANK}")
    for address, shown in ((f"{site}sv/", 1), (f"{hosted}sv/", 0)):  # without headers, with them
        page.evaluate(FRAME, address)
        expect(page.frame_locator("iframe").locator("main")).to_have_count(shown)
