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
    """A path with the first hexadecimal digits of the content's SHA-256 in its name.

    Of data there are as many as it takes to know it by them: pages hold what they fetch against its
    name. Scripts and style sheets have a hash of their own in the pages.

    Examples:
        >>> named("texts/ips.sv.json", "{}")
        'texts/ips.sv-44136fa355b3678a1146ad16f7e8649e.json'
        >>> named("page.js", "")
        'page-e3b0c442.js'
    """
    plain = PurePosixPath(path)
    digits = 32 if plain.suffix == ".json" else 8
    digest = hashlib.sha256(text.encode()).hexdigest()[:digits]
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
