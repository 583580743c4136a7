"""The service worker of a site: a script, and before it the list of files that it keeps.

The list names every file that a page may ask for, by its address and the hash of what is in it.
A browser stores a file only if its content has that hash, so one version is kept whole or not at
all; and as the list is a part of the script, any change of the site is a new service worker.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKER = "sw.js"
"""Beside the languages, since a service worker sees to what lies below its own folder."""

_NO_PAGE_ASKS = re.compile(
    r"(?:[^/]+/)?sitemap\.xml(?:\.gz)?"
    r"|[^/]+/assets/images/favicon\.png"
    r"|[^/]+/assets/(?:javascripts|stylesheets)/.+\.map"
)
"""Site maps, and what the theme brings besides: told by place, as a site has files of its own."""

_FOR_HOSTS = {"CNAME", "_headers", "_redirects", "robots.txt"}
"""Files at the root that a host reads; some hosts do not serve them, which would stop the keeping
of the whole site. So would names with a dot before them, which stand for the same."""

_FOR_EDITORS = "assets/schema/"
"""Schemas that YAML files name."""

NAMED = re.compile(
    r"assets/(?:runtime/[^/]+-[0-9a-f]{8,}/.+|.+-(?:[0-9a-f]{8,32}|[0-9A-Z]{8})\.[a-z]+)"
)
"""Files whose name changes with what is in them: a browser need not ask for them anew."""

type FileList = dict[str, dict[str, str] | int]


def kept_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Address below the root and place of every file that pages may ask for, in order."""
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root).as_posix()
        if not path.is_file() or place == WORKER or place.startswith((".", _FOR_EDITORS)):
            continue
        if place in _FOR_HOSTS:
            continue
        if not _NO_PAGE_ASKS.fullmatch(place):
            yield address(place), path


def address(place: str) -> str:
    """What a page asks for to get a file.

    Examples:
        >>> address("sv/ips/index.html"), address("index.html"), address("404.html")
        ('sv/ips/', '', '404.html')
        >>> address("bilder/nr #1, 50 %.svg")  # browsers write the rest of it in their own way
        'bilder/nr %231, 50 %25.svg'
    """
    for sign in "%#?":
        place = place.replace(sign, f"%{ord(sign):02X}")
    path = PurePosixPath(place)
    if path.name != "index.html":
        return place
    folder = path.parent.as_posix()
    return "" if folder == "." else f"{folder}/"


def file_list(root: Path) -> FileList:
    """The list for the service worker.

    Returns:
        `named` and `plain`: base64 of the SHA-256 by address, apart by whether the name says what
        is in the file; `bytes`: of all together, unpacked.
    """
    named: dict[str, str] = {}
    plain: dict[str, str] = {}
    size = 0
    for place, path in kept_files(root):
        content = path.read_bytes()
        size += len(content)
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        (named if NAMED.fullmatch(place) else plain)[place] = digest
    return {"bytes": size, "named": named, "plain": plain}


def write_worker(root: Path, script: str, *, listed: bool) -> None:
    """Write the service worker of a site that is otherwise complete.

    Args:
        root: Folder of the site.
        script: The service worker.
        listed: Whether it is given the list of files.
    """
    if listed:
        found = json.dumps(file_list(root), ensure_ascii=False, separators=(",", ":"))
        script = f"self.TUMSTOCK_FILES={found};\n{script}"
    (root / WORKER).write_text(script, "utf-8")
