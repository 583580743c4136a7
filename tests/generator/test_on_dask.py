"""Assessments scored on a Dask cluster have the results that the command gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from dask.distributed import Client, LocalCluster

from generator.commands.scored import score_all
from generator.load import load_frameworks
from generator.on_dask import score_on_dask
from generator.rules import rules_json
from tests.cases import FRAMEWORKS, all_cases

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """Two worker processes on this machine."""
    cluster = LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, dashboard_address=None
    )
    with cluster, Client(cluster) as made:  # type: ignore[no-untyped-call]
        yield made


def test_the_results_are_those_of_the_command_in_the_order_given(
    client: Client, tmp_path: Path
) -> None:
    frameworks = load_frameworks(FRAMEWORKS)
    names: list[str] = []
    for number, case in enumerate(list(all_cases())[::10]):
        path = tmp_path / f"{number:03}.json"
        path.write_text(json.dumps(case.assessment, default=str), "utf-8")
        names.append(str(path))
    (tmp_path / "001.json").write_text("{", "utf-8")
    names.append(str(tmp_path / "gone.json"))
    pairs = [(name, Path(name).read_text("utf-8")) for name in names[:-1]]

    expected = list(score_all(names, [rules_json(one) for one in frameworks]))
    assert {one.reply is None for one in expected} == {True, False}
    assert list(score_on_dask(client, frameworks, names, files_a_task=7)) == expected
    assert list(score_on_dask(client, frameworks, pairs, files_a_task=7)) == expected[:-1]
