"""The line that tells an editor which schema a file is to be read with.

    # yaml-language-server: $schema=../.schema/framework.json

The address is relative, so that it works without a network and wherever the site is moved.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

SCHEMAS = ".schema"
"""Folder of the schemas in that of the frameworks; dotted folders hold no framework."""

_HEADER = re.compile(r"# yaml-language-server: \$schema=(?P<folder>.+)/[a-z]+\.json\s*")


def schema_folder(frameworks: Path) -> Path:
    """Where the schemas of a site are: where its frameworks say, else beside them."""
    for path in sorted(frameworks.glob("*/framework.yaml")):
        with path.open(encoding="utf-8", errors="replace") as file:
            found = _HEADER.fullmatch(file.readline())
        if found:
            return (path.parent / found["folder"]).resolve()
    return frameworks / SCHEMAS


def header(file: Path, schemas: Path, name: str) -> str:
    """The first line of a file.

    Args:
        file: The file.
        schemas: Folder of the schemas.
        name: Which of them, from `generator.schemas.NAMES`.
    """
    relative = Path(os.path.relpath(schemas.resolve(), file.resolve().parent)).as_posix()
    return f"# yaml-language-server: $schema={relative}/{name}.json"
