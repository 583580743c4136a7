"""`tumstock serve` in a browser: a page says what is to be mended, and comes back by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.starter import new_site
from tests.browser.axe import sideways, violations
from tests.browser.conftest import NewContext
from tests.browser.form_page import FormPage
from tests.browser.watch import Watch
from tests.generator.test_check import change
from tests.generator.test_serving import Served, wait_for

RULES = "frameworks/first_meeting/framework.yaml"


@pytest.fixture
def home(tmp_path: Path, built_site: Path) -> Path:
    """A new site; the forms of the built one show that there is something to run in it."""
    assert built_site.is_dir()
    home = tmp_path / "Min plats å"
    new_site(home, name="Våra kriterier", locales=["sv"])
    return home


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    """Where the site is served for as long as the test lasts."""
    served = Served(home)
    served.thread.start()
    assert wait_for(served, "sv/")[0] == 200
    yield served.serving.server.url
    served.serving.server.shutdown()
    served.thread.join()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_form_shows_what_is_to_be_mended_and_comes_back_with_its_answers(
    home: Path, address: str, new_context: NewContext, watches: list[Watch], width: int
) -> None:
    context = new_context(address=address, viewport={"width": width, "height": 800})
    page = context.new_page()
    form = FormPage(page).open(f"{address}sv/first_meeting/form/")
    form.answer("2", {"level": "2"})
    form.until_saved()

    watches[0].allow("503|ERR_ABORTED")
    change(home / RULES, "kind: sum", "kind: som")
    line = 1 + (home / RULES).read_text("utf-8").splitlines().index("  kind: som")
    told = page.get_by_text(f"{RULES}:{line}:9", exact=True)
    expect(told).to_be_visible()
    expect(page.locator("main")).to_contain_text("did you mean 'sum'?")
    assert violations(page) == []
    assert sideways(page) == []

    change(home / RULES, "kind: som", "kind: sum")
    expect(told).to_have_count(0)
    form.until_ready()
    expect(form.control("2.level", "2")).to_be_checked()
