"""The wheel carries all that a site needs, so that whoever installs it needs Python alone."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile

import pytest

from generator.toolchain.places import ASSETS, ROOT


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Paths of everything in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run([*build, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("tumstock-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.mark.slow
def test_it_carries_the_browser_assets(names: set[str]) -> None:
    manifest = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))
    runtime = manifest["runtime"]
    wanted = {manifest["form"], manifest["worker"], "manifest.json"}
    wanted |= {f"{runtime}/{name}" for name in ("pyodide.asm.js", "pyodide.asm.wasm")}
    assert {f"generator/assets/{name}" for name in wanted} <= names


@pytest.mark.slow
def test_it_carries_code_templates_words_and_theme(names: set[str]) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for folder in ("scoring", "generator")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not {"__pycache__", "toolchain", "assets"} & {*path.parts}
    }
    assert ours <= names
    assert any(name.endswith("entry_points.txt") for name in names)


@pytest.mark.slow
def test_it_leaves_the_toolchain_and_the_tests_out(names: set[str]) -> None:
    strangers = [n for n in names if n.startswith(("tests/", "generator/toolchain/", "site_js/"))]
    assert strangers == []


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
    package_lock = (ROOT / "site_js" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in package_lock
