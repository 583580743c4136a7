"""What is missing is said in one line that tells what to install."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.toolchain import browser, node, speller
from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError

FIND_PYTHON = ROOT / "generator" / "toolchain" / "find_python.sh"


def program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def find_python(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(FIND_PYTHON)],
        env={"PATH": str(path), "HOME": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_machine_without_python_is_told_which_to_install(tmp_path: Path) -> None:
    done = find_python(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Python 3.12 or newer was not found: install")
    assert done.stderr.count("\n") == 1


def test_a_python_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    program(
        tmp_path,
        "python3.13",
        f'case "$2" in *ensurepip*) exit 1;; esac; echo {tmp_path}/python3.13',
    )
    done = find_python(tmp_path)
    assert done.returncode == 1
    assert "has no venv module: install it" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_python_that_suits_is_named(tmp_path: Path) -> None:
    program(tmp_path, "python3.12", f"echo {tmp_path}/python3.12")
    assert find_python(tmp_path).stdout == f"{tmp_path}/python3.12\n"


def test_an_old_node_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "node", "echo v18.19.0")
    program(tmp_path, "npm", "echo 9")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(node, "_own", lambda: Path("/own"))
    node.node_folder.cache_clear()
    try:
        assert node.node_folder() == Path("/own")
        program(tmp_path, "node", "echo v20.11.0")
        node.node_folder.cache_clear()
        assert node.node_folder() == tmp_path
    finally:
        node.node_folder.cache_clear()


def test_a_browser_that_was_named_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = program(tmp_path, "mine", "echo Chromium 150")
    monkeypatch.setenv("TUMSTOCK_BROWSER", str(named))
    assert browser.find_or_install() == str(named)


def test_a_machine_where_no_browser_can_be_had_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUMSTOCK_BROWSER", str(tmp_path / "gone"))
    monkeypatch.setattr(browser, "_installers", lambda: iter([[["false"]]]))
    with pytest.raises(StepError, match="install the package chromium"):
        browser.find_or_install()


def test_a_browser_is_installed_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUMSTOCK_BROWSER", str(tmp_path / "new"))
    new = tmp_path / "new"
    installer = program(tmp_path, "install", f"printf '#!/bin/sh\\n' > {new}; chmod +x {new}")
    ways = [[["false"]], [[str(installer)]]]
    monkeypatch.setattr(browser, "_installers", lambda: iter(ways))
    assert browser.find_or_install() == str(tmp_path / "new")


def hunspell(folder: Path, dictionaries: str) -> None:
    """Put a hunspell on the path that opens the dictionaries whose names match a pattern."""
    program(folder, "hunspell", f'case "$4" in {dictionaries}) exit 0;; esac; exit 1')


def test_dictionaries_that_are_there_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hunspell(tmp_path, "sv_SE|sv_FI|nb_NO")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(speller, "with_apt", lambda *_: iter([[["false"]]]))
    speller.find_or_install()


def test_a_machine_without_hunspell_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(speller, "with_apt", lambda *_: iter(()))
    expected = (
        "the tests need hunspell, sv_SE, sv_FI, nb_NO: "
        "install the packages hunspell, hunspell-sv, hunspell-no"
    )
    with pytest.raises(StepError, match=expected) as raised:
        speller.find_or_install()
    assert "\n" not in str(raised.value)


def test_a_dictionary_that_is_lacking_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hunspell(tmp_path, "sv_*")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(speller, "with_apt", lambda *_: iter([[["false"]]]))
    with pytest.raises(StepError, match="the tests need nb_NO: install the packages"):
        speller.find_or_install()


def test_dictionaries_are_installed_where_they_are_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hunspell(tmp_path, "sv_*")
    made = tmp_path / "hunspell"
    installer = program(tmp_path, "install", f"printf '#!/bin/sh\\n' > {made}")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(speller, "with_apt", lambda *_: iter([[[str(installer)]]]))
    speller.find_or_install()
    assert speller.lacking() == []
