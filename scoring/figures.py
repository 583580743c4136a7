"""What is computed from scores besides a result, by the name of the request.

Apart from `boundary`, which imports it when first asked: a form starts without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scoring.agree import agree
from scoring.assessed import Find, Request
from scoring.compare import compare
from scoring.gains import gains
from scoring.repeat import repeat

_FIGURES: Mapping[str, Callable[[Find, Request], dict[str, object]]] = {
    "gains": gains,
    "agree": agree,
    "compare": compare,
    "repeat": repeat,
}


def figures(op: str, find: Find, asked: Request) -> dict[str, object]:
    """Answer a request.

    Args:
        op: One of `boundary.FIGURES`.
        find: Gives the loaded framework of an assessment.
        asked: The request.

    Raises:
        RefusedError: Something in it has to be mended.
    """
    return _FIGURES[op](find, asked)
