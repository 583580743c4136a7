"""Assessments scored on a Dask cluster, with the results that `tumstock score` gives.

Needs `pip install tumstock[dask]` where it is called and on every worker; content/en-dev/scoring.md
has a program that the tests run.

Files are read by the workers, so they have to see them under the same path. What no file system
holds can be handed over as text: a pair of name and text stands for a file.
"""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import batched
from typing import TYPE_CHECKING

from generator.commands.scored import Scored, score_file, score_text
from generator.rules import rules_json
from scoring import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from distributed import Client

    from generator.model import Framework

type Assessment = str | tuple[str, str]
"""Path of a file, or a name and the text of one."""

FILES_A_TASK = 200
"""About half a second of work, against which what Dask adds to a task is little."""


def score_on_dask(
    client: Client,
    frameworks: Iterable[Framework],
    assessments: Iterable[Assessment],
    *,
    files_a_task: int = FILES_A_TASK,
) -> Iterator[Scored]:
    """Score assessments on a cluster.

    Args:
        client: A client of the cluster.
        frameworks: Every framework that the assessments may be of.
        assessments: What to score.
        files_a_task: How many a worker scores at a time, 1 or more.

    Returns:
        What became of each, in the order given, each as soon as it may stand after the one
        before it.
    """
    rules = json.dumps([rules_json(framework) for framework in frameworks])
    shared = client.scatter(rules, broadcast=True, hash=False)  # type: ignore[no-untyped-call]  # its package has no types here
    batches = list(batched(assessments, files_a_task))
    for future in client.map(_score, batches, rules=shared, pure=False):
        yield from future.result()
        future.release()  # type: ignore[no-untyped-call]  # as above


def _score(assessments: tuple[Assessment, ...], rules: str) -> list[Scored]:
    """Task of a worker."""
    scorer = _scorer(rules)
    return [
        score_file(scorer, one) if isinstance(one, str) else score_text(scorer, *one)
        for one in assessments
    ]


@lru_cache(maxsize=4)
def _scorer(rules: str) -> Scorer:
    """A scorer of these rules, kept by the worker from task to task."""
    scorer = Scorer()
    for framework in json.loads(rules):
        scorer.load(framework)
    return scorer
