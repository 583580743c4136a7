"""Pages on disk: what another site builder is given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import written
from generator.cli import app
from generator.locales import LOCALES
from generator.pages_site import navigation
from generator.static_files import static_name
from generator.toolchain.reference import DOCS
from tests.generator.bars import Bars
from tests.generator.markup import read
from tests.generator.small_site import project, stand_in_assets

OWN_SCRIPT = "../../scripts/own.js"
OWN_FOOT = "Vår egen fot"


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with stand_in_assets(tmp_path_factory.mktemp("assets")) as folder:
        yield folder


def run(config: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["pages", "--config", str(config), "--out", str(out), *more])


def test_plain_pages_build_with_mkdocs_and_material_alone(
    assets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert assets.is_dir()
    out = tmp_path / "out"
    bars = Bars()
    monkeypatch.setattr("generator.commands.pages.shown", bars)
    result = run(project(tmp_path), out, "--plain", "--quiet")
    assert result.exit_code == 0
    assert bars.asked == [(len(LOCALES), "Writing languages", True)]
    assert result.output.split() == [str(out / f"mkdocs.{code}.yml") for code in LOCALES]
    assert (out / "docs" / "sv" / "glossary" / "index.md").is_file()
    assert not (out / "docs" / "sv" / "glossary.yaml").exists()
    assert not (out / "site").exists()
    build(load_config(str(out / "mkdocs.sv-FI.yml")))
    page = (out / "site" / "sv-FI" / "demo" / "form" / "index.html").read_text("utf-8")
    assert "form-1.js" not in page


def test_pages_with_their_frame_have_script_style_and_the_way_to_each_locale(
    assets: Path, tmp_path: Path
) -> None:
    assert assets.is_dir()
    out = tmp_path / "out"
    assert run(project(tmp_path), out).exit_code == 0
    build(load_config(str(out / "mkdocs.nb.yml")))
    page = (out / "site" / "nb" / "demo" / "form" / "index.html").read_text("utf-8")
    assert '<script type="module" src="../../../assets/form-1.js">' in page
    assert '<link rel="stylesheet" href="../../../assets/site-' in page
    for code in LOCALES:
        assert f'href="https://example.org/tumstock/{code}/"' in page
    assert (out / "site" / "assets" / "form-1.js").is_file()
    assert list((out / "site" / "assets" / "frameworks").glob("demo-*.json"))
    assert f'src="../../../assets/{static_name("page.js")}"' in page
    assert (out / "site" / "assets" / static_name("page.js")).is_file()
    assert (out / "site" / "index.html").is_file()


def test_the_drawing_of_what_is_written_has_all_and_nothing_else(
    assets: Path, tmp_path: Path
) -> None:
    """On the page for other builders and in the module; `sv` stands for any locale."""
    assert assets.is_dir()
    out = tmp_path / "out"
    assert run(project(tmp_path), out).exit_code == 0
    there = {path.name for path in out.iterdir()} - {f"mkdocs.{code}.yml" for code in LOCALES}
    page = (DOCS / "other-builders.md").read_text("utf-8")
    for name, text in (("out", page), ("    DIR", written.__doc__ or "")):
        drawn = re.findall(rf"^{name}/(\S+)", text, re.MULTILINE)
        assert [one for one in drawn if not (out / one).exists()] == []
        assert {one.partition("/")[0] for one in drawn} == {*there, "mkdocs.sv.yml"}
    locales = {path.name for path in (out / "docs").iterdir()}
    assert locales == set(LOCALES)


@pytest.mark.usefixtures("assets")
@pytest.mark.parametrize(
    ("out", "told"),
    [
        (".", "is or holds what the site is written from, "),
        ("..", "is or holds what the site is written from, "),
        ("own", "is or holds what the site is written from, "),
        ("content/out", "lies in what the site is written from, "),
        ("frameworks/out", "lies in what the site is written from, "),
    ],
)
def test_a_folder_with_what_the_site_is_written_from_is_refused_and_stays(
    tmp_path: Path, out: str, told: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    config = with_own_files(home)
    before = contents(tmp_path)
    result = run(config, home / out)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {home / out}: it {told}{home}")
    assert result.output.endswith("-> name another folder, such as out\n")
    assert contents(tmp_path) == before


@pytest.mark.usefixtures("assets")
@pytest.mark.parametrize(
    "mine",
    ["docs/mine.md", "overrides/partials/footer.html", "site/keep.html", "mkdocs.own.yml"],
)
def test_what_a_person_wrote_under_the_name_of_a_page_folder_is_not_replaced(
    tmp_path: Path, mine: str
) -> None:
    config, out = project(tmp_path), tmp_path / "out"
    path = out / mine
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    result = run(config, out)
    assert result.exit_code == 1
    there = out / Path(mine).parts[0]
    assert result.output.startswith(f"Error: {there}: it would be replaced, and there is no ")
    assert "-> name another folder, or move it away" in result.output
    assert contents(out) == {mine: b"mine"}


def test_what_an_earlier_run_wrote_and_is_no_more_is_gone(assets: Path, tmp_path: Path) -> None:
    assert assets.is_dir()
    out, config = tmp_path / "out", project(tmp_path)
    run(config, out)
    (tmp_path / "content" / "sv" / "extra.md").unlink()
    assert (out / "docs" / "sv" / "extra.md").is_file()
    run(config, out)
    assert not (out / "docs" / "sv" / "extra.md").exists()


def test_a_framework_to_mend_is_named_and_nothing_is_written(assets: Path, tmp_path: Path) -> None:
    assert assets.is_dir()
    config = project(tmp_path)
    with (tmp_path / "frameworks" / "demo" / "framework.yaml").open("a", encoding="utf-8") as file:
        file.write("unheard: of\n")
    result = run(config, tmp_path / "out")
    assert result.exit_code == 1
    assert "unheard" in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()


def with_own_files(tmp_path: Path) -> Path:
    """A site with pictures, a style sheet, a script and a page of its own."""
    config = project(tmp_path)
    files = {
        "images/märke.svg": "<svg/>",
        "stylesheets/own.css": ":root { --ts-wood: #2b7af6 }",
        "scripts/own.js": "document.title",
        "sv/images/bild.svg": "<svg/>",
        "sv/egen.md": "# Vår egen\n\n![Bild](images/bild.svg)\n",
    }
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    own = tmp_path / "own" / "partials"
    own.mkdir(parents=True)
    (own / "footer.html").write_text(OWN_FOOT, "utf-8")
    look = (
        "theme: {name: tumstock, logo: images/märke.svg, custom_dir: own}\n"
        "extra_css: [stylesheets/own.css]\n"
        "extra_javascript: [scripts/own.js, {path: scripts/own.js, async: true}]"
    )
    text = config.read_text("utf-8").replace("theme: {name: tumstock}", look)
    config.write_text(text, "utf-8")
    return config


def test_the_sites_own_files_pages_styles_and_scripts_come_along(
    assets: Path, tmp_path: Path
) -> None:
    assert assets.is_dir()
    out = tmp_path / "out"
    assert run(with_own_files(tmp_path), out).exit_code == 0
    build(load_config(str(out / "mkdocs.sv.yml"), strict=True))
    site = out / "site"
    assert (site / "images" / "märke.svg").read_text("utf-8") == "<svg/>"
    page = read((site / "sv" / "egen" / "index.html").read_text("utf-8"))
    assert "../../stylesheets/own.css" in page.values("href", "link")
    scripts = [one for one in page.all("script") if one.attributes.get("src") == OWN_SCRIPT]
    assert ["async" in one.attributes for one in scripts] == [False, True]
    assert "../../images/märke.svg" in page.values("src", "img")
    assert (site / "sv" / "images" / "bild.svg").is_file()


def test_templates_of_the_sites_own_stay_with_our_theme(assets: Path, tmp_path: Path) -> None:
    assert assets.is_dir()
    config, out = with_own_files(tmp_path), tmp_path / "out"
    assert run(config, out).exit_code == 0
    for one in (config, out / "mkdocs.sv.yml"):
        build(load_config(str(one)))
    place = Path("sv", "egen", "index.html")
    assert OWN_FOOT in (tmp_path / "site" / place).read_text("utf-8")
    assert OWN_FOOT not in (out / "site" / place).read_text("utf-8")


def test_pages_to_be_read_alone_have_the_sites_pictures_too(assets: Path, tmp_path: Path) -> None:
    assert assets.is_dir()
    out = tmp_path / "out"
    assert run(with_own_files(tmp_path), out, "--plain").exit_code == 0
    written = {path.relative_to(out / "site").as_posix() for path in (out / "site").rglob("*.*")}
    assert written == {"images/märke.svg", "scripts/own.js", "stylesheets/own.css"}
    assert "own.css" not in (out / "mkdocs.sv.yml").read_text("utf-8")


def test_what_the_site_leaves_out_is_not_written_for_another_builder(
    assets: Path, tmp_path: Path
) -> None:
    assert assets.is_dir()
    config, out = with_own_files(tmp_path), tmp_path / "out"
    config.write_text(f"{config.read_text('utf-8')}\nexclude_docs: private/\n", "utf-8")
    for name in ("private/x.pdf", "sv/private/page.md", "sv/images/private/y.pdf"):
        (tmp_path / "content" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "content" / name).write_text("# Bara vår", "utf-8")
    assert run(config, out).exit_code == 0
    assert [path for path in out.rglob("*") if path.is_file() and "private" in path.parts] == []
    assert "private" not in (out / "mkdocs.sv.yml").read_text("utf-8")


def test_what_stops_half_way_leaves_what_an_earlier_run_wrote(
    assets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert assets.is_dir()
    out, config = tmp_path / "out", project(tmp_path)
    run(config, out)
    (out / "notes.txt").write_text("mine", "utf-8")
    before = contents(out)
    (tmp_path / "content" / "sv" / "index.md").write_text("# Annan\n", "utf-8")

    def stops(pages: Any, *rest: Any) -> object:
        if len(seen) == 2:
            raise OSError(28, "No space left on device", "page.md")
        seen.append(pages)
        return navigation(pages, *rest)

    seen: list[object] = []
    monkeypatch.setattr("generator.written.navigation", stops)
    result = run(config, out)
    assert (result.exit_code, len(seen)) == (1, 2)
    assert result.output.startswith("Error: page.md: No space left on device -> ")
    assert contents(out) == before


@pytest.mark.usefixtures("assets")
def test_a_site_without_an_address_has_none_in_its_configurations(tmp_path: Path) -> None:
    config = project(tmp_path)
    address = "site_url: https://example.org/tumstock/\n"
    config.write_text(config.read_text("utf-8").replace(address, ""), "utf-8")
    done = run(config, tmp_path / "out")
    assert done.exit_code == 0, done.output
    for path in done.stdout.splitlines():
        made = json.loads(Path(path).read_text("utf-8"))
        assert "site_url" not in made
        assert "alternate" not in made["extra"]


def test_a_locale_that_is_not_there_is_told_without_a_traceback(
    assets: Path, tmp_path: Path
) -> None:
    assert assets.is_dir()
    config = project(tmp_path)
    text = config.read_text("utf-8").replace("prose:", "locales: [sv, xx], prose:")
    config.write_text(text, "utf-8")
    result = run(config, tmp_path / "out")
    assert result.exit_code == 1
    assert result.output.startswith("Error: locales: expected one of ")
    assert not (tmp_path / "out").exists()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
