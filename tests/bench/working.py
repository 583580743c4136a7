"""What a form costs while it is worked on: an answer, the main thread, memory."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import quantiles
from typing import cast

from playwright.sync_api import Browser, Page

from tests.bench.sides import BARE, LONG_FORM
from tests.bench.starting import MARK, hosted
from tests.bench.timing import Comparison, compare
from tests.browser import chromium

LETTERS = 200
AT_REST_S = 60

FILL = """
(letters) => {
  for (const item of document.querySelectorAll("[data-item][data-kind='met']")) {
    const note = item.querySelector("textarea[name$='.note']")
    note.value = "antecknat ".repeat(letters / 10)
    note.dispatchEvent(new Event("input", { bubbles: true }))
    const picks = [...item.querySelectorAll("input[type='radio']")]
    picks[0].click()
  }
  return document.querySelectorAll("[data-item][data-kind='met']").length
}
"""

TIME_ANSWERS = """
async (turns) => {
  const { port } = window.spied
  const shown = document.querySelector("[data-total-score]")
  const items = [...document.querySelectorAll("[data-item][data-kind='met']")]
  const pause = () => new Promise((resolve) => setTimeout(resolve, 60))
  const changed = () => new Promise((resolve) => {
    const watch = new MutationObserver(() => { watch.disconnect(); resolve() })
    watch.observe(shown, { childList: true, characterData: true, subtree: true })
  })
  const times = [[], [], []]
  const choose = (item) => {
    const picks = [...item.querySelectorAll("input[type='radio']")]
    picks.slice(0, 2).find((one) => !one.checked).click()
  }
  choose(items.pop()) // so that no answers come back whose score is known
  await pause()
  for (let turn = 0; turn < turns; turn++) {
    const score = changed()
    let begun = performance.now()
    choose(items[turn % items.length])
    await score
    times[0].push(performance.now() - begun)
    await pause()
    const request = window.spied.request.replace('"op":"score"', '"op":"echo"')
    const replied = new Promise((resolve) => (window.spied.onecho = resolve))
    begun = performance.now()
    port.send({ kind: "call", id: -1, request })
    await replied
    times[1].push(performance.now() - begun)
    await pause()
    const clicked = new Promise((resolve) => (window.spied.onecho = resolve))
    window.spied.emptied = true
    begun = performance.now()
    choose(items[(turn + 25) % items.length])
    await clicked
    times[2].push(performance.now() - begun)
    await pause()
  }
  return times
}
"""

SPY = """
window.spied = {}
window.Worker = class extends Worker {
  constructor(...args) {
    super(...args)
    if (!/\\/worker-/.test(args[0])) return // the one that searches
    window.spied.port = this
    this.addEventListener("message", (event) => {
      if (event.data.id !== -1) return
      event.stopImmediatePropagation()
      window.spied.onecho()
    })
  }
  send(message) { super.postMessage(message) }
  postMessage(message) {
    if (message.request?.startsWith('{"op":"score"')) {
      window.spied.request = message.request
      if (window.spied.emptied) {
        const request = message.request.replace('"op":"score"', '"op":"echo"')
        super.postMessage({ kind: "call", id: -1, request })
        window.spied.emptied = false
      }
    }
    super.postMessage(message)
  }
}
"""

LONG_TASKS = """
window.longest = 0
window.loading = Infinity
window.Worker = class extends Worker {
  constructor(...args) {
    super(...args)
    if (/\\/worker-/.test(args[0])) window.loading = performance.now()
  }
}
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    if (startTime >= window.loading) window.longest = Math.max(window.longest, duration)
}).observe({ type: "longtask", buffered: true })
"""
"""From the moment that the worker which holds Python is made."""


def _scored_form(browser: Browser, address: str, *scripts: str) -> Page:
    page = browser.new_context().new_page()
    for script in scripts:
        page.add_init_script(script)
    page.goto(address + LONG_FORM)
    page.evaluate(MARK, "scored")
    return page


def answer(turns: int = 200) -> list[Comparison]:
    """An answer to its score on the screen, 51 items with long notes; the slowest of twenty.

    Held against an empty call of a page that stands still, and against one that the same click
    makes: a click lets the browser draw, and what the worker says is heard after that.
    """
    with hosted() as host, chromium.running(as_visited=True) as browser:
        page = _scored_form(browser, host.address, SPY)
        assert page.evaluate(FILL, LETTERS) == 51
        page.wait_for_timeout(3000)
        sides = cast("list[list[float]]", page.evaluate(TIME_ANSWERS, turns))
    warm = 20
    ours, alone, clicked = [quantiles(side[warm:], n=20)[-1] for side in sides]
    runs = turns - warm
    name, of_click = "answer: new score / empty call, p95", "that a click makes"
    return [
        Comparison(name=name, ours=ours, base=alone, target=2, runs=runs),
        Comparison(name=f"{name}, {of_click}", ours=ours, base=clicked, target=None, runs=runs),
    ]


def tasks(runs: int = 7) -> list[Comparison]:
    """The longest task of the main thread while Python loads, and while somebody types."""
    loading: list[float] = []
    typing: list[float] = []
    with hosted() as host, chromium.running(as_visited=True) as browser:
        for _ in range(runs):
            page = _scored_form(browser, host.address, LONG_TASKS)
            page.wait_for_timeout(500)
            loading.append(page.evaluate("window.longest"))
            page.evaluate(FILL, LETTERS)
            page.wait_for_timeout(3000)
            page.evaluate(
                "document.querySelectorAll('details').forEach((one) => (one.open = true))"
            )
            page.wait_for_timeout(500)
            page.evaluate("window.longest = 0")
            page.locator("textarea[name$='.note']").first.press_sequentially(
                "fort skrivet " * 12, delay=20
            )
            page.wait_for_timeout(1500)
            typing.append(page.evaluate("window.longest"))
            page.context.close()
    return [
        compare("longest task while Python loads", loading, None, target=50),
        compare("longest task while typing", typing, None, target=50),
    ]


def _opened(browser: Browser, address: str) -> set[int]:
    """Open a page in a tab of its own and wait for its first score; the processes it came with."""
    before = _renderers()
    page = browser.new_context().new_page()
    page.goto(address)
    page.evaluate(MARK, "scored")
    return _renderers() - before


def _renderers() -> set[int]:
    found = set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            command = (entry / "cmdline").read_bytes()
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if b"--type=renderer" in command and _is_ours(int(parent)):
            found.add(int(entry.name))
    return found


def _is_ours(pid: int) -> bool:
    """Whether a process was started by this one, directly or not."""
    while pid > 1:
        if pid == os.getpid():
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def _private(pid: int) -> float:
    """What a process has for itself; nothing if it is gone, as one that waited for a tab may be."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except FileNotFoundError:
        return 0
    sizes = {name: int(size) for name, size, *_ in (line.split() for line in lines[1:])}
    return 1024.0 * (sizes["Private_Dirty:"] + sizes["Private_Clean:"])


def memory(runs: int = 7) -> list[Comparison]:
    """Private memory of the form's tab against a tab with bare Pyodide, once both are at rest.

    All tabs are opened first and looked at together: what a start leaves to be collected, and the
    service worker that stores the site for use without a network, are gone by then.
    """
    sides: tuple[list[float], list[float]] = ([], [])
    with hosted() as host, chromium.running(as_visited=True) as browser:
        tabs = [
            (side, _opened(browser, host.address + address))
            for _ in range(runs)
            for side, address in enumerate((LONG_FORM, BARE))
        ]
        time.sleep(AT_REST_S)
        for side, processes in tabs:
            sides[side].append(sum(map(_private, processes)))
    return [compare("memory: form / bare", *sides, target=1.1, unit="MB", by=2**20)]
