"""Changes of the scoring that no test notices are explained, and still stand in the source."""

from __future__ import annotations

import ast
import json
from collections import Counter
from pathlib import Path

import pytest

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError
from tests.mutants import outcomes
from tests.mutants.outcomes import KEPT, Mutant, Outcome, explained

CHANGE = Mutant(
    module="scoring/exact.py",
    function="Number.tidy",
    was="if self.top > 0:",
    becomes="if self.top >= 0:",
)


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
    monkeypatch.setattr(outcomes, "KEPT", tmp_path / "kept.json")
    monkeypatch.setattr(outcomes, "_install", lambda: None)
    monkeypatch.setattr(outcomes, "_try", lambda: None)
    monkeypatch.setattr(outcomes, "explained", lambda: {CHANGE: reason} if reason else {})
    assert outcomes.main() == status
    assert said in capsys.readouterr().out
    kept = json.loads((tmp_path / "kept.json").read_text("utf-8"))["modules"]["scoring/exact.py"]
    assert kept.pop("changes") == sum(kept.values()) == 1


def test_what_is_kept_is_of_modules_that_there_are_and_adds_up() -> None:
    kept = json.loads(KEPT.read_text("utf-8"))
    explained_in = Counter(mutant.module for mutant in explained())
    for module, counts in kept["modules"].items():
        assert (ROOT / module).is_file()
        assert counts["changes"] == sum(counts.values()) - counts["changes"], module
        assert counts["explained"] >= explained_in[module], module
