"""The demonstration framework of the tests: an item of every kind, three locales."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from generator.load import load_framework
from generator.model import Framework
from generator.strict_yaml import read_yaml

FOLDER = Path(__file__).resolve().parent / "frameworks" / "demo"


@cache
def demo() -> Framework:
    """The framework as it is loaded."""
    return load_framework(FOLDER)


@cache
def _data() -> Any:
    document, _ = read_yaml(FOLDER / "framework.yaml", "framework.yaml")
    assert document is not None
    return document.data


def demo_data(change: Callable[[Any], None] = lambda _: None) -> Any:
    """The data of its framework.yaml, changed."""
    data = deepcopy(_data())
    change(data)
    return data
