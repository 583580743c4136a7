"""The JSON Schemas: made from the model, true to it, and named by every file that they are for."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.editor import header
from generator.model_texts import TextFile
from generator.schemas import FOLDER, NAMES, schema, schema_text
from generator.starter import new_site
from generator.strict_yaml import read_yaml
from generator.text_keys import TextKeys, text_keys
from generator.toolchain.node import environment
from tests.cases import frameworks
from tests.generator.demo import demo
from tests.generator.test_check import tumstock

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "tests" / "broken"

SHOWN_BY_SCHEMA = {
    "unknown_key": "must NOT have additional properties",
    "unknown_key_in_item": "must NOT have additional properties",
    "unknown_kind": "must be equal to constant",
    "unknown_operation": "must NOT have additional properties",
    "unknown_word": "must be equal to one of the allowed values",
    "missing_key": "must have required property",
    "not_true_or_false": "must be boolean",
    "not_whole": "must be integer",
    "not_a_list": "must be array",
    "not_a_mapping": "must be object",
    "not_a_number": "must match pattern",
    "not_a_fraction": "must match pattern",
    "not_text": "must be string",
    "bad_id": "must match pattern",
    "bad_item_id": "must match pattern",
    "bad_rule_id": "must match pattern",
    "too_few": "must NOT have fewer than",
    "case_shape": "must",
}
"""Broken examples that an editor shows while they are written, and what the schema says of them."""


def kind_of(path: Path) -> str:
    """Which schema a file is for, by its place."""
    if path.name in ("framework.yaml", "glossary.yaml", "locale.yaml"):
        return path.stem
    if "text" in path.parts:
        return "text"
    return "answers" if path.parent.name == "answers" else "case"


def files_of(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.yaml"))


def around_frameworks() -> list[Path]:
    """Files of ours that have a schema and belong to no framework."""
    content = ROOT / "content"
    locales = [*(ROOT / "generator" / "ui").glob("*/locale.yaml"), *content.rglob("locale.yaml")]
    assert len(locales) == 4
    return sorted([*content.glob("*/glossary.yaml"), *locales])


def as_editor(data: Any) -> Any:
    """Data as an editor reads it: decimals are numbers there."""
    if isinstance(data, Decimal):
        return float(data)
    if isinstance(data, Mapping):
        return {key: as_editor(value) for key, value in data.items()}
    return [as_editor(one) for one in data] if isinstance(data, list) else data


def refused(paths: Iterable[Path]) -> dict[Path, str]:
    """What the schemas say of files that they do not accept."""
    files = []
    for path in paths:
        document, _ = read_yaml(path, path.name)
        assert document is not None, path
        data = as_editor(document.data)
        files.append({"file": str(path), "schema": kind_of(path), "data": data})
    assert files
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("accepts.mjs"))],
        input=json.dumps({"schemas": {name: schema(name) for name in NAMES}, "files": files}),
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = (json.loads(line) for line in done.stdout.splitlines())
    return {Path(one["file"]): one["told"] for one in told}


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_in_the_package_are_those_of_the_model(name: str) -> None:
    found = (FOLDER / f"{name}.json").read_text("utf-8")
    assert found == schema_text(name), "run `python -m generator.schemas`"


def test_every_file_of_ours_is_accepted(tmp_path: Path) -> None:
    new_site(tmp_path / "site", name="x", locales=["sv", "nb", "sv-FI"])
    own = files_of(ROOT / "frameworks", ROOT / "tests" / "generator" / "frameworks")
    assert refused([*own, *around_frameworks(), *files_of(tmp_path / "site" / "frameworks")]) == {}


def test_what_an_editor_can_see_is_refused_while_it_is_written() -> None:
    told: dict[str, list[str]] = {}
    folders = {name: files_of(BROKEN / name / "frameworks") for name in SHOWN_BY_SCHEMA}
    named = {path: name for name, paths in folders.items() for path in paths}
    readable = [path for path in named if read_yaml(path, path.name)[0] is not None]
    for path, said in refused(readable).items():
        told.setdefault(named[path], []).append(said)
    silent = {
        name: told.get(name)
        for name, wanted in SHOWN_BY_SCHEMA.items()
        if not any(wanted in said for said in told.get(name, ()))
    }
    assert silent == {}


@pytest.mark.parametrize("made", [False, True], ids=["ours", "new"])
def test_the_first_line_of_every_file_names_its_schema(tmp_path: Path, *, made: bool) -> None:
    folder, schemas, more = ROOT / "frameworks", FOLDER, around_frameworks()
    if made:
        new_site(tmp_path / "site", name="x", locales=["sv", "nb", "sv-FI"])
        assert tumstock(tmp_path / "site", "new", "locale", "da").exit_code == 0
        more = [tmp_path / "site" / "content" / "languages" / "da" / "locale.yaml"]
        folder = tmp_path / "site" / "frameworks"
        schemas = folder / ".schema"
        assert {path.name for path in schemas.iterdir()} == {f"{name}.json" for name in NAMES}
    for path in (*files_of(folder), *more):
        first = path.read_text("utf-8").splitlines()[0]
        assert first == header(path, schemas, kind_of(path)), f"the first line of {path}"


def leaves(keys: TextKeys, path: tuple[str, ...] = ()) -> Iterable[tuple[str, ...]]:
    for key, inner in keys.items():
        if isinstance(inner, dict):
            yield from leaves(inner, (*path, key))
        else:
            yield (*path, key)


def nested(path: tuple[str, ...]) -> dict[str, Any]:
    tree: Any = "ord"
    for key in reversed(path):
        tree = {key: tree}
    found: dict[str, Any] = tree
    return found


def test_every_text_that_a_framework_has_a_place_for_has_one_in_the_schema() -> None:
    for framework in (demo(), *frameworks().values()):
        for path in leaves(text_keys(framework)):
            TextFile.model_validate(nested(path))


def test_every_text_of_the_schema_has_a_place_in_a_framework() -> None:
    known_frameworks = (demo(), *frameworks().values())
    used = {key for one in known_frameworks for path in leaves(text_keys(one)) for key in path}
    known = set()
    for part in schema("text")["$defs"].values():
        known |= set(part.get("properties", {}))
    assert set(schema("text")["properties"]) | known <= used
