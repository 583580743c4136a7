"""Talks to the site's own scoring worker from a test: the file the page uses, without the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import cast

from playwright.sync_api import Page

from generator.toolchain.places import ASSETS
from tests.browser.server import BLANK

_START = """
({ worker, runtime }) => {
  const waiting = new Map()
  const port = new Worker(worker, { type: "module" })
  let last = 0
  window.scoring = {
    port,
    call: (request) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      port.postMessage({ kind: "call", id: last, request })
    }),
  }
  return new Promise((resolve, reject) => {
    port.onerror = (event) => reject(new Error(event.message))
    port.onmessage = ({ data }) => {
      if (data.kind === "ready") resolve(data.milliseconds)
      else if (data.kind === "reply") waiting.get(data.id).resolve(data.reply)
      else if (data.kind === "failed" && data.id === null) reject(new Error(data.message))
      else if (data.kind === "failed") waiting.get(data.id).reject(new Error(data.message))
      if (data.kind === "reply" || data.kind === "failed") waiting.delete(data.id)
    }
    port.postMessage({ kind: "init", runtime })
  })
}
"""

_CALLS = """
async (requests) => {
  const replies = []
  for (const request of requests) replies.push(await window.scoring.call(request))
  return replies
}
"""


def asset_addresses(origin: str) -> dict[str, str]:
    """Give the full addresses of the worker and the runtime below an address."""
    manifest = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))
    return {
        "worker": f"{origin}assets/{manifest['worker']}",
        "runtime": f"{origin}assets/{manifest['runtime']}/",
    }


class WorkerDriver:
    """One running worker in a page of its own."""

    def __init__(self, page: Page, origin: str) -> None:
        """Open an empty page of the site's origin and start the worker in it.

        Args:
            page: A page; it is navigated away.
            origin: Address of the site, at the root of its server.
        """
        page.goto(origin.rstrip("/") + BLANK)
        page.evaluate(_START, asset_addresses(origin))
        self._page = page

    def replies(self, requests: Sequence[str], *, batch: int = 100) -> list[str]:
        """Send requests in turn and give their replies in the same order."""
        found: list[str] = []
        for first in range(0, len(requests), batch):
            part = list(requests[first : first + batch])
            found += cast("list[str]", self._page.evaluate(_CALLS, part))
        return found
