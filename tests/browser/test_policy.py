"""The policy of the pages, held against what it is to stop."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import SAMPLE
from tests.browser.watch import Watch

TRY = {
    "a script in the page": """() => {
        const script = document.createElement("script")
        script.textContent = "window.ran = true"
        document.head.append(script)
        return Boolean(window.ran)
    }""",
    "a handler in the markup": """() => {
        const button = document.createElement("button")
        button.setAttribute("onclick", "window.ran = true")
        button.click()
        return Boolean(window.ran)
    }""",
    "text as code": """() => {
        const script = document.createElement("script")
        script.src = "data:text/javascript,window.ran = true"
        return new Promise((resolve) => {
            script.onload = () => resolve(true)
            script.onerror = () => resolve(false)
            document.head.append(script)
        })
    }""",
    "a request to another site": """() =>
        fetch("https://example.org/?answer=3").then(() => true, () => false)""",
    "a picture from another site": """() => new Promise((resolve) => {
        const picture = new Image()
        picture.onload = () => resolve(true)
        picture.onerror = () => resolve(false)
        picture.src = "https://example.org/?answer=3"
    })""",
    "a form to another site": """() => new Promise((resolve) => {
        const form = document.createElement("form")
        form.action = "https://example.org/"
        addEventListener("securitypolicyviolation", () => resolve(false))
        document.body.append(form)
        form.submit()
    })""",
}


@pytest.mark.parametrize("what", TRY)
def test_what_a_page_may_not_do_is_stopped(page: Page, site: str, watch: Watch, what: str) -> None:
    watch.allow("Content Security Policy|violates the following|example.org")
    page.goto(f"{site}sv/ips/")
    assert page.evaluate(TRY[what]) is False
    assert page.url == f"{site}sv/ips/"


@pytest.mark.parametrize("kind", SAMPLE)
def test_every_kind_of_page_has_a_policy_and_keeps_to_it(page: Page, site: str, kind: str) -> None:
    """The watch of the page fails the test where the browser tells of a violation."""
    page.goto(f"{site}{SAMPLE[kind]}", wait_until="networkidle")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']")
    expect(policy).to_have_count(1)
    before = policy.evaluate("(meta) => [...meta.parentElement.children].indexOf(meta)")
    assert before == 1  # only the character set stands before it
