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
from dataclasses import dataclass
from pathlib import Path

from generator.toolchain.node import environment
from generator.toolchain.places import ROOT
from generator.toolchain.report import run_step, say

BIN = Path(sys.executable).parent
PYTEST = [str(BIN / "pytest"), "--quiet", "-p", "no:cacheprovider"]
NPM = ["npm", "--prefix", "site_js", "--silent"]
PYTHON_FOLDERS = ["scoring", "generator", "tests"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One runner.

    Attributes:
        title: Shown before it starts.
        command: Run in the root of the tree.
        slow: Left out of the fast part.
        needed: A failure ends the whole run, since the steps after it could not work.
    """

    title: str
    command: list[str]
    slow: bool = False
    needed: bool = False


STEPS = (
    Step(title="Python format", command=[str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    Step(title="JavaScript format", command=[*NPM, "run", "format:check"]),
    Step(title="Python lint", command=[str(BIN / "ruff"), "check", "--quiet", "."]),
    Step(title="Python types", command=[str(BIN / "mypy")]),
    Step(title="JavaScript types", command=[*NPM, "run", "check"]),
    Step(title="JavaScript tests", command=[*NPM, "test"]),
    Step(
        title="Python tests without a browser",
        command=[*PYTEST, "-n", "2", "-m", "not browser and not slow"],
    ),
    Step(title="Site in three locales", command=["make", "site"], slow=True, needed=True),
    Step(
        title="Python tests on the built site, in a browser",
        command=[*PYTEST, "-n", "2", "-m", "browser or slow"],
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


def run(step: Step, tally: Tally) -> bool:
    """Run one step, passing its output on as it comes.

    Args:
        step: What to run.
        tally: Told what the step counted; a step without tests of its own counts as one.

    Returns:
        True if it ended well.
    """
    say(f"\n--- {step.title}")
    begun = time.monotonic()
    counted = Tally()
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
            sys.stdout.write(line)
            sys.stdout.flush()
            counted.read(line.strip())
    good = process.returncode == 0
    if good == (counted.failed > 0):
        # a runner that fell over before counting, or that counts what it then forgives
        counted.failed = 0 if good else 1
    if good and counted.passed == 0:
        counted.passed = 1
    tally.passed += counted.passed
    tally.failed += counted.failed
    say(f"    {'ok' if good else 'FAILED'} after {time.monotonic() - begun:.0f} s")
    return good


def main() -> int:
    """Run the steps, the fast ones only with `--fast`; 1 if any failed."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    fast = "--fast" in sys.argv[1:]
    tally = Tally()
    failed: list[str] = []
    for step in STEPS:
        if fast and step.slow:
            continue
        if not run(step, tally):
            failed.append(step.title)
            if step.needed:
                break
    if failed:
        say(f"\nFailed: {'; '.join(failed)}")
    say(f"\n{tally.passed} passed, {tally.failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    run_step(main)
