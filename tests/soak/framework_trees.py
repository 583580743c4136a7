"""Mutated framework folders through the loader, and what it takes through all that comes after it.

Most are made from the demonstration framework, which has an item of every kind, some from those
that are published. A folder is refused with a place in a file for each problem; one that is taken
in has rules that scoring reads, scores, and, for some, has its pages written.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

from generator.errors import FrameworkErrors, Problem
from generator.library import Library
from generator.load import load_framework
from generator.locales import LOCALES, UI
from generator.model import Framework
from generator.pages import framework_pages
from generator.rules import rules_json
from generator.strict_yaml import read_yaml
from generator.text_files import read_texts
from generator.worked_example import read_example
from scoring.boundary import Scorer
from tests.cases import FRAMEWORKS
from tests.generator.demo import FOLDER
from tests.generator.made import ASSETS
from tests.soak import answering, mutate, workers
from tests.soak.campaign import GENERATOR, SCORING, Campaign, Outcome
from tests.soak.workers import WrongError

NAME = "framework_trees"
_BASE = "base.txt"
_GONE = "gone.txt"
_LONGEST_MESSAGE = 1500
_STRAY = (
    "text/sv/more.yaml",
    "text/xx/a.yaml",
    "text/nb/readme.md",
    "cases/more.yaml",
    "text/a.yaml",
)

type Changed = dict[str, bytes | None]
"""New content of files by their path in the folder of the framework; None: the file is gone."""


class Trees:
    """Makes framework folders and opens them."""

    def __init__(self) -> None:
        """Copy the frameworks, and read what pages need besides one."""
        top = Path(tempfile.mkdtemp(prefix="soak")) / "frameworks"
        self.homes: dict[str, Path] = {}
        for origin in (FOLDER, *sorted(FRAMEWORKS.glob("*/framework.yaml"))):
            folder = origin if origin == FOLDER else origin.parent
            self.homes[folder.name] = top / folder.name
            shutil.copytree(folder, top / folder.name)
        self.files = {
            name: {
                path.relative_to(home).as_posix(): path.read_bytes()
                for path in sorted(home.rglob("*.yaml"))
            }
            for name, home in self.homes.items()
        }
        self.read: dict[tuple[str, str], object] = {}
        self.interface = {locale: text.tree for locale, text in read_texts(UI, "ui")[0].items()}
        demo = load_framework(self.homes[FOLDER.name])
        self._pages(Library((demo,), self.interface), demo)  # the templates are read once

    def draw(self, chance: Random) -> tuple[str, Changed]:
        """A framework and what is changed in its files."""
        others = [name for name in self.homes if name != FOLDER.name]
        base = FOLDER.name if chance.random() < 0.85 else chance.choice(others)
        files = list(self.files[base])
        changed: Changed = {}
        for _ in range(chance.choice((1, 1, 1, 2))):
            name = "framework.yaml" if chance.random() < 0.6 else chance.choice(files)
            kind = chance.random()
            if kind < 0.04:
                self._moved(chance, base, name, changed)
            elif kind < 0.6:
                data = mutate.tree(chance, self._data(base, name))
                text = json.dumps(data, ensure_ascii=chance.random() < 0.5, default=float)
                changed[name] = text.encode("utf-8", "surrogatepass")
            else:
                changed[name] = mutate.file(chance, changed.get(name) or self.files[base][name])
        return base, changed

    def _moved(self, chance: Random, base: str, name: str, changed: Changed) -> None:
        """A file removed, or there once more under another name."""
        other = chance.choice((*_STRAY, *self.files[base]))
        if chance.random() < 0.5:
            changed[name] = None
        else:
            changed[other] = self.files[base][name]

    def _data(self, base: str, name: str) -> object:
        """The data of a file that nobody has touched."""
        if (base, name) not in self.read:
            document, _ = read_yaml(self.homes[base] / name, name)
            self.read[base, name] = None if document is None else document.data
        return _without_decimals(self.read[base, name])

    def judge(self, example: tuple[str, Changed]) -> str:
        """Open a framework, changed as the example says."""
        base, changed = example
        home = self.homes[base]
        try:
            for name, content in changed.items():
                _write(home / name, content)
            return self._opened(home, len(str(changed)))
        finally:
            for name in changed:
                _write(home / name, self.files[base].get(name))

    def _opened(self, home: Path, size: int) -> str:
        shown = f"frameworks/{home.name}"
        try:
            framework = load_framework(home)
        except FrameworkErrors as errors:
            return _refused(errors.problems)
        example, problems = read_example(framework, home, shown)
        if problems:
            return _refused(problems)
        rules = json.loads(json.dumps(rules_json(framework), allow_nan=False).encode())
        self._score(rules, size)
        if home.name == FOLDER.name and size % 4 == 0:
            examples = {} if example is None else {framework.id: example}
            self._pages(Library((framework,), self.interface, examples), framework)
        return "taken in"

    def _score(self, rules: answering.Rules, size: int) -> None:
        """Score assessments by rules that were taken in."""
        scorer = Scorer()
        scorer.load(rules)
        for number in range(3):
            made = answering.assessment(Random(f"{size} {number}"), rules)
            reply = scorer.call(json.dumps({"op": "score", "assessment": made}))
            found = json.loads(reply)
            if found["format"] == "tumstock-failure":
                raise WrongError(f"rules that do not score: {reply[:300]}")
            reply.encode()

    def _pages(self, library: Library, framework: Framework) -> None:
        for locale in LOCALES.values():
            for page in framework_pages(framework, library, locale, ASSETS):
                page.markdown.encode()

    def keep(self, example: tuple[str, Changed], folder: Path) -> None:
        """Write the changed files below the name of their framework."""
        base, changed = example
        (folder / _BASE).write_text(base, "utf-8")
        gone = [name for name, content in changed.items() if content is None]
        (folder / _GONE).write_text("\n".join(gone), "utf-8")
        for name, content in changed.items():
            if content is not None:
                _write(folder / "files" / name, content)

    def kept(self, folder: Path) -> tuple[str, Changed]:
        """Read what is changed, and in which framework."""
        files = folder / "files"
        changed: Changed = {
            path.relative_to(files).as_posix(): path.read_bytes()
            for path in sorted(files.rglob("*"))
            if path.is_file()
        }
        gone = (folder / _GONE).read_text("utf-8").split()
        return (folder / _BASE).read_text("utf-8"), {**changed, **dict.fromkeys(gone)}


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _without_decimals(data: object) -> object:
    """YAML data as JSON can hold it."""
    if isinstance(data, Decimal):
        return float(data)
    if isinstance(data, Mapping):
        return {key: _without_decimals(value) for key, value in data.items()}
    return [_without_decimals(one) for one in data] if isinstance(data, list) else data


def _refused(problems: Sequence[Problem]) -> str:
    """The code of the first problem, after a look at what an author is told of each."""
    if not problems:
        raise WrongError("refused without a problem")
    for problem in problems:
        told = str(problem)
        told.encode()
        if problem.place.line < 1 or problem.place.column < 1 or not problem.file:
            raise WrongError(f"without a place: {told[:300]}")
        if len(told.splitlines()) != 1 or len(told) > _LONGEST_MESSAGE:
            raise WrongError(f"not one line of a sensible length: {len(told)} {told[:300]!r}")
    return problems[0].code


def run(number: int, seed: int) -> Outcome:
    """Try that many folders."""
    return workers.run(NAME, Trees, number, seed).outcome()


CAMPAIGN = Campaign(
    name=NAME,
    shows="Any framework folder is taken in and scores, or each problem is told with its place.",
    whole=20_000,
    sample=400,
    run=run,
    tries=(*SCORING, *GENERATOR),
)
