"""The pages written to disk make a working site with Zensical, forms included.

IPS is there in its second version, so that the same build shows how a whole site takes what was
answered in the first one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.toolchain.places import ROOT
from generator.written import write_pages
from tests.browser.beside import made, put
from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.browser.server import serving
from tests.browser.test_report import open_report
from tests.browser.whole_case import scored_and_saved
from tests.generator.test_check import tumstock
from tests.generator.test_second_version import ANSWERS
from tests.second_version import CALLED, FIRST, write_second

OF_OURS = {
    "No content security policy and no hashes of scripts in the pages": (
        'http-equiv="Content-Security-Policy"',
        'integrity="sha',
    ),
    "Pages do not say what they look like where they are shared": ('property="og:',),
}
"""What the guide says and what in a page shows it: ours have it, and those of others have not."""

OTHERS = {"seqf": "nb", "into": "sv", "af": "nb"}
"""Locale in which the form of each framework beside IPS is filled in."""

CONFIG = """
site_name: Tumstock
docs_dir: content
theme: {name: tumstock}
plugins:
  - material/search
  - tumstock: {frameworks: frameworks, locales: [sv, nb]}
markdown_extensions: [attr_list, def_list, md_in_html, tables, toc: {permalink: "#"}]
exclude_docs: glossary.yaml
"""


@dataclass(frozen=True, slots=True)
class Built:
    """What Zensical built, as it is served.

    Attributes:
        root: Its folder.
        address: Its own, which is also its `site_url`.
    """

    root: Path
    address: str


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """All four frameworks in two locales."""
    root = tmp_path_factory.mktemp("zensical") / "out" / "site"
    with serving(root, "/guide/") as address:
        build(root.parent.parent, address)
        yield Built(root, address)


def build(home: Path, address: str) -> None:
    """Write the pages of a project into its folder `out`, and let Zensical build them."""
    for one in OTHERS:
        shutil.copytree(ROOT / "frameworks" / one, home / "frameworks" / one)
    write_second(home / "frameworks")
    assert tumstock(home, "publish", "--frameworks", "frameworks").exit_code == 0
    for locale in ("sv", "nb"):
        (home / "content" / locale).mkdir(parents=True)
        (home / "content" / locale / "index.md").write_text("# Start\n", "utf-8")
    (home / "mkdocs.yml").write_text(f"site_url: {address}{CONFIG}", "utf-8")
    for path in write_pages(home / "out", home / "mkdocs.yml"):
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--config-file", path.name],
            cwd=path.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_form_that_zensical_built_scores_itself(zensical: Built, new_context: NewContext) -> None:
    address = zensical.address
    page = new_context(address=address).new_page()
    page.goto(f"{address}nb/ips/form/")
    page.locator("[data-item='1'] input[value='4']").check()
    expect(page.locator("[data-item='1'] output[data-score]")).to_contain_text("4")
    page.reload()
    expect(page.locator("[data-item='1'] input[value='4']")).to_be_checked()
    page.goto(f"{address}nb/ips/personal/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".ts-side a[aria-current='page']")).to_have_count(1)


@pytest.mark.parametrize("framework", OTHERS)
def test_a_worked_case_is_scored_saved_and_reported_on(
    zensical: Built, new_context: NewContext, framework: str
) -> None:
    address = zensical.address
    form = FormPage(new_context(address=address).new_page())
    scored_and_saved(form, address, framework, OTHERS[framework])


def test_answers_of_the_first_version_stand_at_their_items_of_the_second(
    zensical: Built, new_context: NewContext
) -> None:
    old = made("ips", "a", "Gammal", "2026-05-01", dict(ANSWERS))
    assert old["framework"]["version"] == FIRST
    address = zensical.address
    page = new_context(address=address).new_page()
    desk = DeskPage(page, address, "nb").open()
    put(desk, old)
    form = FormPage(page).open(f"{address}nb/ips/form/?a=a")
    for item, score in {"7": "5", "9": "2", "25": "2"}.items():
        expect(form.score_of(str(CALLED[item]))).to_contain_text(score)
    kept = page.locator("[data-former]")
    expect(kept).to_have_count(1)
    expect(kept).to_contain_text(f"12 (versjon {FIRST}): på nivå 4; Tolv")
    open_report(page, address, "a", "nb", "nb")
    report = page.locator("[data-report]")
    expect(report).to_contain_text("rammeverkets regler, versjon 9. januar 2027")
    # three items are scored with 9 points together, 23 of 26 are open and give 1 to 5 each
    expect(report).to_contain_text("32\u2013124")
    assert desk.documents()["a"]["assessment"] == old


def guide_text() -> str:
    return " ".join((ROOT / "content/en-dev/other-builders.md").read_text("utf-8").split())


def languages(page: str) -> dict[str, str]:
    """Where a page says that it is in each language."""
    links = re.findall(r"<link\b[^>]*hreflang[^>]*>", page)
    read = [dict(re.findall(r'(href|hreflang)="([^"]*)"', link)) for link in links]
    return {one["hreflang"]: one["href"] for one in read}


def test_a_page_leads_to_the_start_of_each_language(zensical: Built, built_site: Path) -> None:
    place = "ips/form/index.html"
    ours, theirs = (
        languages((site / "nb" / place).read_text("utf-8")) for site in (built_site, zensical.root)
    )
    assert theirs == {code: f"{zensical.address}{code}/" for code in ("sv", "nb")}
    assert all(ours[code].endswith(f"/{code}/ips/form/") for code in theirs)
    assert "head and header name the start page of each language" in guide_text()


@pytest.mark.parametrize(("typed", "count"), [("læringsmiljøer", 1), ("laeringsmiljoer", 0)])
def test_its_search_finds_words_as_they_are_written(
    zensical: Built, new_context: NewContext, typed: str, count: int
) -> None:
    item = "/nb/into/impact/#item-33"
    address = zensical.address
    page = new_context(address=address).new_page()
    page.goto(f"{address}nb/")
    page.locator(".md-search__button").click()
    page.get_by_role("dialog", name="Search").locator("input").press_sequentially(typed)
    expect(page.get_by_text("results" if count else "No results")).to_be_visible()
    expect(page.locator(f"dialog a[href$='{item}']")).to_have_count(count)
    assert "without our folding of å, ä, ö and inflections; its words are English" in guide_text()


def maps_not_there(zensical: Built) -> list[str]:
    """Addresses of the map at the root that lead to no file of the site."""
    named = re.findall(r"<loc>([^<]+)</loc>", (zensical.root / "sitemap.xml").read_text("utf-8"))
    assert len(named) == len(("sv", "nb"))
    assert all(one.startswith(zensical.address) for one in named)
    return [
        one for one in named if not (zensical.root / one.removeprefix(zensical.address)).is_file()
    ]


def test_what_differs_is_what_the_guide_says(zensical: Built, built_site: Path) -> None:
    ours, theirs = (
        (site / "nb/ips/form/index.html").read_text("utf-8") for site in (built_site, zensical.root)
    )
    guide = guide_text()
    for said, signs in OF_OURS.items():
        assert said in guide
        for sign in signs:
            assert sign in ours, sign
            assert sign not in theirs, sign
    assert "`sitemap.xml` at the root names the maps that the builder makes." in guide
    assert maps_not_there(zensical) == []
    assert "No service worker, so no use without a network." in guide
    assert [(site / "sw.js").is_file() for site in (built_site, zensical.root)] == [True, False]
