"""What the page about privacy says is stored, by place and name, held against what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

PLACES = {
    "IndexedDB": "databases",
    "localStorage": "local",
    "sessionStorage": "session",
    "Cache Storage": "caches",
}
"""What the page calls the places, and what `outward.inventory` calls them."""


@dataclass(frozen=True, slots=True)
class StoredNames:
    """Names by place; an ellipsis in one stands for what differs from one thing to the next."""

    said: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, page: Page, at: str) -> StoredNames:
        """Read the page of a locale, given by its address with a last slash."""
        page.goto(f"{at}privacy/")
        said: dict[str, list[str]] = {}
        for row in page.locator("main table tbody tr").all():
            where = row.locator("td").nth(1).inner_text()
            [place] = [kind for name, kind in PLACES.items() if f"({name})" in where]
            names = row.locator("td").nth(2).locator("code").all_inner_texts()
            assert names, where
            said.setdefault(place, []).extend(names)
        return cls(said)

    def unsaid(self, found: Mapping[str, Sequence[str]]) -> list[str]:
        """What lies in the browser without being named on the page."""
        return [
            f"{place}: {name}"
            for place in PLACES.values()
            for name in found[place]
            if not any(re.fullmatch(pattern, name) for _, pattern in self._patterns(place))
        ]

    def unfound(self, found: Mapping[str, Sequence[str]], *places: str) -> list[str]:
        """What the page names in these places without lying there."""
        return [
            f"{place}: {name}"
            for place in places
            for name, pattern in self._patterns(place)
            if not any(re.fullmatch(pattern, one) for one in found[place])
        ]

    def _patterns(self, place: str) -> Iterator[tuple[str, str]]:
        for name in self.said.get(place, ()):
            yield name, re.escape(name).replace("\u2026", ".+")
