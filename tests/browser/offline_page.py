"""What a page says of the kept site, and what lies in the browser behind it."""

from __future__ import annotations

from typing import cast

from playwright.sync_api import Page, expect

KEEPING_MS = 60_000
"""How long a browser may take to store the whole site."""


def until_kept(page: Page) -> None:
    """Wait until the page says that the site is kept."""
    line = page.locator("[data-offline]")
    expect(line).to_have_attribute("data-offline", "ready", timeout=KEEPING_MS)


def keep(page: Page, site: str, locale: str = "sv") -> None:
    """Open the page of all assessments, and wait until the site is kept."""
    page.goto(f"{site}{locale}/assessments/")
    until_kept(page)


def until(page: Page, condition: str) -> None:
    """Wait until a condition of the browser's own holds, asked for as a promise."""
    page.evaluate(
        """([condition, patience]) => new Promise((resolve, reject) => {
          const last = performance.now() + patience
          const ask = async () => {
            if (await window.holds()) resolve()
            else if (performance.now() > last) reject(new Error("never: " + condition))
            else setTimeout(ask, 50)
          }
          void ask()
        })""".replace("window.holds()", f"({condition})()"),
        [condition, KEEPING_MS],
    )


def look_for_newer(page: Page) -> None:
    """Have the browser look for a newer version, as it does now and then."""
    page.evaluate("async () => { await (await navigator.serviceWorker.ready).update() }")


def workers(page: Page) -> dict[str, bool]:
    """Which service workers the site has: installing, waiting, active."""
    found = page.evaluate(
        """async () => {
          const found = await navigator.serviceWorker.getRegistration()
          const has = (name) => [name, Boolean(found?.[name])]
          return Object.fromEntries(["installing", "waiting", "active"].map(has))
        }"""
    )
    return cast("dict[str, bool]", found)


def caches(page: Page) -> dict[str, list[str]]:
    """Addresses in every cache of the origin, by its name."""
    found = page.evaluate(
        """async () => {
          const found = {}
          for (const name of await caches.keys())
            found[name] = (await (await caches.open(name)).keys()).map(({ url }) => url)
          return found
        }"""
    )
    return cast("dict[str, list[str]]", found)
