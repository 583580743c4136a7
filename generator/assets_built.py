"""What the build of the browser side left behind, as the pages name it."""

from __future__ import annotations

from dataclasses import dataclass
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
)
"""Scripts that pages name; the same as ENTRIES of `site_js/build.mjs`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Where the built browser assets lie, from the site's assets folder.

    Attributes:
        scripts: File by name from `SCRIPTS`.
        runtime: Folder of the Python runtime, without its last slash.
    """

    scripts: Mapping[str, str]
    runtime: str
