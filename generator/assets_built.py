"""What the build of the browser side left behind, as the pages name it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
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

CHECKOUT = Path(__file__).parents[1] / "site_js"
"""Sources of the assets; they lie beside the package in a checkout alone."""


class AssetsMissingError(Exception):
    """The browser assets are not there; printed, it says how to get them."""


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


def read_manifest(folder: Path) -> Assets:
    """Where the built browser assets lie.

    Raises:
        AssetsMissingError: There is no manifest, or it does not name every asset.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        scripts = {name: manifest[name] for name in SCRIPTS}
        return Assets(scripts=scripts, runtime=manifest["runtime"])
    except (OSError, ValueError, KeyError) as error:
        raise AssetsMissingError(_how_to_get_them(folder)) from error


def _how_to_get_them(folder: Path) -> str:
    """Who works in a checkout builds them; who installed the package did not get a whole one."""
    if CHECKOUT.is_dir():
        return "The browser assets are not built: run `make assets`"
    return (
        f"The browser assets are not in this installation ({folder}): it was not made from a "
        "whole wheel -> install it anew: `pip install --force-reinstall --only-binary tumstock "
        "tumstock`, or name the wheel file in place of the last word"
    )
