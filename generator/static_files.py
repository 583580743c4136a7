"""Scripts and pictures that are served as they are written, from `static/`.

Scripts are named by their content like the bundles: a page names the hash of each script, and a
browser that still had an earlier one of the same name would refuse to run it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

STATIC = Path(__file__).parent / "static"

JOINED = {"page.js": ("terms.js",)}
"""Scripts that a script carries with it: a reading page asks for one file, not for two."""


def static_name(name: str, folder: Path = STATIC) -> str:
    """What a file of `static/` is called on the site.

    Args:
        name: File name, such as "page.js".
        folder: Where it lies.

    Returns:
        For a script with eight digits of its hash, such as "page-1a2b3c4d.js"; else as it is.
    """
    path = folder / name
    if path.suffix != ".js":
        return name
    return f"{path.stem}-{hashlib.sha256(_content(path)).hexdigest()[:8]}.js"


def static_files(folder: Path = STATIC) -> dict[str, bytes]:
    """Content of every file that is served, by its name on the site; those in folders too."""
    carried = {name for names in JOINED.values() for name in names}
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        (path.parent.relative_to(folder) / static_name(path.name, path.parent)).as_posix(): (
            _content(path)
        )
        for path in found
        if path.name not in carried
    }


def _content(path: Path) -> bytes:
    parts = (path, *(path.with_name(name) for name in JOINED.get(path.name, ())))
    return b"\n".join(part.read_bytes() for part in parts)


def write_static(target: Path) -> None:
    """Copy the files to a folder under the names they have on the site."""
    for name, content in static_files().items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
