"""The notice names everything that the site carries of others, with its licence."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml

from generator.toolchain.licences import TEXTS, Part, bundled, notice, parts
from generator.toolchain.places import ASSETS, SITE_JS

LISTED = yaml.safe_load((TEXTS / "parts.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def found() -> list[Part]:
    return list(parts())


def test_every_package_that_scripts_are_made_of_is_named(found: list[Part]) -> None:
    names = {part.name for part in found}
    assert bundled() <= names
    lock = json.loads((SITE_JS / "package-lock.json").read_text("utf-8"))
    assert set(lock["packages"][""]["dependencies"]) <= names
    assert {"Pyodide", "CPython", "Material for MkDocs", "lunr"} <= names


def test_every_package_that_the_theme_is_made_of_is_named() -> None:
    theme = distribution("mkdocs-material")
    folder = Path(str(theme.locate_file("material/templates/assets/javascripts")))
    sources = [
        source
        for path in folder.rglob("*.js.map")
        for source in json.loads(path.read_text("utf-8"))["sources"]
    ]
    inside = {found[1] for s in sources if (found := re.search(r"node_modules/([^/]+)/", s))}
    assert inside
    named = {one["name"] for one in LISTED if one["in"].startswith("the theme")}
    assert named == {*inside, "lunr-languages"}


def test_each_part_has_a_licence_a_holder_a_source_and_the_text(found: list[Part]) -> None:
    text = notice(found)
    for part in found:
        assert part.source.startswith("https://"), part.name
        assert re.search(r"(?i)copyright|\(c\)", part.text), part.name
        whole = (TEXTS / f"{part.licence}.txt").is_file() or len(part.text) > 500
        assert whole, f"{part.name}: the text of {part.licence} is nowhere"
        assert part.text in text


def test_the_notice_is_among_what_the_site_is_built_with(found: list[Part]) -> None:
    assert (ASSETS / "licences.txt").read_text("utf-8") == notice(found)
