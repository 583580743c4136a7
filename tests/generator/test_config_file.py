"""A configuration that inherits another, or takes values from the environment, is read as MkDocs
reads it: by `tumstock check`, by the other commands, and with places in the right file.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from generator.config_file import read_config
from generator.errors import FrameworkErrors, Place
from generator.project import read_project
from generator.serving import Serving
from generator.starter import new_site
from tests.generator.test_bad_input import build
from tests.generator.test_check import change, tumstock

MORE = "# the site\nINHERIT: shared/base.yml\nsite_name: Vår guide\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new site whose configuration is two files, and whose folders have names of their own."""
    folder = tmp_path / "Min plats å"
    new_site(folder, name="Våra kriterier", locales=["sv", "nb"])
    base = folder / "shared" / "base.yml"
    base.parent.mkdir()
    (folder / "mkdocs.yml").rename(base)
    (folder / "content").rename(folder / "pages")
    (folder / "frameworks").rename(folder / "criteria")
    change(base, "docs_dir: content", "docs_dir: pages")
    change(base, "frameworks: frameworks", "frameworks: criteria")
    (folder / "mkdocs.yml").write_text(MORE, "utf-8")
    return folder


def test_a_site_that_inherits_its_configuration_has_nothing_to_mend(home: Path) -> None:
    done = tumstock(home, "check")
    assert done.stderr == "Nothing to mend: first_meeting\n"
    assert "6 cases hold" in tumstock(home, "cases").output
    assert tumstock(home, "new", "framework", "second").exit_code == 0
    assert (home / "criteria" / "second" / "framework.yaml").is_file()
    found = read_project(home / "mkdocs.yml")
    assert found.files == (home / "mkdocs.yml", home / "shared" / "base.yml")


def test_what_is_wrong_in_an_inherited_file_is_told_there_by_check_and_by_the_build(
    home: Path,
) -> None:
    change(home / "shared" / "base.yml", "prose: [about.md]", "prose: [abuot.md]")
    done = tumstock(home, "check")
    lines = (home / "shared" / "base.yml").read_text("utf-8").splitlines()
    (at,) = [n for n, line in enumerate(lines, start=1) if "prose:" in line]
    column = 1 + lines[at - 1].index("abuot.md")
    told = (
        f"shared/base.yml:{at}:{column}: prose: expected a file pages/sv/abuot.md, found none -> "
        "did you mean 'about.md'?\n"
    )
    assert done.stdout == told
    stopped = build(home)
    assert told.strip() in stopped.output


def test_a_file_that_is_nested_too_deeply_is_told_by_every_command_that_reads_it(
    home: Path,
) -> None:
    deep = "[" * 3000 + "]" * 3000
    (home / "shared" / "base.yml").write_text(f"extra: {deep}\n", "utf-8")
    told = (
        "shared/base.yml:1:46: expected at most 40 levels of nesting, found more -> "
        "nest less deeply\n"
    )
    assert tumstock(home, "check").stdout == told
    assert tumstock(home, "pages", "--out", "out").stderr == f"Error: {told}"
    serving = Serving(home / "mkdocs.yml", "127.0.0.1", 0)
    with pytest.raises(FrameworkErrors, match="at most 40 levels"):
        serving._configured()
    serving.server.server_close()
    serving.folder.rmdir()


def test_mappings_are_merged_and_lists_replaced_as_mkdocs_does(tmp_path: Path) -> None:
    (tmp_path / "last.yml").write_text("extra: {a: {x: 1, y: [1]}, b: 1}\nwatch: [z]\n", "utf-8")
    (tmp_path / "base.yml").write_text(
        "INHERIT: last.yml\n"
        "plugins: {tumstock: {locales: [sv, nb], shown: [demo]}}\n"
        "extra: {a: {y: [2], z: 3}, b: {c: 1}}\n",
        "utf-8",
    )
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "INHERIT: base.yml\nplugins: {tumstock: {locales: [nb]}}\nextra: {a: 1}\n", "utf-8"
    )
    found = read_config(config, "mkdocs.yml")
    with config.open("rb") as file:
        assert found.data == yaml_load(file)
    project = read_project(config)
    assert (project.locales, project.shown) == (("nb",), ("demo",))
    assert project.where("locales", "nb") == ("mkdocs.yml", Place(2, 32))
    assert project.where("shown", "demo") == ("base.yml", Place(2, 49))


def test_a_file_that_is_inherited_may_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("# later\n", "utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("INHERIT: base.yml\ndocs_dir: pages\n", "utf-8")
    found = read_config(config, "mkdocs.yml")
    assert (found.data, found.problems, found.whole) == ({"docs_dir": "pages"}, (), True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: [\n", "shared/base.yml:2:1: expected readable YAML"),
        ("- a\n", "shared/base.yml:1:1: expected a mapping, found a list"),
        (
            "INHERIT: ../mkdocs.yml\n",
            "shared/base.yml:1:10: INHERIT: expected a file that does not inherit this one, found",
        ),
        (
            "INHERIT: gone.yml\n",
            "shared/base.yml:1:10: INHERIT: expected a file gone.yml, found none -> write it, or",
        ),
        (
            "INHERIT: [gone.yml]\n",
            "shared/base.yml:1:10: INHERIT: expected text, found a list -> name a file, or take",
        ),
        ("INHERIT:\n", "shared/base.yml:1:9: INHERIT: expected text, found nothing -> name a file"),
        (
            "<<: {INHERIT: gone.yml}\n",
            "shared/base.yml:1:15: INHERIT: expected a file gone.yml, found none -> write it, or",
        ),
    ],
)
def test_what_cannot_be_inherited_is_told_and_nothing_that_rests_on_it(
    home: Path, text: str, told: str
) -> None:
    (home / "shared" / "base.yml").write_text(text, "utf-8")
    done = tumstock(home, "check")
    (line,) = done.stdout.splitlines()
    assert line.startswith(told)
    assert "Traceback" not in done.output


def test_values_of_the_environment_are_those_that_mkdocs_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FIRST", "OTHER"):
        monkeypatch.delenv(name, raising=False)
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "docs_dir: !ENV [FIRST, OTHER, pages]\n"
        "site_dir: !ENV FIRST\n"
        "strict: !ENV [FIRST]\n"
        "extra: {a: !ENV [FIRST, [1, b]]}\n",
        "utf-8",
    )
    assert read_project(config).content == tmp_path / "pages"
    for values in ({}, {"OTHER": "words"}, {"FIRST": "true", "OTHER": "words"}):
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        with config.open("rb") as file:
            assert read_config(config, "mkdocs.yml").data == yaml_load(file)


def test_a_tag_that_only_mkdocs_acts_on_is_passed_over(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("docs_dir: pages\nextra: !!python/name:odd.name\n", "utf-8")
    assert read_config(config, "mkdocs.yml").data == {"docs_dir": "pages", "extra": None}
