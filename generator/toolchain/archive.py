"""Zips of Python code for the browser: the same bytes from the same sources, compiled if asked."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from generator.toolchain.report import StepError

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The oldest date a zip can hold; every entry carries it."""


def pack(entries: Mapping[str, bytes]) -> bytes:
    """Zip entries in the order of their names, with fixed dates and modes.

    Args:
        entries: Content by path inside the archive.

    Returns:
        The archive; equal entries give equal bytes.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, entries[name])
    return buffer.getvalue()


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


def compile_on_host(entries: Mapping[str, bytes], work: Path) -> dict[str, bytes]:
    """Compile with this Python; it must have the same minor version as the runtime's.

    Args:
        entries: Python sources by path.
        work: An empty folder to work in.

    Returns:
        Compiled modules by path, each ending in .pyc.

    Raises:
        StepError: A source does not compile.
    """
    archive = work / "sources.zip"
    archive.write_bytes(pack(entries))
    # With SOURCE_DATE_EPOCH the compiler writes a hash of the source instead of a time of day
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [Path(sys.executable).parent / "pyodide", "py-compile", "--silent", str(archive)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise StepError(f"pyodide py-compile failed:\n{done.stdout}{done.stderr}")
    return unpack(archive)


def short_hash(*contents: bytes) -> str:
    """Give ten hex digits that name these contents."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:10]
