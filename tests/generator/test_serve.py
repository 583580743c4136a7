"""`mkdocs serve`: after a file was saved, the site is the one that a build from nothing gives."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import build as build_module
from generator.assets_built import Assets, read_manifest
from generator.build import framework_marks
from generator.jinja_env import TEMPLATES
from generator.library import Library, open_library
from generator.locales import LOCALES, UI, Locale
from generator.model import Framework
from generator.page import Page
from generator.pages import framework_pages
from generator.remembered import MEMORY, Memory, mark_of
from tests.generator.small_site import project, stand_in_assets
from tests.generator.test_build_locales import files

type Edit = Callable[[Path], None]


@pytest.fixture(scope="module", autouse=True)
def assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with stand_in_assets(tmp_path_factory.mktemp("assets")) as folder:
        yield folder
    MEMORY.forget()


def serve(home: Path, target: Path) -> dict[str, bytes]:
    """One build of `mkdocs serve` in this process; the files that it wrote."""
    config = load_config(str(home / "mkdocs.yml"), site_dir=str(target))
    config.site_url = f"http://{config.dev_addr}/"
    build(config, serve_url=config.site_url)
    return files(target)


def replaced(name: str, old: str, new: str) -> Edit:
    def edit(home: Path) -> None:
        path = home / name
        text = path.read_text("utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), "utf-8")

    return edit


def written(name: str, text: str) -> Edit:
    def edit(home: Path) -> None:
        (home / name).write_text(text, "utf-8")

    return edit


def removed(name: str) -> Edit:
    return lambda home: (home / name).unlink()


def second(home: Path) -> None:
    """A framework that differs from the first in its name alone."""
    target = home / "frameworks" / "other"
    shutil.copytree(home / "frameworks" / "demo", target)
    path = target / "framework.yaml"
    path.write_text(path.read_text("utf-8").replace("id: demo\n", "id: other\n"), "utf-8")


TEXT = "frameworks/demo/text/sv/items.yaml"
EDITS: tuple[tuple[str, Edit], ...] = (
    ("a text", replaced(TEXT, "Den första", "Den allra första")),
    ("the text of a translation", replaced("content/nb/glossary.yaml", "Hela.", "Hele.")),
    ("a rule", replaced("frameworks/demo/framework.yaml", "-01-09\nsource", "-01-10\nsource")),
    ("a page of prose", written("content/sv/about.md", "# Om oss\n\n[Hem](index.md#start-sv)\n")),
    ("a new page of prose", written("content/nb/more.md", "# Mer\n\n[Om](about.md)\n")),
    ("a link to it", written("content/nb/about.md", "# Om\n\n[Mer](more.md)\n")),
    ("a page away", removed("content/nb/more.md")),
    ("the configuration", replaced("mkdocs.yml", 'permalink: "#"', 'permalink: "¶"')),
    ("the name of the site", replaced("mkdocs.yml", "site_name: Tumstock", "site_name: Ny")),
    ("a framework more", second),
    ("a framework away", lambda home: shutil.rmtree(home / "frameworks" / "other")),
)  # fmt: skip


@pytest.mark.slow
def test_after_every_kind_of_edit_no_file_of_the_site_is_stale(tmp_path: Path) -> None:
    config = project(tmp_path / "home")
    text = config.read_text("utf-8").replace("prose:", "workers: 0, locales: [sv, nb], prose:")
    config.write_text(text, "utf-8")
    home, target = config.parent, tmp_path / "site"
    before = serve(home, target)
    for name, edit in EDITS:
        edit(home)
        again = serve(home, target)
        MEMORY.forget()
        anew = serve(home, target)
        assert again == anew, name
        assert anew != before, name
        before = anew


def test_only_what_changed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def watched(
        framework: Framework, library: Library, locale: Locale, assets: Assets
    ) -> Iterator[Page]:
        made.append(f"{framework.id} {locale.code}")
        return framework_pages(framework, library, locale, assets)

    monkeypatch.setattr(build_module, "framework_pages", watched)
    config = project(tmp_path / "home")
    config.write_text(config.read_text("utf-8").replace("prose:", "workers: 0, prose:"), "utf-8")
    home = config.parent
    second(home)
    serve(home, tmp_path / "site")
    made.clear()
    serve(home, tmp_path / "site")
    assert made == []
    replaced("frameworks/other/text/sv/items.yaml", "Den första", "Den allra första")(home)
    serve(home, tmp_path / "site")
    assert made == ["other sv", "other nb", "other sv-FI"]


def test_a_broken_link_is_told_at_every_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the command of MkDocs, once run in this process, keeps what it logs to itself
    monkeypatch.setattr(logging.getLogger("mkdocs"), "propagate", True)
    caplog.set_level(logging.WARNING, "mkdocs")
    config = project(tmp_path / "home")
    config.write_text(config.read_text("utf-8").replace("prose:", "workers: 0, prose:"), "utf-8")
    (config.parent / "content" / "nb" / "about.md").write_text("# Om\n\n[x](gone.md)\n", "utf-8")
    for _ in range(2):
        caplog.clear()
        serve(config.parent, tmp_path / "site")
        assert [one.getMessage() for one in caplog.records if "gone.md" in one.getMessage()]


@pytest.mark.parametrize(
    ("changed", "old", "new"),
    [
        ("frameworks/demo/text/sv/items.yaml", "Den första", "Den allra första"),
        ("ui/sv/pages.yaml", ": Start", ": Början"),
        ("templates/section.md.jinja", "#}", "Mer. #}"),
        ("content/nb/glossary.yaml", "Hela.", "Hele."),
    ],
)
def test_the_mark_of_a_framework_tells_of_all_its_pages_are_made_from(
    changed: str, old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = project(tmp_path / "home").parent
    second(home)
    shutil.copytree(UI, home / "ui")
    shutil.copytree(TEMPLATES, home / "templates")
    monkeypatch.setattr(build_module, "TEMPLATES", home / "templates")

    def marks() -> Mapping[str, str]:
        library = open_library(home / "frameworks", home / "ui", home / "content")
        assets = read_manifest(build_module.BUILT_ASSETS)
        return framework_marks(library, tuple(LOCALES.values()), assets)

    before = marks()
    written("content/nb/index.md", "# Prosa\n")(home)
    assert marks() == before
    replaced(changed, old, new)(home)
    assert marks()["demo"] != before["demo"]
    assert (marks()["other"] == before["other"]) == changed.startswith("frameworks/demo/")


def test_a_memory_gives_a_thing_only_under_its_mark() -> None:
    memory = Memory()
    made = iter("abcd")
    assert memory.get("x", "1", lambda: next(made)) == "a"
    assert memory.get("x", "1", lambda: next(made)) == "a"
    assert memory.get("x", "2", lambda: next(made)) == "b"
    assert memory.get("x", "1", lambda: next(made)) == "c"
    assert memory.get("x", "", lambda: next(made)) == "d"
    memory.forget()
    assert memory.find("x", "1") is None
    assert mark_of("ab", "c") != mark_of("a", "bc")
