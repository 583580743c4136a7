"""`tumstock score` on many assessment files: how many a second, and what a second core brings."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.forms import edits, rules
from tests.bench.running import COMMAND, timed
from tests.bench.timing import Comparison, compare

FILES = 10_000
_NOTE = "Underlaget är samtal med deltagare, chef och samverkande team under våren. " * 2


def write_files(folder: Path, count: int) -> None:
    """Complete IPS assessments with notes, each a little different, a hundred a folder."""
    for number, assessment in enumerate(islice(edits(rules()), count)):
        home = folder / f"{number // 100:03}"
        home.mkdir(exist_ok=True)
        answers = assessment["answers"]
        assert isinstance(answers, dict)
        noted = {item: {**answer, "note": _NOTE} for item, answer in answers.items()}
        text = json.dumps({**assessment, "answers": noted}, ensure_ascii=False, default=str)
        (home / f"{number:05}.json").write_text(text, "utf-8")


def measure(*, runs: int = 7, files: int = FILES) -> list[Comparison]:
    """Score a folder into a file with one process, with two, and by two commands, in turn.

    The commands have half of the files each and nothing to share: what the machine's second core
    brings at most. A pipe would have this process read as much as the others write, on the same
    two cores.

    Args:
        runs: Runs a side.
        files: Assessment files.
    """
    sides: dict[str, list[float]] = {"2": [], "apart": [], "1": []}
    with TemporaryDirectory() as name, TemporaryDirectory() as beside:
        halves = [Path(name) / half for half in "ab"]
        for half in halves:
            half.mkdir()
            write_files(half, files // 2)
        for turn in range(runs):
            for side in sorted(sides, reverse=bool(turn % 2)):
                folders, jobs = (halves, "1") if side == "apart" else ([Path(name)], side)
                told = [("--output", str(Path(beside) / each.name)) for each in folders]
                asked = [
                    ("-c", COMMAND, "score", str(folder), "--jobs", jobs, *output)
                    for folder, output in zip(folders, told, strict=True)
                ]
                sides[side].append(_together(asked))
    one = sides["1"]
    a_second = [files * 1000 / spent for spent in one]
    label = f"tumstock score: {files} files"
    return [
        compare("tumstock score: on one core", a_second, None, target=None, unit="files/s"),
        compare(f"{label}, 2 processes / 1", sides["2"], one, target=1 / 1.8),
        compare(f"{label}, 2 commands that share nothing / 1", sides["apart"], one, target=None),
    ]


def _together(asked: Sequence[Sequence[str]]) -> float:
    """Milliseconds until all of these commands of Python are done."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(asked)) as pool:
        list(pool.map(lambda arguments: timed(*arguments), asked))
    return (time.perf_counter() - begun) * 1000
