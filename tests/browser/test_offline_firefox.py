"""Firefox keeps the site too, and scores without a network.

That every file is kept and every page opens is shown in Chromium, by `test_offline`.
"""

from __future__ import annotations

from pathlib import Path

from tests.browser.deployed import deployed
from tests.browser.firefox import FirefoxPage, running
from tests.browser.kinds import SAMPLE

PATIENCE_MS = 90_000

UNTIL = """
([selector, attribute, value, patience]) => new Promise((resolve, reject) => {
  const last = performance.now() + patience
  const look = () => {
    const found = document.querySelector(selector)
    const has = attribute ? found?.getAttribute(attribute) : found?.textContent
    if (attribute ? has === value : has?.includes(value)) resolve()
    else if (performance.now() > last) reject(new Error(`${selector} says ${has}, not ${value}`))
    else setTimeout(look, 50)
  }
  look()
})
"""
CHECKED = "() => document.querySelector(\"[name='7.level'][value='3']\").checked"


def until(page: FirefoxPage, selector: str, attribute: str, value: str) -> None:
    """Wait until something has an attribute with a value, or holds a text where none is named."""
    page.evaluate(UNTIL, [selector, attribute, value, PATIENCE_MS])


def test_in_firefox_pages_open_and_a_form_scores_and_keeps_without_a_network(
    built_site: Path,
) -> None:
    with deployed(built_site) as site, running() as page:
        page.goto(f"{site.address}nb/ips/form/")
        until(page, "[data-runtime-status]", "data-state", "ready")
        until(page, "[data-offline]", "data-offline", "ready")

        site.stop()
        asked = len(site.asked)
        for kind, path in list(SAMPLE.items())[::4]:
            page.goto(f"{site.address}{path}")
            shown = page.evaluate(
                "() => [location.pathname, document.querySelector('h1').checkVisibility()]"
            )
            # Whoever has read in a language is led there from the choice of them.
            assert shown == [f"/{path or 'nb/'}", True], kind

        page.goto(f"{site.address}sv-FI/ips/form/")
        until(page, "[data-runtime-status]", "data-state", "ready")
        page.evaluate("() => document.querySelector(\"[name='7.level'][value='3']\").click()")
        until(page, "[data-score='7']", "", "3 av 5")
        until(page, "[data-saved]", "data-state", "saved")
        page.goto(f"{site.address}sv-FI/ips/form/")
        until(page, "[data-score='7']", "", "3 av 5")
        assert page.evaluate(CHECKED)
        assert len(site.asked) == asked
