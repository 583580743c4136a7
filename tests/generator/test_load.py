"""Loading whole folders: the frameworks that are published, and any nonsense."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import FrameworkErrors, Problem
from generator.load import load_framework, load_frameworks
from generator.model import Framework
from generator.rules import rules_json
from scoring.decode import framework_from_rules
from tests.generator.demo import FOLDER, demo_data

FRAMEWORKS = Path(__file__).resolve().parent.parent.parent / "frameworks"


def test_the_published_frameworks_have_no_problems() -> None:
    frameworks = load_frameworks(FRAMEWORKS)
    assert [framework.id for framework in frameworks] == sorted(
        home.name for home in FRAMEWORKS.iterdir() if home.is_dir()
    )


def test_problems_of_all_frameworks_are_told_together(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(FOLDER, tmp_path / "frameworks" / name)
    with pytest.raises(FrameworkErrors) as caught:
        load_frameworks(tmp_path / "frameworks")
    assert [problem.file for problem in caught.value.problems] == [
        "frameworks/one/framework.yaml",
        "frameworks/two/framework.yaml",
    ]


def test_messages_do_not_depend_on_where_the_folder_lies(tmp_path: Path) -> None:
    told = []
    for place in ("here", "over/there"):
        shutil.copytree(FOLDER, tmp_path / place / "frameworks" / "other")
        with pytest.raises(FrameworkErrors) as caught:
            load_framework(tmp_path / place / "frameworks" / "other")
        told.append(str(caught.value))
    assert told[0] == told[1]


def test_hidden_folders_are_left_alone(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "demo")
    (tmp_path / ".git").mkdir()
    (tmp_path / "_drafts").mkdir()
    assert [framework.id for framework in load_frameworks(tmp_path)] == ["demo"]


def paths_of(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Path of everything in nested data."""
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [path, *(below for key, value in inner for below in paths_of(value, (*path, key)))]


PATHS = [path for path in paths_of(demo_data()) if path]
NONSENSE: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 7, 2.5, "", " ", "x", "1", "7/2", "met", "yes", "sum", "2026-01-09", [], {},
     ["1"], ["1", "1"], {"id": "x"}, {"1": 1}, [{"id": "1"}], [[]], {"any": []}, {"value": "met"}]
)  # fmt: skip
CHANGES = st.tuples(
    st.sampled_from(PATHS),
    st.sampled_from(["replace", "remove", "add", "copy", "rename"]),
    NONSENSE,
    st.sampled_from(PATHS),
)


def changed(data: Any, path: tuple[Any, ...], how: str, value: Any, other: tuple[Any, ...]) -> None:
    """Change data at a path, if that is still there."""
    try:
        parent = data
        for key in path[:-1]:
            parent = parent[key]
        source = data
        for key in other:
            source = source[key]
        match how:
            case "replace":
                parent[path[-1]] = value
            case "copy":
                parent[path[-1]] = deepcopy(source)
            case "remove":
                del parent[path[-1]]
            case "rename" if isinstance(parent, dict):
                parent[f"{path[-1]}s"] = parent.pop(path[-1])
            case "add" if isinstance(parent, list):
                parent.append(value)
            case _:
                parent["scale"] = value
    except (KeyError, IndexError, TypeError):
        return


@settings(max_examples=300)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_whatever_an_author_writes_is_refused_in_words_or_accepted_by_scoring(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[Any, str, Any, Any]]
) -> None:
    home = tmp_path_factory.getbasetemp() / "fuzz" / "demo"
    if not home.exists():
        shutil.copytree(FOLDER, home)
    data = demo_data()
    for change in changes:
        changed(data, *change)
    text = json.dumps(data, default=float, ensure_ascii=False)
    (home / "framework.yaml").write_text(text, encoding="utf-8")
    told, framework = loaded(home)
    assert all(problem.place.line > 0 for problem in told)
    if framework is not None:
        framework_from_rules(rules_json(framework))


def loaded(home: Path) -> tuple[tuple[Problem, ...], Framework | None]:
    """What loading tells and gives."""
    try:
        return (), load_framework(home)
    except FrameworkErrors as errors:
        return errors.problems, None


def told_of(tmp_path: Path, change: Callable[[Any], None]) -> list[str]:
    """Code and path of each problem of the demonstration framework with a change."""
    home = tmp_path / "frameworks" / "demo"
    shutil.copytree(FOLDER, home)
    text = json.dumps(demo_data(change), default=float)
    (home / "framework.yaml").write_text(text, encoding="utf-8")
    return [f"{problem.code} {problem.path}" for problem in loaded(home)[0]]


@pytest.mark.parametrize("key", ["<<", "<b>", "<table>", "<"])
def test_a_key_that_looks_like_a_tag_of_the_model_is_told_by_its_name(
    tmp_path: Path, key: str
) -> None:
    def change(data: Any) -> None:
        data[key] = 1
        data["items"][0][key] = {key: 2}

    expected = [f'unknown_key items."1"."{key}"', f'unknown_key "{key}"']
    assert told_of(tmp_path, change) == expected


def test_a_list_that_is_too_short_is_told_although_something_stands_in_it(tmp_path: Path) -> None:
    def change(data: Any) -> None:
        (table,) = (item for item in data["items"] if item["id"] == "5.1(A)")
        table["rows"][0]["when"] = [{"any": [{"value": "share", "at_least": 1}]}]

    (told,) = told_of(tmp_path, change)
    assert told.startswith('too_few items."5.1(A)".rows[0].when[0].any')
