"""`tumstock score` on many files: in order, whatever the number of processes."""

from __future__ import annotations

import csv
import json
import os
from functools import cache
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from generator.commands.files import sentence
from generator.commands.score_forms import COLUMNS
from generator.workers import Worker, _running
from scoring import Scorer
from tests.cases import FRAMEWORKS, all_cases, rules
from tests.generator.dying import die

CASES = [case.assessment for case in all_cases()][::15]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--frameworks", str(FRAMEWORKS)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Assessments of every framework, a folder below, a file that is none, and bad ones."""
    home = tmp_path_factory.mktemp("assessments") / "år 1"
    (home / "b").mkdir(parents=True)
    (home / ".hidden").mkdir()
    for number, assessment in enumerate(CASES):
        path = home / ("b" if number % 2 else "") / f"{number:03}.json"
        path.write_text(json.dumps(assessment, default=str), "utf-8")
    (home / "002.json").write_text("{", "utf-8")
    (home / "b" / "003.json").write_bytes(b"\xff")
    (home / "notes.txt").write_text("not an assessment", "utf-8")
    (home / ".hidden" / "000.json").write_text("[]", "utf-8")
    (home / "004.json").unlink()
    (home / "004.json").mkdir()
    return home


def paths(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("[0-9]*.json")
        if path.is_file() and ".hidden" not in str(path)
    )


@cache
def scorer() -> Scorer:
    made = Scorer()
    for framework in rules().values():
        made.load(framework)
    return made


@cache
def alone(path: Path) -> dict[str, object] | None:
    """What the boundary answers, or None where it refuses."""
    try:
        request = json.dumps({"op": "score", "assessment": json.loads(path.read_text("utf-8"))})
    except ValueError:
        return None
    reply: dict[str, object] = json.loads(scorer().call(request))
    return None if "problems" in reply else reply


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_a_folder_is_scored_in_order_of_path_by_any_number_of_processes(
    folder: Path, jobs: str
) -> None:
    before = set(_running)  # a build of another test keeps its workers for the next one
    done = run("score", str(folder), "--jobs", jobs, "--format", "jsonl", "--quiet")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(path) for path in paths(folder)]
    assert [line.get("result") for line in lines] == [alone(path) for path in paths(folder)]
    assert [line["file"] for line in lines if "problems" in line][:1] == [str(folder / "002.json")]
    assert (done.exit_code, done.stderr) == (1, "")
    assert set(_running) == before


class Counted(Worker):
    """A process that is counted."""

    made: ClassVar[list[Counted]] = []

    def __init__(self, *warm: str) -> None:
        super().__init__(*warm)
        self.made.append(self)


@pytest.mark.parametrize(("few", "workers"), [(2, 3), (10_000, 0)])
def test_many_files_are_shared_by_a_process_a_processor_and_few_are_scored_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch, few: int, workers: int
) -> None:
    module = "generator.commands.score"
    monkeypatch.setattr(f"{module}._FEW", few)
    monkeypatch.setattr(f"{module}.processors", lambda: 3)
    monkeypatch.setattr(f"{module}.Worker", Counted)
    monkeypatch.setattr(Counted, "made", [])
    done = run("score", str(folder), "--format", "jsonl", "--quiet")
    assert len(Counted.made) == workers
    assert len(done.stdout.splitlines()) == len(paths(folder))


def test_a_bad_file_is_named_with_its_path_while_the_others_are_scored(folder: Path) -> None:
    done = run("score", str(folder), "--jobs", "2")
    good = [path for path in paths(folder) if alone(path)]
    bad = [str(path) for path in paths(folder) if not alone(path)]
    assert len(done.stdout.splitlines()) == len(good)
    assert list(dict.fromkeys(line.split(": ")[0] for line in done.stderr.splitlines())) == bad
    assert f"{folder}/b/003.json: not_json: expected UTF-8, found byte 0" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_table_has_a_row_a_file_and_empty_cells_where_a_framework_has_no_such_thing(
    folder: Path,
) -> None:
    done = run("score", str(folder), "--format", "csv", "--quiet")
    heading, *rows = csv.reader(done.stdout.splitlines())
    assert tuple(heading) == COLUMNS
    for row, path in zip(rows, paths(folder), strict=True):
        cells = dict(zip(heading, row, strict=True))
        result = alone(path)
        assert cells["file"] == str(path)
        assert bool(cells["problems"]) == (result is None)
        if result is not None:
            total = result["total"]
            assert isinstance(total, dict)
            assert cells["score"] == (total.get("score") or "")
            assert cells["complete"] == str(total["complete"]).lower()


def test_a_name_that_a_spreadsheet_would_compute_is_text(tmp_path: Path) -> None:
    path = tmp_path / "=1+1.json"
    path.write_text("[]", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        done = run("score", "=1+1.json", "--format", "csv", "--quiet")
    assert done.stdout.splitlines()[1].startswith("'=1+1.json,")


def test_an_output_file_is_whole_or_not_there(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "results.jsonl"
    printed = run("score", str(folder), "--quiet").stdout
    done = run("score", str(folder), "--quiet", "--output", str(target))
    assert (done.exit_code, done.stdout) == (1, "")
    assert target.read_text("utf-8") == printed
    stopped = run("score", str(folder), "--output", str(tmp_path / "none" / "x"))
    assert "none/x: No such file or directory" in stopped.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["results.jsonl"]


def test_a_file_whose_name_is_no_text_is_scored_and_told_as_far_as_it_is(tmp_path: Path) -> None:
    home = tmp_path / "answers"
    home.mkdir()
    text = json.dumps(CASES[0], default=str)
    for name in (b"\xe5r.json", b"b.json"):
        (home / os.fsdecode(name)).write_text(text, "utf-8")
    (home / os.fsdecode(b"\xe5r 2.json")).write_text("{", "utf-8")
    output = tmp_path / "out.jsonl"
    done = run("score", str(home), "--format", "jsonl", "--output", str(output))
    assert done.exit_code == 1
    assert "�r 2.json: not_json" in done.output
    names = [Path(json.loads(line)["file"]).name for line in output.read_text("utf-8").splitlines()]
    assert sorted(names) == ["b.json", "�r 2.json", "�r.json"]


def test_others_may_read_the_output_as_any_other_file(tmp_path: Path) -> None:
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps(CASES[0], default=str), "utf-8")
    output = tmp_path / "out.jsonl"
    assert run("score", str(answers), "--output", str(output)).exit_code == 0
    assert output.stat().st_mode == answers.stat().st_mode


def test_answers_are_not_written_over_by_their_result(tmp_path: Path) -> None:
    answers = tmp_path / "a.json"
    text = json.dumps(CASES[0], default=str)
    answers.write_text(text, "utf-8")
    (tmp_path / "link.json").symlink_to(answers)
    for given, output in ((answers, answers), (tmp_path, tmp_path / "link.json")):
        done = run("score", str(given), "gone.json", "-", "--output", str(output))
        assert done.exit_code == 2
        assert "is one of the files to score" in " ".join(done.output.split())
        assert answers.read_text("utf-8") == text
    output = tmp_path / "out.jsonl"
    for _ in range(2):  # what an earlier run wrote is replaced
        assert run("score", str(answers), "--output", str(output)).exit_code == 0


def test_an_interrupted_run_leaves_no_output_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.commands.score.click.secho", stop)
    before = set(_running)
    done = run("score", str(folder), "--jobs", "2", "--output", str(tmp_path / "x"))
    assert done.stderr.strip() == "Aborted!"
    assert list(tmp_path.iterdir()) == []
    assert set(_running) == before


def test_a_folder_without_assessments_is_wrong_usage(tmp_path: Path) -> None:
    done = run("score", str(tmp_path))
    assert done.exit_code == 2
    assert f"no *.json file in {tmp_path}" in done.stderr


def test_a_worker_that_is_lost_is_told_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.commands.scored.tell_there", die)
    done = run("score", str(folder), "--jobs", "2")
    assert done.exit_code == 1
    assert "Error: A worker process ended by itself" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_completion(shell: str) -> None:
    done = CliRunner().invoke(app, ["completion", shell])
    assert done.exit_code == 0
    assert "_TUMSTOCK_COMPLETE" in done.stdout


def test_help_names_every_command_with_one_line_and_the_exit_statuses() -> None:
    told = CliRunner().invoke(app, ["--help"], terminal_width=100).stdout
    for name in app.commands:
        [line] = [line for line in told.splitlines() if line.startswith(f"  {name} ")]
        assert line.rstrip().endswith("."), line
        assert not line.rstrip().endswith("..."), line
    assert "Exit status" in told


def test_a_problem_reads_as_a_sentence() -> None:
    problem = {"code": "out_of_range", "path": "a", "expected": {"at_most": "5"}, "found": "6"}
    assert sentence("f.json", problem) == "f.json: a: out_of_range: expected at most 5, found 6"
