"""Requests and replies as UTF-8 in memory that JavaScript sees too.

Between the two languages a text is handed over character by character, which takes longer than
an answer; bytes are read and written at once.
"""

from __future__ import annotations

from scoring.boundary import call

__all__ = ["SIZE", "Window", "shared"]

SIZE = 1 << 20
"""Bytes of the window; rules take about a quarter of it."""


class Window:
    """Memory in which a request is laid down and the reply to it is found.

    Attributes:
        memory: The bytes; the object and its length stay the same.
    """

    def __init__(self, size: int = SIZE) -> None:
        """Make a window of `size` bytes."""
        self.memory = bytearray(size)

    def call(self, length: int) -> int:
        """Answer the request in the first `length` bytes; the reply takes its place.

        Returns:
            Length of the reply in bytes; -1 if it does not fit and has to be fetched with
            `scoring.boundary.call`.
        """
        reply = call(self.memory[:length].decode()).encode()
        if len(reply) > len(self.memory):
            return -1
        self.memory[: len(reply)] = reply
        return len(reply)


shared = Window()
"""The window of this process. Kept with what a start leaves for later ones, it is found again."""
