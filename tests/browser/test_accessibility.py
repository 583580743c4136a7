"""Nothing keeps a person out on any kind of page and in any state.

axe finds nothing, nothing is lost when it is enlarged, it is read in colours of one's own, and
nothing moves for who wants that.

Here each page and state is seen once, in one locale and one look; `python -m tests.soak --only axe`
sees all of them in every locale and look.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import sideways, violations
from tests.browser.looks import LOOKS, WHATS, Look, fresh, gone, reach, sample, whole
from tests.browser.preferences import moving, unseen
from tests.browser.reflow import STILL, lost, lost_when_enlarged, out_of_reach
from tests.browser.states import STATES

SAMPLE = sample()
SMALL = """
document.querySelectorAll(".ts-footer :is(ul, li, a)").forEach((each) => {
  each.style.cssText = "display: block; font-size: 8px; line-height: 1; padding: 0; margin: 0"
})
"""


@pytest.mark.parametrize(("what", "locale", "look"), SAMPLE, ids=[what for what, *_ in SAMPLE])
def test_axe_finds_no_violation_and_nothing_is_lost_in_a_window_or_colours_of_ones_own(
    browser: Browser, site: str, what: str, locale: str, look: Look
) -> None:
    with fresh(browser) as page:
        look.apply(page)
        reach(page, site, what, locale)
        look.apply(page)  # a state may have asked for a window of its own
        page.evaluate(STILL)
        found = look.missed(page, what) + violations(page) + sideways(page)
        found += moving(page) + unseen(page)
        assert found == [], f"{what}, {locale}, {look}"
        lost = lost_when_enlarged(page, lambda page: gone(page, what))
        assert lost == [], f"{what}, {locale}"


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


def test_what_is_out_of_reach_in_a_narrow_window_is_seen(browser: Browser, site: str) -> None:
    with fresh(browser) as page:
        page.goto(f"{site}sv/ips/personal/")
        assert out_of_reach(page) == []
        page.add_style_tag(
            content="@media (max-width: 44em) { .headerlink { display: none !important } }"
        )
        missed = out_of_reach(page)
        assert missed
        assert all("/sv/ips/personal/#" in line for line in missed)
        page.locator(".ts-menu").evaluate("each => each.remove()")
        assert f"out of reach: link to {site}sv/seqf/" in out_of_reach(page)


def test_a_state_that_ends_and_colours_that_do_not_follow_are_seen(
    browser: Browser, site: str
) -> None:
    light, dark = LOOKS[0], LOOKS[-1]
    with fresh(browser) as page:
        light.apply(page)
        reach(page, site, "question before all is removed", "sv")
        assert light.missed(page, "question before all is removed") == []
        assert dark.missed(page, "start") == ["the page is light"]
        page.keyboard.press("Escape")
        assert light.missed(page, "question before all is removed") == [
            "no longer seen: dialog[open] button"
        ]


@pytest.mark.parametrize("what", [what for what, state in STATES.items() if state.most])
def test_a_state_of_narrow_windows_is_there_up_to_the_width_it_names(
    browser: Browser, site: str, what: str
) -> None:
    with fresh(browser) as page:
        reach(page, site, what, "sv")
        assert gone(page, what) == []
        page.set_viewport_size({"width": 1280, "height": 900})
        assert all(not page.locator(one).first.is_visible() for one in STATES[what].shown)
