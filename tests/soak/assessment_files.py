"""Mutated assessment files through the command line's reader and everything that scoring answers.

Each file goes twice through scoring: through `tumstock score`, which computes it anew, and through
`scoring.boundary.call`, which remembers what it was asked before. Both have to say the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

import generator.commands.score as command
from generator.cli import app
from generator.commands import scored
from generator.commands.files import REFUSED
from scoring.boundary import CODES, Scorer, read_json
from scoring.errors import RefusedError
from tests.cases import all_cases, rules
from tests.soak import answering, mutate, workers
from tests.soak.campaign import SCORING, Campaign, Outcome
from tests.soak.workers import WrongError

NAME = "assessment_files"
_FILE = "assessment.json"
_FIGURES = ("gains", "agree", "compare", "repeat")


class Files:
    """Makes assessment files and scores them."""

    def __init__(self) -> None:
        """Load every framework, here and for the command line."""
        self.rules = list(rules().values())
        self.cases = [case.assessment for case in all_cases()]
        self.remembering = Scorer()
        self.fresh = Scorer()
        for each in self.rules:
            self.remembering.load(each)
            self.fresh.load(each)
        # reading the frameworks anew for each file would be all that is measured
        patch = pytest.MonkeyPatch()
        patch.setattr(command, "read_frameworks", self._no_frameworks)
        patch.setattr(scored, "_knowing", self._fresh)
        self.runner = CliRunner()
        self.frameworks = str(Path(__file__).parent)

    def _no_frameworks(self, folder: Path) -> tuple[()]:
        assert folder.is_dir()
        return ()

    def _fresh(self, _: Scorer, rules: Sequence[object]) -> Scorer:
        assert not rules
        return self.fresh

    def draw(self, chance: Random) -> bytes:
        """A file of a worked case or of a random assessment, with something done to it."""
        if chance.random() < 0.4:
            base: Any = chance.choice(self.cases)
        else:
            sound = chance.random() < 0.9
            base = answering.assessment(chance, chance.choice(self.rules), unsound=not sound)
        kind = chance.random()
        if kind < 0.6:
            base = mutate.tree(chance, base)
        written = _written(chance, base)
        return mutate.file(chance, written) if kind > 0.55 else written

    def judge(self, example: bytes) -> str:
        """Score a file in every way."""
        told = self._command(example)
        try:
            text = example.decode("utf-8-sig")
        except UnicodeDecodeError:
            return "not UTF-8"
        reply = self._asked(f'{{"op":"score","assessment":{text}}}')
        if told is not None and told != reply:
            raise WrongError(f"command line: {told[:200]}; remembering: {reply[:200]}")
        if len(example) % 8 == 0:
            self._figures(text)
        found = json.loads(reply)
        return found["problems"][0]["code"] if "problems" in found else "scored"

    def _command(self, example: bytes) -> str | None:
        """What `tumstock score` prints of a file that it scores; None where it refuses it."""
        arguments = ["score", "--frameworks", self.frameworks, "-"]
        result = self.runner.invoke(app, arguments, input=example)
        _sound(result)
        if result.exit_code == 0:
            return result.stdout.removesuffix("\n")
        lines = result.stderr.splitlines()
        if not lines or not lines[0].startswith("-:"):
            raise WrongError(f"refused without a place: {result.stderr[:200]}")
        return None

    def _asked(self, request: str) -> str:
        """Ask the scorer that remembers, and look at the form of its reply."""
        reply = self.remembering.call(request)
        reply.encode("utf-8")
        found = json.loads(reply)
        match found.get("format"):
            case "tumstock-refusal":
                problems = found["problems"]
                if not problems or any(
                    one["code"] not in CODES or not isinstance(one["path"], str) for one in problems
                ):
                    raise WrongError(f"a refusal without code or path: {reply[:300]}")
            case "tumstock-failure" | None:
                raise WrongError(f"no reply to an assessment: {reply[:300]}")
        return reply

    def _figures(self, text: str) -> None:
        """What is computed from scores, of this file and a sound one beside it."""
        try:
            named = read_json(text)["framework"]["id"]
            other = next(one for one in self.cases if one["framework"]["id"] == named)  # type: ignore[index]  # a framework is a mapping
        except (RefusedError, TypeError, KeyError, StopIteration):
            other = self.cases[0]
        sound = json.dumps(other, ensure_ascii=False)
        for op in _FIGURES:
            both = f'"assessment":{text}' if op == "gains" else f'"assessments":[{sound},{text}]'
            self._asked(f'{{"op":"{op}",{both}}}')

    def keep(self, example: bytes, folder: Path) -> None:
        """Write the file."""
        (folder / _FILE).write_bytes(example)

    def kept(self, folder: Path) -> bytes:
        """Read the file."""
        return (folder / _FILE).read_bytes()


def _sound(result: Result) -> None:
    """Let what a command raised be seen, unless it ended as a command ends."""
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    if result.exit_code not in (0, REFUSED):
        raise WrongError(f"exit status {result.exit_code}: {result.output[:300]}")


def _written(chance: Random, data: object) -> bytes:
    """JSON as some program writes it; half characters and NaN too, where the data has them."""
    close = (",", ":") if chance.random() < 0.5 else None
    text = json.dumps(data, ensure_ascii=chance.random() < 0.3, separators=close)
    return text.encode("utf-8", "surrogatepass")


def run(number: int, seed: int) -> Outcome:
    """Try that many files."""
    return workers.run(NAME, Files, number, seed).outcome()


CAMPAIGN = Campaign(
    name=NAME,
    shows="Any assessment file is scored, or refused with a code and a path, within a second.",
    whole=100_000,
    sample=1_500,
    run=run,
    tries=SCORING,
)
