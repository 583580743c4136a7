"""The template environment of the generator: escaping on, a missing name is an error.

The theme's own environment does neither, so pages are rendered here and reach MkDocs as text.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.pages_links import anchor

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket

TEMPLATES = Path(__file__).parent / "templates"

_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]{}"})


def markdown_text(text: object) -> Markup:
    r"""Text for a line of Markdown: neither HTML nor emphasis, links or attributes in it.

    Examples:
        >>> markdown_text("A & B_c")
        Markup('A &amp; B\\_c')
    """
    return Markup(str(escape(text)).translate(_MARKDOWN_SIGNS))  # noqa: S704  (escaped first)


def json_script(data: object) -> Markup:
    r"""JSON that may stand inside a script element.

    Examples:
        >>> json_script({"a": "</script>"})
        Markup('{"a":"\\u003c/script>"}')
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  (no tag can start in it)


@cache
def environment() -> Environment:
    """The one environment of the process; templates are read again when they change."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["md"] = markdown_text
    env.filters["json_script"] = json_script
    env.filters["anchor"] = anchor
    return env


class SharedBytecode(BytecodeCache):
    """Compiled templates of this process; the theme is compiled once for all locales.

    Jinja asks with a checksum of the source, so a template that changed is compiled again.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        if bucket.code is not None:  # pragma: no branch  (Jinja has just compiled it)
            self._codes[bucket.key, bucket.checksum] = bucket.code
