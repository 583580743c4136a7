"""What is published stays as it is: `tumstock publish` records it, `tumstock check` holds it."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.commands import publish as command
from generator.fingerprint import fingerprint
from generator.load import load_framework
from generator.published import read_published
from generator.starter import new_site
from tests.cases import FRAMEWORKS, frameworks
from tests.generator.test_check import change, tumstock

TODAY = "2026-11-25"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site, on a day of its own."""

    class Clock:
        @staticmethod
        def now(tz: object) -> datetime:
            assert tz is UTC
            return datetime(2026, 11, 25, tzinfo=UTC)

    monkeypatch.setattr(command, "datetime", Clock)
    folder = tmp_path / "site"
    new_site(folder, name="Våra kriterier", locales=["sv", "nb"])
    return folder


def framework(home: Path) -> Path:
    return home / "frameworks" / "first_meeting" / "framework.yaml"


def words(home: Path, locale: str = "sv") -> Path:
    return framework(home).parent / "text" / locale / "text.yaml"


def texts(home: Path) -> list[Path]:
    return [words(home, locale) for locale in ("sv", "nb")]


def another_rule(home: Path) -> None:
    """Move the limit between two bands."""
    change(framework(home), "from: 7, to: 9", "from: 8, to: 9")
    change(framework(home), "from: 4, to: 6", "from: 4, to: 7")


def codes(home: Path) -> list[str]:
    """What `tumstock check` tells, by the beginning of what was expected."""
    done = tumstock(home, "check")
    assert (done.exit_code == 0) == (done.stdout == "")
    return [line.split(" expected ")[1].split(" -> ")[0] for line in done.stdout.splitlines()]


def test_a_framework_that_was_never_published_may_change(home: Path) -> None:
    another_rule(home)
    assert codes(home) == []


def test_a_rule_that_changes_after_publication_fails_until_it_is_changed_back(home: Path) -> None:
    assert tumstock(home, "publish").stdout == (
        "frameworks/first_meeting/published.json: version 2026-01-15\n"
    )
    before = framework(home).read_text("utf-8")
    another_rule(home)
    assert codes(home) == ["the rules of total as published in 2026-01-15, found others"]
    done = tumstock(home, "publish", "--correction")
    assert done.exit_code == 1
    assert "the rules of total" in done.stderr
    framework(home).write_text(before, "utf-8")
    assert codes(home) == []


def test_words_that_mean_the_same_are_recorded_as_a_correction(home: Path) -> None:
    tumstock(home, "publish")
    text = words(home).read_text("utf-8")
    start = text.index("levels:")
    words(home).write_text(text[:start] + text[start:].replace(".", "!", 1), "utf-8")
    [told] = codes(home)
    assert told.startswith('the words of items."')
    assert told.endswith(" in sv as published in 2026-01-15, found others")
    assert tumstock(home, "publish").exit_code == 1
    done = tumstock(home, "publish", "--correction")
    assert done.stdout == (
        "frameworks/first_meeting/published.json: version 2026-01-15, 1 corrected\n"
    )
    assert codes(home) == []
    published, _ = read_published(framework(home).parent, "x")
    assert published is not None
    [correction] = published.corrected
    assert (correction.date, list(correction.words)) == (TODAY, ["sv"])
    # and it stays recorded when nothing new is
    assert tumstock(home, "publish").stdout.endswith("nothing new\n")
    assert read_published(framework(home).parent, "x")[0] == published


def test_prose_and_where_lines_break_are_no_change(home: Path) -> None:
    tumstock(home, "publish")
    text = words(home).read_text("utf-8")
    line = next(one for one in text.splitlines() if one.startswith("tagline:"))
    text = text.replace(line, "tagline: Något annat.")
    ideal = next(one for one in text.splitlines() if one.strip().startswith("ideal:"))
    key, said = ideal.split(": ", 1)
    folded = f"{key}: >-\n      " + said.strip('"').replace(" ", "\n      ", 2)
    words(home).write_text(text.replace(ideal, folded), "utf-8")
    assert codes(home) == []


def test_a_translation_that_is_added_is_no_change_and_is_held_once_recorded(home: Path) -> None:
    norwegian = words(home, "nb").read_text("utf-8")
    shutil.rmtree(words(home, "nb").parent)
    tumstock(home, "publish")
    words(home, "nb").parent.mkdir()
    words(home, "nb").write_text(norwegian, "utf-8")
    assert codes(home) == []
    assert tumstock(home, "publish").stdout.endswith("new translations\n")
    words(home, "nb").unlink()
    (words(home, "nb").parent).rmdir()
    assert len(codes(home)) > 3


def test_a_draft_is_not_held(home: Path) -> None:
    tumstock(home, "publish")
    change(framework(home), "version: 2026-01-15", "draft: true\nversion: 2026-01-15")
    another_rule(home)
    assert codes(home) == []
    assert tumstock(home, "publish").stdout == ""
    assert tumstock(home, "publish", "first_meeting").exit_code == 2
    assert tumstock(home, "publish", "frist").exit_code == 2


def test_a_new_version_needs_its_history_a_map_and_to_be_recorded(home: Path) -> None:
    tumstock(home, "publish")
    another_rule(home)
    change(framework(home), "version: 2026-01-15", "version: 2026-12-01")
    change(framework(home), "history: [2026-01-15]", "history: [2026-12-01, 2026-01-15]")
    for locale in ("sv", "nb"):
        change(words(home, locale), "history:\n", "history:\n  2026-12-01: Ny gräns.\n")
    assert codes(home) == [
        "a map from 2026-01-15, which is published, found none",
        "the fingerprint of version 2026-12-01, found that of 2026-01-15",
    ]
    assert tumstock(home, "publish").exit_code == 1
    same = '{"1": "1", "2": "2", "3": "3", "4": "4"}'
    with framework(home).open("a", encoding="utf-8") as file:
        file.write(f"id_maps:\n  - {{from: 2026-01-15, to: 2026-12-01, items: {same}}}\n")
    assert tumstock(home, "publish").stdout == (
        "frameworks/first_meeting/published.json: version 2026-12-01\n"
    )
    assert codes(home) == []
    published, _ = read_published(framework(home).parent, "x")
    assert published is not None
    assert published.versions == ("2026-12-01", "2026-01-15")
    # the first version stays in the history, and so does the way from it
    before = {path: path.read_text("utf-8") for path in (framework(home), *texts(home))}
    change(framework(home), "history: [2026-12-01, 2026-01-15]", "history: [2026-12-01]")
    for path in texts(home):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(one for one in lines if "2026-01-15:" not in one), "utf-8")
    assert codes(home) == ["the version 2026-01-15 under 'history', found none"]
    for path, text in before.items():
        path.write_text(text, "utf-8")
    change(framework(home), '"4": "4"}', '"4": null}')
    assert codes(home) == []
    change(framework(home), ', "4": null}', "}")
    assert codes(home) == ["the id '4' of the published version 2026-01-15, found none"]


@pytest.mark.parametrize("text", ["{", '"words"', '{"version": "2026-01-15"}'])
def test_a_fingerprint_that_cannot_be_read_is_told_with_its_place(home: Path, text: str) -> None:
    (framework(home).parent / "published.json").write_text(text, "utf-8")
    told = tumstock(home, "check").stdout
    assert told.startswith("frameworks/first_meeting/published.json:")
    done = tumstock(home, "publish")
    assert (done.exit_code, done.stderr) == (1, told)


def test_a_folder_in_the_place_of_a_fingerprint_is_told(home: Path) -> None:
    (framework(home).parent / "published.json").mkdir()
    done = tumstock(home, "check")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        "frameworks/first_meeting/published.json:1:1: expected a file that can be read, found "
    )
    assert tumstock(home, "publish").stderr == done.stdout


def test_nothing_is_recorded_while_anything_has_to_be_mended(home: Path) -> None:
    change(framework(home), "history: [2026-01-15]", "history: []")
    text = words(home).read_text("utf-8")
    start = text.index("history:")
    words(home).write_text(text[:start] + text[text.index("\n\n", start) :], "utf-8")
    (words(home, "nb")).unlink()
    done = tumstock(home, "publish")
    assert done.exit_code == 1
    assert "the version 2026-01-15 under 'history'" in done.stderr
    assert not (framework(home).parent / "published.json").exists()
    change(framework(home), "kind: sum", "kind: som")
    assert tumstock(home, "publish").exit_code == 1


def test_what_is_recorded_is_told_to_programs_and_not_where_quiet_is_asked_for(home: Path) -> None:
    recorded = {
        "file": "frameworks/first_meeting/published.json",
        "version": "2026-01-15",
        "recorded": "version 2026-01-15",
    }
    done = tumstock(home, "publish", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"problems": [], "published": [recorded]}
    (framework(home).parent / "published.json").unlink()
    done = tumstock(home, "publish", "--quiet")
    assert (done.exit_code, done.output) == (0, "")
    assert (framework(home).parent / "published.json").is_file()


def test_what_keeps_a_framework_from_being_recorded_is_told_to_programs(home: Path) -> None:
    tumstock(home, "publish")
    another_rule(home)
    done = tumstock(home, "publish", "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert told["published"] == []
    assert [one["expected"] for one in told["problems"]] == [
        "the rules of total as published in 2026-01-15"
    ]
    marked = tumstock(home, "publish", "--format", "github")
    assert (marked.exit_code, marked.stderr) == (1, "")
    assert marked.stdout.startswith("::error file=")
    hushed = tumstock(home, "publish", "--quiet")
    assert (hushed.exit_code, hushed.stdout) == (1, "")
    assert "the rules of total" in hushed.stderr


@pytest.mark.parametrize("name", sorted(frameworks()))
def test_every_framework_of_the_site_is_recorded_as_it_is(name: str) -> None:
    published, problems = read_published(FRAMEWORKS / name, name)
    assert published is not None
    assert problems == []
    now = fingerprint(load_framework(FRAMEWORKS / name))
    assert published.id == name
    assert (published.version, dict(published.rules)) == (now.version, now.rules)
    assert {locale: dict(one) for locale, one in published.words.items()} == now.words
    assert published.version in frameworks()[name].history


def renamed(home: Path) -> None:
    """Give the framework another id and its folder the same name."""
    change(framework(home), "id: first_meeting", "id: second_meeting")
    framework(home).parent.rename(home / "frameworks" / "second_meeting")


def test_a_published_framework_keeps_its_id_in_every_version(home: Path) -> None:
    tumstock(home, "publish")
    renamed(home)
    told = "the id 'first_meeting', as published, found 'second_meeting'"
    assert codes(home) == [told]
    done = tumstock(home, "publish", "--correction")
    assert done.exit_code == 1
    assert told in done.stderr
    (home / "frameworks" / "second_meeting" / "published.json").unlink()
    assert codes(home) == []


def test_what_was_recorded_without_an_id_is_held_and_gets_it_when_it_is_recorded_again(
    home: Path,
) -> None:
    tumstock(home, "publish")
    path = framework(home).parent / "published.json"
    now = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({key: one for key, one in now.items() if key != "id"}), "utf-8")
    assert codes(home) == []
    assert tumstock(home, "publish").stdout.endswith("version 2026-01-15, nothing new\n")
    assert json.loads(path.read_text("utf-8")) == now
    another_rule(home)
    assert codes(home) == ["the rules of total as published in 2026-01-15, found others"]


def test_github_is_warned_of_a_framework_that_is_shown_and_was_never_recorded(home: Path) -> None:
    done = tumstock(home, "check", "--format", "github")
    assert done.exit_code == 0
    assert done.stdout == (
        "::warning file=frameworks/first_meeting/framework.yaml,"
        "title=first_meeting%3A not published::"
        "shown to readers without published.json, so it may change unnoticed -> "
        "run `tumstock publish first_meeting` and commit the file that it writes\n"
    )
    assert tumstock(home, "check").stdout == ""
    tumstock(home, "new", "framework", "second")
    change(home / "mkdocs.yml", "# shown: [first_meeting]", "shown: [first_meeting]")
    assert tumstock(home, "publish", "first_meeting").exit_code == 0
    assert tumstock(home, "check", "--format", "github").stdout == ""
