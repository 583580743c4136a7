"""Assessment files scored one by one, here or in worker processes; in the order of the files.

Knows the scoring and the file system alone, so that a worker is ready at once.
"""

from __future__ import annotations

import os
import queue
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import batched
from json import loads
from pathlib import Path

from generator.commands.files import text_of
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
        return Scored(_told(name), reply)
    return Scored(_told(name), None, tuple(loads(reply)["problems"]))


def _refused(name: str, error: RefusedError) -> Scored:
    return Scored(_told(name), None, tuple(problem.as_data() for problem in error.problems))


def _told(name: str) -> str:
    """A path that can be written; an archive may give files names that are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def score_all(
    names: Sequence[str], rules: Sequence[Mapping[str, object]], workers: Sequence[Worker] = ()
) -> Iterator[Scored]:
    """Score files, each as soon as it may stand after the one before it.

    Args:
        names: The files.
        rules: Rules of every framework that they may be of.
        workers: Processes that share the work; none to do it here.
    """
    if not workers:
        scorer = _knowing(Scorer(), rules)
        yield from (score_file(scorer, name) for name in names)
        return
    free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in workers:
        worker.send(take_rules, rules)
        free.put(worker)

    def done(batch: tuple[str, ...]) -> list[Scored]:
        worker = free.get()
        try:
            worker.send(score_there, batch)
            while worker.waiting > 1:  # it took the rules first
                worker.receive()
            scored: list[Scored] = worker.receive()
            return scored
        finally:
            free.put(worker)  # lost or not: the next batch finds out, and waits for nothing

    pool = ThreadPoolExecutor(len(workers))
    try:
        for scored in pool.map(done, batched(names, _FILES_A_JOB)):
            yield from scored
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def take_rules(rules: Sequence[Mapping[str, object]]) -> None:
    """Job of a worker: know these frameworks."""
    _knowing(_here, rules)


def score_there(names: Sequence[str]) -> list[Scored]:
    """Job of a worker: score files."""
    return [score_file(_here, name) for name in names]


def _knowing(scorer: Scorer, rules: Sequence[Mapping[str, object]]) -> Scorer:
    for framework in rules:
        scorer.load(framework)
    return scorer
