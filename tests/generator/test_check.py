"""`tumstock check` and `tumstock cases`, run as a person runs them in a site."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from generator.commands.problems import printed
from generator.errors import Place, Problem
from generator.starter import new_site
from generator.strict_yaml import read_yaml
from tests.cases import FRAMEWORKS

BROKEN = FRAMEWORKS.parent / "tests" / "broken"


def tumstock(folder: Path, *arguments: str) -> Result:
    """Run a command in a folder; a traceback fails the test."""
    with chdir(folder):
        result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new site, its path as people name folders."""
    folder = tmp_path / "Min plats å"
    new_site(folder, name="Våra kriterier", locales=["sv", "nb", "sv-FI"])
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Write over a part of a file that is there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_site_without_problems_says_so_and_names_its_frameworks(home: Path) -> None:
    done = tumstock(home, "check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Nothing to mend: first_meeting\n"


def test_the_frameworks_of_this_site_have_nothing_to_mend() -> None:
    done = tumstock(FRAMEWORKS.parent, "check")
    assert (done.exit_code, done.stdout) == (0, "")


def test_every_problem_of_every_kind_of_file_is_told_at_once_from_any_folder_of_the_site(
    home: Path,
) -> None:
    framework = home / "frameworks" / "first_meeting"
    change(framework / "text" / "nb" / "text.yaml", "title: Et godt", "titel: Et godt")
    change(framework / "cases" / "first.yaml", 'score: "9"', 'score: "8"')  # run all the same
    (home / "content" / "sv-FI" / "index.md").unlink()
    other = home / "frameworks" / "other"
    shutil.copytree(framework, other)
    change(other / "framework.yaml", "kind: sum", "kind: som")
    done = tumstock(home / "content", "check")
    assert done.exit_code == 1
    places = [line.partition(" ")[0] for line in done.stdout.splitlines()]
    assert places == [
        "../frameworks/first_meeting/cases/first.yaml:45:20:",
        "../frameworks/first_meeting/text/nb/text.yaml:2:1:",
        "../frameworks/other/framework.yaml:22:9:",
        "../frameworks/other/text/nb/text.yaml:2:1:",
        "sv-FI/index.md:1:1:",
    ]
    assert all(" expected " in line and " -> " in line for line in done.stdout.splitlines())
    assert done.stderr == "5 problems to mend\n"


def test_mistakes_in_every_file_of_one_framework_are_told_in_one_run(home: Path) -> None:
    """Its words and cases are looked at for their shape while its own file has to be mended."""
    framework = home / "frameworks" / "first_meeting"
    change(framework / "framework.yaml", "kind: sum", "kind: som")
    for locale in ("nb", "sv"):
        path = framework / "text" / locale / "text.yaml"
        path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    change(framework / "text" / "sv" / "text.yaml", "  measures:", "  messures:")
    path = framework / "cases" / "first.yaml"
    path.write_text(path.read_text("utf-8").replace("  expect:", "  expected:", 1), "utf-8")
    (framework / "cases" / "other.yaml").write_bytes(b"# \xe5\n")
    done = tumstock(home, "check")
    assert done.exit_code == 1
    places = re.findall(r"(?m)^frameworks/first_meeting/(\S+):(\d+):(\d+): ", done.stdout)
    told = [name for name, line, column in places if line and column]
    assert set(told) == {
        "cases/first.yaml",
        "cases/other.yaml",
        "framework.yaml",
        "text/nb/text.yaml",
        "text/sv/text.yaml",
    }
    assert "about.messures: expected a key that the framework has a place for" in done.stdout
    assert "did you mean 'measures'?" in done.stdout
    assert "did you mean 'title'?" in done.stdout


@pytest.mark.parametrize("file", ["framework.yaml", "none"])
def test_words_are_looked_at_beside_a_framework_that_cannot_be_read(home: Path, file: str) -> None:
    framework = home / "frameworks" / "first_meeting"
    (framework / "framework.yaml").rename(framework / file)
    if file == "framework.yaml":
        (framework / file).write_bytes(b"# \xe5\n")
    path = framework / "text" / "nb" / "text.yaml"
    path.write_text("title: {a: b}\nabout: x\nsections: {one: {titel: y}}\nitems: 5\n", "utf-8")
    told = tumstock(home, "check").stdout
    lines = re.findall(r"(?m)text/nb/text.yaml:(\d+:\d+: .*?),? found", told)
    assert lines == [
        "1:1: title: expected text",
        "2:1: about: expected a mapping",
        "3:18: sections.one.titel: expected a key that the framework has a place for",
        "4:1: items: expected text",
    ]


def test_a_framework_that_is_shown_and_not_there_is_told_with_its_place(home: Path) -> None:
    change(home / "mkdocs.yml", "# shown: [first_meeting]", "shown: [frist_meeting, other, other]")
    (home / "frameworks" / "other").mkdir()  # one that is begun is there
    (home / "frameworks" / "first_meeting" / "framework.yaml").write_text("id: a\n", "utf-8")
    text = (home / "mkdocs.yml").read_text("utf-8").splitlines()
    (line,) = (at for at, one in enumerate(text) if "frist" in one)
    place = f"{line + 1}:{text[line].index('frist') + 1}"
    done = tumstock(home / "content", "check")
    (told,) = (one for one in done.stdout.splitlines() if "mkdocs.yml" in one)
    assert told == (
        f"../mkdocs.yml:{place}: expected the id of a framework under 'shown', "
        "found 'frist_meeting' -> did you mean 'first_meeting'?"
    )
    assert "../frameworks/first_meeting/framework.yaml:1:1: " in done.stdout
    change(home / "mkdocs.yml", "[frist_meeting, other, other]", "[x]")
    mend = "found 'x' -> use one of first_meeting, other, or take it out\n"
    assert mend in tumstock(home, "check").stdout


def test_problems_as_json_hold_the_place_and_how_to_mend_it() -> None:
    folder = BROKEN / "unknown_key"
    done = tumstock(folder, "check", "--frameworks", "frameworks", "--format", "json")
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem == {
        "file": "frameworks/demo/framework.yaml",
        "line": 24,
        "column": 44,
        "path": 'items."1".rows[0].when[0].at_lest',
        "code": "unknown_key",
        "expected": ("a key of at_least, more_than, at_most, less_than, value, is, filled, any"),
        "found": "'at_lest'",
        "mend": "did you mean 'at_least'?",
    }


def test_no_problems_are_json_too(home: Path) -> None:
    assert json.loads(tumstock(home, "check", "--format", "json").stdout) == {"problems": []}


def test_annotations_name_files_from_the_workspace_and_stay_on_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(home.resolve().parent))
    text = home / "frameworks" / "first_meeting" / "text" / "sv" / "text.yaml"
    change(text, "tagline: Fyra", '"a:b,c%\\nd": Fyra')
    done = tumstock(home, "check", "--format", "github")
    pattern = r"::error file=([^,:]+),line=(\d+),col=(\d+),title=[^:,]+::expected .+ -> .+"
    lines = [re.fullmatch(pattern, line) for line in done.stdout.splitlines()]
    assert lines
    shown = "Min plats å/frameworks/first_meeting/text/sv/text.yaml"
    assert {line and line[1] for line in lines} == {shown}
    assert "%2Cc%25" in done.stdout


def test_an_annotation_is_one_line_whatever_it_holds() -> None:
    said = {"expected": "a\nb", "found": "50 %", "mend": "c"}
    odd = Problem(file="a,b:c.yaml", place=Place(2, 3), path="x", code="tab", **said)
    assert printed([odd], "github") == (
        "::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=x%3A tab::expected a%0Ab, found 50 %25 -> c"
    )


def test_cases_are_run_and_counted(home: Path) -> None:
    done = tumstock(home, "cases")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "6 cases hold\n")


def test_a_case_that_does_not_hold_is_told_with_its_place(home: Path) -> None:
    path = home / "frameworks" / "first_meeting" / "cases" / "first.yaml"
    change(path, 'score: "9"', 'score: "8"')
    done = tumstock(home, "cases", "first_meeting")
    assert done.exit_code == 1
    assert done.stdout == (
        "frameworks/first_meeting/cases/first.yaml:45:20: [5].expect.total.score: "
        "expected '8', found '9' -> mend the rule, or the case where the source says otherwise\n"
    )
    assert done.stderr == "5 cases hold, 1 problem to mend\n"


def test_an_unknown_framework_is_wrong_usage(home: Path) -> None:
    done = tumstock(home, "cases", "frist_meeting")
    assert done.exit_code == 2
    assert "use first_meeting" in done.stderr


def test_boundaries_without_a_case_are_listed_and_written_as_cases_to_go_on_with(
    home: Path,
) -> None:
    cases = home / "frameworks" / "first_meeting" / "cases"
    listed = tumstock(home, "cases", "--missing").stdout.splitlines()
    assert listed == [
        "first_meeting: no case: Item 3: 0 of 4 points give 1",
        "first_meeting: no case: Item 3: 4 of 4 points give 3",
        "first_meeting: no case: A total of 4 is 'beginning'",
    ]
    written = tumstock(home, "cases", "--write")
    assert written.stdout == (
        "frameworks/first_meeting/cases/boundaries.yaml: 3 cases to go on with\n"
    )
    first, begun = (
        (cases / f"{name}.yaml").read_text("utf-8").partition("\n")[0]
        for name in ("first", "boundaries")
    )
    assert begun == first == "# yaml-language-server: $schema=../../.schema/case.json"
    document, problems = read_yaml(cases / "boundaries.yaml", "boundaries.yaml")
    assert document is not None
    assert problems == []
    # nobody has looked at the source yet
    after = tumstock(home, "cases")
    assert after.exit_code == 1
    assert after.stdout.count(".cites: expected at least 1, found an empty list") == 3
    # once cited, those that could be worked out hold and the other asks for its answers
    text = (cases / "boundaries.yaml").read_text("utf-8").replace("cites: []", 'cites: ["3"]')
    (cases / "boundaries.yaml").write_text(text, "utf-8")
    again = tumstock(home, "cases", "--missing")
    assert again.stdout.splitlines()[-1] == "first_meeting: no case: A total of 4 is 'beginning'"
    assert again.stderr == "8 cases hold, 2 problems to mend\n"


def test_a_second_file_of_cases_never_takes_the_place_of_the_first(home: Path) -> None:
    cases = home / "frameworks" / "first_meeting" / "cases"
    (cases / "boundaries.yaml").write_text("# mine\n", "utf-8")
    tumstock(home, "cases", "--write")
    assert (cases / "boundaries.yaml").read_text("utf-8") == "# mine\n"
    assert (cases / "boundaries_2.yaml").is_file()


def test_cases_that_are_begun_are_not_written_again(home: Path) -> None:
    cases = home / "frameworks" / "first_meeting" / "cases"
    tumstock(home, "cases", "--write")
    (cases / "words.yaml").write_text("words\n", "utf-8")
    (cases / "list.yaml").write_text("[words]\n", "utf-8")
    again = tumstock(home, "cases", "--write")
    told = "first_meeting: no case to write, each that is missing is begun already\n"
    assert told in again.stderr
    assert "to go on with" not in again.stdout
    assert not (cases / "boundaries_2.yaml").exists()
    assert "no case to write" not in tumstock(home, "cases", "--write", "--quiet").output


def test_where_a_case_stands_at_each_boundary_none_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.commands.cases.missing_boundaries", lambda *_: ())
    told = tumstock(home, "cases", "--write").stderr
    assert told.startswith("first_meeting: no case to write, none is missing\n")


def test_values_that_reach_a_row_are_found_for_it(home: Path) -> None:
    path = home / "frameworks" / "first_meeting" / "cases" / "first.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("- name: A median of fourteen")], "utf-8")
    tumstock(home, "cases", "--write")
    made = (path.parent / "boundaries.yaml").read_text("utf-8")
    assert 'name: "Item 1: row 3 gives 1"\n  cites: []\n  answers: {"1": {inputs: {days: [' in made
    path.with_name("boundaries.yaml").write_text(made.replace("cites: []", 'cites: ["1"]'), "utf-8")
    assert "row 3" not in tumstock(home, "cases", "--missing").stdout
