"""What people give by mistake: each is told in a line, without a traceback, and nothing is lost."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli as mkdocs

from generator.load import load_framework
from generator.locales import LOCALES
from generator.pages import framework_pages
from generator.rules import rules_json
from generator.starter import new_site
from generator.texts import fallback_chain
from scoring import Scorer
from tests.generator.made import ASSETS, library
from tests.generator.small_site import stand_in_assets
from tests.generator.test_check import change, tumstock

ENCODINGS = {"latin-1": b"\xe5", "utf-16": "å".encode("utf-16")}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new site below a folder with a space and a letter that is not ASCII."""
    folder = tmp_path / "Min plats å"
    new_site(folder, name="Våra kriterier", locales=["sv", "nb"])
    return folder


def build(home: Path) -> Result:
    """`mkdocs build`, which never ends in a traceback of its own."""
    with stand_in_assets(home.parent / "assets"):
        config = str(home / "mkdocs.yml")
        done = CliRunner().invoke(mkdocs, ["build", "--strict", "--config-file", config])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


FILES = (
    "frameworks/first_meeting/framework.yaml",
    "frameworks/first_meeting/text/nb/text.yaml",
    "frameworks/first_meeting/cases/first.yaml",
    "content/nb/about.md",
    "content/sv/glossary.yaml",
    "content/languages/sv/own.yaml",
    "mkdocs.yml",
    "overrides/main.html",
    "overrides/partials/turn.html",
    "overrides/sitemap.xml",
    "overrides/.icons/own/mark.svg",
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", FILES)
def test_a_file_in_another_encoding_is_named_with_the_byte(
    home: Path, name: str, encoding: str
) -> None:
    change(home / "mkdocs.yml", "# custom_dir: overrides", "custom_dir: overrides")
    (home / "overrides").mkdir()
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"# " + ENCODINGS[encoding] + b"\n")
    done = tumstock(home, "check")
    assert done.exit_code == 1
    byte = "0xE5" if encoding == "latin-1" else "0xFF"
    assert f"{name}:1:3: expected text in UTF-8, found the byte {byte} -> save" in done.stdout
    assert "Traceback" not in done.output


@pytest.mark.slow
def test_a_page_in_another_encoding_stops_the_build_before_anything_is_written(
    home: Path,
) -> None:
    (home / "site").mkdir()
    (home / "site" / "kept.html").write_text("before", "utf-8")
    (home / "content" / "nb" / "about.md").write_bytes(b"# \xe5\n")
    done = build(home)
    assert done.exit_code == 1
    assert "content/nb/about.md:1:3: expected text in UTF-8" in done.output
    assert [path.name for path in (home / "site").iterdir()] == ["kept.html"]


def test_a_template_in_another_encoding_stops_the_build_with_its_message_alone(home: Path) -> None:
    change(home / "mkdocs.yml", "# custom_dir: overrides", "custom_dir: overrides")
    (home / "overrides").mkdir()
    (home / "overrides" / "main.html").write_bytes(b"<p>\n\xe5\n")
    done = build(home)
    assert done.exit_code == 1
    assert "overrides/main.html:2:1: expected text in UTF-8" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["cases", "publish", "translations"])
def test_a_language_that_cannot_be_read_is_told_by_every_command_that_reads_it(
    home: Path, command: str
) -> None:
    (home / "content" / "languages" / "fi").mkdir(parents=True)
    done = tumstock(home, command)
    told = "Error: content/languages/fi/locale.yaml:1:1: expected a file locale.yaml, found none"
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(told)


@pytest.mark.parametrize(
    "command",
    [("cases",), ("publish",), ("schema",), ("new", "framework", "next"), ("new", "locale", "fi")],
    ids=" ".join,
)
def test_no_command_takes_folders_for_granted_that_mkdocs_yml_may_name(
    home: Path, command: Sequence[str]
) -> None:
    (home / "mkdocs.yml").write_text("plugins: [\n", "utf-8")
    before = sorted(home.rglob("*"))
    done = tumstock(home, *command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: mkdocs.yml:2:1: ")
    assert sorted(home.rglob("*")) == before


def test_a_file_that_may_not_be_read_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "first.yaml":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    done = tumstock(home, "check")
    assert (
        "frameworks/first_meeting/cases/first.yaml:1:1: "
        "expected a file that can be read, found Permission denied -> see who may read it"
    ) in done.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: [\n", "mkdocs.yml:2:1: expected readable YAML"),
        ("site_name: a\n\tb: c\n", "mkdocs.yml:2:1: expected readable YAML"),
        ("- a\n", "mkdocs.yml:1:1: expected a mapping, found a list -> write 'key: value'"),
        ("a\n", "mkdocs.yml:1:1: expected a mapping, found 'a' -> write 'key: value'"),
        ("", "mkdocs.yml:1:1: expected keys and values, found an empty file -> fill it in"),
        ("# later\n", "mkdocs.yml:1:1: expected keys and values, found an empty file -> fill it"),
    ],
)
def test_a_configuration_that_is_none_is_told_and_nothing_that_rests_on_it(
    home: Path, text: str, told: str
) -> None:
    (home / "mkdocs.yml").write_text(text, "utf-8")
    (home / "frameworks" / "first_meeting" / "framework.yaml").write_text("id: a\n", "utf-8")
    done = tumstock(home, "check")
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith(told)
    assert done.stderr == "1 problem to mend\n"


FAROESE = """name: Føroyskt
theme_language: da
search_language: da
decimal_mark: ","
day: "{day}.{month}.{year}"
"""


def add_language(home: Path, fallback: str, *, theme: str = "da", listed: bool = True) -> None:
    """Give the site one more language, and the pages that each needs."""
    folder = home / "content" / "languages" / "fo"
    folder.mkdir(parents=True, exist_ok=True)
    text = FAROESE.replace("theme_language: da", f"theme_language: {theme}")
    (folder / "locale.yaml").write_text(text + fallback, "utf-8")
    if listed:
        shutil.copytree(home / "content" / "nb", home / "content" / "fo")
        change(home / "mkdocs.yml", "locales: [sv, nb]", "locales: [sv, nb, fo]")


def no_theme(home: Path) -> None:
    add_language(home, "fallback: nb\n", theme="kv")


def no_words(home: Path) -> None:
    add_language(home, "")


def listed_twice(home: Path) -> None:
    change(home / "mkdocs.yml", "locales: [sv, nb]", "locales: [sv, sv]")


UNFIT = [
    (no_theme, "content/languages/fo/locale.yaml:2:17", "found 'kv' -> use the nearest of them"),
    (no_words, "mkdocs.yml", "found 'fo' -> write frameworks/first_meeting/text/fo, or take it"),
    (listed_twice, "mkdocs.yml", "expected each locale once, found 'sv' again -> remove one"),
]


@pytest.mark.parametrize(("spoil", "place", "told"), UNFIT)
def test_what_a_site_asks_of_its_languages_is_told_by_check_and_by_the_build_alike(
    home: Path, spoil: Callable[[Path], None], place: str, told: str
) -> None:
    spoil(home)
    done = tumstock(home, "check")
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    assert re.match(rf"{place}(:\d+:\d+)?: ", line)
    assert told in line
    if place == "mkdocs.yml":
        at = int(line.split(":")[1])
        assert "locales: [" in (home / "mkdocs.yml").read_text("utf-8").splitlines()[at - 1]
    stopped = build(home)
    assert stopped.exit_code == 1
    assert stopped.output.count(": expected ") == 1
    assert line.partition(": expected ")[2] in stopped.output
    assert "Traceback" not in stopped.output
    assert not (home / "site").exists()


def circle(home: Path) -> None:
    add_language(home, "fallback: fo\n", listed=False)


def same_id(home: Path) -> None:
    shutil.copytree(home / "frameworks" / "first_meeting", home / "frameworks" / "other")


def no_file(home: Path) -> None:
    (home / "frameworks" / "first_meeting" / "framework.yaml").unlink()


def odd_bytes(home: Path) -> None:
    (home / "frameworks" / "first_meeting" / "framework.yaml").write_bytes(b"# \xe5\n")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (circle, "fo/locale.yaml:6:11: fallback: expected a fallback that ends somewhere"),
        (same_id, "frameworks/other/framework.yaml:"),
        (no_file, "frameworks/first_meeting/framework.yaml:1:1: expected a file framework.yaml"),
        (odd_bytes, "frameworks/first_meeting/framework.yaml:1:3: expected text in UTF-8"),
    ],
)
def test_a_build_stops_at_a_mistake_with_its_message_alone(
    home: Path, spoil: Callable[[Path], None], told: str
) -> None:
    spoil(home)
    done = build(home)
    assert done.exit_code == 1
    assert told in done.output
    assert done.output.count(": expected ") == 1
    assert "Traceback" not in done.output
    assert not (home / "site").exists()


@pytest.mark.slow
def test_the_folders_are_found_from_the_configuration_wherever_one_stands(home: Path) -> None:
    workers = "workers: 0 #"  # the stand-ins are known to this process alone
    change(home / "mkdocs.yml", "frameworks: frameworks #", workers)
    done = build(home)
    assert done.exit_code == 0, done.output
    assert (home / "site" / "sv" / "first_meeting" / "form" / "index.html").is_file()


def test_a_chain_of_languages_never_comes_back_to_where_it_was() -> None:
    for locale in LOCALES.values():
        for source in LOCALES:
            chain = fallback_chain(locale.code, source, locale.fallback)
            assert len(chain) == len(set(chain))


def many(folder: Path, count: int) -> Path:
    """A framework of that many items."""
    ids = [str(n) for n in range(1, count + 1)]
    data = {
        "id": folder.name,
        "version": "2026-01-09",
        "source_language": "sv",
        "source": {"document": "x", "publisher": "x"},
        "scales": {"s": {"1": 1, "2": 2}},
        "sections": [{"id": "all", "place": "1", "items": ids}],
        "total": {"kind": "sum", "unit": "points", "places": {"min": count, "max": 2 * count}},
        "items": [{"id": n, "kind": "levels", "source": {"place": n}, "scale": "s"} for n in ids],
    }
    about = ("measures", "for_whom", "scoring", "edition", "licence", "worked_example")
    item = {"title": "Rubrik", "ideal": "Bra.", "levels": {"1": "Lite.", "2": "Mer."}}
    words = {
        **dict.fromkeys(("title", "short_title", "tagline"), "Stort"),
        "about": dict.fromkeys(about, "Text."),
        "sections": {"all": {"title": "Alla"}},
        "items": dict.fromkeys(ids, item),
    }
    (folder / "text" / "sv").mkdir(parents=True)
    (folder / "framework.yaml").write_text(json.dumps(data), "utf-8")
    (folder / "text" / "sv" / "text.yaml").write_text(json.dumps(words), "utf-8")
    return folder


@pytest.mark.slow
def test_a_framework_of_a_thousand_items_is_checked_scored_and_written(tmp_path: Path) -> None:
    folder = many(tmp_path / "frameworks" / "big", 1000)
    assert tumstock(tmp_path, "check").stderr == "Nothing to mend: big\n"
    framework = load_framework(folder)
    scorer = Scorer()
    scorer.load(rules_json(framework))
    answers = {item.id: {"level": "2"} for item in framework.items}
    about = {"id": "big", "version": framework.version}
    file = {"format": "tumstock-assessment", "format_version": 1, "framework": about}
    result = json.loads(scorer.score({**file, "answers": answers}))
    assert result["total"]["score"] == "2000"
    opened = library(folder.parent)
    names = ["frameworks/big.json", *(f"texts/big.{locale}.json" for locale in LOCALES)]
    assets = replace(ASSETS, files={name: name for name in names})
    pages = {
        page.source: page for page in framework_pages(framework, opened, LOCALES["sv"], assets)
    }
    assert 'name="1000.level"' in pages["big/form/index.md"].markdown


@pytest.mark.slow
def test_all_problems_of_a_thousand_items_are_told(tmp_path: Path) -> None:
    folder = many(tmp_path / "frameworks" / "big", 1000)
    path = folder / "framework.yaml"
    path.write_text(path.read_text("utf-8").replace('"scale": "s"', '"scale": "t"'), "utf-8")
    done = tumstock(tmp_path, "check")
    assert len(done.stdout.splitlines()) == 1000
    assert done.stderr == "1000 problems to mend\n"
