"""The runtime of the site: cut to what is imported, compiled, and proved before it is put there."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from generator.toolchain import probe_requests, runtime
from generator.toolchain.archive import compile_on_host, unpack
from generator.toolchain.node import run_node
from generator.toolchain.places import ASSETS, PYODIDE
from generator.toolchain.report import StepError
from generator.toolchain.runtime import COPIED, SERVED_NAMES, Pyodide, build_runtime, cut
from scoring.boundary import call
from tests.generator.small_site import DEMO

ASKED = ['{"op":"echo","text":"å"}', "not JSON"]
type Node = Callable[..., subprocess.CompletedProcess[str]]


def answering(replies: list[str]) -> Node:
    """A Node in whose runtime `json` is imported, and that gives these replies."""
    imported = [f"/lib/python{Pyodide(PYODIDE).python.replace('.', '')}.zip/json/__init__.py", "x"]

    def run(_: Path, mode: str, *__: str) -> subprocess.CompletedProcess[str]:
        told = f"a warning\n{json.dumps({'imported': imported, 'replies': replies})}\n"
        return subprocess.CompletedProcess([], int(mode == "compile"), told, "no Python")

    return run


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder of the assets in which a test's own runtime is built, with an older one in it."""
    monkeypatch.setattr(runtime, "RUNTIME_WORK", tmp_path / "work")
    monkeypatch.setattr(runtime, "ASSETS", tmp_path / "assets")
    monkeypatch.setattr(runtime, "probe_requests", lambda: ASKED)
    (tmp_path / "assets" / "runtime" / "older").mkdir(parents=True)
    return tmp_path / "assets"


def test_what_is_proved_takes_the_place_of_the_older_one(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runtime, "run_node", answering([call(one) for one in ASKED]))
    runtime.main()
    (place,) = (built / "runtime").iterdir()
    assert {one.name for one in place.iterdir()} == {
        *COPIED, *SERVED_NAMES.values(), "pyodide-lock.json",
    }  # fmt: skip
    told = capsys.readouterr().out
    assert "standard library: 1 modules" in told
    assert told.endswith(f"  runtime/{place.name}\n")


def test_a_runtime_that_answers_otherwise_is_not_put_there(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "run_node", answering([call(ASKED[0]), "{}"]))
    with pytest.raises(StepError, match=r"disagree about\n  not JSON\n  runtime: \{\}"):
        build_runtime()
    assert [one.name for one in (built / "runtime").iterdir()] == ["older"]


def test_another_minor_version_compiles_in_the_runtime_and_tells_what_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pyodide = Pyodide(PYODIDE)
    pyodide.python = "3.99"
    asked: list[tuple[str, ...]] = []

    def run(_: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        asked.append(arguments)
        work = Path(arguments[3])
        work.joinpath("a.pyc").write_bytes(b"compiled")
        return subprocess.CompletedProcess([], 0, "{}\n", "")

    monkeypatch.setattr(runtime, "run_node", run)
    assert runtime.compile_sources(pyodide, {"a.py": b""}, lean=True) == {"a.pyc": b"compiled"}
    assert runtime.compile_sources(pyodide, {"a.py": b""}) == {"a.pyc": b"compiled"}
    assert [(one[0], one[-1] == "lean") for one in asked] == [("compile", True), ("compile", False)]
    monkeypatch.setattr(runtime, "run_node", answering([]))
    with pytest.raises(StepError, match=r"failed under Node \(compile\):\n(?s:.*)no Python"):
        runtime.compile_sources(pyodide, {"a.py": b""})


def test_what_is_imported_from_nowhere_is_named() -> None:
    pyodide = Pyodide(PYODIDE)
    zipped = f"/lib/python{pyodide.python.replace('.', '')}.zip/"
    with pytest.raises(StepError, match=r"not in the standard library: none\.py$"):
        cut(pyodide, unpack(pyodide.stdlib), [f"{zipped}none.py", f"{zipped}json/__init__.py"])
    assert "json/__init__.py" in unpack(pyodide.stdlib)


def test_what_has_nothing_to_stand_in_for_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone" / "since.py").write_text("", "utf-8")
    monkeypatch.setattr(runtime, "STAND_INS", tmp_path)
    with pytest.raises(StepError, match=r"in this Pyodide: gone/since\.py$"):
        runtime.with_stand_ins(Pyodide(PYODIDE))


def test_what_stands_in_for_a_module_takes_what_that_imports_out_of_the_start() -> None:
    (place,) = (ASSETS / "runtime").iterdir()
    packed = place / SERVED_NAMES["python_stdlib.zip"]
    with zipfile.ZipFile(BytesIO(gzip.decompress(packed.read_bytes()))) as served:
        names = set(served.namelist())
    assert {"asyncio/__init__.pyc", "importlib/abc.pyc", "pyodide/webloop.pyc"} <= names
    parts = {name.removesuffix(".pyc").removesuffix("/__init__").split("/")[0] for name in names}
    assert parts & {"logging", "pathlib", "selectors", "shutil", "tempfile", "zipfile"} == set()
    assert [name for name in names if name.startswith("asyncio/")] == ["asyncio/__init__.pyc"]


def test_a_machine_without_pyodide_is_told_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="Pyodide is not installed: run `make assets`"):
        Pyodide(tmp_path)


def test_a_source_that_does_not_compile_is_named(tmp_path: Path) -> None:
    with pytest.raises(StepError, match=r'does not compile:\n(?s:.*)File "p/bad\.py", line 1'):
        compile_on_host({"p/bad.py": b"def"}, tmp_path)


def test_node_runs_a_script_with_its_arguments(tmp_path: Path) -> None:
    script = tmp_path / "say.mjs"
    script.write_text("console.log(process.argv[2]); process.exitCode = 3\n", "utf-8")
    done = run_node(script, "hej")
    assert (done.stdout, done.returncode) == ("hej\n", 3)


def test_the_runtime_is_asked_every_worked_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = shutil.copytree(DEMO, tmp_path / "frameworks") / "demo" / "cases"
    shutil.copyfile(next(cases.glob("*.yaml")), cases / "once_more.yaml")
    (cases / "answers").mkdir()
    (cases / "answers" / "shared.yaml").write_text('"6A": {rating: 4.2}\n', "utf-8")
    monkeypatch.setattr(probe_requests, "FRAMEWORKS", tmp_path / "frameworks")
    monkeypatch.setattr(probe_requests, "ROOT", tmp_path)
    asked = probe_requests.probe_requests()
    assert (
        sum('{"6A": {"rating": "4.2"}}' in one for one in asked) == 4
    )  # alone, and beside another
    operations = {json.loads(one)["op"] for one in asked if one != "not JSON"}
    assert operations == {"echo", "unknown", "load", "score", "gains", "agree", "compare"}
    assert all("problems" not in json.loads(call(one)) for one in asked if '"load"' in one)


def test_a_framework_that_has_to_be_mended_stops_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe_requests, "FRAMEWORKS", tmp_path)
    (tmp_path / "odd").mkdir()
    with pytest.raises(StepError, match=r"odd/framework\.yaml"):
        probe_requests.probe_requests()
    monkeypatch.setattr(probe_requests, "ROOT", tmp_path)
    (tmp_path / "cases.yaml").write_text("- [\n", "utf-8")
    with pytest.raises(Exception, match=r"cases\.yaml"):
        probe_requests._read(tmp_path / "cases.yaml")


def test_what_json_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON for set"):
        probe_requests._request(op=set())
