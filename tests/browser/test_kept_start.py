"""Python as an earlier start has left it: the same replies, no answers in it, and never a must."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from scoring.boundary import call
from tests.bench import forms
from tests.browser.form_page import FormPage
from tests.browser.kept import UNTIL_KEPT
from tests.browser.server import BLANK
from tests.browser.worker_driver import asset_addresses
from tests.cases import assessment, score_request

START = """
({ worker, runtime, requests }) => new Promise((resolve, reject) => {
  const port = new Worker(worker, { type: "module" })
  const replies = []
  let kept
  port.onerror = (event) => reject(new Error(event.message))
  port.onmessage = ({ data }) => {
    if (data.kind === "failed") reject(new Error(data.message))
    if (data.kind === "ready") kept = data.kept
    if (data.kind === "reply") replies.push(data.reply)
    if (replies.length === requests.length) resolve({ kept, replies })
  }
  port.postMessage({ kind: "init", runtime })
  requests.forEach((request, i) =>
    port.postMessage({ kind: "call", id: i + 1, request, prepares: i === 0 }))
})
"""

TAMPER = """
async ([{ name, url }, how]) => {
  const cache = await caches.open(name)
  const found = await cache.match(url)
  let packed = new Uint8Array(await found.arrayBuffer())
  const headers = new Headers(found.headers)
  if (how === "cut short") packed = packed.slice(0, packed.length / 2)
  if (how === "changed") packed[packed.length - 1] ^= 1
  if (how === "of another browser") headers.set("x-made-for", "1 Other/1.0")
  if (how === "of another Python") {
    // memory that is whole by its hash and that Pyodide does not take
    const [, runs] = new Uint32Array(packed.buffer, 0, 2)
    packed.fill(0, 8 + 8 * runs, 8 + 8 * runs + 64)
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", packed))
    headers.set("x-digest", [...digest].map((b) => b.toString(16).padStart(2, "0")).join(""))
  }
  await cache.put(url, new Response(packed, { headers }))
}
"""

HOLDS = """
async ([{ name, url }, texts]) => {
  const cache = await caches.open(name)
  const packed = new Uint8Array(await (await cache.match(url)).arrayBuffer())
  const latin = new TextDecoder("latin1").decode(packed)
  const wide = new TextDecoder("utf-16le").decode(packed)
  const shifted = new TextDecoder("utf-16le").decode(packed.subarray(1))
  return texts.map((text) => [latin, wide, shifted].some((found) => found.includes(text)))
}
"""


@pytest.fixture(scope="module")
def requests() -> list[str]:
    """Rules of IPS, a filled form and an empty call."""
    ips = forms.rules()
    content = next(islice(forms.edits(ips), 1))
    return [forms.load_request(ips), *forms.score_and_echo(content)]


@pytest.fixture
def worker(page: Page, site: str) -> Worker:
    return Worker(page, site)


class Worker:
    """Starts of the site's worker in one browser, one after the other."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.reopen()

    def reopen(self) -> None:
        """Leave the page, which ends its workers, and open it again."""
        self.page.goto(self.site.rstrip("/") + BLANK)

    def start(self, requests: list[str]) -> tuple[bool, list[str]]:
        """Start anew and ask; whether the start was a kept one, and the replies."""
        self.reopen()
        asked = {**asset_addresses(self.site), "requests": requests}
        found = self.page.evaluate(START, asked)
        return found["kept"], found["replies"]

    def until_kept(self) -> dict[str, Any]:
        """Wait until the start that runs is kept; where."""
        return until_kept(self.page)


def until_kept(page: Page) -> dict[str, Any]:
    """Wait until a start is kept; name of the cache and address in it."""
    return cast("dict[str, Any]", page.evaluate(UNTIL_KEPT))


def test_a_kept_start_gives_the_same_replies_byte_for_byte(
    worker: Worker, requests: list[str]
) -> None:
    plain, replies = worker.start(requests)
    assert plain is False
    worker.until_kept()
    assert worker.start(requests) == (True, replies)


def test_a_kept_start_brings_what_it_went_without_as_soon_as_it_is_asked_for(
    worker: Worker, requests: list[str]
) -> None:
    load, score, _ = requests
    answered = json.loads(score)["assessment"]
    agree = json.dumps({"op": "agree", "assessments": [answered, answered]})
    _, replies = worker.start([load, agree])
    assert '"format":"tumstock-agreement"' in replies[1]
    worker.until_kept()
    assert worker.start([load, agree]) == (True, replies)


def test_a_call_that_waits_behind_the_rules_leaves_nothing_in_the_kept_start(
    worker: Worker, requests: list[str]
) -> None:
    load, score, _ = requests
    asked = json.loads(score)
    asked["assessment"]["answers"]["1"]["note"] = "svaret-i-provet"
    worker.start([load, json.dumps(asked)])
    kept = worker.until_kept()
    found = worker.page.evaluate(HOLDS, [kept, ["tumstock_scoring", "svaret-i-provet"]])
    assert found == [True, False]


def test_a_kept_start_reads_the_rules_of_another_framework(
    worker: Worker, requests: list[str]
) -> None:
    worker.start(requests)
    worker.until_kept()
    load, score, _ = requests
    other = load.replace('"id":"ips"', '"id":"spi"', 1)
    kept, replies = worker.start([other, score, load, score])
    assert kept is True
    assert '"id": "spi"' in replies[0]
    assert '"id": "ips"' in replies[2]
    assert replies[1] == replies[3]  # rules of one do not take the place of the other's


def test_a_kept_start_scores_by_the_rules_of_now_where_those_of_before_had_the_same_id(
    worker: Worker, requests: list[str]
) -> None:
    load = requests[0]
    before = '"id":"7","kind":"levels","levels":{"1":1,"2":2,"3":3,'
    packed = json.dumps(json.loads(load), separators=(",", ":"))
    assert packed.count(before) == 1
    newer = packed.replace(before, before.replace('"3":3', '"3":4'))
    score = score_request(assessment("ips", {"7": {"level": "3"}}))
    _, old = worker.start([load, score])
    worker.until_kept()
    kept, new = worker.start([newer, score])
    assert kept is True
    try:
        assert new == [call(newer), call(score)]
    finally:
        call(load)
    assert (points(old[1]), points(new[1])) == ("3", "4")


def points(reply: str) -> str:
    """Of the one item that is answered."""
    [scored] = [
        item for item in json.loads(reply)["items"].values() if item.get("score") is not None
    ]
    return str(scored["score"])


@pytest.mark.parametrize("how", ["cut short", "changed", "of another browser", "of another Python"])
def test_a_start_that_is_spoilt_gives_way_to_a_plain_one_and_is_replaced(
    worker: Worker, requests: list[str], how: str
) -> None:
    _, replies = worker.start(requests)
    worker.page.evaluate(TAMPER, [worker.until_kept(), how])
    assert worker.start(requests) == (False, replies)
    worker.until_kept()
    assert worker.start(requests) == (True, replies)


def test_a_kept_start_holds_rules_and_no_answer(page: Page, site: str) -> None:
    form = FormPage(page)
    form.open(f"{site}sv/ips/form/")
    note = "svaret-i-provet"
    form.control("1.unknown").check()
    page.locator("[name='1.note']").evaluate("node => node.closest('details').open = true")
    form.control("1.note").fill(note)
    form.until_saved()
    kept = until_kept(page)
    assert page.evaluate(HOLDS, [kept, ["tumstock_scoring", '"op":"load"', note]]) == [
        True,
        True,
        False,
    ]
