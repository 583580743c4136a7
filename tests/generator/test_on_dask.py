"""Assessments scored on a Dask cluster have the results that the command gives."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from dask.distributed import Client, LocalCluster

from generator.commands.scored import score_file
from generator.load import load_frameworks
from generator.on_dask import score_on_dask
from generator.rules import rules_json
from scoring import Scorer
from tests.cases import FRAMEWORKS, all_cases
from tests.generator.test_check import tumstock
from tests.generator.test_docs_facts import only

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """Two worker processes on this machine."""
    cluster = LocalCluster(  # type: ignore[no-untyped-call]  # its package has no types here
        n_workers=2, threads_per_worker=1, dashboard_address=None
    )
    with cluster, Client(cluster) as made:  # type: ignore[no-untyped-call]  # as above
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

    scorer = Scorer()
    for framework in frameworks:
        scorer.load(rules_json(framework))
    expected = [score_file(scorer, name) for name in names]
    assert {one.reply is None for one in expected} == {True, False}
    assert list(score_on_dask(client, frameworks, names, files_a_task=7)) == expected
    assert list(score_on_dask(client, frameworks, pairs, files_a_task=7)) == expected[:-1]


def test_the_program_of_the_guide_writes_what_the_command_writes(
    client: Client, tmp_path: Path
) -> None:
    """Its own cluster is left out: it is started and asked in the same way as that of the tests."""
    [program] = only("scoring.md", "score_all.py")
    files = tmp_path / "assessments" / "north"
    files.mkdir(parents=True)
    for number, case in enumerate(list(all_cases())[::40]):
        (files / f"{number:03}.json").write_text(json.dumps(case.assessment, default=str), "utf-8")
    (files / "bad.json").write_text("{", "utf-8")
    space = runpy.run_path(str(written(tmp_path / "score_all.py", program.text)))
    written_to = tmp_path / "results.jsonl"
    space["main"](str(FRAMEWORKS), str(tmp_path / "assessments"), str(written_to), client)
    printed = tumstock(
        tmp_path, "score", str(files), "--format", "jsonl", "--frameworks", str(FRAMEWORKS)
    )
    assert written_to.read_text("utf-8") == printed.stdout
    assert printed.stdout.splitlines()[-1].startswith(f'{{"file":"{files}/bad.json","problems":')
    asked: Any = client.get_versions(packages=["tumstock"])
    found = [one["packages"]["tumstock"] for one in asked["workers"].values()]
    assert found == [version("tumstock")] * 2


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
