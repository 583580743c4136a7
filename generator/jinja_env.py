"""The template environment of the generator: escaping on, a missing name is an error.

The theme's own environment does neither, so pages are rendered here and reach MkDocs as text.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.pages_links import anchor
from generator.template_code import TEMPLATE_CODE

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
        bytecode_cache=TEMPLATE_CODE,
    )
    env.filters["md"] = markdown_text
    env.filters["json_script"] = json_script
    env.filters["anchor"] = anchor
    return env
