"""The watches of the browser tests see what they are to see: each is shown what it has to tell."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.outward import MARK, Outward, cached_with_answers
from tests.browser.recording import recording, refusing_proxy
from tests.browser.watch import Watch

WRONG = {
    "console: wrong": "() => console.error('wrong')",
    "page error: ": """() => new Promise((resolve) => {
        addEventListener("error", () => resolve())
        setTimeout(() => { throw new Error("wrong") })
    })""",
    "foreign request: https://example.org/": "() => fetch('https://example.org/').catch(() => {})",
    "request failed: https://example.org/": "() => fetch('https://example.org/').catch(() => {})",
    "status 404: ": "() => fetch('nothing')",
    "Content Security Policy": """() => new Promise((resolve) => {
        addEventListener("securitypolicyviolation", () => resolve())
        document.body.append(Object.assign(document.createElement("script"), {text: "1"}))
    })""",
}
"""What a page does wrong, by what its watch says of it."""


@pytest.mark.parametrize("said", WRONG)
def test_the_watch_of_every_test_tells_what_a_page_does_wrong(
    new_context: NewContext, site: str, watches: list[Watch], said: str
) -> None:
    free = "example.org" in said  # the policy would stop the request before it is one
    page = new_context(bypass_csp=free).new_page()
    [watch] = watches
    watch.allow("")
    page.goto(f"{site}sv/about/")
    assert watch.problems == []
    page.evaluate(WRONG[said])
    page.evaluate("1")  # what was under way has arrived
    assert [problem for problem in watch.problems if said in problem]


IN_WORKER = """(code) => new Promise((resolve) => {
  const script = `(async () => { ${code} })().finally(() => postMessage(1))`
  const worker = new Worker(URL.createObjectURL(new Blob([script])))
  worker.onmessage = resolve
})"""
SOCKET = """new Promise((resolve) => {
  new WebSocket("wss://example.org/").onclose = resolve
})"""
OUT = {
    "a request": ("fetch('https://example.org/a').catch(() => {})", "CONNECT example.org:443"),
    "a picture": (
        """new Promise((resolve) => {
          Object.assign(new Image(), { onerror: resolve, src: "http://example.org/a.png" })
        })""",
        "GET http://example.org/a.png",
    ),
    "a socket": (SOCKET, "WebSocket: wss://example.org/"),
    "a beacon": ("navigator.sendBeacon(location.href, 'x')", "sendBeacon: "),
    "a peer": ("new RTCPeerConnection().close()", "RTCPeerConnection: "),
    "a window": ("window.open('about:blank').close()", "open: about:blank"),
    "text sent to the site": (
        "fetch(location.href, { method: 'POST', body: 'x' })",
        "sent to the site: POST /sv/about/",
    ),
    "text in the address of a request": (
        f"fetch('/{MARK}')",
        "sent to the site: GET /kanarief%C3%A5gel",
    ),
    "text in other letters": (
        f"fetch(location.href, {{ cache: 'no-store', headers: {{ accept: btoa('x {MARK} x') }} }})",
        "sent to the site: GET /sv/about/",
    ),
    "a number in the address of a picture": (
        """new Promise((resolve) => {
          Object.assign(new Image(), { onerror: resolve, src: "/sv/score/75.png" })
        })""",
        "sent to the site: GET /sv/score/75.png",
    ),
    "a header of one's own": (
        "fetch(location.href, { cache: 'no-store', headers: { 'x-score': '75' } })",
        "sent to the site: x-score",
    ),
    "a cookie": ("{ document.cookie = 'a=1' }", "cookie: a=1"),
    "a state of history": ("history.pushState({ a: 1 }, '')", 'pushState: {"a":1}'),
}
"""What a page does to get something out, and what is said of it."""


@pytest.fixture
def free() -> bool:
    """Whether pages may do what their policy forbids, so that it is not what stops them."""
    return True


@pytest.fixture
def outward(
    new_context: NewContext, built_site: Path, watches: list[Watch], *, free: bool
) -> Iterator[Outward]:
    with recording(built_site) as (site, seen), refusing_proxy() as (proxy, asked):
        context = new_context(
            address=site, bypass_csp=free, proxy={"server": proxy, "bypass": "127.0.0.1"}
        )
        watches[-1].allow("")
        yield Outward(context, seen, asked, site, built_site)
        context.close()


def opened(outward: Outward) -> Page:
    page = outward.context.new_page()
    page.goto(f"{outward.site}sv/about/")
    assert outward.problems() == []
    return page


@pytest.mark.parametrize("what", OUT)
def test_every_way_out_is_seen(outward: Outward, what: str) -> None:
    code, said = OUT[what]
    page = opened(outward)
    page.evaluate(f"async () => {{ await ({code}) }}" if code[0] != "{" else f"() => {code}")
    page.evaluate("1")
    assert [problem for problem in outward.problems() if said in problem], outward.problems()


@pytest.mark.parametrize(
    "code", ["await fetch('https://example.org/').catch(() => {})", f"await {SOCKET}"]
)
def test_what_a_worker_asks_for_is_seen_too(outward: Outward, code: str) -> None:
    page = opened(outward)
    page.evaluate(IN_WORKER, code)
    assert "asked for: CONNECT example.org:443" in outward.problems()


@pytest.mark.parametrize(
    "address",
    [
        f"?a={MARK}",
        "?score=75",
        "?a=unknown",
        "?lang=xx",
        "?a",
        f"#{MARK}",
        f"#main-{MARK.upper()}",
        "#7=4",
        "#form-item-7-level-4",
        f"{MARK}/",
        "75/",
        f"?lang={quote(quote(MARK))}",
        f"#{base64.urlsafe_b64encode(f'se {MARK}!'.encode()).decode()}",
        f"#{MARK.encode().hex()}",
    ],
)
def test_an_answer_in_the_address_is_seen_even_after_it_has_gone(
    outward: Outward, address: str
) -> None:
    page = opened(outward)
    assert outward.look(page) == []
    page.evaluate("(address) => history.pushState(null, '', address)", address)
    page.evaluate("history.pushState(null, '', location.pathname)")
    assert outward.look(page)


@pytest.mark.parametrize("free", [False])
def test_what_the_policy_stops_is_seen(outward: Outward) -> None:
    page = opened(outward)
    page.evaluate("document.body.setAttribute('onclick', '1')")
    page.evaluate("1")
    assert [one for one in outward.problems() if one.startswith("violation: script-src-attr")]


def test_a_kept_file_with_an_answer_is_seen(outward: Outward) -> None:
    page = opened(outward)
    keep = "(bytes) => caches.open('x').then((x) => x.put('/a', new Response(bytes)))"
    assert cached_with_answers(page) == []
    page.evaluate(keep, f"... {MARK} ...")
    assert [address.rpartition("/")[2] for address in cached_with_answers(page)] == ["a"]
