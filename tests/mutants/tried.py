"""Try the changes of the scoring on its tests, in the processes of one run of pytest.

mutmut would start pytest anew for each change. Here the tests are collected once; each change is
tried in a fork of that process, on the tests that call what it changes, those that noticed other
changes nearby first, and at the first that fails it is done. Time is that of the processor, so
that a busy machine makes no difference.

python -m tests.mutants.tried [--jobs N] [NAME...]
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache, partial
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, Phase, settings

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError, say
from tests.mutants.made import SEEN, Made, make, switch_on
from tests.mutants.outcomes import OUTCOMES, WORK, Outcome, read_outcomes, write_outcomes

TESTS = ("tests/scoring", "tests/test_cases.py", str(WORK / "scoring"))
TESTS_KNOWN = WORK / "tests.json"
"""What is known of tests by name and hash of their file, so that they are run once for it."""

EXAMPLES = 5
"""Tries of a test that makes up its input, of which there is one process for each change."""

QUICK = 0.12
"""Seconds of a test that is tried on every change; those above on what the others leave."""

ENOUGH = 0.6
"""Seconds that are spent on a change where not all tests are asked for."""

LIKELY = 12
"""How many tests are tried in the order in which they noticed other changes."""

MEMORY = 4 << 30
"""Bytes that a change may come to ask for."""

SAVED_EVERY = 20.0
"""Seconds."""

_NOTICED, _ENDLESS, _BROKEN = 1, 2, 3
"""Exit statuses of a fork."""


@dataclass(slots=True)
class Known:
    """What is known of a test.

    Attributes:
        seconds: What it takes alone.
        functions: Which functions it calls.
    """

    seconds: float
    functions: frozenset[str]


@dataclass(slots=True)
class Running:
    """A fork that tries a change.

    Attributes:
        made: The change.
        reading: End of a pipe on which it tells the test that has noticed.
    """

    made: Made
    reading: int


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=following)
    return not any(report.failed for report in reports)


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _pairs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each test with the one after it, for which fixtures may be kept."""
    return zip(items, [*items[1:], None], strict=True)


def _quietly() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _end(status: int, *_: object) -> None:
    os._exit(status)


@dataclass(eq=False)
class Trials:
    """A plugin that tries changes in the place of the tests of a run.

    Attributes:
        made: The changes to try.
        done: What became of changes, added to.
        jobs: Processes at a time.
        thorough: Whether tests that are not quick are run too.
    """

    made: Sequence[Made]
    done: dict[str, Outcome]
    jobs: int = 1
    thorough: bool = False
    items: list[pytest.Item] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    noticing: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    running: dict[int, Running] = field(default_factory=dict)
    shared: dict[Path, set[str]] = field(default_factory=lambda: defaultdict(set))
    clean: bool = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self) -> None:
        """Let tests make up few inputs, the same each time, and lose no time on small ones."""
        fast = settings(
            settings.get_profile("fast"),
            max_examples=EXAMPLES,
            phases=(Phase.explicit, Phase.generate),
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        settings.register_profile("mutants", parent=fast)
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out examples in the docstrings of changes."""
        items[:] = [item for item in items if "__mutmut" not in item.nodeid]

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note what is called for a fixture, which other tests of the file may use too."""
        self.shared[item.path] |= SEEN

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every change."""
        self.items = session.items
        gc.collect()
        gc.freeze()
        self.clean = self._learn()
        if self.clean:
            self._try_all()
        return True

    def _learn(self) -> bool:
        """Know of each test what it takes and calls; those not known yet are run for it."""
        keys = {item.nodeid: f"{item.nodeid} {_digest(item.path)}" for item in self.items}
        known: dict[str, tuple[float, list[str]]] = (
            json.loads(TESTS_KNOWN.read_text("utf-8")) if TESTS_KNOWN.is_file() else {}
        )
        new = [item for item in self.items if keys[item.nodeid] not in known]
        if new:
            say(f"Running {len(new)} tests without a change")
            found = self._run_clean(new)
            if isinstance(found, str):
                say(f"fails without a change: {found}")
                return False
            known |= {keys[name]: entry for name, entry in found.items()}
            TESTS_KNOWN.write_text(json.dumps(known), "utf-8")
        for item in self.items:
            seconds, functions = known[keys[item.nodeid]]
            self.known.append(Known(seconds, frozenset(functions)))
        numbers = {item.nodeid: number for number, item in enumerate(self.items)}
        for name, one in self.done.items():
            if one.result == "noticed" and one.by in numbers:
                self._noticed(name, numbers[one.by])
        quick = sum(known.seconds for known in self.known if known.seconds <= QUICK)
        say(f"The quick ones of {len(self.items)} tests take {quick:.0f} s")
        return True

    def _run_clean(self, items: Sequence[pytest.Item]) -> dict[str, tuple[float, list[str]]] | str:
        """Run tests as they are, in a fork.

        Returns:
            Seconds and functions by the name of the test, or the name of one that fails.
        """
        told = WORK / "told.json"
        child = os.fork()
        if not child:
            _quietly()
            found: dict[str, tuple[float, set[str]]] = {}
            for item, following in _pairs(items):
                SEEN.clear()
                start = time.process_time()
                if not _passes(item, following):
                    told.write_text(json.dumps(item.nodeid), "utf-8")
                    os._exit(0)
                found[item.nodeid] = time.process_time() - start, {*SEEN}
            entries = {
                item.nodeid: (
                    found[item.nodeid][0],
                    sorted(self.shared[item.path] | found[item.nodeid][1]),
                )
                for item in items
            }
            told.write_text(json.dumps(entries), "utf-8")
            os._exit(0)
        os.waitpid(child, 0)
        answer: dict[str, tuple[float, list[str]]] | str = json.loads(told.read_text("utf-8"))
        return answer

    def _chosen(self, made: Made) -> list[int]:
        """Tests for a change: those likely to notice first, the others file by file."""
        near = self.noticing[made.function]
        around = self.noticing[made.name.split(".")[1]]
        able = [
            number
            for number, known in enumerate(self.known)
            if made.function in known.functions
            and (self.thorough or known.seconds <= QUICK or number in near)
        ]
        likely = sorted(
            (number for number in able if number in around),
            key=lambda n: (-near.get(n, 0), -around[n] / self.known[n].seconds),
        )[:LIKELY]
        # the worked cases share what is set up for them, so they stay together, and come last
        rest = sorted(
            {*able}.difference(likely),
            key=lambda n: (self.items[n].path.name == "test_cases.py", self.known[n].seconds),
        )
        return likely + rest

    def _try_all(self) -> None:
        last = time.monotonic()
        for count, made in enumerate(self.made, 1):
            if len(self.running) >= self.jobs:
                self._wait()
            self._start(made)
            if time.monotonic() - last > SAVED_EVERY:
                last = time.monotonic()
                write_outcomes(OUTCOMES, self.done)
                say(f"{count} of {len(self.made)}: {made.name}")
        while self.running:
            self._wait()

    def _start(self, made: Made) -> None:
        chosen = self._chosen(made)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            try:
                self._try(made, chosen, writing)
            except BaseException:  # noqa: BLE001  (told by the process that has forked)
                (WORK / "broken.txt").write_text(traceback.format_exc(), "utf-8")
            finally:
                os._exit(_BROKEN)
        os.close(writing)
        self.running[child] = Running(made, reading)

    def _try(self, made: Made, chosen: Sequence[int], writing: int) -> None:
        """Try one change, in a process of its own."""
        _quietly()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.signal(signal.SIGPROF, partial(_end, _ENDLESS))
        switch_on(made.name)
        gc.disable()
        start = time.process_time()
        for number, (item, following) in zip(
            chosen, _pairs([self.items[number] for number in chosen]), strict=True
        ):
            if not self.thorough and time.process_time() - start > ENOUGH:
                break
            os.write(writing, f"{number} ".encode())
            signal.setitimer(signal.ITIMER_PROF, 2 + 10 * self.known[number].seconds)
            if not _passes(item, following):
                os._exit(_NOTICED)
        os._exit(0)

    def _noticed(self, name: str, by: int) -> None:
        """Remember for what is near that a test has noticed a change."""
        for where in (name.partition("__mutmut_")[0], name.split(".")[1]):
            counts = self.noticing[where]
            counts[by] = counts.get(by, 0) + 1

    def _wait(self) -> None:
        child, status = os.wait()
        tried = self.running.pop(child)
        with os.fdopen(tried.reading, "r") as told:
            numbers = told.read().split()
        code = os.waitstatus_to_exitcode(status)
        if code == _BROKEN:
            raise StepError((WORK / "broken.txt").read_text("utf-8"))
        made = tried.made
        result = {0: "survived", _ENDLESS: "endless"}.get(code, "noticed")
        by = int(numbers[-1]) if code and numbers else None
        if by is not None:
            self._noticed(made.name, by)
        test = "" if by is None else self.items[by].nodeid
        self.done[made.name] = Outcome(
            result=result if numbers else "survived",
            by=test,
            source=made.source,
            mutant=made.mutant,
        )


def _to_try(
    made: Sequence[Made], done: dict[str, Outcome], names: Sequence[str], *, again: bool
) -> Iterator[Made]:
    """The changes that are wanted, in the order of the names."""
    states = {"", "survived"} if again else {""}
    for name in names or ("*",):
        yield from (
            one for one in made if done[one.name].result in states and fnmatch(one.name, name)
        )


def main() -> int:
    """Try what is not known yet; 1 where the tests fail by themselves."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="also what has survived before")
    parser.add_argument("--thorough", action="store_true", help="with tests that take long, too")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    os.chdir(ROOT)
    made = make(ROOT / "scoring", WORK / "scoring")
    before = read_outcomes(OUTCOMES)
    done = {
        one.name: before[one.name]
        if one.name in before and before[one.name].source == one.source
        else Outcome(result="", by="", source=one.source, mutant=one.mutant)
        for one in made
    }
    open_ = list(dict.fromkeys(_to_try(made, done, given.names, again=given.again)))
    say(f"{len(made)} changes, {len(open_)} to try")
    trials = Trials(open_, done, given.jobs, given.thorough)
    if open_:
        sys.path.insert(0, str(WORK))
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        unneeded = ("cacheprovider", "logging", "unraisableexception", "threadexception")
        # nobody reads how a test fails, and to tell it takes longer than the test
        quiet = ("-s", "--tb=no", "--assert=plain")
        options = [*quiet, "-m", "not slow", *(f"-pno:{name}" for name in unneeded)]
        pytest.main([*options, "-o", f"pythonpath={WORK} .", *TESTS], plugins=[trials])
    write_outcomes(OUTCOMES, done)
    return 0 if trials.clean else 1


if __name__ == "__main__":
    sys.exit(main())
