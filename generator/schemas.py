"""JSON Schemas of what an author writes, made from the model, for editors to complete and check by.

They lie in `generator/static/schema/`, are published with every site and are written into a new
one, so that they work without a network. A schema says the shape of a file; that ids agree and
that rows can be reached is for `tumstock check`.

    python -m generator.schemas     writes them anew after a change of the model
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from generator.locales import LocaleFile
from generator.model import Framework
from generator.model_cases import Answers, Cases
from generator.model_glossary import Glossary
from generator.model_texts import TextFile
from generator.whole_files import write_files

FOLDER = Path(__file__).parent / "static" / "schema"

_TITLES: dict[str, tuple[Any, str]] = {
    "framework": (Framework, "framework.yaml of Tumstock"),
    "text": (TextFile, "text/<locale>/*.yaml of Tumstock"),
    "case": (Cases, "cases/*.yaml of Tumstock"),
    "answers": (Answers, "cases/answers/*.yaml of Tumstock"),
    "glossary": (Glossary, "content/<locale>/glossary.yaml of Tumstock"),
    "locale": (LocaleFile, "content/languages/<locale>/locale.yaml of Tumstock"),
}
NAMES = tuple(_TITLES)
"""Every schema, by the name of its file without the ending."""


class _Plain(GenerateJsonSchema):
    """Draft 7, which editors know best; nothing that only repeats a key."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as its base
        """A title would repeat the key."""
        return False


def schema(name: str) -> dict[str, Any]:
    """The schema of a kind of file.

    Args:
        name: One of `NAMES`.
    """
    model, title = _TITLES[name]
    made = TypeAdapter(model).json_schema(by_alias=True, schema_generator=_Plain)
    made = _tidy(made)
    return {"$schema": _Plain.schema_dialect, **made, "title": title}


def schema_text(name: str) -> str:
    """A schema as its file has it."""
    return json.dumps(schema(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def schema_files(folder: Path) -> dict[Path, bytes]:
    """The schemas of this package as files of a folder, by path, with their content."""
    names = (f"{name}.json" for name in NAMES)
    return {folder / name: (FOLDER / name).read_bytes() for name in names}


def copy_schemas(folder: Path) -> tuple[Path, ...]:
    """Put the schemas of this package into a folder, all or none, and give the files.

    Raises:
        OSError: They cannot be written; its `filename` says which.
    """
    files = schema_files(folder)
    write_files(files)
    return tuple(files)


def write_schemas(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Write every schema into a folder and give the files; those that are the same stay."""
    folder.mkdir(parents=True, exist_ok=True)
    files = tuple(folder / f"{name}.json" for name in NAMES)
    for path, name in zip(files, NAMES, strict=True):
        text = schema_text(name)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
    return files


def _tidy(node: Any) -> Any:
    """Leave out what says nothing to an author: titles of parts, defaults of None and of emptiness.

    Descriptions are cut to lines of their own, since editors show them as they are.
    """
    if isinstance(node, list):
        return [_tidy(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, value in node.items():
        if key == "title" and isinstance(value, str):
            continue
        if key == "default" and (value is None or value in ([], {})):
            continue
        if key == "description" and isinstance(value, str):
            kept[key] = " ".join(value.replace("``", "`").split())
        else:
            kept[key] = _tidy(value)
    return kept


if __name__ == "__main__":
    write_schemas()
