"""What a check says of single values that the broken examples do not show, and what it leaves."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.cases import case_mismatches, plain, read_cases
from generator.checking import from_here
from generator.checks_totals import check_totals
from generator.errors import FrameworkErrors, Place
from generator.glossary import read_glossaries
from generator.library import open_library
from generator.locales import read_locales
from generator.messages import problem
from generator.model import Framework
from generator.model_operations import Derived
from generator.report import Report
from generator.strict_yaml import Document, read_yaml
from tests.generator.demo import demo, demo_data
from tests.generator.test_broken import BROKEN


def test_bands_of_a_sum_without_places_are_not_held_against_them() -> None:
    def change(data: Any) -> None:
        del data["total"]["places"]

    data = demo_data(change)
    report = Report(Document("framework.yaml", data, {}, {}))
    check_totals(Framework.model_validate(data), report)
    assert [(one.code, one.path) for one in report.problems] == [("missing_key", "total.places")]


@pytest.mark.parametrize("at_most", [True, 0, "2"])
def test_how_many_shares_are_taken_together_is_a_whole_number_from_one(at_most: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Derived.model_validate({"share_at_most": {"of": "jobs", "at_most": at_most}})
    assert [one["type"] for one in caught.value.errors()] == ["share_at_most_shape"]


def test_a_library_is_not_opened_with_words_of_the_site_that_have_to_be_mended() -> None:
    with pytest.raises(FrameworkErrors) as caught:
        open_library(BROKEN / "words_of_site" / "frameworks")
    assert {one.file.partition("/")[0] for one in caught.value.problems} == {"content"}


def test_a_locale_that_cannot_be_read_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "fi").mkdir()
    (tmp_path / "fi" / "locale.yaml").write_text("name: [\n", "utf-8")
    found, problems = read_locales(tmp_path, "languages")
    assert found == {}
    assert [(one.code, one.file) for one in problems] == [
        ("yaml_syntax", "languages/fi/locale.yaml")
    ]


def test_an_unknown_key_of_a_glossary_is_held_against_those_at_its_top(tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "glossary.yaml").write_text("group: {}\nterms: {}\n", "utf-8")
    told = {one.code: one.mend for one in read_glossaries(tmp_path, ())[1]}
    assert told["unknown_key"] == "did you mean 'groups'?"


def test_a_file_on_another_drive_keeps_its_whole_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    told = problem("empty_file", "a/b.yaml", Place())
    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert from_here(told, Path("/site")).file == "/site/a/b.yaml"


def test_answers_that_cannot_be_read_are_told_with_the_cases_that_ask_for_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "cases" / "answers").mkdir(parents=True)
    (tmp_path / "cases" / "answers" / "all.yaml").write_text("- 1\n", "utf-8")
    (tmp_path / "cases" / "one.yaml").write_text(
        "- {name: A case, cites: [T-1], answers_from: all, expect: {total: {score: 1}}}\n", "utf-8"
    )
    found, problems = read_cases(demo(), tmp_path, "demo")
    assert found == ()
    assert {one.file for one in problems} == {"demo/cases/answers/all.yaml", "demo/cases/one.yaml"}


def test_a_list_of_another_length_is_told_besides_what_differs_in_it() -> None:
    reply = '{"sections": [], "items": {"1": {"flags": ["a", "b"]}}}'
    wrong = case_mismatches({"items": {"1": {"flags": ["c"]}}}, None, reply)
    assert list(map(repr, wrong)) == [
        'expect.items."1".flags: expected a list of 1, found a list of 2',
        "expect.items.\"1\".flags[0]: expected 'c', found 'a'",
    ]


def test_decimals_of_a_case_stay_exact(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [4.20, 1]\n", "utf-8")
    document, _ = read_yaml(tmp_path / "a.yaml", "a.yaml")
    assert document is not None
    assert plain(document.data) == {"a": ["4.20", 1]}
