"""Zips of Python code for the browser: the same bytes from the same sources, compiled if asked."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from generator.toolchain.report import StepError

COMPILING = Path(__file__).with_name("compiling.py")
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The oldest date a zip can hold; every entry carries it."""


def pack(entries: Mapping[str, bytes]) -> bytes:
    """Put entries into a zip in the order of their names, with fixed dates and modes.

    They are stored as they are: compressed together they take less, and Python reads them sooner.

    Args:
        entries: Content by path inside the archive.

    Returns:
        The archive; equal entries give equal bytes.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.external_attr = 0o644 << 16
            archive.writestr(info, entries[name])
    return buffer.getvalue()


def compress(archive: bytes) -> bytes:
    """Compress an archive as a whole, as gzip without name and date."""
    return gzip.compress(archive, compresslevel=9, mtime=0)


def unpack(archive: Path) -> dict[str, bytes]:
    """Read every file of a zip by its path."""
    with zipfile.ZipFile(archive) as opened:
        return {i.filename: opened.read(i) for i in opened.infolist() if not i.is_dir()}


def sources_below(folder: Path) -> dict[str, bytes]:
    """Read the Python files of a package, its own name first in every path."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.py"))
    }


def compile_on_host(
    entries: Mapping[str, bytes], work: Path, *, lean: bool = False
) -> dict[str, bytes]:
    """Compile with this Python; it must have the same minor version as the runtime's.

    Args:
        entries: Python sources by path.
        work: An empty folder to work in.
        lean: Leave out docstrings, assertions and lines.

    Returns:
        Compiled modules by path, each ending in .pyc.

    Raises:
        StepError: A source does not compile.
    """
    write_below(work, entries)
    # -S: what an environment loads at start, a measurement for one, would change the bytes
    command = [sys.executable, "-S", "-X", "no_debug_ranges", str(COMPILING), str(work)]
    done = subprocess.run(
        [*command, "lean" if lean else "whole"],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise StepError(f"Python code does not compile:\n{done.stdout}{done.stderr}")
    return compiled_below(work)


def write_below(work: Path, entries: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for path, content in entries.items():
        target = work / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def compiled_below(work: Path) -> dict[str, bytes]:
    """Read the compiled modules below a folder by their paths."""
    return {path.relative_to(work).as_posix(): path.read_bytes() for path in work.rglob("*.pyc")}


def short_hash(*contents: bytes) -> str:
    """Give ten hex digits that name these contents."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:10]
