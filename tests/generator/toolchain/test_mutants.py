"""Changes of the scoring that no test notices are explained, and still stand in the source."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from generator.toolchain import mutants
from generator.toolchain.mutants import Mutant, explained, read_diff
from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError

DIFF = """\
# scoring.exact.xǁNumberǁtidy__mutmut_3: survived
--- scoring/exact.py
+++ scoring/exact.py
@@ -1,5 +1,5 @@
 def tidy(self):
-    if self.top > 0:
+    if self.top >= 0:
         return 1
"""
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


def test_a_change_is_read_from_its_difference() -> None:
    assert read_diff("scoring.exact.xǁNumberǁtidy__mutmut_3", DIFF) == CHANGE
    plain = read_diff("scoring.exact.x_tidy__mutmut_3", DIFF)
    assert plain.function == "tidy"


def test_an_entry_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text(
        "- {module: a, function: b, was: c, becomes: d, reason: ''}", "utf-8"
    )
    with pytest.raises(StepError, match="expected becomes, function, module, reason, was"):
        explained(tmp_path / "list.yaml")


@pytest.mark.parametrize(
    ("code", "reason", "status", "said"),
    [
        (1, None, 0, "0 to do"),
        (36, None, 0, "0 to do"),
        (0, None, 1, "if self.top > 0:  ->  if self.top >= 0:"),
        (33, None, 1, "1 to do"),
        (0, "the same", 0, "1 explained, 0 to do"),
        (1, "the same", 1, "1 explained, 1 to do"),
        (None, "the same", 0, "0 changes tried, 1 not yet"),
    ],
    ids=[
        "noticed",
        "endless",
        "survived",
        "untested",
        "explained",
        "explained for nothing",
        "open",
    ],
)
def test_a_run_fails_for_what_is_neither_noticed_nor_explained(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int | None,
    reason: str | None,
    status: int,
    said: str,
) -> None:
    notes = tmp_path / "mutants" / "scoring"
    notes.mkdir(parents=True)
    key = "scoring.exact.xǁNumberǁtidy__mutmut_3"
    (notes / "exact.py.meta").write_text(json.dumps({"exit_code_by_key": {key: code}}), "utf-8")
    monkeypatch.setattr(mutants, "WORK", tmp_path)
    monkeypatch.setattr(mutants, "_install", lambda: None)
    monkeypatch.setattr(mutants, "_lay_out", lambda: None)
    monkeypatch.setattr(mutants, "_mutmut", lambda *_, **__: DIFF)
    monkeypatch.setattr(mutants, "explained", lambda: {CHANGE: reason} if reason else {})
    assert mutants.main() == status
    assert said in capsys.readouterr().out
