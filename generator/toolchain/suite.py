"""Run every check and test, and close with one line that sums all runners.

The order is from quick to slow. A failed check does not hide the later ones; only the browser
tests need the step before them, the built site.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator.toolchain.node import environment
from generator.toolchain.places import ROOT
from generator.toolchain.report import run_step, say

BIN = Path(sys.executable).parent
PYTEST = [str(BIN / "pytest"), "--quiet", "-p", "no:cacheprovider"]
NPM = ["npm", "--prefix", "site_js", "--silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One runner.

    Attributes:
        title: Shown before it starts.
        command: Run in the root of the tree.
        quick: What the fast part runs in its place.
        slow: Left out of the fast part.
        check: Uses one core and says little: runs beside another check, shown when it is done.
        needed: A failure ends the whole run, since the steps after it could not work.
    """

    title: str
    command: list[str]
    quick: list[str] | None = None
    slow: bool = False
    check: bool = False
    needed: bool = False


STEPS = (
    Step(
        title="Python format",
        command=[str(BIN / "ruff"), "format", "--check", "--quiet", "."],
        check=True,
    ),
    Step(title="JavaScript format", command=[*NPM, "run", "format:check"], check=True),
    Step(title="Python lint", command=[str(BIN / "ruff"), "check", "--quiet", "."], check=True),
    Step(title="Python types", command=[str(BIN / "mypy")], check=True),
    Step(title="JavaScript lint", command=[*NPM, "run", "lint"], check=True),
    Step(title="JavaScript types", command=[*NPM, "run", "check"], check=True),
    Step(title="JavaScript tests", command=[*NPM, "test"], check=True),
    Step(
        title="Python tests without a browser",
        command=[*PYTEST, "-n", "2", "-m", "not browser"],
        quick=[*PYTEST, "-n", "2", "-m", "not browser and not slow"],
    ),
    Step(title="Site in three locales", command=["make", "site"], slow=True, needed=True),
    Step(
        title="Python tests in a browser",
        command=[*PYTEST, "-n", "2", "--dist", "worksteal", "-m", "browser"],
        slow=True,
    ),
)

_NODE_COUNT = re.compile(r"^(?:#|\u2139) (pass|fail) (\d+)$")
_PYTEST_COUNT = re.compile(r"(\d+) (passed|failed|errors?|xpassed)\b")
_PYTEST_CLOSING = re.compile(r"^=* ?\d+ \w+.* in [\d.]+s")


@dataclass(slots=True)
class Tally:
    """How many tests, and checks, held or did not."""

    passed: int = 0
    failed: int = 0

    def read(self, line: str) -> None:
        """Count what a runner says of itself in a closing line."""
        if found := _NODE_COUNT.match(line):
            self._add("failed" if found[1] == "fail" else "passed", int(found[2]))
        elif _PYTEST_CLOSING.match(line):
            for number, word in _PYTEST_COUNT.findall(line):
                self._add(word, int(number))

    def _add(self, word: str, number: int) -> None:
        if word == "passed":
            self.passed += number
        else:
            self.failed += number


def run(step: Step, write: Callable[[str], object]) -> tuple[bool, Tally]:
    """Run one step.

    Args:
        step: What to run.
        write: Given what there is to show, as it comes.

    Returns:
        Whether it ended well, and what it counted; a step without tests counts as one.
    """
    write(f"\n--- {step.title}\n")
    begun = time.monotonic()
    tally = Tally()
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            write(line)
            tally.read(line.strip())
    good = process.returncode == 0
    if good == (tally.failed > 0):
        # a runner that fell over before counting, or that counts what it then forgives
        tally.failed = 0 if good else 1
    if good and tally.passed == 0:
        tally.passed = 1
    write(f"    {'ok' if good else 'FAILED'} after {time.monotonic() - begun:.0f} s\n")
    return good, tally


def _show(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _buffered(step: Step) -> tuple[bool, Tally]:
    """Run a check beside others and show all it said at once."""
    lines: list[str] = []
    outcome = run(step, lines.append)
    _show("".join(lines))
    return outcome


def run_all(steps: Sequence[Step]) -> tuple[list[str], Tally]:
    """Run steps: checks two at a time, the others one after the other.

    Returns:
        Titles of the steps that failed, and the sum of what was counted.
    """
    total = Tally()
    failed: list[str] = []
    checks = [step for step in steps if step.check]
    others = [step for step in steps if not step.check]
    with ThreadPoolExecutor(2) as pool:
        done = zip(checks, pool.map(_buffered, checks), strict=True)
        outcomes = chain(done, ((step, run(step, _show)) for step in others))
        for step, (good, tally) in outcomes:
            total.passed += tally.passed
            total.failed += tally.failed
            if not good:
                failed.append(step.title)
                if step.needed:
                    break
    return failed, total


def main() -> int:
    """Run the steps, the fast ones only with `--fast`; 1 if any failed."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    fast = "--fast" in sys.argv[1:]
    if fast:
        os.environ["TUMSTOCK_FAST"] = "1"
    steps = [
        replace(step, command=(fast and step.quick) or step.command)
        for step in STEPS
        if not (fast and step.slow)
    ]
    begun = time.monotonic()
    failed, tally = run_all(steps)
    say(f"\n{time.monotonic() - begun:.0f} s in all")
    if failed:
        say(f"\nFailed: {'; '.join(failed)}")
    say(f"\n{tally.passed} passed, {tally.failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    run_step(main)
