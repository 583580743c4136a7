"""axe on a page as it is now, with the rules of WCAG 2.2 AA and good practice.

A page needs a context with `bypass_csp=True`: the policy stops axe as it stops any other script.
"""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from generator.toolchain.places import SITE_JS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN = """
async (rules) => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(
    ({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`))
}
"""

LAID_OUT = "() => !document.querySelector('form.ts-form:not([data-all-laid-out])')"
"""Whether everything has its place: a long form lays out first what is seen."""

ACROSS = """
() => {
  const across = document.documentElement.scrollWidth - document.documentElement.clientWidth
  return across > 0 ? [`the page scrolls sideways by ${across} px`] : []
}
"""


@cache
def source() -> str:
    """Give the text of axe."""
    path = SITE_JS / "node_modules" / "axe-core" / "axe.min.js"
    return path.read_text(encoding="utf-8")


def version() -> str:
    """Give the version of axe, from its first line."""
    return source().split(" v", maxsplit=1)[1].split(maxsplit=1)[0]


def violations(page: Page) -> list[str]:
    """Run axe; one line a place, at most four a rule."""
    page.wait_for_function(LAID_OUT)
    if not page.evaluate("'axe' in window"):
        page.evaluate(source())
    found: list[str] = page.evaluate(RUN, RULES)
    return found


def sideways(page: Page) -> list[str]:
    """Say how far the page scrolls sideways, in a line; none where it does not."""
    found: list[str] = page.evaluate(ACROSS)
    return found
