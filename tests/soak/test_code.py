"""What a campaign tried is told from what it would try now."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.soak import code, parity
from tests.soak.__main__ import RESULTS
from tests.soak.campaigns import CAMPAIGNS

ANY = parity.CHROMIUM


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "one.py").write_text("a = 1\n", "utf-8")
    (tmp_path / "two.py").write_text("b = 2\n", "utf-8")
    monkeypatch.setattr(code, "ROOT", tmp_path)
    return tmp_path


def _in_place_of_one(project: Path) -> None:
    (project / "one.py").write_text("a = 2\n", "utf-8")


def _named_anew(project: Path) -> None:
    (project / "one.py").rename(project / "other.py")


def _moved_between(project: Path) -> None:
    (project / "one.py").write_text("", "utf-8")
    (project / "two.py").write_text("a = 1\nb = 2\n", "utf-8")


@pytest.mark.parametrize("change", [_in_place_of_one, _named_anew, _moved_between])
def test_any_change_of_what_is_tried_is_seen(project: Path, change: Callable[[Path], None]) -> None:
    tried = replace(ANY, tries=("*.py",))
    kept = {ANY.name: {"failures": 0, "code": code.code_of(tried)}}
    assert not code.is_stale(tried, kept)
    (project / "beside.txt").write_text("not tried", "utf-8")
    assert not code.is_stale(tried, kept)
    change(project)
    assert code.is_stale(tried, kept)


@pytest.mark.usefixtures("project")
def test_what_never_ran_whole_or_failed_is_to_be_run() -> None:
    tried = replace(ANY, tries=("one.py",))
    now = code.code_of(tried)
    assert code.is_stale(tried, {})
    assert code.is_stale(tried, {ANY.name: {"failures": 0}})
    assert code.is_stale(tried, {ANY.name: {"failures": 1, "code": now}})
    assert not code.is_stale(tried, {ANY.name: {"failures": 0, "code": now}})


@pytest.mark.usefixtures("project")
def test_a_pattern_that_fits_nothing_is_told() -> None:
    with pytest.raises(ValueError, match=r"parity_chromium: no file fits \*\.mjs"):
        code.code_of(replace(ANY, tries=("*.mjs",)))


def test_every_campaign_says_what_it_tries_and_results_are_of_campaigns() -> None:
    assert all(len(code.code_of(campaign)) == 64 for campaign in CAMPAIGNS)
    assert set(json.loads(RESULTS.read_text("utf-8"))) <= {one.name for one in CAMPAIGNS}
