"""How the changes of the scoring are laid beside it and switched on."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from tests.mutants.made import SEEN, Switch, switch_on, undecorated

DECORATED = """\
class Case:
    @property
    def half(self) -> int:
        return 2

    @classmethod
    def of(cls) -> "Case":
        return cls()

@lru_cache(maxsize=1 << 10)
def two():
    return 2
"""


def test_decorators_are_called_below_what_they_decorate() -> None:
    text = undecorated(DECORATED)
    assert "    def half(self) -> int:\n        return 2\n    half = property(half)\n" in text
    assert "    @classmethod\n    def of(cls)" in text
    assert text.endswith("def two():\n    return 2\ntwo = lru_cache(maxsize=1 << 10)(two)\n")


def test_one_change_at_a_time_takes_the_place_of_the_function(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = ModuleType("scoring.invented")
    changes = {"_mutmut_orig": lambda: 2, "x_two__mutmut_1": lambda: 3}

    def two() -> int:
        raise AssertionError

    two.__module__, two.__qualname__ = module.__name__, "two"
    called = Switch(changes)(two)
    vars(module)["mutants_x_two__mutmut"] = changes
    monkeypatch.setitem(sys.modules, module.__name__, module)
    SEEN.clear()
    assert called() == 2
    assert {"scoring.invented.x_two"} == SEEN
    switch_on("scoring.invented.x_two__mutmut_1")
    assert called() == 3


def test_a_change_of_a_class_method_is_bound_already() -> None:
    class Case:
        @classmethod
        def changed(cls, more: int) -> tuple[type, int]:
            return cls, more

    changes = {"_mutmut_orig": Case.changed}
    assert Switch(changes, is_classmethod=True)(Case.changed)(Case, 1) == (Case, 1)
