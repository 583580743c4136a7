"""Files that the build of a site makes for all its pages, each named after what is in it.

A page names the very files that it was built with. Were the names plain, a page out of a cache
could meet the rules or words of a newer site, and a newer page those of an older one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def named(path: str, text: str) -> str:
    """A path with the first 8 hexadecimal digits of the content's SHA-256 in its name.

    Examples:
        >>> named("texts/ips.sv.json", "{}")
        'texts/ips.sv-44136fa3.json'
    """
    plain = PurePosixPath(path)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return plain.with_name(f"{plain.stem}-{digest}{plain.suffix}").as_posix()


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files, below the site's assets folder.

    Attributes:
        names: Path by plain path.
        contents: Text by path.
    """

    names: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, text: str) -> None:
        """Add a file by its plain path."""
        self.names[path] = named(path, text)
        self.contents[self.names[path]] = text

    def add_data(self, path: str, data: object) -> None:
        """Add data as JSON without spaces."""
        self.add(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))

    def write(self, folder: Path) -> None:
        """Write all, folders made where they are missing."""
        for path, text in self.contents.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
