"""Locales built beside one another: the same site, the same messages, nothing left behind."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.exceptions import PluginError

from generator import build_locales
from generator.build import Site
from generator.build_locales import Order, Others, build_there
from generator.whole_folder import Unfinished
from tests.generator.dying import die
from tests.generator.small_site import ROOT, project, stand_in_assets


@pytest.fixture(scope="module", autouse=True)
def assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with stand_in_assets(tmp_path_factory.mktemp("assets")) as folder:
        yield folder


def small(folder: Path, workers: int) -> Path:
    """A small site's configuration that asks for so many workers."""
    folder.mkdir(exist_ok=True)
    config = project(folder)
    text = config.read_text("utf-8").replace("prose:", f"workers: {workers}, prose:")
    config.write_text(text, "utf-8")
    return config


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def built(config: Path, caplog: pytest.LogCaptureFixture) -> tuple[int, list[str]]:
    """Build strictly; exit status, and warnings and errors in order."""
    caplog.clear()
    command = ["build", "--strict", "--config-file", str(config)]
    result = CliRunner().invoke(cli, command)
    told = [one.getMessage() for one in caplog.records if one.levelname != "INFO"]
    return result.exit_code, [*told, *result.output.split("\n\n")[-1:]]


def test_workers_write_the_same_site_to_the_byte(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sites = []
    for workers in (0, 1, 2):
        config = small(tmp_path / str(workers), workers)
        assert built(config, caplog)[0] == 0
        sites.append(files(config.parent / "site"))
    alone, one, two = sites
    assert {"sv/demo/form/index.html", "nb/index.html", "sv-FI/search/search_index.json"} <= set(
        alone
    )
    assert alone == one == two
    assert build_locales._kept == []


@pytest.mark.parametrize("workers", [0, 2])
def test_a_warning_about_any_locale_fails_a_strict_build_once_and_in_order(
    workers: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = small(tmp_path, workers)
    for locale in ("sv-FI", "nb"):
        page = config.parent / "content" / locale / "about.md"
        page.write_text(f"# Om\n\n[borta](not-in-{locale}.md)\n", "utf-8")
    status, told = built(config, caplog)
    assert status == 1
    assert not (tmp_path / "site").exists()
    assert [line.partition("link ")[2].partition(",")[0] for line in told[:-1]] == [
        "'not-in-nb.md'", "'not-in-sv-FI.md'",
    ]  # fmt: skip
    assert "Aborted with 2 warnings in strict mode!" in told[-1]


@pytest.mark.parametrize("workers", [0, 2])
def test_a_later_locale_that_cannot_be_built_leaves_the_former_site_as_it_was(
    workers: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = small(tmp_path, workers)
    former = tmp_path / "site" / "sv" / "index.html"
    former.parent.mkdir(parents=True)
    former.write_text("former", "utf-8")
    (config.parent / "content" / "sv-FI" / "about.md").write_text(
        "---\ntemplate: none.html\n---\n# Om\n", "utf-8"
    )
    status, told = built(config, caplog)
    assert status == 1
    assert "none.html" in "".join(told)
    assert build_locales._kept == []
    assert files(tmp_path / "site") == {"sv/index.html": b"former"}
    former.unlink()
    former.parent.rmdir()
    former.parent.parent.rmdir()
    assert built(config, caplog)[0] == 1
    assert not (tmp_path / "site").exists()


def order(config: Path) -> Order:
    """An order that comes to an end before anybody asks for the site."""
    unread = cast("Site", None)
    return Order(
        config_file=str(config),
        strict=True,
        site=unread,
        locales=("nb",),
        reloading=False,
        level=20,
    )


def test_a_worker_that_is_gone_fails_the_build_in_words(tmp_path: Path) -> None:
    others = Others(1, 1)
    others._workers[0].send(die)
    others._order = order(tmp_path / "mkdocs.yml")
    with pytest.raises(PluginError, match="A worker process ended by itself with status 3"):
        others.finish()
    others.close()
    assert build_locales._kept == []


def test_what_a_locale_could_not_be_built_for_is_kept_to_be_said(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A\ntheme: {name: none}\n", "utf-8")
    (built,) = build_there(order(config))
    assert (built.locale, built.stopped) == ("nb", "Aborted with a configuration error!")
    assert [record["levelname"] for record in built.said] == ["ERROR"]


def test_what_is_said_with_a_traceback_is_said_with_it_elsewhere() -> None:
    said = build_locales._Collected()
    error = ValueError("odd")
    info = (ValueError, error, None)
    said.emit(logging.LogRecord("mkdocs", logging.ERROR, "", 1, "not %s", ("built",), info))
    assert [record["msg"] for record in said.records] == ["not built\nValueError: odd"]


def test_a_place_that_cannot_be_written_is_named_without_a_traceback(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = small(tmp_path, 0)
    place = tmp_path / "site"
    place.write_text("a file", "utf-8")
    status, told = built(config, caplog)
    assert (status, told[0]) == (1, f"site_dir: {place}: Not a directory")
    assert place.read_text("utf-8") == "a file"
    place.unlink()

    def locked(_: Unfinished) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Unfinished, "take_place", locked)
    status, told = built(config, caplog)
    assert (status, told[0]) == (1, f"site_dir: {place}: Permission denied")
    assert not place.exists()


def test_ctrl_c_ends_everything_at_once_without_a_traceback(tmp_path: Path) -> None:
    config = small(tmp_path, 2)
    program = (
        "import sys, signal; from pathlib import Path; from generator import build; "
        # what is started in the background of a shell does not hear Ctrl+C
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"build.BUILT_ASSETS = Path({str(stood_in())!r}); from mkdocs.__main__ import cli; cli()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, "build", "--config-file", str(config)],
        cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        for line in process.stderr:
            if "Building documentation" in line:
                break
        os.killpg(process.pid, signal.SIGINT)
        told = process.stderr.read()  # to its end: the workers, which hold it too, are gone
    assert process.returncode == 1
    assert told.strip() == "Aborted!"
    assert not (tmp_path / "site").exists()


def stood_in() -> Path:
    """Folder of the stand-ins for the browser assets."""
    from generator import build  # noqa: PLC0415  (as patched for this module)

    return build.BUILT_ASSETS
