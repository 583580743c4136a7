"""What commands ask a bar to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Bars:
    """Stands in for `shown` of the commands: notes what it is asked for, and shows nothing.

    Attributes:
        asked: How many things, what is done to them, and whether quietly, bar by bar.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[int, str, bool]] = []

    def __call__[T](
        self, things: Iterable[T], count: int, label: str, *, quiet: bool
    ) -> Iterator[T]:
        self.asked.append((count, label, quiet))
        yield from things
