"""The pages written to disk make a working site with Zensical, forms included.

The framework is the second version of IPS, so that the same build shows how a whole site takes what
was answered in the first one.
"""

from __future__ import annotations

import subprocess
import sys
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
from tests.generator.test_check import tumstock
from tests.generator.test_second_version import ANSWERS
from tests.second_version import CALLED, FIRST, write_second

OF_OURS = {
    "No content security policy and no hashes of scripts in the pages": (
        'http-equiv="Content-Security-Policy"',
        'integrity="sha',
    ),
    "Pages do not say where they are in the other languages": ("hreflang",),
    "nor what they look like where they are shared": ('property="og:',),
}
"""What the guide says and what in a page shows it: ours have it, and those of others have not."""

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


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second version of IPS in two locales, built by Zensical."""
    home = tmp_path_factory.mktemp("zensical")
    write_second(home / "frameworks")
    assert tumstock(home, "publish", "--frameworks", "frameworks").exit_code == 0
    for locale in ("sv", "nb"):
        (home / "content" / locale).mkdir(parents=True)
        (home / "content" / locale / "index.md").write_text("# Start\n", "utf-8")
    (home / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for path in write_pages(home / "out", home / "mkdocs.yml"):
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--config-file", path.name],
            cwd=path.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return home / "out" / "site"


def test_a_form_that_zensical_built_scores_itself(
    zensical_site: Path, new_context: NewContext
) -> None:
    with serving(zensical_site, "/guide/") as address:
        page = new_context(address=address).new_page()
        page.goto(f"{address}nb/ips/form/")
        page.locator("[data-item='1'] input[value='4']").check()
        expect(page.locator("[data-item='1'] output[data-score]")).to_contain_text("4")
        page.reload()
        expect(page.locator("[data-item='1'] input[value='4']")).to_be_checked()
        page.goto(f"{address}nb/ips/personal/")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".ts-side a[aria-current='page']")).to_have_count(1)


def test_answers_of_the_first_version_stand_at_their_items_of_the_second(
    zensical_site: Path, new_context: NewContext
) -> None:
    old = made("ips", "a", "Gammal", "2026-05-01", dict(ANSWERS))
    assert old["framework"]["version"] == FIRST
    with serving(zensical_site, "/guide/") as address:
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


def test_what_differs_is_what_the_guide_says(zensical_site: Path, built_site: Path) -> None:
    guide = " ".join((ROOT / "content/en-dev/other-builders.md").read_text("utf-8").split())
    ours, theirs = (
        (site / "nb/ips/form/index.html").read_text("utf-8") for site in (built_site, zensical_site)
    )
    for said, signs in OF_OURS.items():
        assert said in guide
        for sign in signs:
            assert sign in ours, sign
            assert sign not in theirs, sign
    assert "No service worker, so no use without a network." in guide
    assert [(site / "sw.js").is_file() for site in (built_site, zensical_site)] == [True, False]
