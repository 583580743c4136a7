"""What stands in mkdocs.yml and cannot be meant is told by `tumstock check` and by the build."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.config_nodes import LISTS, OPTIONS
from generator.plugin import TumstockConfig
from generator.project import read_project
from generator.starter import new_site
from tests.generator.test_bad_input import build
from tests.generator.test_check import change, tumstock

LIST = "locales: [sv, nb]"
SHOWN = "# shown: [first_meeting]"
LOGO = "# logo: images/logo.svg"
ICON = "# favicon: images/favicon.svg"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new site below a folder with a space and a letter that is not ASCII."""
    folder = tmp_path / "Min plats å"
    new_site(folder, name="Våra kriterier", locales=["sv", "nb"])
    return folder


def place(home: Path, word: str) -> str:
    """Line and column of a word that stands once in the configuration."""
    text = (home / "mkdocs.yml").read_text("utf-8")
    assert text.count(word) == 1
    before = text[: text.index(word)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def told_alike(home: Path) -> list[str]:
    """Problems as check tells them; the build tells the same, and leaves no site."""
    done = tumstock(home, "check")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    stopped = build(home)
    shutil.rmtree(home.parent / "assets")
    assert stopped.exit_code == 1
    for line in lines:
        assert line in stopped.output
    assert stopped.output.count(": expected ") == len(lines)
    assert "Traceback" not in stopped.output
    assert not (home / "site").exists()
    return lines


BOOL = "which YAML reads as true or false"
FORMS = [
    (
        (LIST, "locales: [sv, no]"),
        "no]",
        f"locales[1]: expected text, found 'no', {BOOL} -> write \"no\" in quotes, or nb",
    ),
    (
        (SHOWN, "shown: [first_meeting, off]"),
        "off]",
        f"shown[1]: expected text, found 'off', {BOOL} -> put it in quotes: \"off\"",
    ),
    ((SHOWN, "shown: [1]"), "1]", "shown[0]: expected text, found the number 1 -> put it in quot"),
    ((LIST, "locales: [sv, {nb: 1}]"), "{nb", "locales[1]: expected text, found a mapping"),
    ((SHOWN, "shown: one_two"), "one_two", "shown: expected a list, found 'one_two' -> put it in"),
    ((SHOWN, "guides: [a]"), "[a]", "guides: expected a mapping, found a list -> write"),
    (
        (SHOWN, "guides: {first_meeting: [2.5]}"),
        "2.5",
        "first_meeting[0]: expected text, found the",
    ),
    ((SHOWN, "guides: {2026-01-09: []}"), "2026-01-09", "expected text, found the date 2026-01-09"),
    ((SHOWN, "locales: [sv]"), "locales: [sv]", "tumstock.locales: expected each key once, found"),
    (
        ("site_dir: site", "site_dir: site\nsite_dir: b"),
        "site_dir: b",
        "site_dir: expected each key",
    ),
    (
        ("frameworks: frameworks #", "framworks: frameworks #"),
        "framworks:",
        "workers, found 'framworks' -> did you mean 'frameworks'?",
    ),
    ((SHOWN, "hue: red"), "hue", "found 'hue' -> take it out"),
    (
        ("site_dir: site", "site_dir: site\nnav: [index.md]"),
        "nav:",
        "nav: expected the order of pages under 'prose' and 'guides', found 'nav', which has no",
    ),
    (
        ("site_dir: site", "site_dir: site\nuse_directory_urls: Off"),
        "use_directory_urls: Off",
        "expected addresses that end with a slash, such as about/, found 'use_directory_urls', wh",
    ),
]


@pytest.mark.parametrize(("changed", "at", "told"), FORMS, ids=[one[2][:40] for one in FORMS])
def test_what_the_form_of_the_configuration_says_otherwise_than_meant_is_told_with_its_place(
    home: Path, changed: tuple[str, str], at: str, told: str
) -> None:
    config = home / "mkdocs.yml"
    change(config, *changed)
    problems = [one.place for one in read_project(config).problems]
    assert [f"{one.line}:{one.column}" for one in problems] == [place(home, at)]
    (line,) = told_alike(home)
    assert line.startswith(f"mkdocs.yml:{place(home, at)}: ")
    assert told in line


def test_the_options_that_check_knows_are_those_of_the_plugin() -> None:
    named = [name for name, _ in TumstockConfig._schema]
    assert sorted(OPTIONS) == sorted(named)
    assert set(LISTS) < set(OPTIONS)


def test_what_a_tag_or_an_alias_gives_is_no_mistake_of_form(home: Path) -> None:
    config = home / "mkdocs.yml"
    change(
        config, "site_dir: site", "site_dir: site\nextra: {a: &a {b: 1}, c: {<<: *a, b: 2}, d: *a}"
    )
    change(config, LIST, "locales: [sv, !ENV [OTHER, nb]]")
    change(config, SHOWN, "guides: !ENV GUIDES\n      shown: !ENV SHOWN")
    assert read_project(config).problems == ()


def test_what_the_plugin_settles_may_be_said_as_it_settles_it_or_left_to_the_environment(
    home: Path,
) -> None:
    change(home / "mkdocs.yml", "site_dir: site", "nav: !ENV NAV\nuse_directory_urls: true")
    change(home / "mkdocs.yml", "docs_dir:", "nav:\ndocs_dir:")
    assert [one.code for one in read_project(home / "mkdocs.yml").problems] == ["duplicate_key"]


def test_a_name_that_leads_nowhere_is_told_with_the_others_at_its_place(home: Path) -> None:
    config = home / "mkdocs.yml"
    change(config, "prose: [about.md]", "prose: [about.md, abuot.md, private.md]")
    guides = "guides: {frist_meeting: [about.md], first_meeting: [levels.md, abot.md]}"
    change(config, SHOWN, guides)
    (home / "content" / "sv" / "levels.md").write_text("# Nivåer\n", "utf-8")
    change(config, LOGO, "logo: images/logo.svg")
    lines = told_alike(home)
    assert lines == [
        (
            f"mkdocs.yml:{place(home, 'images/logo.svg')}: theme.logo: expected a file "
            "content/images/logo.svg, found none -> put it there, or take it out"
        ),
        (
            f"mkdocs.yml:{place(home, 'frist_meeting')}: expected the id of a framework on the "
            "site under 'guides', found 'frist_meeting' -> did you mean 'first_meeting'?"
        ),
        (
            f"mkdocs.yml:{place(home, 'levels.md')}: guides.first_meeting: expected a file "
            "content/nb/levels.md, found none -> write it, or take it out"
        ),
        (
            f"mkdocs.yml:{place(home, 'abot.md')}: guides.first_meeting: expected a file "
            "content/nb/abot.md, found none -> did you mean 'about.md'?"
        ),
        (
            f"mkdocs.yml:{place(home, 'abot.md')}: guides.first_meeting: expected a file "
            "content/sv/abot.md, found none -> did you mean 'about.md'?"
        ),
        (
            f"mkdocs.yml:{place(home, 'abuot.md')}: prose: expected a file content/sv/abuot.md, "
            "found none -> did you mean 'about.md'?"
        ),
        (
            f"mkdocs.yml:{place(home, 'private.md')}: prose: expected a file "
            "content/sv/private.md, found none -> write it, or take it out"
        ),
    ]


def test_a_page_in_order_may_be_one_that_some_languages_have(home: Path) -> None:
    (home / "content" / "nb" / "only.md").write_text("# Bare her\n", "utf-8")
    change(home / "mkdocs.yml", "prose: [about.md]", "prose: [about.md, only.md]")
    assert tumstock(home, "check").exit_code == 0


def test_nothing_is_said_of_guides_of_a_framework_that_cannot_be_read_yet(home: Path) -> None:
    change(home / "mkdocs.yml", SHOWN, "guides: {first_meeting: [none.md]}")
    (home / "frameworks" / "first_meeting" / "framework.yaml").write_text("id: a\n", "utf-8")
    assert "mkdocs.yml" not in tumstock(home, "check").stdout


@pytest.mark.parametrize(
    ("option", "line"),
    [
        ("theme.logo", (LOGO, "logo: images/mark.svg #")),
        ("theme.favicon", (ICON, "favicon: images/mark.svg")),
        ("extra.social_image", ("site_dir: site", "extra: {social_image: images/mark.svg}")),
    ],
)
def test_a_picture_that_is_not_there_is_told_and_one_that_is_there_is_not(
    home: Path, option: str, line: tuple[str, str]
) -> None:
    config = home / "mkdocs.yml"
    change(config, *line)
    (told,) = told_alike(home)
    assert told == (
        f"mkdocs.yml:{place(home, 'images/mark.svg')}: {option}: expected a file "
        "content/images/mark.svg, found none -> put it there, or take it out"
    )
    images = home / "content" / "images"
    images.mkdir()
    (images / "merk.svg").touch()
    assert "did you mean 'images/merk.svg'?" in tumstock(home, "check").stdout
    (images / "merk.svg").rename(images / "mark.svg")
    assert tumstock(home, "check").exit_code == 0
    change(config, "images/mark.svg", '"https://example.org/mark.svg"')
    (told,) = told_alike(home)
    assert re.search(
        rf"{option}: expected a picture of the site's own, as pages load none from elsewhere, "
        r"found 'https://example.org/mark.svg' -> put it in content/ and name it from there$",
        told,
    )


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("../images/mark.svg", True),
        ("/guide/images/mark.svg", True),
        ("/guide/images/merk.svg", False),
        ("../assets/favicon.svg", True),  # of the package
        ("../assets/none.svg", False),
        ("assets/images/favicon.png", True),  # of the theme that ours extends
        ("overrides.svg", True),  # of the site's own folder of the theme
        ("both.svg", True),
        ("one.svg", False),
        ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", True),
    ],
)
def test_a_logo_may_be_any_file_that_pages_reach(home: Path, name: str, *, there: bool) -> None:
    for path in ("images/mark.svg", "sv/both.svg", "nb/both.svg", "sv/one.svg"):
        (home / "content" / path).parent.mkdir(exist_ok=True)
        (home / "content" / path).touch()
    (home / "overrides").mkdir()
    (home / "overrides" / "overrides.svg").touch()
    change(home / "mkdocs.yml", "# custom_dir: overrides", "custom_dir: overrides")
    change(home / "mkdocs.yml", LOGO, f'logo: "{name}" #')
    done = tumstock(home, "check")
    assert (done.exit_code == 0) == there, done.stdout
    if name == "one.svg":
        assert "theme.logo: expected a file content/nb/one.svg, found none" in done.stdout


LOADED = [("extra_css", "{}"), ("extra_javascript", "{}"), ("extra_javascript", "{{path: {}}}")]


@pytest.mark.parametrize(("option", "entry"), LOADED, ids=["style", "script", "module"])
def test_what_every_page_loads_is_told_where_it_is_not_there_or_lies_elsewhere(
    home: Path, option: str, entry: str
) -> None:
    config = home / "mkdocs.yml"
    before = config.read_text("utf-8")
    folder = home / "content" / "own"
    folder.mkdir()
    (folder / "here.x").touch()
    for name, told in (
        (
            "own/hera.x",
            "expected a file content/own/hera.x, found none -> did you mean 'own/here.x'?",
        ),
        ("/own/gone.x", "expected a file content/own/gone.x, found none -> did you mean"),
        ("'//example.org/a.x'", "expected a file of the site's own, as pages load none from else"),
        ("'https://example.org/a.x'", "found 'https://example.org/a.x' -> put it in content/ and"),
    ):
        config.write_text(f"{before}{option}: [{entry.format(name)}]\n", "utf-8")
        (line,) = told_alike(home)
        assert line.startswith(f"mkdocs.yml:{place(home, name)}: {option}: ")
        assert told in line
    (home / "content" / "nb" / "some.x").touch()
    of_theme = ("assets/images/favicon.png", "../assets/favicon.svg", "/assets/favicon.svg")
    names = ("own/here.x", "./own/here.x", "/own/here.x", *of_theme, "own/here.x")
    config.write_text(f"{before}{option}: [{', '.join(map(entry.format, names))}]\n", "utf-8")
    assert tumstock(home, "check").exit_code == 0
    config.write_text(f"{before}{option}: [{entry.format('some.x')}]\n", "utf-8")
    assert f"{option}: expected a file content/sv/some.x" in tumstock(home, "check").stdout


def test_a_folder_of_the_theme_that_is_not_there_is_told(home: Path) -> None:
    change(home / "mkdocs.yml", "# custom_dir: overrides", "custom_dir: gone")
    assert tumstock(home, "check").stdout == (
        f"mkdocs.yml:{place(home, 'gone')}: theme.custom_dir: expected a folder gone, found none "
        "-> make it, or take it out\n"
    )
    stopped = build(home)
    assert stopped.exit_code == 1
    assert "Traceback" not in stopped.output


@pytest.mark.parametrize(("patterns", "exit_code"), [("other/", 0), ("/im*/", 1), ("!", 0)])
def test_a_picture_that_is_left_out_of_the_site_is_none(
    home: Path, patterns: str, exit_code: int
) -> None:
    (home / "content" / "images").mkdir()
    (home / "content" / "images" / "logo.svg").touch()
    change(home / "mkdocs.yml", LOGO, "logo: images/logo.svg #")
    change(home / "mkdocs.yml", "site_dir: site", f"site_dir: site\nexclude_docs: '{patterns}'")
    assert tumstock(home, "check").exit_code == exit_code
