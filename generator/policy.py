"""The content security policy of a page, as a meta element, since many a host sets no headers.

A page loads nothing but what its own site serves, sends nothing anywhere, and runs no script
that the build did not write: scripts in the page itself, which are the theme's, are named by
their hash. `wasm-unsafe-eval` lets Python's WebAssembly be compiled and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

OWN_SCRIPTS = "'self' 'wasm-unsafe-eval'"
"""Scripts that every policy lets run: those of the site, and Python's WebAssembly."""

_RULES = {
    "default-src": "'none'",
    "script-src": OWN_SCRIPTS,
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}

UNFRAMED = "frame-ancestors 'none'"
"""That no page of anybody stands around one of ours; a meta element cannot say so."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_TYPE = re.compile(r"""\btype\s*=\s*["']?(?P<type>[^\s"'>]+)""")
_RUN = {"module", "importmap", "text/javascript", "application/javascript"}
_START = re.compile(r"<meta charset=[^>]*>")


class NoPlaceError(ValueError):
    """A page has no place for its policy: no `<meta charset>` to stand behind."""


def inline_hashes(html: str) -> list[str]:
    """Sources that allow the scripts in a page; data in script elements needs none.

    Args:
        html: A whole page.

    Returns:
        Each once, in the order of the page.

    Examples:
        >>> inline_hashes('<script>a()</script><script type="application/json">{}</script>')
        ["'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"]
    """
    found: dict[str, None] = {}
    for script in _SCRIPT.finditer(html):
        attributes = script["attributes"]
        kind = _TYPE.search(attributes)
        if re.search(r"\bsrc\s*=", attributes) or (kind and kind["type"] not in _RUN):
            continue
        digest = hashlib.sha256(script["text"].encode()).digest()
        found[f"'sha256-{base64.b64encode(digest).decode()}'"] = None
    return list(found)


def _written(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


FILE_POLICY = f"{_written(_RULES)}; {UNFRAMED}"
"""What a host can say with every file that is no page. A worker has no other policy than this."""


def with_policy(html: str) -> str:
    """A page with its policy, which stands before anything that it could concern.

    Args:
        html: A whole page, as it is served; no script may be changed afterwards.

    Raises:
        NoPlaceError: The page does not say its character set.
    """
    policy = _written(_RULES | {"script-src": " ".join([OWN_SCRIPTS, *inline_hashes(html)])})
    start = _START.search(html)
    if not start:
        raise NoPlaceError("a page without <meta charset> has no place for its policy")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{html[: start.end()]}{meta}{html[start.end() :]}"
