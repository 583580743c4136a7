"""Does a long job in several processes at once, each of which takes every so many-th part."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

PROCESSES = 2
FEW = 8
"""So few parts are not worth a second browser."""


def at_once[T, R](job: Callable[[Sequence[T]], R], parts: Sequence[T]) -> list[R]:
    """Do a job with all parts.

    Args:
        job: A function of a module; gets some of the parts, in their order.
        parts: What there is to do; can be pickled.

    Returns:
        What came of it in each process.

    Raises:
        Exception: Whatever the job raises in one of them.
    """
    if len(parts) <= FEW:
        return [job(parts)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context) as pool:
        return list(pool.map(job, [parts[first::PROCESSES] for first in range(PROCESSES)]))
