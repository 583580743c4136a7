"""Measurements in a real Chromium: how fast Python starts, and what a score costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from playwright.sync_api import BrowserContext, sync_playwright

from generator.toolchain.places import ASSETS, PYODIDE
from tests.bench import forms
from tests.bench.timing import Comparison, compare
from tests.browser import chromium
from tests.browser.server import BLANK, serving
from tests.browser.worker_driver import WorkerDriver, asset_addresses

BARE_WORKER = """
import { loadPyodide } from "./pyodide.mjs"
await loadPyodide()
self.postMessage("ready")
"""

TIME_BARE = """
(address) => new Promise((resolve, reject) => {
  const begun = performance.now()
  const worker = new Worker(address, { type: "module" })
  worker.onerror = (event) => reject(new Error(event.message))
  worker.onmessage = () => { resolve(performance.now() - begun); worker.terminate() }
})
"""

TIME_OURS = """
({ worker, runtime, requests }) => new Promise((resolve, reject) => {
  const begun = performance.now()
  const port = new Worker(worker, { type: "module" })
  port.onerror = (event) => reject(new Error(event.message))
  port.onmessage = ({ data }) => {
    if (data.kind === "failed") reject(new Error(data.message))
    if (data.kind !== "reply" || data.id !== requests.length) return
    if (!data.reply.includes("tumstock-result")) reject(new Error(data.reply))
    resolve(performance.now() - begun)
    port.terminate()
  }
  port.postMessage({ kind: "init", runtime })
  requests.forEach((request, i) => port.postMessage({ kind: "call", id: i + 1, request }))
})
"""

TIME_CALLS = """
async (pairs) => {
  const times = [[], []]
  for (const pair of pairs) {
    for (const side of [0, 1]) {
      const begun = performance.now()
      const reply = await window.scoring.call(pair[side])
      times[side].push(performance.now() - begun)
      if (!reply.includes(side === 0 ? "tumstock-result" : "echo")) throw new Error(reply)
    }
  }
  return times
}
"""


@contextmanager
def _kept_profile(folder: Path) -> Iterator[BrowserContext]:
    """A browser with a disk cache, which the usual test contexts do without."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder / "profile",
            executable_path=chromium.path(),
            args=list(chromium.ARGUMENTS),
        )
        try:
            yield context
        finally:
            context.close()


@contextmanager
def _bench_server(folder: Path) -> Iterator[str]:
    """Serve the product's assets, and Pyodide just as it was installed, from one origin."""
    root = folder / "root"
    bare = root / "bare"
    bare.mkdir(parents=True)
    for file in PYODIDE.iterdir():
        (bare / file.name).symlink_to(file)
    (bare / "worker.mjs").write_text(BARE_WORKER, encoding="utf-8")
    (root / "assets").symlink_to(ASSETS)
    with serving(root, isolated=True) as address:
        yield address


def _start(context: BrowserContext, origin: str, requests: list[str], runs: int) -> Comparison:
    ours: list[float] = []
    base: list[float] = []
    addresses = {**asset_addresses(origin), "requests": requests}
    for turn in range(runs + 2):  # the first two fill the caches
        page = context.new_page()
        page.goto(origin.rstrip("/") + BLANK)
        times = {
            "ours": lambda page=page: page.evaluate(TIME_OURS, addresses),
            "base": lambda page=page: page.evaluate(TIME_BARE, f"{origin}bare/worker.mjs"),
        }
        for side in ("ours", "base") if turn % 2 else ("base", "ours"):
            spent = times[side]()
            if turn >= 2:
                (ours if side == "ours" else base).append(spent)
        page.close()
    return compare("start to first score / bare loadPyodide()", ours, base, target=0.5)


def _calls(
    context: BrowserContext, origin: str, ips: dict[str, Any], pairs: list[tuple[str, str]]
) -> Comparison:
    driver = WorkerDriver(page := context.new_page(), origin)
    driver.replies([forms.load_request(ips)])
    warm = 50
    ours, base = cast("list[list[float]]", page.evaluate(TIME_CALLS, pairs))
    return compare("score of a full IPS / empty call", ours[warm:], base[warm:], target=3)


def measure(*, only: Sequence[str] = (), start_runs: int = 9, calls: int = 650) -> list[Comparison]:
    """Measure start-up and scoring.

    Args:
        only: What to measure, of `start` and `score`; nothing means both.
        start_runs: Starts a side that count, alternated.
        calls: Pairs of calls, of which the first 50 do not count.
    """
    ips = forms.rules()
    pairs = [forms.score_and_echo(content) for content in islice(forms.edits(ips), calls)]
    first = [forms.load_request(ips), pairs[0][0]]
    found: list[Comparison] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        with _bench_server(folder) as origin, _kept_profile(folder) as context:
            if not only or "start" in only:
                found.append(_start(context, origin, first, start_runs))
            if not only or "score" in only:
                found.append(_calls(context, origin, ips, pairs))
    return found
