"""What is said of every single value of rules once it is none, or something else: held as files.

Rules are written by the generator, which has told an author everything in his own words by then.
Whoever writes rules without it has these sentences alone.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from scoring.decode import framework_from_rules
from scoring.errors import SpecError
from tests.scoring.demo import SHARE
from tests.scoring.test_records import FRAMEWORK
from tests.scoring.whole_requests import AGAIN

HELD = Path(__file__).with_name("wrong_rules")
WRONG = (None, "-", ["-"], -1)
FRAMEWORKS: Mapping[str, Mapping[str, Any]] = {"sum": AGAIN, "share": SHARE, "records": FRAMEWORK}
PARTS = [
    *((name, key) for name, rules in FRAMEWORKS.items() for key in rules if key != "items"),
    *((name, n) for name, rules in FRAMEWORKS.items() for n in range(len(rules["items"]))),
]


def paths(value: object, *before: str | int) -> Iterator[tuple[str | int, ...]]:
    """The value, and all that is in it."""
    yield before
    inner: Sequence[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for key, each in inner:
        yield from paths(each, *before, key)


def said(rules: Mapping[str, object], path: Sequence[str | int], wrong: object) -> str | None:
    """What is said of rules with a wrong value in one place; None where they are taken."""
    changed: Any = copy.deepcopy(dict(rules))
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = wrong
    try:
        framework_from_rules(changed)
    except SpecError as told:
        return str(told)
    return None


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_each_value_of_rules_is_asked_for_by_its_place(name: str, part: str | int) -> None:
    rules = FRAMEWORKS[name]
    start = ("items", part) if isinstance(part, int) else (part,)
    value = rules["items"][part] if isinstance(part, int) else rules[part]
    told = {
        ".".join(map(str, path)): [said(rules, path, wrong) for wrong in WRONG]
        for path in paths(value, *start)
    }
    held = HELD / f"{name}.{part}.json"
    if os.environ.get("WRITE_GOLDEN") and not os.environ.get("CI"):
        held.write_text(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n", "utf-8")
    assert told == json.loads(held.read_text("utf-8")), "WRITE_GOLDEN=1 writes it anew"
