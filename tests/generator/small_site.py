"""A small site to build: the demo framework, a few pages of prose, stand-ins for the assets."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator import build as build_module
from generator.assets_built import SCRIPTS
from generator.locales import LOCALES

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "tests" / "generator" / "frameworks"

CONFIG = """
site_name: Tumstock
site_url: https://example.org/tumstock/
docs_dir: content
site_dir: site
theme: {name: tumstock}
plugins:
  - material/search
  - tumstock: {frameworks: frameworks, prose: [about.md]}
markdown_extensions: [attr_list, md_in_html, toc: {permalink: "#"}]
"""

GLOSSARY = """
groups: {one: {title: Grupp}}
terms:
  all: {group: one, term: Allt, forms: [allt, alt], short: Hela., definition: Allting.,
        source: {document: demo, line: 2}, see: [plan], used_in: [demo]}
  plan: {group: one, term: Plan, forms: [plan], short: Tanke., definition: En tanke.,
         source: null, see: [], used_in: [demo]}
"""


@contextmanager
def stand_in_assets(folder: Path) -> Iterator[Path]:
    """Take an empty file for each browser asset, so that no build of them is needed."""
    (folder / "runtime" / "1").mkdir(parents=True)
    (folder / "runtime" / "1" / "pyodide.asm.wasm").touch()
    scripts = {name: f"{name}-1.js" for name in SCRIPTS}
    for name in (*scripts.values(), "licences.txt"):
        (folder / name).touch()
    manifest = {**scripts, "runtime": "runtime/1"}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_module, "BUILT_ASSETS", folder)
        yield folder


def project(folder: Path, frameworks: Path = DEMO) -> Path:
    """A small site's sources; gives its configuration."""
    shutil.copytree(frameworks, folder / "frameworks")
    for locale in LOCALES:
        home = folder / "content" / locale
        home.mkdir(parents=True)
        (home / "index.md").write_text(f"# Start {locale}\n\n[Om](about.md)\n", "utf-8")
        (home / "about.md").write_text("# Om\n", "utf-8")
        if frameworks == DEMO:
            (home / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    (folder / "content" / "sv" / "extra.md").write_text("# Extra\n", "utf-8")
    path = folder / "mkdocs.yml"
    path.write_text(CONFIG, "utf-8")
    return path
