"""`tumstock score` on many assessment files: how many a second, and what a second core brings."""

from __future__ import annotations

import json
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
    """Score a folder into a file with one process and with two, in turn.

    A pipe would have this process read as much as the others write, on the same two cores.

    Args:
        runs: Runs a side.
        files: Assessment files.
    """
    sides: dict[str, list[float]] = {"2": [], "1": []}
    with TemporaryDirectory() as name, TemporaryDirectory() as beside:
        write_files(Path(name), files)
        told = ("--output", str(Path(beside) / "results.jsonl"))
        for turn in range(runs):
            for jobs in ("1", "2") if turn % 2 else ("2", "1"):
                sides[jobs].append(timed("-c", COMMAND, "score", name, "--jobs", jobs, *told))
    two, one = sides["2"], sides["1"]
    a_second = [files * 1000 / spent for spent in one]
    return [
        compare("tumstock score: on one core", a_second, None, target=None, unit="files/s"),
        compare(f"tumstock score: {files} files, 2 processes / 1", two, one, target=1 / 1.8),
    ]
