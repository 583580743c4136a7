"""How large a published site is: what it takes on the host, and on the way to a browser.

On the way, hosts compress what can be compressed; what is packed already goes as it is. The
figure is that of gzip, which every host has; others do it a little better.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.offline import WORKER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS = ("pages", "search", "runtime", "scripts", "styles", "data", "other")
"""What files are for; `data` are rules, words and schemas, `other` pictures and the like."""

_LEVEL = 6
"""How hard hosts try, which is gzip's own default."""
_PACKED = {".packed", ".gz", ".png", ".jpg", ".webp", ".woff2", ".zip"}
_BY_SUFFIX = {
    ".html": "pages",
    ".js": "scripts",
    ".mjs": "scripts",
    ".css": "styles",
    ".json": "data",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Some files together.

    Attributes:
        files: How many.
        bytes: What they take on the host.
        gzip: What they take on the way, in bytes.
    """

    files: int = 0
    bytes: int = 0
    gzip: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(
            files=self.files + other.files,
            bytes=self.bytes + other.bytes,
            gzip=self.gzip + other.gzip,
        )


def kind_of(place: str) -> str:
    """What a file is for.

    Args:
        place: Path from the root of the site.

    Examples:
        >>> kind_of("sv/index.html"), kind_of("sv/search/search_index.json"), kind_of("sw.js")
        ('pages', 'search', 'scripts')
        >>> kind_of("assets/runtime/1/pyodide.asm.js"), kind_of("assets/logo.svg")
        ('runtime', 'other')
    """
    path = PurePosixPath(place)
    if place.startswith("assets/runtime/"):
        return "runtime"
    if "search" in path.parts[:-1] or "lunr" in path.parts or path.match("workers/*search.*.js"):
        return "search"
    return _BY_SUFFIX.get(path.suffix, "other")


def site_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a site by its path from the root, in order."""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path


def is_site(root: Path) -> bool:
    """Whether a folder holds a site that was built."""
    return (root / WORKER).is_file() and (root / "index.html").is_file()


def in_all(root: Path) -> Size:
    """The size of all files on the host; what they take on the way is not counted, and is 0."""
    found = [path.stat().st_size for _, path in site_files(root)]
    return Size(files=len(found), bytes=sum(found))


def sizes(root: Path) -> dict[str, Size]:
    """The size of each kind of files, those that there are none of too.

    Args:
        root: Folder of the site.
    """
    found = {kind: Size() for kind in KINDS}
    for place, path in site_files(root):
        found[kind_of(place)] += _size(path)
    return found


def _size(path: Path) -> Size:
    content = path.read_bytes()
    packed = content if path.suffix in _PACKED else gzip.compress(content, _LEVEL, mtime=0)
    # a host sends as it is what compressing makes no smaller
    return Size(files=1, bytes=len(content), gzip=min(len(content), len(packed)))
