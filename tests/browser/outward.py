"""Watches every way in which something that people wrote could leave a page or stay behind."""

from __future__ import annotations

import base64
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from playwright.sync_api import BrowserContext, Page

from tests.browser.recording import Seen

MARK = "kanariefågel"
"""Stands in every text that the tests write; nothing of the site has it."""

SPY = """
(() => {
  const told = (what, more) => void window.tumstockTold(`${what}: ${String(more).slice(0, 300)}`)
  for (const name of ["WebSocket", "EventSource", "RTCPeerConnection", "WebTransport"]) {
    const Real = window[name]
    if (!Real) continue
    window[name] = class extends Real {
      constructor(...args) { told(name, args[0]); super(...args) }
    }
  }
  const wrap = (owner, name, wrong) => {
    const real = owner[name]
    owner[name] = function (...args) {
      const what = wrong(args)
      if (what !== undefined) told(name, what)
      return real.apply(this, args)
    }
  }
  wrap(Navigator.prototype, "sendBeacon", ([url]) => url)
  wrap(window, "open", ([url]) => url ?? "")
  wrap(window, "fetch", ([asked, more]) => {
    const { method, url } = new Request(asked, more)
    return method === "GET" ? undefined : `${method} ${url}`
  })
  wrap(XMLHttpRequest.prototype, "send", ([body]) => (body ? "with a body" : undefined))
  for (const name of ["pushState", "replaceState"])
    wrap(History.prototype, name, ([state]) => state === null ? undefined : JSON.stringify(state))
  wrap(HTMLFormElement.prototype, "submit", () => "form")
  const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, "cookie")
  Object.defineProperty(Document.prototype, "cookie", {
    get,
    set(text) { told("cookie", text); set.call(this, text) },
  })
  addEventListener("securitypolicyviolation", (event) =>
    told("violation", `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`), true)
})()
"""

HEADERS = {
    "accept", "accept-encoding", "accept-language", "cache-control", "connection", "host",
    "if-modified-since", "if-none-match", "origin", "pragma", "referer", "sec-ch-ua",
    "sec-ch-ua-mobile", "sec-ch-ua-platform", "sec-fetch-dest", "sec-fetch-mode",
    "sec-fetch-site", "sec-fetch-user", "service-worker", "upgrade-insecure-requests",
    "user-agent",
}  # fmt: skip
"""What browsers say of themselves with every request, to any site."""

HELD = """async (mark) => {
  const signs = [...new TextEncoder().encode(mark)]
  const wide = [...mark].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])
  const forms = [signs, wide].map((bytes) => String.fromCharCode(...bytes))
  const latin = new TextDecoder("latin1")
  const found = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request)).arrayBuffer()
      const text = request.url + latin.decode(bytes)
      if (forms.some((form) => text.includes(form))) found.push(request.url)
    }
  }
  return found
}"""

ENTRIES = """() => [
  ...navigation.entries().map((entry) => entry.url + JSON.stringify(entry.getState() ?? null)),
  location.href, document.referrer, window.name, JSON.stringify(history.state),
]"""

INVENTORY = """async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
  local: Object.keys(localStorage).sort(),
  session: Object.keys(sessionStorage).sort(),
  caches: (await caches.keys()).sort(),
  cookies: document.cookie,
  files: (await navigator.storage.getDirectory().then(
    async (root) => Array.fromAsync(root.keys()), () => [])).sort(),
})"""


def _forms() -> tuple[str, ...]:
    """How the mark may be written where only letters, digits and few other signs may stand."""
    composed = (unicodedata.normalize(form, MARK) for form in ("NFC", "NFD"))
    found: set[str] = set()
    for text in composed:
        for code in ("utf-8", "latin-1", "utf-16-le"):
            data = text.encode(code, errors="ignore")
            found |= {data.hex(), data.decode("latin-1")}
            # where the text begins within three bytes decides which letters stand for it
            for at in range(3):
                coded = base64.b64encode(bytes(at) + data)
                found.add(coded[4 if at else 0 : len(coded) // 4 * 4 - 4].decode())
        escaped = text.encode("ascii", "backslashreplace").decode()
        numbered = text.encode("ascii", "xmlcharrefreplace").decode()
        found |= {text, text[::-1], escaped, numbered, re.sub(r"\\x(..)", r"\\u00\1", escaped)}
    folded = {form.casefold().replace("+", "-").replace("/", "_") for form in found}
    return tuple(folded)


_FORMS = _forms()


def marked(text: str) -> bool:
    """Whether the mark stands in a text, in whatever form an address can carry it."""
    seen = ""
    while text != seen:  # written for an address once, twice or more often
        seen, text = text, unquote(text)
    folded = text.casefold().replace("+", "-").replace("/", "_")
    return any(form in folded for form in _FORMS)


@cache
def _places(page: Path) -> frozenset[str]:
    """Names of the places on a built page."""
    return frozenset(re.findall(r"""\bid=["']?([^"'\s>]+)""", page.read_text("utf-8")))


@dataclass
class Outward:
    """What a browser context does outward, from the first page to the last.

    Attributes:
        context: Made with `refusing_proxy` as its proxy.
        seen: What the site's server was asked.
        asked: What the proxy was asked.
        site: Address of the site.
        folder: Where it was built.
        told: What pages did that no page may do.
        ids: Of assessments; these may stand in an address.
    """

    context: BrowserContext
    seen: list[Seen]
    asked: list[str]
    site: str
    folder: Path
    told: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.expose_binding("tumstockTold", lambda _, what: self.told.append(what))
        self.context.add_init_script(SPY)
        self.context.on("page", self._page)

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.told.append(f"WebSocket: {socket.url}"))

    def look(self, page: Page) -> list[str]:
        """Addresses of the page's history that hold more than they may."""
        entries: list[str] = page.evaluate(ENTRIES)
        return [entry for entry in entries if self._says_too_much(entry)]

    def _says_too_much(self, entry: str) -> bool:
        if marked(entry):
            return True
        parts = urlsplit(entry.removesuffix("null"))
        if parts.scheme in {"http", ""} and not self._is_place(parts.path, parts.fragment):
            return True
        allowed = {"lang": {"sv", "nb", "sv-FI"}, "sheet": {"summary", "interview"}, "a": self.ids}
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        return any(value not in allowed.get(key, ()) for key, value in pairs)

    def _is_place(self, path: str, fragment: str) -> bool:
        """Whether there is such a file, and on that page such a place; "" is nowhere."""
        if path in {"", "/blank.html", "/favicon.ico"}:
            return fragment == ""
        file = self.folder / unquote(path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        return file.is_file() and (not fragment or unquote(fragment) in _places(file))

    def problems(self) -> list[str]:
        """Everything that went out, or was tried, and may not."""
        requests = [
            f"sent to the site: {one.method} {one.path}"
            for one in self.seen
            if one.method not in {"GET", "HEAD"} or one.body or marked(one.text)
            or self._says_too_much(one.path)
        ]  # fmt: skip
        headers = {line.partition(":")[0].lower() for one in self.seen for line in one.lines}
        requests += [f"sent to the site: {name}" for name in sorted(headers - HEADERS)]
        cookies = [f"cookie: {one['name']}={one['value']}" for one in self.context.cookies()]
        return [*self.told, *(f"asked for: {one}" for one in self.asked), *requests, *cookies]


def cached_with_answers(page: Page) -> list[str]:
    """Addresses of files in the browser's caches that hold something that people wrote."""
    found: list[str] = page.evaluate(HELD, MARK)
    return found


def inventory(page: Page) -> dict[str, Any]:
    """Names of everything that lies in the browser for the page's origin and tab."""
    found: dict[str, Any] = page.evaluate(INVENTORY)
    return found
