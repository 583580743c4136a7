"""The `tumstock` command, run as a person runs it."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from scoring import Scorer
from tests.cases import FRAMEWORKS, case_named, rules, score_request

COMPLETE = case_named("ips", "Worked example of the overview page")


def tumstock(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from generator.cli import app; app()", *arguments]
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=FRAMEWORKS.parent,
    )


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def expected() -> str:
    scorer = Scorer()
    scorer.load(rules()["ips"])
    return scorer.call(score_request(COMPLETE.assessment))


def test_a_file_gives_the_same_json_as_the_boundary(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", json.dumps(COMPLETE.assessment))
    done = tumstock("score", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected() + "\n", "")


def test_a_dash_reads_standard_input() -> None:
    done = tumstock("score", "-", stdin=json.dumps(COMPLETE.assessment))
    assert (done.returncode, done.stdout) == (0, expected() + "\n")


def test_several_files_give_a_line_each(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", json.dumps(COMPLETE.assessment))
    assert len(tumstock("score", path, path).stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", " not_json: found "),
        ('{"framework":{"id":"\\ud800"}}', " not_json: found half a character"),
        (
            '{"format": "tumstock-assessment", "format_version": 9, "framework": {"id": "ips"}}',
            " format_version: newer_format: expected 1, found 9",
        ),
        (
            json.dumps({**COMPLETE.assessment, "answers": {"1": {"level": "6"}}}),
            " answers.1.level: unknown_level: expected one of 1, 2, 3, 4, 5, found 6",
        ),
        (
            json.dumps({**COMPLETE.assessment, "answers": {"2": {"inputs": {"share": "-3"}}}}),
            " answers.2.inputs.share: out_of_range: expected at least 0 and at most 100, found -3",
        ),
    ],
)
def test_a_refused_file_is_named_with_path_expected_and_found(
    tmp_path: Path, text: str, message: str
) -> None:
    path = written(tmp_path, "refused.json", text)
    done = tumstock("score", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{path}:{message}")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("data", [b"\xff\xfe{}", b"\x00"])
def test_a_file_that_is_not_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(data)
    done = tumstock("score", str(path))
    assert done.returncode == 1
    assert "not_json" in done.stderr


def test_a_file_that_is_nested_too_deeply_is_told_in_words(tmp_path: Path) -> None:
    deep = written(tmp_path, "deep.json", "[" * 100_000 + "]" * 100_000)
    done = tumstock("score", deep)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{deep}: not_json: expected brackets nested less deeply, found too many in one another\n"
    )


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = tumstock("score", str(tmp_path / "gone.json"))
    assert done.returncode == 1
    assert "gone.json" in done.stderr
    assert "No such file" in done.stderr


def test_one_refused_file_does_not_keep_the_others_from_being_scored(tmp_path: Path) -> None:
    good = written(tmp_path, "good.json", json.dumps(COMPLETE.assessment))
    bad = written(tmp_path, "bad.json", "[]")
    done = tumstock("score", bad, good)
    assert (done.returncode, done.stdout) == (1, expected() + "\n")


@pytest.mark.parametrize(
    "arguments",
    [["score"], ["weigh"], ["score", "-", "--folder", "x"], ["compare"], ["compare", "-"]],
)
def test_wrong_usage_is_told_apart_from_a_refusal(arguments: Sequence[str]) -> None:
    assert tumstock(*arguments).returncode == 2


def earlier(**answers: object) -> dict[str, object]:
    """The complete assessment with some of its answers different."""
    return {**COMPLETE.assessment, "answers": {**COMPLETE.assessment["answers"], **answers}}  # type: ignore[dict-item]  # its answers are a mapping


def test_two_files_are_compared_as_by_the_boundary(tmp_path: Path) -> None:
    older, newer = earlier(**{"7": {"level": "1"}}), COMPLETE.assessment
    names = [
        written(tmp_path, f"{name}.json", json.dumps(content))
        for name, content in (("a", older), ("b", newer))
    ]
    scorer = Scorer()
    scorer.load(rules()["ips"])
    reply = scorer.call(json.dumps({"op": "compare", "assessments": [older, newer]}))
    assert json.loads(reply)["items"][0]["item"] == "7"
    done = tumstock("compare", *names)
    assert (done.returncode, done.stdout, done.stderr) == (0, reply + "\n", "")


def test_an_older_version_is_compared_through_a_map(tmp_path: Path) -> None:
    older = {**COMPLETE.assessment, "framework": {"id": "ips", "version": "2020-01-01"}}
    ids = {str(n): str(n) for n in range(1, 26)}
    version = rules()["ips"]["version"]
    maps = [{"from": "2020-01-01", "to": version, "items": ids}]
    first = written(tmp_path, "old.json", json.dumps(older))
    last = written(tmp_path, "new.json", json.dumps(COMPLETE.assessment))
    refused = tumstock("compare", first, last)
    assert refused.returncode == 1
    assert f"{first}: framework.version: other_version: expected {version}" in refused.stderr
    named = written(tmp_path, "maps.json", json.dumps(maps))
    done = tumstock("compare", first, last, "--maps", named)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["total"] == {"change": "0", "exact": "0"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", " not_json: found "),
        ('{"framework":{"id":"\\ud800"}}', " not_json: found half a character"),
        (
            json.dumps(earlier(**{"7": {"level": "6"}})),
            " answers.7.level: unknown_level: expected one of 1, 2, 3, 4, 5, found 6",
        ),
        (
            json.dumps({**COMPLETE.assessment, "framework": {"id": "seqf"}}),
            " framework.id: unknown_framework: expected ips, found seqf",
        ),
    ],
)
def test_the_file_that_keeps_a_comparison_back_is_named(
    tmp_path: Path, text: str, message: str
) -> None:
    good = written(tmp_path, "good.json", json.dumps(COMPLETE.assessment))
    bad = written(tmp_path, "bad.json", text)
    done = tumstock("compare", good, bad)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{bad}:{message}")


def test_maps_that_make_no_sense_are_named_by_their_file(tmp_path: Path) -> None:
    good = written(tmp_path, "good.json", json.dumps(COMPLETE.assessment))
    maps = written(tmp_path, "maps.json", "[1]")
    done = tumstock("compare", good, good, "--maps", maps)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{maps}: maps.0: wrong_type: expected object")


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    good = written(tmp_path, "good.json", json.dumps(COMPLETE.assessment))
    done = tumstock("compare", *[good] * 21)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "compare: assessments: too_many: expected at most 20, found 21\n"


DEMO = Path(__file__).resolve().parent / "frameworks"


def test_translations_are_counted_for_each_framework_and_language() -> None:
    done = tumstock("translations", "--frameworks", str(DEMO))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "framework     sv    nb  sv-FI\n"
        "demo       72/72  3/72  72/72\n"
    )  # fmt: skip


def test_missing_texts_are_listed_by_key() -> None:
    done = tumstock("translations", "--missing", "--frameworks", str(DEMO))
    assert done.returncode == 0
    _, _, *lines = done.stdout.splitlines()
    assert len(lines) == 69
    assert {line.rpartition(" ")[0] for line in lines} == {"demo nb"}
    assert "demo nb items.1.levels.1" in lines


def test_every_framework_of_the_site_is_counted() -> None:
    heading, *rows = tumstock("translations").stdout.splitlines()
    assert heading.split() == ["framework", "sv", "fi", "nb", "sv-FI"]
    folders = sorted(path.parent.name for path in FRAMEWORKS.glob("*/framework.yaml"))
    assert [row.split()[0] for row in rows] == folders
