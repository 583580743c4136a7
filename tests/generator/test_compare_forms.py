"""A comparison as columns to read and as CSV; what it says is held in `tests/scoring/replies`."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

from generator.commands.compare_forms import FORMS, lines
from tests.cases import case_named
from tests.generator.test_cli import tumstock, written

REPLIES = Path(__file__).resolve().parent.parent / "scoring/replies"
EARLIER = """\
1  old.json (demo 0)
2  new.json (demo 1)

about      id          1       2     change
total      answered    2       5
total      count       5       5
total      score               14.5
total      lowest      5       14.5
total      highest     16.3    14.5
total      band                low
total      not_mapped  old
section    first               4
section    second              10.5
levels     level       2       4     2
checklist  list        1       3     2
group      set         open    3.5
steps      ladder      absent  2
table      table       absent  4
rating     setA        absent  3.5
table      setB        absent  0
indicator  setC        absent  open
"""


def held(name: str) -> str:
    return (REPLIES / f"{name}.json").read_text("utf-8")


def test_columns_say_all_of_it_with_what_has_no_place_any_more() -> None:
    told = FORMS["text"](held("comparison with an earlier version"), ["old.json", "new.json"])
    assert "\n".join(told) + "\n" == EARLIER


def test_a_criterion_is_told_by_its_word_and_a_figure_by_its_name() -> None:
    criteria = list(lines(json.loads(held("comparison of criteria"))))
    assert ("met", "m2", "open", "partly", "") in criteria
    assert ("total", "met", "0", "2", "") in criteria
    recorded = list(lines(json.loads(held("comparison"))))
    at = recorded.index(("indicator", "setC", "recorded", "open", "open", ""))
    assert recorded[at + 1] == ("figure", "setC all", "7", "", "", "")


def test_every_item_of_a_comparison_is_a_row() -> None:
    comparison = json.loads(held("comparison"))
    ids = [row[1] for row in lines(comparison) if row[0] not in {"total", "section", "figure"}]
    assert ids == [item["item"] for item in [*comparison["items"], *comparison["apart"]]]


def test_the_csv_has_the_same_rows_and_no_formula() -> None:
    reply = held("comparison of criteria")
    first, *rest = csv.reader(FORMS["csv"](reply, ["=1.json", "2, last.json"]))
    assert first == ["about", "id", "'=1.json", "2, last.json", "change"]
    assert [tuple(row) for row in rest] == list(lines(json.loads(reply)))


def test_the_command_prints_the_form_that_is_asked_for(tmp_path: Path) -> None:
    complete = case_named("ips", "Worked example of the overview page").assessment
    path = written(tmp_path, "same.json", json.dumps(complete))
    done = tumstock("compare", path, path, "--format", "text")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"1  {path} (ips ")
    assert ["total", "score", "94", "94", "0"] in map(str.split, done.stdout.splitlines())
    assert tumstock("compare", path, path, "--format", "xml").returncode == 2


def test_a_name_that_is_no_text_is_told_as_far_as_it_is(tmp_path: Path) -> None:
    complete = case_named("ips", "Worked example of the overview page").assessment
    odd = written(tmp_path, os.fsdecode(b"\xe5r.json"), json.dumps(complete))
    for form in ("text", "csv"):
        done = tumstock("compare", odd, odd, "--format", form)
        assert (done.returncode, done.stderr) == (0, "")
        assert "\ufffdr.json" in done.stdout
