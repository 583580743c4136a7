"""Tries examples one after the other in processes of their own, and measures each.

An example that raises, takes longer than a second of processor time or wants more memory than any
assessment or framework can need is a failure. What failed is left in build/soak/.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import NoReturn, Protocol

from generator.toolchain.places import BUILD
from tests.soak.campaign import KEPT, Outcome

MOST_SECONDS = 1.0
"""Of processor time for one example; a machine that is busy elsewhere does not count."""

MOST_GROWTH_MB = 256
"""By how much one example may raise the most memory that its process ever had."""

MOST_MEMORY_BYTES = 4 * 2**30
_CHUNK = 100
_PATIENCE_SECONDS = 600
"""For a chunk; reached only where an example hangs in code that no signal ends."""


class WrongError(Exception):
    """An example did not give what it has to; the message says what it gave."""


class HangError(BaseException):
    """An example took too long; no `except Exception` of the product keeps it."""


class Trial[T](Protocol):
    """One kind of example: how it is made, tried, and kept."""

    def draw(self, chance: Random) -> T:
        """Make an example."""

    def judge(self, example: T) -> str:
        """Try it, and say in a word what came of it.

        Raises:
            WrongError: It gave what it may not give. Whatever else is raised is a failure too.
        """

    def keep(self, example: T, folder: Path) -> None:
        """Write an example into a new folder."""

    def kept(self, folder: Path) -> T:
        """Read an example from its folder."""


@dataclass(slots=True)
class Tally:
    """What came of some examples; adds up."""

    number: int = 0
    failures: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    peak_mb: float = 0.0

    def add(self, other: Tally) -> None:
        """Add what came of others."""
        self.number += other.number
        self.failures += other.failures
        self.seen += other.seen
        self.slowest = max(self.slowest, other.slowest)
        self.peak_mb = max(self.peak_mb, other.peak_mb)

    def outcome(self) -> Outcome:
        """Give the sum as the outcome of a campaign."""
        return Outcome(
            number=self.number,
            failures=tuple(self.failures),
            seen=dict(sorted(self.seen.items())),
            slowest_ms=round(1000 * self.slowest, 1),
            peak_mb=round(self.peak_mb, 1),
        )


type MakeTrial[T] = Callable[[], Trial[T]]


def run[T](name: str, make: MakeTrial[T], number: int, seed: int, *, processes: int = 2) -> Tally:
    """Try the kept examples of a campaign, and then that many new ones.

    Args:
        name: Of the campaign.
        make: Makes what tries them, once in each process; a function of a module.
        number: New examples.
        seed: Of all chance; an example depends on it and on its own number alone.
        processes: How many work at once.

    Returns:
        What came of all of them, the kept ones counted too.
    """
    kept = sorted(path.name for path in (KEPT / name).glob("*") if path.is_dir())
    chunks: list[tuple[list[str], range]] = [(kept, range(0))] if kept else []
    chunks += [
        ([], range(first, min(first + _CHUNK, number))) for first in range(0, number, _CHUNK)
    ]
    total = Tally()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, _begin, (name, make, seed))
    try:
        asked = [(chunk, pool.submit(_chunk, chunk)) for chunk in chunks]
        for chunk, found in asked:  # noqa: B007 (named where it fails)
            total.add(found.result(timeout=_PATIENCE_SECONDS))
    except (TimeoutError, BrokenProcessPool) as error:
        total.failures.append(f"{error!r}: seed {seed}, one of {chunk} or near")
        for process in list((pool._processes or {}).values()):
            process.kill()
    finally:
        pool.shutdown(cancel_futures=True)
    return total


class _Work[T]:
    """What one process does."""

    def __init__(self, name: str, make: MakeTrial[T], seed: int) -> None:
        self.name, self.seed = name, seed
        self.trial = make()
        for number in range(5):  # what is loaded at first use counts for no example
            self.trial.judge(self.trial.draw(Random(f"warm {number}")))

    def examples(self, kept: list[str], numbers: range) -> Iterator[tuple[str, T]]:
        """Each example with its name."""
        for name in kept:
            yield name, self.trial.kept(KEPT / self.name / name)
        for number in numbers:
            yield f"{self.seed}-{number}", self.trial.draw(Random(f"{self.seed} {number}"))

    def chunk(self, kept: list[str], numbers: range) -> Tally:
        """Try some examples."""
        tally = Tally()
        for name, example in self.examples(kept, numbers):
            self._one(name, example, tally)
        return tally

    def _one(self, name: str, example: T, tally: Tally) -> None:
        before, begun = _peak_mb(), time.process_time()
        said: str | None = None
        try:
            signal.setitimer(signal.ITIMER_PROF, 2 * MOST_SECONDS)
            tally.seen[self.trial.judge(example)] += 1
        except (Exception, HangError) as error:  # noqa: BLE001 (any is a finding)
            said = _told(error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        seconds, after = time.process_time() - begun, _peak_mb()
        if said is None and seconds > MOST_SECONDS:
            said = f"took {seconds:.1f} s"
        if said is None and after - before > MOST_GROWTH_MB:
            said = f"took {after - before:.0f} MB"
        if said is not None:
            folder = BUILD / "soak" / self.name / name
            folder.mkdir(parents=True, exist_ok=True)
            self.trial.keep(example, folder)
            tally.failures.append(f"{name}: {said}")
        tally.number += 1
        tally.slowest = max(tally.slowest, seconds)
        tally.peak_mb = max(tally.peak_mb, after)


_work: _Work[object]


def _begin[T](name: str, make: MakeTrial[T], seed: int) -> None:
    global _work  # noqa: PLW0603 (one for each process, which does nothing else)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    _work = _Work(name, make, seed)  # type: ignore[arg-type]  # each trial has its own type
    signal.signal(signal.SIGPROF, _hang)


def _chunk(chunk: tuple[list[str], range]) -> Tally:
    return _work.chunk(*chunk)


def _hang(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise HangError(f"took more than {2 * MOST_SECONDS:.0f} s")


def _peak_mb() -> float:
    """Most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _told(error: BaseException) -> str:
    """What was raised, and the last places that it went through."""
    if isinstance(error, WrongError):
        return str(error)[:500]
    places = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(places))
    return f"{type(error).__name__}: {str(error)[:300]} at {where}"
