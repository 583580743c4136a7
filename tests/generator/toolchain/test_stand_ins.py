"""What stands in for modules of the browser's Python, run here with what JavaScript gives it."""

from __future__ import annotations

import importlib.abc
import runpy
import sys
from types import ModuleType
from typing import Any

import pytest

from generator.toolchain.runtime import STAND_INS


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The modules that Pyodide makes of JavaScript."""
    for name, given in {
        "pyodide_js": "loadedPackages",
        "pyodide_js._api": "scheduleCallback",
    }.items():
        module = ModuleType(name)
        setattr(module, given, object())
        monkeypatch.setitem(sys.modules, name, module)


def run(name: str) -> dict[str, Any]:
    return runpy.run_path(str(STAND_INS / name))


def test_awaiting_is_refused_with_the_reason() -> None:
    with pytest.raises(RuntimeError, match="no event loop: it answers one call after another"):
        run("asyncio/__init__.py")["get_event_loop"]()


def test_pyodides_own_finder_can_be_made_of_what_is_there() -> None:
    given = run("importlib/abc.py")
    assert given["Loader"] is importlib.abc.Loader
    finder = type("JsFinder", (given["MetaPathFinder"],), {"find_spec": lambda *_: None})()
    assert finder.find_spec("js", None) is None


@pytest.mark.usefixtures("browser")
def test_pyodide_asks_its_event_loop_for_one_thing_and_gets_it() -> None:
    assert run("pyodide/webloop.py")["_initialize_event_loop"]() is None


@pytest.mark.usefixtures("browser")
def test_folders_of_packages_are_told_by_their_names() -> None:
    given = run("pyodide/_package_loader.py")
    given["init_loaded_packages"]()
    assert str(given["SITE_PACKAGES"]).endswith("-packages")
    assert str(given["DSO_DIR"]) == "/usr/lib"
