"""Compiled templates, kept from one build to the next in `.cache` beside mkdocs.yml.

Compiling the templates of the theme and of the generator is a tenth of a build. What is kept is
Python code as Jinja writes it, named after everything that it is made by; a template that changed
is compiled again. Where nothing can be written, each build compiles anew.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, FileSystemBytecodeCache

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket

__all__ = ["TEMPLATE_CODE", "TemplateCode"]

_MADE_BY = ("jinja2", "mkdocs", "mkdocs-material")
"""Packages whose filters may be computed while a template is compiled."""

_FILTERS = ("jinja_env.py", "pages_links.py")
"""Modules of our own filters, for the same reason."""


class TemplateCode(BytecodeCache):
    """Compiled templates of this process and, once a folder is given, of earlier ones.

    Jinja asks with a checksum of the source, so a template that changed is compiled again.
    """

    def __init__(self) -> None:
        """Begin with nothing, and keep it in this process."""
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._files: FileSystemBytecodeCache | None = None

    def keep_in(self, cache_folder: Path) -> None:
        """Keep what is compiled below a folder too; nothing happens if it cannot be made.

        Args:
            cache_folder: As other plugins of MkDocs use it, `.cache` beside mkdocs.yml.
        """
        folder = cache_folder / "tumstock" / "templates" / _maker()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            for other in folder.parent.iterdir():
                if other != folder:
                    rmtree(other, ignore_errors=True)
            self._files = FileSystemBytecodeCache(str(folder), "%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._files is not None:
            with suppress(OSError):
                self._files.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        if bucket.code is not None:  # pragma: no branch  (Jinja has just compiled it)
            self._codes[bucket.key, bucket.checksum] = bucket.code
        if self._files is not None:
            with suppress(OSError):
                self._files.dump_bytecode(bucket)


@cache
def _maker() -> str:
    """A name for everything besides its source that a compiled template comes from."""
    made = hashlib.sha256(sys.version.encode())
    for name in _MADE_BY:
        made.update(f"{name} {version(name)}".encode())
    for name in _FILTERS:
        made.update(Path(__file__).with_name(name).read_bytes())
    return made.hexdigest()[:16]


TEMPLATE_CODE = TemplateCode()
"""That of this process; the theme is compiled once for all locales."""
