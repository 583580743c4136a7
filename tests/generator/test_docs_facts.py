"""What the documentation says of scores, editors and kinds is what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.editor import header, schema_folder
from generator.model_operations import OPERATIONS
from generator.schemas import NAMES, schema
from generator.starter import new_site
from generator.toolchain.reference import DOCS
from tests.generator.test_check import tumstock
from tests.generator.test_docs import ROOT, Block, blocks

_HEADER = re.compile(r"# yaml-language-server: \$schema=.*/(\w+)\.json")


def only(page: str, title: str) -> list[Block]:
    """Blocks of a page that carry a title."""
    return [block for block in blocks(DOCS / page) if block.said == f'title="{title}"']


def within(part: Any, whole: Any) -> bool:
    """Whether everything that a part names is so in the whole."""
    if isinstance(part, dict):
        return all(key in whole and within(one, whole[key]) for key, one in part.items())
    return bool(part == whole)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the command gives for the example."""
    [example] = only("scoring.md", "assessment.json")
    path = tmp_path_factory.mktemp("example") / "assessment.json"
    path.write_text(example.text, "utf-8")
    done = tumstock(ROOT, "score", str(path))
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_example_of_scoring_gives_what_is_shown(result: Any) -> None:
    [shown] = only("scoring.md", "part of the result")
    assert within(json.loads(shown.text), result)


def test_the_table_and_the_sums_of_the_example_are_the_results(result: Any) -> None:
    text = (DOCS / "scoring.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \|.*\| ([\d\u2013]+) \|$", text, re.MULTILINE)
    assert [item for item, _ in rows] == ["1", "2", "3"]
    for item, score in rows:
        found = result["items"][item]
        assert score == (found["score"] or f"{found['lowest']}\u2013{found['highest']}")
    section, total = result["sections"][0], result["total"]
    ends = re.findall(r"= (\d+)(?: points so far| and\s|\.\s)", text)
    wanted = [section["subtotal"], section["lowest"], section["highest"]]
    wanted += [total["lowest"], total["highest"], total["next_band"]["missing"]]
    assert ends == wanted
    named = re.search(r"Bands begin at ([\d, and]+):", text)
    assert named
    begins = sorted((band["from"] for band in total["bands"]), key=int)
    assert re.findall(r"\d+", named[1]) == begins
    assert all(band["possible"] for band in total["bands"])
    readings = [result["items"][item]["explanation"]["notices"][0]["rule"] for item in "12"]
    assert all(f"`{reading}`" in text for reading in readings)


def test_what_is_set_in_the_editor_finds_every_file_that_has_a_schema(tmp_path: Path) -> None:
    settings = [json.loads(block.text) for block in only("editor.md", ".vscode/settings.json")]
    globs: dict[str, str] = settings[-1]["yaml.schemas"]
    assert {Path(one).stem for one in globs} == set(NAMES)
    home = tmp_path / "site"
    new_site(home, name="x", locales=["sv", "nb"])
    assert all((home / one).is_file() for one in globs)
    answers = home / "frameworks/first_meeting/cases/answers/all.yaml"
    more = {"glossary": "content/sv/glossary.yaml", "locale": "content/languages/fi/locale.yaml"}
    for path, name in ((answers, "answers"), *((home / one, name) for name, one in more.items())):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(header(path, schema_folder(home / "frameworks"), name) + "\n", "utf-8")
    seen = set()
    for path in sorted(home.rglob("*.yaml")):
        first = path.read_text("utf-8").partition("\n")[0]
        found = _HEADER.fullmatch(first)
        by_glob = {Path(one).stem for one, glob in globs.items() if path in home.glob(glob)}
        assert by_glob == ({found[1]} if found else set()), path
        seen |= by_glob
    assert seen == set(NAMES)


def test_the_kinds_and_operations_that_are_listed_are_the_models() -> None:
    text = (DOCS / "frameworks.md").read_text("utf-8")
    parts = schema("framework")["$defs"]
    kinds = {one["properties"]["kind"].get("const") for one in parts.values() if _has_kind(one)}
    listed = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert sorted(listed) == sorted(kinds - {None})
    named = set(re.findall(r"`(\w+)[`:]", text))
    assert OPERATIONS.keys() <= named
    for condition in ("ValueCondition", "AnyCondition"):
        assert parts[condition]["properties"].keys() - {"value"} <= named


def _has_kind(shape: dict[str, Any]) -> bool:
    """Whether a part of the schema is a kind of item."""
    keys: dict[str, Any] = shape.get("properties", {})
    return {"kind", "source"} <= keys.keys()
