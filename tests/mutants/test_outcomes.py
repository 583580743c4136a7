"""Changes of the scoring that no test notices are explained, and still stand in the source."""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError
from tests.mutants import outcomes
from tests.mutants.outcomes import KEPT, UNCHANGED, Mutant, Outcome, code_hash, explained

CHANGE = Mutant(
    module="scoring/exact.py",
    function="Number.tidy",
    was="if self.top > 0:",
    becomes="if self.top >= 0:",
)


@cache
def functions(module: str) -> dict[str, str]:
    """Source of each function and method of a file, every line without indentation."""
    text = (ROOT / module).read_text("utf-8")
    found: dict[str, str] = {}
    for node in ast.parse(text).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        name = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for one in inner:
            if isinstance(one, ast.FunctionDef):
                lines = (ast.get_source_segment(text, one) or "").splitlines()
                found[name + one.name] = " ".join(line.strip() for line in lines)
    return found


def test_what_is_explained_stands_in_the_source() -> None:
    for mutant in explained():
        assert mutant.was in functions(mutant.module)[mutant.function], mutant
        assert mutant.was != mutant.becomes


def test_an_entry_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text(
        "- {module: a, function: b, was: c, becomes: d, reason: ''}", "utf-8"
    )
    with pytest.raises(StepError, match="expected becomes, function, module, reason, was"):
        explained(tmp_path / "list.yaml")


@pytest.mark.parametrize(
    ("result", "reason", "status", "said"),
    [
        ("noticed", None, 0, "1 noticed; 0 to do"),
        ("endless", None, 0, "1 endless; 0 to do"),
        ("survived", None, 1, "if self.top > 0:  ->  if self.top >= 0:"),
        ("survived", "the same", 0, "1 survived; 0 to do"),
        ("noticed", "the same", 1, "explained for nothing, remove it"),
        ("", "the same", 0, "1 not tried; 0 to do"),
    ],
)
def test_a_run_fails_for_what_is_neither_noticed_nor_explained(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    result: str,
    reason: str | None,
    status: int,
    said: str,
) -> None:
    outcome = Outcome(result=result, by="", source="abc", mutant=CHANGE)
    file = tmp_path / "outcomes.json"
    outcomes.write_outcomes(file, {"scoring.exact.xǁNumberǁtidy__mutmut_3": outcome})
    monkeypatch.setattr(outcomes, "OUTCOMES", file)
    (tmp_path / "kept.json").write_text('{"modules": {}, "code": {}}', "utf-8")
    monkeypatch.setattr(outcomes, "KEPT", tmp_path / "kept.json")
    monkeypatch.setattr(outcomes, "_install", lambda: None)
    monkeypatch.setattr(outcomes, "_try", lambda: None)
    monkeypatch.setattr(outcomes, "explained", lambda: {CHANGE: reason} if reason else {})
    assert outcomes.main() == status
    assert said in capsys.readouterr().out
    kept = json.loads((tmp_path / "kept.json").read_text("utf-8"))["modules"]["scoring/exact.py"]
    assert kept.pop("changes") == sum(kept.values()) == 1


@pytest.mark.parametrize(
    ("not_tried", "code", "stands"), [(1, "now", True), (1, "then", False), (0, "now", False)]
)
def test_what_was_tried_before_stands_where_nothing_has_changed(
    not_tried: int, code: str, *, stands: bool
) -> None:
    counts = {"changes": 2, "not tried": not_tried}
    before = {"changes": 2, "not tried": 0}
    found = outcomes.joined(
        {
            "date": "today",
            "modules": {"a.py": counts, "b.py": counts},
            "code": {"a.py": "now", "b.py": "now"},
        },
        {"date": "once", "modules": {"a.py": before}, "code": {"a.py": code}},
    )
    assert found["modules"] == {"a.py": before if stands else counts, "b.py": counts}
    assert found["date"] == "today"


def stale(code: Mapping[str, str], sources: Mapping[str, str]) -> list[str]:
    """Modules that have other code than what was tried."""
    return [module for module, text in sources.items() if code.get(module) != code_hash(text)]


def sources() -> dict[str, str]:
    """Text of each module that is changed."""
    found = {f"scoring/{one.name}": one for one in sorted((ROOT / "scoring").glob("*.py"))}
    return {name: one.read_text("utf-8") for name, one in found.items() if name not in UNCHANGED}


def test_what_is_kept_is_of_every_module_and_adds_up_with_nothing_left_over() -> None:
    kept = json.loads(KEPT.read_text("utf-8"))
    explained_in = Counter(mutant.module for mutant in explained())
    assert list(kept["modules"]) == list(kept["code"]) == list(sources())
    for module, counts in kept["modules"].items():
        assert counts["changes"] == sum(counts.values()) - counts["changes"], module
        assert counts["changes"] > 0, module
        assert counts["survived"] == counts["not tried"] == 0, module
        assert counts["explained"] >= explained_in[module], module


def test_what_is_kept_was_tried_on_the_code_that_is_there() -> None:
    changed = stale(json.loads(KEPT.read_text("utf-8"))["code"], sources())
    assert changed == [], (
        "changed since its small changes were tried: run `make mutants`, which tries those of the "
        "functions that are new, and commit tests/scoring/mutants.json"
    )


def test_modules_in_which_nothing_is_changed_have_no_code_in_functions() -> None:
    assert not any(functions(module) for module in UNCHANGED)


def test_other_code_is_told_and_other_comments_and_docstrings_are_not() -> None:
    was = 'def a() -> int:\n    """One."""\n    return 1  # one\n'
    for now, changed in (
        ('def a() -> int:\n    """A number,\n\n    by itself."""\n    return 1\n\n\n', False),
        (was.replace("return 1", "return 2"), True),
        (was.replace("    return 1", "    if a:\n        return 1"), True),
        (was.replace("return 1", "return '# one'"), True),
    ):
        found = stale({"a.py": code_hash(was)}, {"a.py": now})
        assert found == (["a.py"] if changed else []), now
