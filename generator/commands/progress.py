"""A bar for work that a person waits for: on standard error, on terminals alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

import click

hushed = click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
"""The option of commands that show nothing but a bar beside their results."""


def shown[T](
    things: Iterable[T],
    count: int,
    label: str,
    *,
    quiet: bool,
    printing: bool = False,
    size: Callable[[T], int] = lambda _: 1,
) -> Iterator[T]:
    """Things that are worked on, with a bar where a person waits and reads nothing else.

    Args:
        things: What is worked on, one by one.
        count: How many there are.
        label: What is done to them, before the bar.
        quiet: Whether the person asked for none.
        printing: Whether results are printed on the way; on a terminal those show how far it is.
        size: How many of `count` one of them is.
    """
    if quiet or not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield from things
        return
    with click.progressbar(length=count, label=label, file=sys.stderr) as bar:
        for thing in things:
            yield thing
            bar.update(size(thing))
