"""axe finds nothing on any kind of page, light or dark, wide or narrow."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from generator.toolchain.places import SITE_JS
from tests.browser.conftest import NewContext
from tests.browser.kinds import SAMPLE

AXE = SITE_JS / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN = """
async (rules) => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(
    ({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`))
}
"""


def violations(page: Page) -> list[str]:
    """Run axe on the page as it is now; one line a place, at most four a rule."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, RULES)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", SAMPLE.values(), ids=SAMPLE.keys())
def test_axe_finds_no_violation(
    new_context: NewContext,
    site: str,
    path: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    page = new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    ).new_page()
    page.goto(site + path)
    assert violations(page) == []
