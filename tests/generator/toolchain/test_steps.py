"""Steps of `make` that fetch, install or write: what they are told to do, and what they say."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.assets_built import SCRIPTS
from generator.toolchain import assets, audit, drawing, licences, lock, public_names, reference
from generator.toolchain.audit import Finding
from generator.toolchain.places import ASSETS, BUNDLES
from generator.toolchain.report import StepError, run_step

type Command = Sequence[str | Path]


class Ran:
    """Stands in for `subprocess.run`: keeps commands, and answers as a test says."""

    def __init__(self, answer: Callable[[Command], subprocess.CompletedProcess[str]]) -> None:
        self.commands: list[list[str]] = []
        self._answer = answer

    def __call__(self, command: Command, **_: Any) -> subprocess.CompletedProcess[str]:
        self.commands.append([str(one) for one in command])
        return self._answer(self.commands[-1])


def ended(status: int = 0, out: str = "", err: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], status, out, err)


@pytest.fixture(autouse=True)
def no_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed here: an environment of a step's own is a name."""
    for module in (audit, lock):
        monkeypatch.setattr(module.venv, "create", lambda *_, **__: None)


@pytest.mark.parametrize(("status", "ends"), [(None, 0), (0, 0), (3, 3)])
def test_a_step_ends_with_its_status(status: int | None, ends: int) -> None:
    with pytest.raises(SystemExit) as ended_with:
        run_step(lambda: status)
    assert ended_with.value.code == ends


def test_a_step_that_cannot_go_on_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def step() -> None:
        raise StepError("install the thing")

    with pytest.raises(SystemExit, match="1"):
        run_step(step)
    assert capsys.readouterr().err == "error: install the thing\n"


def test_every_lock_is_written_from_what_it_is_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = Ran(lambda _: ended())
    monkeypatch.setattr(subprocess, "run", ran)
    lock.main()
    assert ran.commands[0][-1] == "uv"
    assert [command[-1] for command in ran.commands[1:]] == list(lock.LOCKS)
    assert all("--generate-hashes" in command for command in ran.commands[1:])
    refused = Ran(lambda command: ended(int("compile" in command)))
    monkeypatch.setattr(subprocess, "run", refused)
    with pytest.raises(StepError, match="the old locks stay valid"):
        lock.main()
    assert len(refused.commands) == 2


def answers(found: dict[str, Any]) -> Callable[[Command], subprocess.CompletedProcess[str]]:
    """What the tools of the audit print, by a word of their command."""

    def answer(command: Command) -> subprocess.CompletedProcess[str]:
        told = next((found[word] for word in found if word in " ".join(map(str, command))), "")
        return ended(1, told if isinstance(told, str) else json.dumps(told))

    return answer


CLEAN: dict[str, Any] = {
    "pip install": "",
    "pip_audit": {"dependencies": []},
    "npm": {"vulnerabilities": {}},
    "zizmor": "[]",
}


@pytest.fixture
def audited(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, Any]], int]:
    """Run the audit with these answers and nothing explained; its exit status."""

    def run(found: dict[str, Any]) -> int:
        answer = answers(CLEAN | found)
        ran = Ran(lambda command: ended() if "install" in command else answer(command))
        monkeypatch.setattr(subprocess, "run", ran)
        monkeypatch.setattr(audit, "environment", dict)
        monkeypatch.setattr(audit, "accepted", dict)
        return audit.main()

    return run


def test_an_audit_without_findings_is_clean(
    audited: Callable[[dict[str, Any]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert audited({}) == 0
    assert capsys.readouterr().out.endswith("\n0 findings, 0 explained, 0 to do\n")


def test_an_audit_tells_what_is_found_and_who_did_not_answer(
    audited: Callable[[dict[str, Any]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    via = [{"url": "https://github.com/advisories/GHSA-1", "title": "Runs text"}]
    assert audited({"npm": {"vulnerabilities": {"bad": {"via": via}}}, "zizmor": ""}) == 1
    told = capsys.readouterr().out
    assert f"bad: {Finding('GHSA-1', 'bad').id}: Runs text\n" in told
    assert "zizmor: no answer\n" in told
    assert told.endswith("\n1 findings, 0 explained, 2 to do\n")


def test_an_audit_whose_tools_cannot_be_had_is_no_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", Ran(lambda _: ended(1)))
    with pytest.raises(StepError, match="the tools could not be installed"):
        audit.main()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of the built assets and the bundles that are a test's own, with one of each."""
    bundles, runtime = tmp_path / "bundles", tmp_path / "assets" / "runtime" / "1-2"
    bundles.mkdir()
    runtime.mkdir(parents=True)
    (runtime / "pyodide.asm.wasm").touch()
    shutil.copyfile(BUNDLES / "meta.json", bundles / "meta.json")
    for name in SCRIPTS:
        (bundles / f"{name}-A1.js").write_text(name, "utf-8")
    monkeypatch.setattr(assets, "ASSETS", tmp_path / "assets")
    monkeypatch.setattr(assets, "BUNDLES", bundles)
    return tmp_path


def test_the_manifest_says_what_each_asset_is_called(places: Path) -> None:
    old = places / "assets" / "form-OLD.js"
    old.touch()
    assets.main()
    manifest = json.loads((places / "assets" / "manifest.json").read_text("utf-8"))
    theirs = json.loads((ASSETS / "manifest.json").read_text("utf-8"))
    assert manifest.keys() == theirs.keys()
    assert (manifest["runtime"], manifest["python"]) == ("runtime/1-2", theirs["python"])
    for name in SCRIPTS:
        assert (places / "assets" / manifest[name]).read_text("utf-8") == name
    assert not old.exists()
    assert (places / "assets" / licences.NAME).is_file()


def test_assets_that_were_not_built_are_asked_for(places: Path) -> None:
    (places / "bundles" / "form-A2.js").touch()
    with pytest.raises(StepError, match=r"expected one form-\*\.js in .+, found 2: run `make`"):
        assets.main()
    shutil.rmtree(places / "assets" / "runtime")
    with pytest.raises(StepError, match="the runtime is not built: run `make assets`"):
        assets.main()


def test_a_package_without_a_licence_has_to_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "node_modules" / "@odd" / "one").mkdir(parents=True)
    monkeypatch.setattr(licences, "SITE_JS", tmp_path)
    with pytest.raises(StepError, match="@odd/one brings no licence: name it in licences/"):
        licences._own_text(licences._package("node_modules/@odd/one/index.js"))


def test_what_is_written_from_the_code_goes_to_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NAMES", "REFERENCE", "ARCHITECTURE"):
        module = public_names if name == "NAMES" else reference
        monkeypatch.setattr(module, name, tmp_path / name)
    monkeypatch.setattr(public_names, "names", lambda: "names å")
    monkeypatch.setattr(reference, "reference", lambda: "keys å")
    monkeypatch.setattr(reference, "drawing", lambda: "drawn å")
    (tmp_path / "ARCHITECTURE").write_text(f"a {reference.BEGIN} old {reference.END} z", "utf-8")
    public_names.main()
    reference.main()
    assert (tmp_path / "NAMES").read_text("utf-8") == "names å"
    assert (tmp_path / "REFERENCE").read_text("utf-8") == "keys å"
    page = (tmp_path / "ARCHITECTURE").read_text("utf-8")
    assert page == f"a {reference.BEGIN}\n\ndrawn å\n\n{reference.END} z"


def test_a_public_property_is_told_with_its_first_sentence() -> None:
    class Thing:
        """A thing."""

        def __init__(self, size: int) -> None:
            self._size = size

        @property
        def size(self) -> int:
            """How large it is."""
            return self._size

    assert list(public_names._member("Thing", Thing, "")) == [
        "- `class Thing(size: int)`: A thing.",
        "  - `size`: How large it is.",
    ]


def test_layers_that_cannot_be_read_are_not_drawn_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "layers.test.mjs").write_text("const LEVELS = []\n", "utf-8")
    monkeypatch.setattr(drawing, "SITE_JS", tmp_path)
    with pytest.raises(ValueError, match="expected a list `LAYERS`"):
        drawing.browser()


def test_a_module_is_run_by_its_name() -> None:
    """One that is not ends in a traceback, not in nothing."""
    command = [sys.executable, "-m", "generator.toolchain.node", "node", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:1]) == (0, "v")
