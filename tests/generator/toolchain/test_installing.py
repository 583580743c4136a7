"""What the tests need is found where it may be, or installed, and its path is left in a stamp."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.toolchain import browser, installing, node, speller
from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError
from tests.generator.toolchain.test_prerequisites import hunspell, program

APT = [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "a", "b"]]


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs with nothing else on the path but the shell, and no browser named."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "sh").symlink_to(shutil.which("sh", path=os.defpath) or "/bin/sh")
    for name in ("TUMSTOCK_BROWSER", "TUMSTOCK_FIREFOX"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_debian_packages_are_installed_by_root_where_there_is_apt(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert list(installing.with_apt("a", "b")) == []
    program(alone, "apt-get", "exit 0")
    assert list(installing.with_apt("a", "b")) == [APT]
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert list(installing.with_apt("a", "b")) == []


def test_what_did_not_work_is_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert not installing.succeed("it", [["sh", "-c", "echo odd >&2; exit 1"], ["never"]])
    assert capsys.readouterr().out.splitlines()[1:] == ["did not work: odd"]


def test_a_browser_on_the_path_is_found_the_quickest_first(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "MAC", str(alone / "none"))
    monkeypatch.setattr(browser, "_playwrights_own", lambda: "/playwright's")
    assert browser.installed() == "/playwright's"
    monkeypatch.setattr(browser, "MAC", str(alone))
    assert browser.installed() == str(alone)
    chromium = program(alone, "chromium", "exit 0")
    assert browser.installed() == str(chromium)
    quicker = program(alone, "chromium-headless-shell", "exit 0")
    assert browser.installed() == str(quicker)


def test_a_quicker_browser_is_had_where_packages_are_installed_by_root(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = program(alone, "chromium", "exit 0")
    asked: list[tuple[str, ...]] = []

    def with_apt(*packages: str) -> Iterator[list[list[str]]]:
        asked.append(packages)
        return iter([commands])

    monkeypatch.setattr(browser, "with_apt", with_apt)
    commands = [["sh", "-c", "exit 1"]]
    assert browser.find_or_install() == str(there)
    made = f"printf '#!/bin/sh\\nexit %s\\n' 127 > {alone}/{browser.SHELL}"
    runs = f"{shutil.which('chmod', path=os.defpath)} +x {alone}/{browser.SHELL}"
    commands = [["sh", "-c", f"{made}; {runs}"]]
    assert browser._quicker(str(there)) == str(there)  # had, but does not start
    commands = [["sh", "-c", f"{made}; {runs}".replace("127", "0")]]
    assert browser._quicker(str(there)) == str(alone / browser.SHELL)
    assert set(asked) == {(browser.SHELL,)}
    assert len(asked) == 3
    assert browser.find_or_install() == str(alone / browser.SHELL)
    assert len(asked) == 3
    monkeypatch.setenv("TUMSTOCK_BROWSER", str(there))
    assert browser.find_or_install() == str(there)
    assert len(asked) == 3


def test_playwrights_browser_counts_only_where_it_is_there() -> None:
    found = browser._playwrights_own()
    assert found is None or Path(found).is_file()


def test_a_browser_is_asked_for_from_playwright_first(alone: Path) -> None:
    assert [way[0][0] for way in browser._installers()] == [sys.executable]
    assert not (alone / "chromium").exists()


def test_a_browser_that_does_not_start_is_none(alone: Path) -> None:
    assert not browser.starts(str(alone / "gone"))
    assert not browser.starts(str(program(alone, "broken", "exit 127")))
    assert browser.starts(str(program(alone, "whole", "exit 0")))


def test_a_second_browser_is_found_or_installed(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "FIREFOXES", ("firefox-esr", "firefox"))
    monkeypatch.setattr(browser, "with_apt", lambda *_: iter([[["sh", "-c", "exit 1"]]]))
    with pytest.raises(StepError, match="name one in TUMSTOCK_FIREFOX"):
        browser.find_or_install_firefox()
    made = f"printf '#!/bin/sh\\n' > {alone}/firefox; {shutil.which('chmod', path=os.defpath)}"
    way = [["sh", "-c", f"{made} +x {alone}/firefox"]]
    monkeypatch.setattr(browser, "with_apt", lambda *_: iter([way]))
    assert browser.find_or_install_firefox() == str(alone / "firefox")
    named = program(alone, "mine", "exit 0")
    monkeypatch.setenv("TUMSTOCK_FIREFOX", str(named))
    assert browser.find_or_install_firefox() == str(named)


def test_the_paths_of_the_browsers_are_left_for_the_tests(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BROWSER_STAMP", "FIREFOX_STAMP"):
        monkeypatch.setattr(browser, name, alone / "stamps" / name)
    program(alone, "chromium", "exit 0")
    program(alone, "firefox-esr", "exit 0")
    browser.main()
    stamps = [
        (alone / "stamps" / one).read_text("utf-8") for one in ("BROWSER_STAMP", "FIREFOX_STAMP")
    ]
    assert stamps == [f"{alone}/chromium\n", f"{alone}/firefox-esr\n"]


def test_the_dictionaries_that_were_found_are_left_for_the_tests(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hunspell(alone, "sv_SE|sv_FI|nb_NO")
    monkeypatch.setattr(speller, "SPELLER_STAMP", alone / "stamps" / "speller")
    speller.main()
    assert (alone / "stamps" / "speller").read_text("utf-8") == "hunspell sv_SE sv_FI nb_NO\n"


def node_of(folder: Path, version: str) -> None:
    program(folder, "node", f"echo {version}")
    program(folder, "npm", "echo 10")


def test_a_node_is_installed_into_the_environment_where_none_suits(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(alone / "python"))
    program(alone, "python", "exit 1")
    with pytest.raises(StepError, match="install Node 20 or newer with npm"):
        node._own()
    commands: list[str] = []

    def install(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command[-1])
        node_of(alone, "v24.1.0")
        monkeypatch.undo()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(node, "_suits", lambda folder: bool(commands) and folder == alone)
    monkeypatch.setattr(subprocess, "run", install)
    assert node._own() == alone
    assert commands == [str(ROOT / "requirements-node.txt")]


def test_a_node_that_the_environment_has_is_not_installed_again(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(alone / "python"))
    node_of(alone, "v24.1.0")
    assert node._own() == alone


def test_a_node_that_does_not_say_what_it_is_is_too_old(alone: Path) -> None:
    assert node.major_version(str(alone / "gone")) == 0
    assert node.major_version(str(program(alone, "odd", "echo hello"))) == 0
    assert node.major_version(str(program(alone, "new", "echo v24.1.0"))) == 24


def test_a_command_runs_beside_the_scripts_and_gives_its_status(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["node", "sh", "-c", "test -f package.json && exit 3"])
    assert node.main() == 3
