"""Assessment files scored and told of, here or in worker processes; in the order of the files.

Knows the scoring and the file system alone, so that a worker is ready at once. A worker hands over
lines and not results: the process that writes them has little to do beside the others.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import batched
from json import loads
from pathlib import Path

from generator.commands.files import readable, sentence, text_of
from generator.workers import Worker
from scoring import Scorer
from scoring.boundary import read_json
from scoring.errors import RefusedError

_SCORED = '{"format":"tumstock-result"'
_FILES_A_JOB = 25
"""Few enough to keep all processes busy to the end, enough to make little of the messages."""

_here = Scorer()
"""The scorer of a worker."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of one file.

    Attributes:
        file: Its path, as it was given or found; what of it is no text is marked with �.
        reply: The result as JSON text, the same as on the page; None if the file was refused.
        problems: Why it was refused, as `scoring.errors.Problem.as_data`; empty if it was scored.
    """

    file: str
    reply: str | None
    problems: tuple[Mapping[str, object], ...] = ()


type Form = Callable[[Scored], Iterator[str]]
"""Gives the lines that are written of a file: a function of a module, for the workers."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of some files that stand one after the other.

    Attributes:
        count: How many files.
        lines: Their results in the form asked for, each line with its end.
        refused: A sentence for each problem of those that were refused.
    """

    count: int
    lines: str
    refused: tuple[str, ...]


def assessment_files(paths: Sequence[str]) -> list[str]:
    """Files in the order given; for a folder every `*.json` below it by path, hidden ones not."""
    found: list[str] = []
    for name in paths:
        folder = Path(name)
        if name == "-" or not folder.is_dir():
            found.append(name)
            continue
        below = (path for path in folder.rglob("*.json") if path.is_file())
        shown = (path for path in below if not _hidden(path.relative_to(folder)))
        found += map(str, sorted(shown))
    return found


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def score_file(scorer: Scorer, name: str) -> Scored:
    """Score one file, or standard input for `-`."""
    try:
        text = text_of(name)
    except RefusedError as error:
        return _refused(name, error)
    return score_text(scorer, name, text)


def score_text(scorer: Scorer, name: str, text: str) -> Scored:
    """Score the text of a file."""
    try:
        reply = scorer.score(read_json(text))
    except RefusedError as error:
        return _refused(name, error)
    if reply.startswith(_SCORED):
        return Scored(readable(name), reply)
    return Scored(readable(name), None, tuple(loads(reply)["problems"]))


def _refused(name: str, error: RefusedError) -> Scored:
    return Scored(readable(name), None, tuple(problem.as_data() for problem in error.problems))


def score_all(
    names: Sequence[str],
    rules: Sequence[Mapping[str, object]],
    form: Form,
    workers: Sequence[Worker] = (),
) -> Iterator[Told]:
    """Score files, some at a time, each as soon as they may stand after those before them.

    Args:
        names: The files.
        rules: Rules of every framework that they may be of.
        form: How they are told of.
        workers: Processes that share the work; none to do it here.
    """
    batches = batched(names, _FILES_A_JOB)
    if not workers:
        scorer = _knowing(Scorer(), rules)
        yield from (_told_of(scorer, batch, form) for batch in batches)
        return
    free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in workers:
        worker.send(take_rules, rules)
        free.put(worker)

    def done(batch: tuple[str, ...]) -> Told:
        worker = free.get()
        try:
            worker.send(tell_there, batch, form)
            while worker.waiting > 1:  # it took the rules first
                worker.receive()
            told: Told = worker.receive()
            return told
        finally:
            free.put(worker)  # lost or not: the next batch finds out, and waits for nothing

    pool = ThreadPoolExecutor(len(workers))
    try:
        yield from pool.map(done, batches)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def take_rules(rules: Sequence[Mapping[str, object]]) -> None:
    """Job of a worker: know these frameworks."""
    _knowing(_here, rules)


def tell_there(names: Sequence[str], form: Form) -> Told:
    """Job of a worker: score files and say what became of them."""
    return _told_of(_here, names, form)


def _told_of(scorer: Scorer, names: Sequence[str], form: Form) -> Told:
    all_scored = [score_file(scorer, name) for name in names]
    lines = "".join(f"{line}\n" for scored in all_scored for line in form(scored))
    refused = (
        sentence(scored.file, problem) for scored in all_scored for problem in scored.problems
    )
    return Told(len(names), lines, tuple(refused))


def _knowing(scorer: Scorer, rules: Sequence[Mapping[str, object]]) -> Scorer:
    for framework in rules:
        scorer.load(framework)
    return scorer
