"""The shape of a sentence that an author can be told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in three parts, with names in braces to be filled in."""

    expected: str
    found: str
    mend: str
