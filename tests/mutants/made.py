"""The small changes of the scoring: made by mutmut, laid beside the source, switched on one by one.

Every function of the copy holds its changes too, and calls through `Switch` the one that is on,
which at first is the function as it was written. Code outside of functions is left as it is, and
so are annotations, docstrings, and calls of `len` and `isinstance`.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from functools import wraps
from pathlib import Path
from typing import Any

from tests.mutants.outcomes import Mutant

__all__ = ["SEEN", "Made", "Switch", "make", "switch_on", "undecorated"]

SEEN: set[str] = set()
"""Functions called since it was last emptied, as `scoring.exact.x_tidy`."""

_IMPORT = "from mutmut.mutation.trampoline import wrap_in_trampoline as _mutmut_mutated, MutantDict"
_OURS = f"from {__name__} import Switch as _mutmut_mutated\nMutantDict = dict"

type _Function = Callable[..., Any]


class Switch:
    """Decorates a function that has changes.

    Attributes:
        changes: The function and its changes by name; the key `_mutmut_orig` is what is called.
        is_classmethod: Whether they are bound to their class.
    """

    def __init__(self, changes: dict[str, _Function], *, is_classmethod: bool = False) -> None:
        self.changes = changes
        self.first = int(is_classmethod)

    def __call__(self, function: _Function) -> _Function:
        """A function that calls the one that is on."""
        changes, first = self.changes, self.first
        owner, _, own = function.__qualname__.rpartition(".")
        name = (
            f"{function.__module__}.xǁ{owner}ǁ{own}" if owner else f"{function.__module__}.x_{own}"
        )

        @wraps(function)
        def called(*args: Any, **kwargs: Any) -> Any:
            SEEN.add(name)
            return changes["_mutmut_orig"](*args[first:], **kwargs)

        return called


def switch_on(name: str) -> None:
    """Let a change take the place of what it changes, in this process from now on."""
    module, _, own = name.rpartition(".")
    changes = vars(sys.modules[module])[f"mutants_{own.partition('__mutmut_')[0]}__mutmut"]
    changes["_mutmut_orig"] = changes[own]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A change that was made.

    Attributes:
        name: As `scoring.exact.x_tidy__mutmut_3`.
        source: Hash of the function that it changes.
        mutant: What it changes.
    """

    name: str
    source: str
    mutant: Mutant

    @property
    def function(self) -> str:
        """The function, as in `SEEN`."""
        return self.name.partition("__mutmut_")[0]


def undecorated(source: str) -> str:
    """The same code, decorators called below the functions: mutmut leaves decorated ones out."""
    lines = source.splitlines()
    found = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    ]
    for node in sorted(found, key=lambda each: each.lineno, reverse=True):
        names = [ast.unparse(each) for each in node.decorator_list]
        if names in (["classmethod"], ["staticmethod"]):
            continue
        called = "".join(f"{name}(" for name in names) + node.name + ")" * len(names)
        below = f"{' ' * node.col_offset}{node.name} = {called}"
        lines.insert(node.end_lineno or node.lineno, below)
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines) + "\n"


def _function(own: str) -> str:
    mangled = own.partition("__mutmut_")[0]
    return mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")


def _difference(was: list[str], becomes: list[str]) -> tuple[str, str]:
    """The lines that differ, on either side."""
    first, second = ([line.strip() for line in side] for side in (was, becomes))
    parts: tuple[list[str], list[str]] = ([], [])
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    for kind, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if kind != "equal":
            parts[0].extend(first[a_from:a_to])
            parts[1].extend(second[b_from:b_to])
    return " ".join(parts[0]), " ".join(parts[1])


def _made(module: str, made: Any) -> Iterator[Made]:
    """What there is in a `MutatedFile` of mutmut."""
    lines = made.code.splitlines()
    spans = made.line_span_by_function_name

    def text(own: str) -> list[str]:
        span, name = spans[own], _function(own).rpartition(".")[2]
        found = [line.replace(own, name) for line in lines[span.start - 1 : span.end]]
        return [line for line in found if line.strip()]

    for own in made.mutant_names:
        mangled = own.partition("__mutmut_")[0]
        was, becomes = _difference(text(f"{mangled}__mutmut_orig"), text(own))
        yield Made(
            name=f"scoring.{module}.{own}",
            source=made.hash_by_function_name[mangled],
            mutant=Mutant(
                module=f"scoring/{module}.py", function=_function(own), was=was, becomes=becomes
            ),
        )


def _of_file(path: Path, target: Path, remembered: Path) -> list[Made]:
    """Make the changes of one module, unless they were made of the same text before."""
    text = path.read_text("utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    if target.is_file() and remembered.is_file():
        before = json.loads(remembered.read_text("utf-8"))
        if before["digest"] == digest:
            return [Made(**{**one, "mutant": Mutant(**one["mutant"])}) for one in before["made"]]
    from mutmut.mutation.file_mutation import (  # noqa: PLC0415  (installed by `make mutants` alone)
        mutate_file_contents,
    )

    made = mutate_file_contents(str(path), undecorated(text))
    target.write_text(made.code.replace(_IMPORT, _OURS), "utf-8")
    found = list(_made(path.stem, made))
    kept = {"digest": digest, "made": [asdict(one) for one in found]}
    remembered.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    return found


def make(source: Path, target: Path) -> list[Made]:
    """Write a copy of a package with its changes, all of them off.

    Args:
        source: Folder of the package.
        target: Folder of the copy; `.json` beside each module remembers what was made.
    """
    target.mkdir(parents=True, exist_ok=True)
    found: list[Made] = []
    for path in sorted(source.glob("*.py")):
        found += _of_file(path, target / path.name, target / f"{path.stem}.json")
    for path in target.glob("*.py"):
        if not (source / path.name).is_file():
            path.unlink()
    return found
