"""Change the scoring in small ways and see whether a test notices, by `make mutants`.

mutmut makes the changes and runs the tests of `[tool.mutmut]` in pyproject.toml on each. A change
that no test notices is either a test that is missing, or one that makes no difference: then it
stands in tests/scoring/mutants.yaml, with the reason. Done is remembered in build/mutation, so a
run that was broken off goes on where it was.

python -m generator.toolchain.mutants [NAME...]     all, or those of names such as scoring.exact.*
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import yaml

from generator.toolchain.places import BUILD, ROOT
from generator.toolchain.report import StepError, run_step, say

EXPLAINED = ROOT / "tests" / "scoring" / "mutants.yaml"
WORK = BUILD / "mutation"
BIN = Path(sys.executable).parent
COPIED = ("scoring", "tests", "frameworks", "content", "pyproject.toml")
"""What mutmut works on a copy of."""

CAUGHT = {1, 3, 37}
"""What mutmut notes for a change that a test, or the type checker, has noticed."""

SLOW = {24, -24, 36, 152, 255}
"""For a change with which a test does not end, which is noticed too."""

UNCHECKED = None


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


def explained(path: Path = EXPLAINED) -> dict[Mutant, str]:
    """Reasons of the changes that make no difference.

    Raises:
        StepError: An entry has other keys than it should.
    """
    keys = {"module", "function", "was", "becomes", "reason"}
    reasons: dict[Mutant, str] = {}
    for one in yaml.load(path.read_text("utf-8"), yaml.BaseLoader) or ():  # noqa: S506
        if set(one) != keys or not all(one.values()):
            raise StepError(f"{path.name}: expected {', '.join(sorted(keys))}, found {one}")
        reason = one.pop("reason")
        reasons[Mutant(**one)] = reason
    return reasons


def read_diff(name: str, text: str) -> Mutant:
    """The change in what `mutmut show` prints of it."""
    lines = text.splitlines()
    changed = {
        sign: " ".join(
            line[1:].strip() for line in lines if line[:1] == sign and line[:3] != 3 * sign
        )
        for sign in "-+"
    }
    module = next(line[4:] for line in lines if line.startswith("--- "))
    mangled = name.rpartition("__mutmut_")[0].rpartition(".")[2]
    function = mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return Mutant(module=module, function=function, was=changed["-"], becomes=changed["+"])


def outcomes(folder: Path) -> Iterator[tuple[str, int | None]]:
    """Every change, and what became of it."""
    for path in sorted((folder / "mutants" / "scoring").glob("*.meta")):
        noted: Mapping[str, int | None] = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        yield from noted.items()


def _lay_out() -> None:
    """Copy what is worked on afresh, beside what is remembered of earlier runs."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source, target = ROOT / name, WORK / name
        if target.is_dir():
            shutil.rmtree(target)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)


def _mutmut(*arguments: str, shown: bool = False) -> str:
    environment = {**os.environ, "TUMSTOCK_FAST": "1"}
    done = subprocess.run(
        [BIN / "mutmut", *arguments],
        cwd=WORK,
        env=environment,
        stdout=None if shown else subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise StepError(f"mutmut {arguments[0]} ended with {done.returncode}")
    return done.stdout or ""


def _install() -> None:
    if find_spec("mutmut") is None:
        say("Installing mutmut into the environment")
        lock = str(ROOT / "requirements-mutants.txt")
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
        if subprocess.run([*install, lock], check=False).returncode != 0:
            raise StepError("mutmut could not be installed")


def main() -> int:
    """Try all changes, or those named; 1 where one is neither noticed nor explained."""
    _install()
    _lay_out()
    _mutmut("run", *sys.argv[1:], shown=True)
    found = dict(outcomes(WORK))
    survivors = [
        name for name, code in found.items() if code not in CAUGHT | SLOW and code is not UNCHECKED
    ]
    reasons = explained()
    unexplained = []
    left = dict(reasons)
    for name in survivors:
        mutant = read_diff(name, _mutmut("show", name))
        left.pop(mutant, None)
        if mutant not in reasons:
            unexplained.append(f"{mutant}  ({name})")
    for line in unexplained:
        say(line)
    counts = Counter("not tried" if code is None else "tried" for code in found.values())
    if not counts["not tried"]:
        unexplained += [f"explained and noticed all the same, remove it: {one}" for one in left]
    say(
        f"{counts['tried']} changes tried, {counts['not tried']} not yet; {len(survivors)} made no "
        f"difference to a test, {len(reasons)} explained, {len(unexplained)} to do"
    )
    return 1 if unexplained else 0


if __name__ == "__main__":
    run_step(main)
