"""Headers that a host does well to send with the files of a site, one list for every host.

The site works without any of them: each page carries its policy, and the browser's own rules do
for the rest. A host that can set headers adds what a page cannot say of itself, keeps files whose
names change with their content, and has the others asked for anew.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.offline import NAMED
from generator.policy import FILE_POLICY, UNFRAMED

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""With every answer."""

POLICY, CACHE, KIND = "Content-Security-Policy", "Cache-Control", "Content-Type"

KEPT = "public, max-age=31536000, immutable"
"""A file whose name changes with what is in it: for a year, and never asked for again."""
ASKED = "no-cache"
"""Any other: kept, and asked for whether it is still the same. `sw.js` most of all."""

KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".packed": "application/octet-stream",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
"""Content types of a site's files. Python starts sooner where WebAssembly comes as what it is."""

SHRUNK = tuple(kind for ending, kind in KINDS.items() if ending != ".packed")
"""Content types that compressing on the way makes smaller."""

PAGE = re.compile(r"(?:^|/)(?:[^/]+\.html)?$")
"""Addresses of pages, from the root of the site."""


def headers_of(place: str) -> dict[str, str]:
    """What is to be sent with a file.

    Args:
        place: Address from the root of the site, without a first slash.

    Examples:
        >>> headers_of("sv/ips/")["Content-Security-Policy"]
        "frame-ancestors 'none'"
        >>> headers_of("sw.js")["Cache-Control"], headers_of("sw.js")["Content-Type"]
        ('no-cache', 'text/javascript')
    """
    page = bool(PAGE.search(place))
    found = {
        **ALWAYS,
        POLICY: UNFRAMED if page else FILE_POLICY,
        CACHE: KEPT if NAMED.fullmatch(place) else ASKED,
    }
    if kind := KINDS[".html"] if page else KINDS.get(PurePosixPath(place).suffix):
        found[KIND] = kind
    return found
