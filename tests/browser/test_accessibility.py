"""axe finds nothing on any kind of page and in any state, and nothing is lost when it is enlarged.

Here each page and state is seen once, in one locale and one look; `python -m tests.soak --only axe`
sees all of them in every locale and look.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import sideways, violations
from tests.browser.looks import LOOKS, WHATS, Look, fresh, reach, sample, whole
from tests.browser.reflow import lost, lost_when_enlarged

SAMPLE = sample()
SMALL = """
document.querySelectorAll(".ts-footer :is(ul, li, a)").forEach((each) => {
  each.style.cssText = "display: block; font-size: 8px; line-height: 1; padding: 0; margin: 0"
})
"""


@pytest.mark.parametrize(("what", "locale", "look"), SAMPLE, ids=[what for what, *_ in SAMPLE])
def test_axe_finds_no_violation_and_nothing_is_lost_when_enlarged(
    browser: Browser, site: str, what: str, locale: str, look: Look
) -> None:
    with fresh(browser) as page:
        look.apply(page)
        reach(page, site, what, locale)
        look.apply(page)  # a state may have asked for a window of its own
        assert violations(page) + sideways(page) == [], f"{what}, {locale}, {look}"
        assert lost_when_enlarged(page) == [], f"{what}, {locale}"


def test_the_sample_sees_everything_and_every_locale_in_every_look() -> None:
    assert {what for what, *_ in SAMPLE} == set(WHATS)
    seen = {(locale, look) for _, locale, look in SAMPLE}
    assert seen == {(locale, look) for _, locale in whole() for look in LOOKS}


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        ("document.querySelector('main a').style.color = '#ccc'", "color-contrast"),
        ("document.querySelector('main a').replaceChildren()", "link-name"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        (SMALL, "target-size"),
    ],
    ids=["contrast", "name", "language", "target"],
)
def test_axe_sees_what_is_wrong(browser: Browser, site: str, spoil: str, rule: str) -> None:
    with fresh(browser) as spoilt:
        spoilt.goto(f"{site}sv/about/")
        spoilt.evaluate(spoil)
        assert any(line.startswith(rule) for line in violations(spoilt))


def test_what_scrolls_sideways_is_seen(browser: Browser, site: str) -> None:
    with fresh(browser) as page:
        page.goto(f"{site}sv/about/")
        page.evaluate("document.querySelector('main').style.minWidth = '3000px'")
        assert sideways(page) != []
        assert lost(page) != []


def test_text_that_is_cut_is_seen(browser: Browser, site: str) -> None:
    with fresh(browser) as page:
        page.goto(f"{site}sv/about/")
        assert lost_when_enlarged(page) == []
        page.evaluate(
            "document.querySelector('main p').style.cssText = 'height: 2em; overflow: hidden'"
        )
        assert any(line.startswith("cut:") for line in lost(page))
