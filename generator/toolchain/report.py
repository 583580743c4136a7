"""How a step talks: progress as plain lines, a failure as one line without a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable


class StepError(Exception):
    """A step cannot go on; the message says what to do about it."""


def say(message: str) -> None:
    """Print a progress line at once, also into a pipe."""
    print(message, flush=True)


def run_step(step: Callable[[], int | None]) -> None:
    """Run a step and end the process.

    Args:
        step: Does the work; returns an exit status, None meaning 0.

    Raises:
        SystemExit: Always; 1 if the step raised a StepError.
    """
    try:
        status = step()
    except StepError as error:
        print(f"error: {error}", file=sys.stderr, flush=True)
        status = 1
    sys.exit(status or 0)
