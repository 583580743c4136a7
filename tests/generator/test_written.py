"""Pages on disk: what another site builder is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.cli import app
from generator.locales import LOCALES
from generator.static_files import static_name
from tests.generator.small_site import project, stand_in_assets


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with stand_in_assets(tmp_path_factory.mktemp("assets")) as folder:
        yield folder


def run(config: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["pages", "--config", str(config), "--out", str(out), *more])


def test_plain_pages_build_with_mkdocs_and_material_alone(assets: Path, tmp_path: Path) -> None:
    assert assets.is_dir()
    out = tmp_path / "out"
    result = run(project(tmp_path), out, "--plain")
    assert result.exit_code == 0
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
