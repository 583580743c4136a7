"""What pages are made of where a site or a framework is not of the usual kind."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.build import read_site, settle
from generator.editor import SCHEMAS, header, schema_folder
from generator.errors import Place
from generator.library import open_library
from generator.locales import SV
from generator.model import TableItem
from generator.model_use import Repeat
from generator.pages_example import _picked
from generator.pages_spans import item_span
from generator.project import read_project
from generator.remembered_pages import surroundings
from generator.rules import _repeat
from generator.schemas import NAMES, write_schemas
from generator.strict_yaml import MOST_DEPTH, read_yaml
from generator.toolchain import reference
from generator.worked_example import NAME, read_example
from tests.generator.demo import FOLDER, demo
from tests.generator.small_site import project, stand_in_assets


def test_a_site_without_search_is_settled_and_shares_nothing_outside_its_assets(
    tmp_path: Path,
) -> None:
    path = project(tmp_path / "site")
    path.write_text(path.read_text("utf-8").replace("  - material/search\n", ""), "utf-8")
    with stand_in_assets(tmp_path / "assets"):
        config, site = read_site(path)
    settle(config, site, SV, site.pages(SV), site.shared(SV))
    assert config.theme["language"] == "sv"
    assert list(config.plugins) == ["tumstock"]
    assert site.shared_file("elsewhere/form-1.js") is None
    assert site.shared_file("assets/form-1.js") == b""


def test_schemas_are_where_the_first_framework_that_names_them_says(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "framework.yaml").write_text(f"id: {name}\n", "utf-8")
    assert schema_folder(tmp_path) == tmp_path / SCHEMAS
    named = tmp_path / "b" / "framework.yaml"
    named.write_text(f"{header(named, tmp_path / 'theirs', 'framework')}\nid: b\n", "utf-8")
    assert schema_folder(tmp_path) == tmp_path / "theirs"


def test_a_schema_that_is_the_same_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.schemas.schema_text", lambda name: f"{name}\n")
    files = write_schemas(tmp_path / "schemas")
    assert [path.name for path in files] == [f"{name}.json" for name in NAMES]
    files[0].chmod(0o444)
    files[1].write_text("older", "utf-8")
    before = files[0].stat().st_mtime_ns
    assert write_schemas(tmp_path / "schemas") == files
    assert (files[0].stat().st_mtime_ns, files[1].read_text("utf-8")) == (before, f"{NAMES[1]}\n")


def test_an_item_without_a_level_tells_none() -> None:
    context: Any = None
    assert list(_picked(context, demo().items[0], None)) == []


def test_a_table_that_is_not_scored_adds_nothing_to_a_section() -> None:
    (table,) = (item for item in demo().walk() if isinstance(item, TableItem))
    assert item_span(demo(), table) is not None
    assert item_span(demo(), table.model_copy(update={"scored": False})) is None


def test_a_language_that_the_site_has_no_word_for_is_called_as_unicode_does() -> None:
    words = open_library(FOLDER.parent).t(SV)
    assert [str(words.language(code)) for code in ("nb", "pl")] == ["norska (bokmål)", "polska"]


def test_a_word_that_stands_nowhere_in_the_configuration_is_placed_at_its_beginning(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(
        "# shown: [a]\nplugins:\n  - tumstock: {locales: [b], shown: [b, a]}\n", "utf-8"
    )
    found = read_project(path)
    first = ("mkdocs.yml", Place())
    assert found.where("shown", "a") == ("mkdocs.yml", Place(3, 41))
    assert (found.where("locales", "a"), found.where("prose", "a")) == (first, first)
    path.write_text("plugins:\n  tumstock:\n    shown:\n      - a\n      - a\n", "utf-8")
    assert read_project(path).where("shown", "a", 1) == ("mkdocs.yml", Place(5, 9))


def test_pages_are_not_remembered_where_an_extension_may_read_other_files() -> None:
    config = SimpleNamespace(markdown_extensions=["toc", "pymdownx.snippets"])
    assert surroundings(cast("Any", config), cast("Any", ())) == ""


def test_what_is_repeated_alike_for_ever_has_no_end() -> None:
    data = {"id": "yearly", "months": 12, "source": {"place": "A 1"}}
    assert _repeat(Repeat.model_validate(data)) == {"id": "yearly", "months": 12}


def test_what_grows_deep_by_aliases_is_too_deep(tmp_path: Path) -> None:
    lines = ["k0: &k0 [1]"]
    lines += [f"k{n}: &k{n} [*k{n - 1}]" for n in range(1, MOST_DEPTH + 2)]
    (tmp_path / "a.yaml").write_text("\n".join(lines), "utf-8")
    assert [one.code for one in read_yaml(tmp_path / "a.yaml", "a.yaml")[1]] == ["too_deep"]


CASE = f'- {{name: "{NAME}", answers_from: all}}\n'


@pytest.mark.parametrize(
    ("case", "shared", "told"),
    [
        (f'- {{name: "{NAME}"\n', None, [("yaml_syntax", "demo/cases/a.yaml")]),
        (f'- {{name: "not {NAME}"}}\n', None, []),
        (CASE, None, [("missing_file", "demo/cases/answers/all.yaml")]),
        (CASE, "- [\n", [("yaml_syntax", "demo/cases/answers/all.yaml")]),
        (CASE, "- 1\n", [("not_a_mapping", "demo/cases/answers/all.yaml")]),
    ],
)
def test_a_worked_example_that_cannot_be_read_is_told_and_not_shown(
    case: str, shared: str | None, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "cases" / "answers").mkdir(parents=True)
    (tmp_path / "cases" / "a.yaml").write_text(case, "utf-8")
    if shared is not None:
        (tmp_path / "cases" / "answers" / "all.yaml").write_text(shared, "utf-8")
    example, problems = read_example(demo(), tmp_path, "demo")
    assert example is None
    assert [(one.code, one.file) for one in problems] == told


def test_the_answers_of_a_worked_example_are_exact(tmp_path: Path) -> None:
    (tmp_path / "cases" / "answers").mkdir(parents=True)
    (tmp_path / "cases" / "a.yaml").write_text(CASE, "utf-8")
    answers = tmp_path / "cases" / "answers" / "all.yaml"
    answers.write_text('"7": {rating: 1.50}\n', "utf-8")
    example, problems = read_example(demo(), tmp_path, "demo")
    assert problems == []
    assert example is not None
    assert example.answers == {"7": {"rating": "1.50"}}
    assert example.result["items"]["7"]["score"] == "1.5"


def test_the_reference_tells_what_a_shape_leaves_open() -> None:
    assert list(reference._values({})) == []
    assert list(reference._part("Part", {"properties": {"key": {}}}))[1:] == [
        "| key | value | |", "|---|---|---|", "| `key` | anything |  |", "",
    ]  # fmt: skip
