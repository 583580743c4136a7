"""Pages as the tests make them: of the real frameworks and of the demonstration, once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.assets_built import SCRIPTS, Assets
from generator.library import Library, open_library
from generator.locales import LOCALES, SV, Locale
from generator.model import Framework
from generator.page import Page
from generator.pages import framework_pages
from tests.generator.markup import Markup, read

ROOT = Path(__file__).resolve().parents[2]
REAL = tuple(
    sorted(
        path.parent.name
        for path in (ROOT / "frameworks").glob("*/framework.yaml")
        if "draft: true" not in path.read_text("utf-8")
    )
)

PLAIN = (
    *(f"frameworks/{one}.json" for one in (*REAL, "demo")),
    *(f"texts/{one}.{locale}.json" for one in (*REAL, "demo") for locale in LOCALES),
)
ASSETS = Assets(
    scripts={name: f"{name}-1.js" for name in SCRIPTS},
    runtime="runtime/1",
    files={path: path for path in PLAIN},
)
"""Stand-ins, whose names do not change with what the build makes."""


@cache
def library(folder: Path) -> Library:
    return open_library(folder)


@cache
def pages(framework_id: str, locale: Locale) -> dict[str, Page]:
    """Pages of a framework by path."""
    folder = ROOT / ("frameworks" if framework_id in REAL else "tests/generator/frameworks")
    opened = library(folder)
    found = framework_pages(framework(framework_id), opened, locale, ASSETS)
    return {page.source: page for page in found}


def framework(framework_id: str) -> Framework:
    folder = ROOT / ("frameworks" if framework_id in REAL else "tests/generator/frameworks")
    return next(one for one in library(folder).frameworks if one.id == framework_id)


def page(framework_id: str, path: str, locale: Locale = SV) -> Markup:
    return read(pages(framework_id, locale)[f"{framework_id}/{path}index.md"].markdown)
