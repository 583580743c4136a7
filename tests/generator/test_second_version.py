"""From one version of a real framework to the next: recorded, scored, compared, nothing guessed."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.library import open_library
from generator.locales import NB, SV, SV_FI, Locale
from generator.pages import framework_pages
from generator.pages_numbers import day_shown
from generator.rules import rules_json
from scoring import Scorer
from tests.cases import assessment, rules
from tests.generator.made import ASSETS
from tests.generator.markup import read
from tests.generator.small_site import project, stand_in_assets
from tests.generator.test_check import tumstock
from tests.second_version import CALLED, CHANGED, FIRST, SECOND, write_second

ANSWERS: Mapping[str, Mapping[str, object]] = {
    "1": {"unknown": True},
    "7": {"level": "5", "note": "Sju"},
    "9": {"level": "2"},
    "12": {"level": "4", "note": "Tolv"},
    "25": {"points": ["no_time_limit", "attempts_recorded", "many_visits"]},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the second version among the frameworks of the site."""
    folder = tmp_path_factory.mktemp("second")
    write_second(folder / "frameworks")
    return folder


def saved(folder: Path, name: str, answers: Mapping[str, object], version: str) -> str:
    """An assessment file as a team has it."""
    made = {**assessment("ips", answers), "framework": {"id": "ips", "version": version}}
    (folder / name).write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    return name


def run(home: Path, *arguments: str) -> Result:
    return tumstock(home, *arguments, "--frameworks", "frameworks")


def test_the_second_version_is_told_to_be_recorded_and_then_has_nothing_to_mend(
    home: Path,
) -> None:
    told = run(home, "check")
    assert told.exit_code == 1
    [line] = told.stdout.splitlines()
    assert "run `tumstock publish ips`" in line
    done = run(home, "publish")
    assert done.stdout.splitlines()[0] == f"frameworks/ips/published.json: version {SECOND}"
    assert run(home, "check").stdout == ""


def test_without_the_new_version_the_same_change_is_told_item_by_item(
    home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "frameworks" / "ips"
    shutil.copytree(home / "frameworks" / "ips", folder)
    other = write_second(tmp_path / "other") / "published.json"
    shutil.copyfile(other, folder / "published.json")
    path = folder / "framework.yaml"
    data = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**data, "version": FIRST, "history": [FIRST], "id_maps": []}))
    for text in folder.glob("text/*/text.yaml"):
        words = json.loads(text.read_text("utf-8"))
        words["history"].pop(SECOND)
        text.write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    told = run(tmp_path, "check").stdout
    for what in ('items."12"', 'items."12A"', 'items."26"', "total", "sections.innehall"):
        assert f"the rules of {what} as published in {FIRST}" in told, what
    for locale in ("sv", "nb", "sv-FI"):
        assert f'the words of items."7" in {locale} as published in {FIRST}' in told


def test_an_old_file_is_scored_by_the_new_version_and_says_so(home: Path) -> None:
    name = saved(home, "old.json", ANSWERS, FIRST)
    result = json.loads(run(home, "score", name).stdout)
    assert result["framework"] == {"id": "ips", "version": SECOND}
    assert result["given"] == {
        "version": FIRST,
        "not_mapped": [{"path": "answers.12", "item": "12", "reason": "fell_away"}],
    }
    items = result["items"]
    assert (items["9"]["score"], items["7"]["score"], items["26"]["score"]) == ("5", "2", "2")
    assert [items[one]["status"] for one in ("1", "12A", "12B")] == ["unknown", "open", "open"]
    assert "12" not in items


def test_a_new_file_says_nothing_of_another_version(home: Path) -> None:
    name = saved(home, "new.json", {"12A": {"level": "3"}}, SECOND)
    assert "given" not in json.loads(run(home, "score", name).stdout)


def test_the_table_of_many_files_names_the_version_and_what_was_left_out(home: Path) -> None:
    names = [saved(home, "old.json", ANSWERS, FIRST), saved(home, "new.json", {}, SECOND)]
    lines = run(home, "score", *names, "--format", "csv").stdout
    old, new = csv.DictReader(io.StringIO(lines))
    assert [old[key] for key in ("version", "given_version", "not_mapped")] == [SECOND, FIRST, "12"]
    assert [new[key] for key in ("version", "given_version", "not_mapped")] == [SECOND, "", ""]


def test_old_and_new_are_compared_by_the_frameworks_own_map(home: Path) -> None:
    old = saved(home, "old.json", ANSWERS, FIRST)
    new = saved(home, "new.json", {"9": {"level": "4"}, "12A": {"level": "3"}}, SECOND)
    reply = json.loads(run(home, "compare", old, new).stdout)
    assert [one["version"] for one in reply["assessments"]] == [FIRST, SECOND]
    assert [one["item"] for one in reply["assessments"][0]["not_mapped"]] == ["12"]
    changes = {one["item"]: one["change"] for one in reply["items"]}
    assert changes["9"] == "-1"
    assert {one["item"] for one in reply["apart"]} == {"12A", "12B"}


def test_a_file_of_a_version_that_no_map_comes_from_is_refused(home: Path) -> None:
    name = saved(home, "odd.json", ANSWERS, "2020-01-01")
    done = run(home, "score", name)
    assert done.exit_code == 1
    assert f"other_version: expected {SECOND}, found 2020-01-01" in done.stderr


def test_a_problem_of_an_old_file_is_told_by_its_own_id(home: Path) -> None:
    name = saved(home, "bad.json", {"25": {"points": ["unheard"]}}, FIRST)
    assert "answers.25.points" in run(home, "score", name).stderr


def test_every_answer_but_that_of_the_split_item_scores_as_before(home: Path) -> None:
    full = _full()
    name = saved(home, "full.json", full, FIRST)
    result = json.loads(run(home, "score", name).stdout)
    scorer = Scorer()
    scorer.load(rules()["ips"])
    before = json.loads(scorer.score(assessment("ips", full)))
    for old, new in CALLED.items():
        if new is not None:
            assert result["items"][new]["score"] == before["items"][old]["score"], old
    lost = int(before["items"]["12"]["score"])
    total, then = result["total"], before["total"]
    assert int(total["lowest"]) == int(then["score"]) - lost + 2
    assert int(total["highest"]) == int(then["score"]) - lost + 10


@pytest.mark.parametrize("locale", [SV, NB, SV_FI], ids=lambda locale: locale.code)
def test_every_language_shows_what_changed_the_latest_version_first(
    home: Path, locale: Locale
) -> None:
    library = open_library(home / "frameworks")
    [framework] = library.frameworks
    overview = next(framework_pages(framework, library, locale, ASSETS))
    history = overview.markdown.partition("{ #history }")[2].partition("\n## ")[0]
    shown = [day_shown(one, locale.day) for one in (SECOND, FIRST)]
    told = [CHANGED[locale.code], framework.text(locale.code).get("history", FIRST).text]
    places = [history.index(one) for one in (shown[0], told[0], shown[1], told[1])]
    assert places == sorted(places)
    now = library.t(locale).plain("overview.history_now")
    assert history.count(now) == 1
    assert f"{shown[0]} ({now})" in history


@pytest.mark.slow
def test_the_built_page_shows_both_versions_under_its_heading(home: Path, tmp_path: Path) -> None:
    config = project(tmp_path / "site", home / "frameworks")
    told = "locales: [sv, nb], workers: 0, prose:"
    config.write_text(config.read_text("utf-8").replace("prose:", told), "utf-8")
    with stand_in_assets(tmp_path / "assets"):
        build(load_config(str(config), strict=True))
    for locale in (SV, NB):
        page = (config.parent / "site" / locale.code / "ips" / "index.html").read_text("utf-8")
        assert read(page).all("a", href="#history", class_="headerlink")
        section = page.partition('<h2 id="history">')[2].partition("<h2")[0]
        versions = [one.text for one in read(section).all("dt")]
        now = open_library(home / "frameworks").t(locale).plain("overview.history_now")
        latest, first = (day_shown(one, locale.day) for one in (SECOND, FIRST))
        assert versions == [f"{latest} ({now})", first]
        changed = [" ".join(one.text.split()) for one in read(section).all("dd")]
        assert changed[0] == CHANGED[locale.code]
        assert changed[1]


def test_the_form_is_given_the_same_map_as_the_rules(home: Path) -> None:
    library = open_library(home / "frameworks")
    [framework] = library.frameworks
    maps = [{"from": FIRST, "to": SECOND, "items": CALLED}]
    assert rules_json(framework)["id_maps"] == maps
    pages = framework_pages(framework, library, SV, ASSETS)
    form = next(one for one in pages if one.source == "ips/form/index.md").markdown
    found = re.search(r'<script type="application/json" id="ts-id-maps">(.+?)</script>', form)
    assert found is not None
    assert json.loads(found[1]) == maps


def _full() -> dict[str, Any]:
    """An answer to every item, by hand: the level that would follow is picked directly."""
    answers: dict[str, Any] = {}
    items: Any = rules()["ips"]["items"]
    for n, item in enumerate(items):
        if item["kind"] == "checklist":
            answers[item["id"]] = {"points": item["points"][: n % 4]}
        else:
            answers[item["id"]] = {"level": str(1 + n % 5)}
    return answers
