"""`tumstock new`: what it writes has nothing to mend, and it never leaves half of it behind."""

from __future__ import annotations

import re
import shlex
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from markdown import markdown  # type: ignore[import-untyped]  # it has no types of its own

from generator import starter
from generator.commands import new
from generator.load import load_framework
from generator.schemas import NAMES, schema
from tests.generator.terminal import answered
from tests.generator.test_check import tumstock

ROOT = Path(__file__).resolve().parents[2]
EVERY = ["--locale", "sv", "--locale", "nb", "--locale", "sv-FI"]


def test_a_new_site_has_pages_and_texts_in_the_chosen_languages_alone(tmp_path: Path) -> None:
    done = tumstock(tmp_path, "new", "site", "guide", "--locale", "nb", "--locale", "sv")
    assert done.exit_code == 0
    assert "tumstock serve" in done.stdout
    home = tmp_path / "guide"
    assert {path.name for path in (home / "content").iterdir()} == {"nb", "sv"}
    texts = home / "frameworks" / "first_meeting" / "text"
    assert {path.name for path in texts.iterdir()} == {"nb", "sv"}
    assert load_framework(texts.parent).source_language == "nb"
    assert "locales: [nb, sv]" in (home / "mkdocs.yml").read_text("utf-8")
    assert tumstock(home, "check").exit_code == 0


@pytest.mark.parametrize("folder", ["guide", "Min plats å/guide"])
def test_what_comes_next_can_be_given_as_it_stands_where_no_path_leads_to_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    program = tmp_path / ("å ä" if " " in folder else "bin") / "tumstock"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr("sys.argv", [str(program)])
    monkeypatch.setenv("PATH", "")
    told = tumstock(tmp_path, "new", "site", folder).stdout.splitlines()
    go, serve = (shlex.split(line) for line in told if line.startswith("    "))
    assert go == ["cd", folder]
    assert serve[1:] == ["serve"]
    assert not Path(serve[0]).is_absolute()
    assert (tmp_path / folder / serve[0]).samefile(program)


def test_a_new_site_holds_what_its_first_push_needs(tmp_path: Path) -> None:
    done = tumstock(tmp_path, "new", "site", "guide", "--locale", "sv", "--locale", "sv-FI")
    home = tmp_path / "guide"
    found = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert found == {
        ".github/workflows/pages.yml", ".gitignore", "README.md", "mkdocs.yml", "requirements.txt",
        "content/sv-FI/about.md", "content/sv-FI/index.md",
        "content/sv/about.md", "content/sv/index.md",
        "frameworks/first_meeting/cases/first.yaml",
        "frameworks/first_meeting/framework.yaml",
        "frameworks/first_meeting/text/sv-FI/text.yaml",
        "frameworks/first_meeting/text/sv/text.yaml",
        *(f"frameworks/.schema/{name}.json" for name in NAMES),
    }  # fmt: skip
    assert f"{len(found)} files in guide" in done.stdout
    assert (home / "requirements.txt").read_text("utf-8") == f"tumstock=={version('tumstock')}\n"
    assert [name for name in found if "@@" in (home / name).read_text("utf-8")] == []


@pytest.mark.parametrize("locale", starter.LOCALES)
def test_a_new_site_of_one_language_has_nothing_to_mend(tmp_path: Path, locale: str) -> None:
    assert tumstock(tmp_path, "new", "site", "en plats", "--locale", locale).exit_code == 0
    assert tumstock(tmp_path / "en plats", "check").stdout == ""
    assert tumstock(tmp_path / "en plats", "cases").stderr == "6 cases hold\n"


def test_a_folder_that_is_there_and_empty_is_filled(tmp_path: Path) -> None:
    assert tumstock(tmp_path, "new", "site", ".").exit_code == 0
    assert (tmp_path / "mkdocs.yml").is_file()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    done = tumstock(tmp_path, "new", "site", str(tmp_path))
    assert done.exit_code == 1
    assert "is not empty: it holds mine.txt -> name a new folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_not_taken_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(starter.TakenError, match="is there already, and is no folder"):
        starter.new_site(tmp_path / "site", name="A", locales=["sv"])
    assert (tmp_path / "site").read_text("utf-8") == "mine"


def test_nothing_half_written_is_left_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(starter, "copy_schemas", full)
    done = tumstock(tmp_path, "new", "site", "guide")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: guide: No space left on device -> make room")
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_site_may_hold_any_sign(tmp_path: Path) -> None:
    name = 'Å: "ett" & två'
    tumstock(tmp_path, "new", "site", "guide", "--name", name)
    text = (tmp_path / "guide" / "mkdocs.yml").read_text("utf-8")
    assert f"site_name: {starter.yaml_text(name)}\n" in text
    assert yaml.safe_load(starter.yaml_text(name)) == name


@pytest.mark.parametrize(
    "name",
    [
        "Våra kriterier",
        "Kriterier <2026>",
        "[x](y)",
        "*a* _b_ `c` \\d",
        "C#",
        "A & B &amp;",
        "x {#y}",
    ],
)
def test_the_name_of_a_site_is_words_alone_in_its_headings(tmp_path: Path, name: str) -> None:
    tumstock(tmp_path, "new", "site", "guide", "--name", name, "--locale", "sv")
    for file in ("README.md", "content/sv/index.md"):
        line = (tmp_path / "guide" / file).read_text("utf-8").partition("\n")[0]
        told = markdown(line, extensions=["attr_list", "md_in_html"])
        assert told == f"<h1>{escape(name, quote=False)}</h1>"
    line = (tmp_path / "guide" / "README.md").read_text("utf-8").partition("\n")[0]
    assert line == f"# {starter.heading(name)}"


def test_the_workflow_asks_for_little_and_pins_what_our_own_pins() -> None:
    text = (starter.SITE / "dot-github" / "workflows" / "pages.yml").read_text("utf-8")
    own = "".join(p.read_text("utf-8") for p in (ROOT / ".github" / "workflows").glob("*.yml"))
    used = re.findall(r"uses: (\S+@[0-9a-f]{40} # v\S+)", text)
    assert len(used) == text.count("uses:") == 5
    assert all(one in own for one in used)
    workflow: Any = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts alone, as `on` is one
    assert workflow["permissions"] == {}
    jobs = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert jobs == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    steps = workflow["jobs"]["build"]["steps"]
    assert steps[0]["with"] == {"persist-credentials": "false"}
    assert steps[-1]["with"] == {"path": "site", "include-hidden-files": "true"}
    commands = [step["run"] for step in steps if "run" in step]
    told = 'tumstock size --format markdown >> "$GITHUB_STEP_SUMMARY"'
    assert commands[-2:] == ["mkdocs build --strict", told]
    assert f"- run: .venv/bin/{told}\n" in own
    assert not any("${{" in command for command in commands)


def test_a_pull_request_is_checked_and_built_and_never_published() -> None:
    text = (starter.SITE / "dot-github" / "workflows" / "pages.yml").read_text("utf-8")
    workflow: Any = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts alone, as `on` is one
    assert workflow["on"] == {
        "push": {"branches": ["main"]}, "pull_request": "", "workflow_dispatch": "",
    }  # fmt: skip
    no_request = "github.event_name != 'pull_request'"
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert deploy["if"] == no_request
    assert "if" not in build
    (upload,) = (step for step in build["steps"] if "if" in step)
    assert upload["if"] == no_request
    assert upload["uses"].startswith("actions/upload-pages-artifact@")
    # one that waits is never put aside for a publication, nor a publication for it
    assert "github.event_name == 'pull_request' && github.ref" in workflow["concurrency"]["group"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    tumstock(tmp_path, "new", "site", "guide", *EVERY)
    return tmp_path / "guide"


@pytest.mark.parametrize("locale", starter.SOURCES)
def test_a_new_framework_has_nothing_to_mend(home: Path, locale: str) -> None:
    done = tumstock(
        home, "new", "framework", "samtal", "--title", "Bra: samtal", "--locale", locale
    )
    assert done.stdout.splitlines() == [
        "frameworks/samtal/cases/first.yaml",
        "frameworks/samtal/framework.yaml",
        f"frameworks/samtal/text/{locale}/text.yaml",
    ]
    assert tumstock(home, "check").stderr == "Nothing to mend: first_meeting, samtal\n"
    assert tumstock(home, "cases", "samtal").stderr == "3 cases hold\n"
    framework = load_framework(home / "frameworks" / "samtal")
    assert framework.text(locale).get("title").text == "Bra: samtal"
    assert framework.source_language == locale


def test_what_options_say_of_a_new_framework_is_what_it_says(home: Path) -> None:
    said = {"--title": "Samtal: det första", "--short-title": 'Samtal "1"'}
    said |= {"--publisher": "Föreningen # 1", "--document": "FS 2026:1"}
    options = [word for pair in said.items() for word in pair]
    assert tumstock(home, "new", "framework", "samtal", *options).exit_code == 0
    framework = load_framework(home / "frameworks" / "samtal")
    text = framework.text(framework.source_language)
    assert {
        "--title": text.get("title").text,
        "--short-title": text.get("short_title").text,
        "--publisher": framework.source.publisher,
        "--document": framework.source.document,
    } == said
    assert tumstock(home, "check").exit_code == 0


def test_a_new_framework_explains_every_key_that_there_is() -> None:
    text = (starter.FRAMEWORK / "framework.yaml").read_text("utf-8")
    words = set(re.findall(r"[a-z_]+", text))
    made = schema("framework")
    parts = {name: set(part.get("properties", {})) for name, part in made["$defs"].items()}
    operations = parts.pop("Derived")
    details = {"Alternation", "CountWhere", "CountWithin", "PeriodsLonger", "Progression"}
    details |= {"QuotientBy", "RowSums", "TallyBy"}  # the reference has them
    for name in details:
        parts.pop(name)
    assert set(made["properties"]).union(*parts.values()) - words == set()
    assert {"percent", "ratio", "median", "mean", "count", "sum"} <= operations & words


def test_schemas_are_written_where_the_other_frameworks_look_for_them(home: Path) -> None:
    tumstock(home, "new", "framework", "samtal")
    assert not (home / "frameworks" / "samtal" / ".schema").exists()
    first = (home / "frameworks" / "samtal" / "framework.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.schema/framework.json"


def test_a_framework_begins_without_a_site_too(tmp_path: Path) -> None:
    assert tumstock(tmp_path, "new", "framework", "samtal").exit_code == 0
    assert (tmp_path / "frameworks" / ".schema" / "framework.json").is_file()
    assert tumstock(tmp_path, "check").stderr == "Nothing to mend: samtal\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("first_meeting", "is not empty: it holds cases, framework.yaml, text"),
        ("Första", "'Första' cannot be an id: use small letters, digits and low lines"),
        ("../x", "'../x' cannot be an id"),
        ("glossary", "'glossary' is the address of a page of every site"),
    ],
)
def test_an_id_that_cannot_be_one_is_refused(home: Path, name: str, told: str) -> None:
    before = sorted(home.rglob("*"))
    done = tumstock(home, "new", "framework", name)
    assert done.exit_code == 1
    assert told in done.stderr
    assert done.stderr.rstrip().endswith("-> use another id")
    assert sorted(home.rglob("*")) == before


def test_on_a_terminal_it_asks_for_what_no_option_says(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def prompt(question: str, default: str, type: click.Choice[str] | None) -> str:  # noqa: A002, ARG001 - as click calls it
        asked.append(question)
        return {"Publisher of the source": "Kommunen"}.get(question, default)

    monkeypatch.setattr(new, "on_terminal", lambda: True)
    monkeypatch.setattr("generator.commands.new.click.prompt", prompt)
    assert tumstock(home, "new", "framework", "samtal", "--title", "Samtal").exit_code == 0
    assert asked == [
        "Name for the navigation",
        "Publisher of the source",
        "Short code of the source document",
        "Language of the texts",
    ]
    framework = load_framework(home / "frameworks" / "samtal")
    assert framework.source.publisher == "Kommunen"
    assert framework.text("sv").get("short_title").text == "Samtal"


@pytest.mark.slow
def test_a_person_at_a_terminal_is_asked_all_and_gets_a_framework_without_problems(
    home: Path,
) -> None:
    """A language that is not to be had is asked for again; no answer takes what is offered."""
    dialogue = [
        ("Name in full [samtal]: ", "Bra: samtal"),
        ("Name for the navigation [Bra: samtal]: ", "Samtal"),
        ("Publisher of the source [-]: ", "Föreningen # 1"),
        ("Short code of the source document [samtal]: ", ""),
        ("Language of the texts (nb, sv) [sv]: ", "de"),
        ("Language of the texts (nb, sv) [sv]: ", "nb"),
    ]
    assert answered(home, ["new", "framework", "samtal"], dialogue) == 0
    framework = load_framework(home / "frameworks" / "samtal")
    text = framework.text("nb")
    assert framework.source_language == "nb"
    assert (text.get("title").text, text.get("short_title").text) == ("Bra: samtal", "Samtal")
    source = framework.source
    assert (source.publisher, source.document) == ("Föreningen # 1", "samtal")
    assert tumstock(home, "check").stderr == "Nothing to mend: first_meeting, samtal\n"


def test_schemas_are_written_anew_on_request(home: Path) -> None:
    stale = home / "frameworks" / ".schema" / "text.json"
    fresh = stale.read_text("utf-8")
    stale.write_text("{}", "utf-8")
    done = tumstock(home, "schema")
    assert done.exit_code == 0
    assert stale.read_text("utf-8") == fresh
