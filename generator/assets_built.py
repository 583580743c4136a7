"""What the build of the browser side left behind, as the pages name it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SCRIPTS = (
    "form",
    "start",
    "assessments",
    "plan",
    "application",
    "side_by_side",
    "consensus",
    "report",
    "report_docx",
    "report_xlsx",
    "reader",
    "worker",
    "offline",
    "service_worker",
    "service_worker_off",
)
"""Scripts of a site; the same as ENTRIES and CLASSIC of `site_js/build.mjs`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Where the built browser assets lie, from the site's assets folder.

    Attributes:
        scripts: File by name from `SCRIPTS`.
        runtime: Folder of the Python runtime, without its last slash.
        files: File by plain path, for what the build of a site itself puts there: each name
            carries a hash of the content, so that no page meets a newer or an older one.
    """

    scripts: Mapping[str, str]
    runtime: str
    files: Mapping[str, str] = field(default_factory=dict)

    def rules(self, framework: str) -> str:
        """Where the rules of a framework lie."""
        return self.files[f"frameworks/{framework}.json"]

    def only(self, framework: str) -> Assets:
        """These assets without the files of other frameworks."""
        ours = (f"frameworks/{framework}.", f"texts/{framework}.")
        files = {plain: path for plain, path in self.files.items() if plain.startswith(ours)}
        return replace(self, files=files)

    def texts(self, framework: str) -> dict[str, str]:
        """Where the words of a framework lie that pages read in the browser, by locale."""
        start, end = f"texts/{framework}.", ".json"
        return {
            plain.removeprefix(start).removesuffix(end): path
            for plain, path in self.files.items()
            if plain.startswith(start)
        }
