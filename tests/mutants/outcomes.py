"""Change the scoring in small ways and see whether a test notices, by `make mutants`.

mutmut makes the changes (made.py), and the tests of the scoring are run on each
(tried.py). A change that no test notices is either a test that is missing, or one that
makes no difference: then it stands in tests/scoring/mutants.yaml, with the reason. Done is
remembered in build/mutation, so a run that was broken off goes on where it was; how far it came is
kept in tests/scoring/mutants.json, with a hash of the code that it came so far with: a quick test
fails when a module has changed since. What is kept of a module that has not changed stands, also
where build/mutation is not there any more: then NAME tries the others alone. Code outside of
functions is not changed, so that modules without any (`UNCHANGED`) are not there.

python -m tests.mutants [--jobs N] [--again] [NAME...]

NAME is such as scoring.exact.*; without it, all that are not known yet are tried. `--again` tries
once more what no test has noticed.
"""

from __future__ import annotations

import ast
import hashlib
import json
import platform
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from generator.toolchain.places import BUILD, ROOT
from generator.toolchain.report import StepError, say

EXPLAINED = ROOT / "tests" / "scoring" / "mutants.yaml"
KEPT = ROOT / "tests" / "scoring" / "mutants.json"
WORK = BUILD / "mutation"
OUTCOMES = WORK / "outcomes.json"

UNCHANGED = {
    "scoring/__init__.py": "imports what others may use",
    "scoring/spec.py": "classes with fields alone",
    "scoring/states.py": "an enumeration of two members",
}
"""Modules in which nothing is changed, as there is no code in functions; with what there is."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Mutant:
    """A change that may be explained.

    Attributes:
        module: File, from the top of the repository.
        function: Function or method, `Class.method`, that is changed.
        was: The lines that change, without indentation, joined by a space.
        becomes: The same after the change.
    """

    module: str
    function: str
    was: str
    becomes: str

    def __str__(self) -> str:
        return f"{self.module}: {self.function}: {self.was}  ->  {self.becomes}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a change.

    Attributes:
        result: `noticed`, `endless` where a test did not end, `survived`, or empty if not tried.
        by: The test that noticed.
        source: Hash of the function that is changed.
        mutant: The change.
    """

    result: str
    by: str
    source: str
    mutant: Mutant


def read_outcomes(path: Path) -> dict[str, Outcome]:
    """What became of changes by their names; nothing where there is no such file."""
    if not path.is_file():
        return {}
    return {
        name: Outcome(**{**one, "mutant": Mutant(**one["mutant"])})
        for name, one in json.loads(path.read_text("utf-8")).items()
    }


def write_outcomes(path: Path, outcomes: Mapping[str, Outcome]) -> None:
    """Write them, the whole file at once."""
    text = json.dumps({name: asdict(one) for name, one in outcomes.items()}, ensure_ascii=False)
    new = path.with_suffix(".new")
    new.write_text(text, "utf-8")
    new.replace(path)


def explained(path: Path = EXPLAINED) -> dict[Mutant, str]:
    """Reasons of the changes that make no difference; `becomes` may be a list.

    Raises:
        StepError: An entry has other keys than it should.
    """
    keys = {"module", "function", "was", "becomes", "reason"}
    reasons: dict[Mutant, str] = {}
    for one in yaml.load(path.read_text("utf-8"), yaml.BaseLoader) or ():  # noqa: S506  (it makes nothing but text)
        if set(one) != keys or not all(one.values()):
            raise StepError(f"{path.name}: expected {', '.join(sorted(keys))}, found {one}")
        reason, becomes = one.pop("reason"), one.pop("becomes")
        for each in [becomes] if isinstance(becomes, str) else becomes:
            reasons[Mutant(**one, becomes=each)] = reason
    return reasons


def code_hash(source: str) -> str:
    """SHA-256 of the code of a module: comments, docstrings and empty lines may change."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            lines[token.start[0] - 1] = token.line[: token.start[1]]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            end = node.end_lineno or node.lineno
            lines[node.lineno - 1 : end] = [""] * (end - node.lineno + 1)
    code = "\n".join(line.rstrip() for line in lines if line.strip())
    return hashlib.sha256(code.encode()).hexdigest()


def counted(outcomes: Mapping[str, Outcome], reasons: Mapping[Mutant, str]) -> dict[str, Any]:
    """How far the changes of each module have come, as it is kept."""
    modules: dict[str, Counter[str]] = {}
    for one in outcomes.values():
        counts = modules.setdefault(one.mutant.module, Counter())
        counts["changes"] += 1
        kind = "explained" if one.result == "survived" and one.mutant in reasons else one.result
        counts[kind or "not tried"] += 1
    names = ("changes", "noticed", "endless", "explained", "survived", "not tried")
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "python": platform.python_version(),
        "modules": {
            module: {name: counts[name] for name in names}
            for module, counts in sorted(modules.items())
        },
        "code": {
            module: code_hash((ROOT / module).read_text("utf-8")) for module in sorted(modules)
        },
    }


def joined(found: dict[str, Any], former: Mapping[str, Any]) -> dict[str, Any]:
    """What was found, with what stands from before where not all of a module was tried.

    Args:
        found: As `counted` gives it.
        former: What was kept; of a module that has changed since, nothing of it holds.
    """
    modules = {
        module: former["modules"][module]
        if counts["not tried"] and former["code"].get(module) == found["code"][module]
        else counts
        for module, counts in found["modules"].items()
    }
    return {**found, "modules": modules}


def to_do(outcomes: Mapping[str, Outcome], reasons: Mapping[Mutant, str]) -> Iterator[str]:
    """What has to be noticed or explained, and what is explained for nothing."""
    survived = {one.mutant for one in outcomes.values() if one.result == "survived"}
    open_ = {one.mutant for one in outcomes.values() if not one.result}
    for name, one in outcomes.items():
        if one.result == "survived" and one.mutant not in reasons:
            yield f"{one.mutant}  ({name})"
    for mutant in reasons:
        if mutant not in survived | open_:
            yield f"explained for nothing, remove it: {mutant}"


def _install() -> None:
    if find_spec("mutmut") is None:
        say("Installing mutmut into the environment")
        lock = str(ROOT / "requirements-mutants.txt")
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
        if subprocess.run([*install, lock], check=False).returncode != 0:
            raise StepError("mutmut could not be installed")


def _try() -> None:
    command = [sys.executable, "-m", "tests.mutants.tried", *sys.argv[1:]]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise StepError("the changes could not be tried")


def main() -> int:
    """Try the changes; 1 where one is neither noticed nor explained."""
    _install()
    _try()
    outcomes, reasons = read_outcomes(OUTCOMES), explained()
    kept = joined(counted(outcomes, reasons), json.loads(KEPT.read_text("utf-8")))
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    left = list(to_do(outcomes, reasons))
    for line in left:
        say(line)
    counts = Counter(one.result or "not tried" for one in outcomes.values())
    found = ", ".join(f"{count} {result}" for result, count in sorted(counts.items()))
    say(f"{len(outcomes)} changes: {found}; {len(left)} to do")
    return 1 if left else 0
