"""The pictures of the README say what the pages say today: `python -m tests.pictures` otherwise."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.pictures import PICTURES, changed, kept, reached, runs_of, texts_of

TRIES = 40
EACH_MS = 500
"""A page that is not done yet says so for a while."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_page_says(browser: Browser, site: str, name: str) -> None:
    with reached(browser, site, name) as page:
        for _ in range(TRIES):
            gone = changed(kept()[name], [text for text, _ in texts_of(page)])
            if not gone:
                break
            page.wait_for_timeout(EACH_MS)
    assert gone == [], "take the pictures anew: python -m tests.pictures"


def test_what_is_read_on_each_picture_is_kept_and_a_change_in_it_is_noticed() -> None:
    assert kept().keys() == PICTURES.keys()
    assert all(sum(map(len, runs)) > 20 for runs in kept().values())
    page = [("above", False), ("a", True), ("b", True), ("below", False), ("beside", True)]
    runs = runs_of(page)
    assert runs == [["a", "b"], ["beside"]]
    assert changed(runs, ["above", "a", "b", "beside"]) == []
    assert changed(runs, ["a", "new", "b", "beside"]) == [["a", "b"]]
    assert changed(runs, ["a", "b", "besides"]) == [["beside"]]
