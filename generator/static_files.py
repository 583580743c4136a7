"""Scripts and pictures that are served as they are written, from `static/`.

Scripts are named by their content like the bundles: a page names the hash of each script, and a
browser that still had an earlier one of the same name would refuse to run it.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

STATIC = Path(__file__).parent / "static"


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
    return f"{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}.js"


def static_files(folder: Path = STATIC) -> dict[str, Path]:
    """Every file of `static/` by its name on the site, those in its folders too."""
    return {
        path.relative_to(folder).with_name(static_name(path.name, path.parent)).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_static(target: Path) -> None:
    """Copy the files to a folder under the names they have on the site."""
    for name, path in static_files().items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)
