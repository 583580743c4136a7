"""The two reasons why a value is not there.

A value has one of three states, and whatever reads it takes the state over: known, `MISSING`
(something it needs has not been entered) or `NOT_ASSESSABLE` (it would need a division by zero,
or the middle of an empty list; reading rule G-06).
"""

from __future__ import annotations

from enum import Enum

__all__ = ["MISSING", "NOT_ASSESSABLE", "State"]


class State(Enum):
    """Why a value is not there."""

    MISSING = "missing"
    NOT_ASSESSABLE = "not_assessable"


MISSING, NOT_ASSESSABLE = State.MISSING, State.NOT_ASSESSABLE
