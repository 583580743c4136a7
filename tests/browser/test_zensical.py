"""The pages written to disk make a working site with Zensical, forms included."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.toolchain.places import ROOT
from generator.written import write_pages
from tests.browser.conftest import NewContext
from tests.browser.server import serving

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
    """IPS in two locales, built by Zensical."""
    home = tmp_path_factory.mktemp("zensical")
    shutil.copytree(ROOT / "frameworks" / "ips", home / "frameworks" / "ips")
    # IPS has words in a language of the site's own too
    shutil.copytree(ROOT / "content" / "languages", home / "content" / "languages")
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
