"""The list of public names, written from the code: Python, commands, options of mkdocs.yml.

What stands in it keeps its name and its meaning from one version to the next; what does not may
change any day. The list is read in a review, so that no name comes or goes unseen.

python -m generator.toolchain.public_names     writes content/en-dev/names.md anew
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

import click

from generator.cli import app
from generator.plugin import TumstockConfig
from generator.toolchain.places import ROOT

NAMES = ROOT / "content" / "en-dev" / "names.md"

PUBLIC = {
    "scoring": (),
    "generator.load": ("load_frameworks", "load_framework"),
    "generator.rules": ("rules_json",),
    "generator.errors": ("FrameworkErrors", "Problem"),
    "generator.on_dask": ("score_on_dask",),
    "generator.commands.scored": ("Scored",),
}
"""Modules for programs of others, and the names to import from each; none for its `__all__`."""

_HEAD = """\
# Public names

What programs, scripts and settings of others may build on. Written from the code by
`python -m generator.toolchain.public_names`; a test fails where it is not current, so a change
of what is promised is seen as one. Whatever is not named here may change in any version.
"""


def names() -> str:
    """The list as Markdown."""
    return "\n".join([_HEAD, *_python(), *_commands(), *_options()]) + "\n"


def public(module: str) -> tuple[str, ...]:
    """Names to import from a public module, in the order of the list."""
    return PUBLIC[module] or tuple(import_module(module).__all__)


def _python() -> Iterator[str]:
    yield "## Python\n"
    for module in PUBLIC:
        yield f"`{module}`\n"
        for name in public(module):
            yield from _member(name, getattr(import_module(module), name), "")
        yield ""


def _member(name: str, thing: object, indent: str) -> Iterator[str]:
    """A function, class, method or property, and what belongs to it."""
    if isinstance(thing, property):
        yield f"{indent}- `{name}`: {_said(thing)}"
        return
    kind = "class " if inspect.isclass(thing) else ""
    yield f"{indent}- `{kind}{name}{_signature(thing)}`: {_said(thing)}"
    if inspect.isclass(thing):
        for own, inner in vars(thing).items():
            known = inspect.isfunction(inner) or isinstance(inner, property)
            if known and not own.startswith("_"):
                yield from _member(own, inner, indent + "  ")


def _signature(thing: object) -> str:
    """What it takes; an error without an `__init__` of ours takes a message."""
    if inspect.isclass(thing) and issubclass(thing, Exception) and "__init__" not in vars(thing):
        return f"({thing.__mro__[1].__name__})"
    if dataclasses.is_dataclass(thing):
        fields = [one for one in dataclasses.fields(thing) if one.init]
        named = "*, " if all(one.kw_only for one in fields) else ""
        return f"({named}{', '.join(f'{one.name}: {one.type}' for one in fields)})"
    if inspect.isclass(thing):
        thing = vars(thing)["__init__"]
    said = (
        str(inspect.signature(cast("Callable[..., object]", thing)))
        .replace("(self, ", "(")
        .replace("(self)", "()")
    )
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", said).removesuffix(" -> None")


def _said(thing: object) -> str:
    """The first sentence of what is said of it."""
    return inspect.cleandoc(thing.__doc__ or "").partition("\n")[0]


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "| command | takes |"
    yield "|---|---|"
    yield from _command(app, "tumstock")
    yield ""


def _command(command: click.Command, path: str) -> Iterator[str]:
    """A line for each command that does something, those of a group below it."""
    if not isinstance(command, click.Group) or command.invoke_without_command:
        taken = (_parameter(one) for one in command.params)
        yield f"| `{path}` | {', '.join(taken)} |"
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _command(command.commands[name], f"{path} {name}")


def _parameter(one: click.Parameter) -> str:
    """Names of an option, or the name of an argument."""
    if isinstance(one, click.Option):
        return f"`{' '.join([*one.opts, *one.secondary_opts])}`"
    return f"`{one.human_readable_name}`"


def _options() -> Iterator[str]:
    yield "## Options of `tumstock` in mkdocs.yml\n"
    yield "| option | default |"
    yield "|---|---|"
    for name, option in vars(TumstockConfig).items():
        if hasattr(option, "default"):
            yield f"| `{name}` | `{re.sub(r'<.*>', '', repr(option.default))}` |"


def main() -> None:
    """Write the list."""
    NAMES.write_text(names(), "utf-8")


if __name__ == "__main__":
    main()
