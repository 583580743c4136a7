"""Hashes of what a page loads, so that a browser runs or applies only what the build wrote.

The elements that load a script or a style sheet get `integrity`. Modules that a script imports
later are named in data attributes of the page; for them stands an import map, which browsers
without it pass over. What no browser lets a page check is left to the files' names, which carry a
hash: the script of a worker, and what a worker imports or fetches by itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urljoin

_TAG = re.compile(r"<(?:script|link)\b[^>]*>")
_ATTRIBUTE = re.compile(
    r"""\s(?P<name>[a-z-]+)=(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.DOTALL
)
_LATER = re.compile(r"""\sdata-(?!worker)[a-z-]+=["'](?P<address>[^"'\s]+\.m?js)["']""")
_START = re.compile(r"<meta charset=[^>]*>")
_CHECKED = {"stylesheet", "modulepreload"}

type ReadFile = Callable[[str], bytes | None]
"""Content of a file by its path from the root of the site; None where the site has none."""

type HashOf = Callable[[str], str | None]
"""Hash of a file by its path from the root of the site; None where the site has none."""


class MissingFileError(ValueError):
    """A page names a script or a style sheet that is not on the site."""


def digest(content: bytes) -> str:
    """Hash of a file as `integrity` takes it.

    Examples:
        >>> digest(b"")[:20]
        'sha384-OLBgp1GsljhM2'
    """
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def hashes(read: ReadFile) -> HashOf:
    """Hashes of files that are each read once; they may not change in between."""

    @cache
    def hash_of(path: str) -> str | None:
        content = read(path)
        return None if content is None else digest(content)

    return hash_of


def with_integrity(html: str, page: str, hash_of: HashOf) -> str:
    """A page that names the hash of each script and style sheet it loads.

    Args:
        html: A whole page.
        page: Path of its folder from the root of the site, such as "sv/about/"; "" is the root.
        hash_of: Gives the hashes of the site's files.

    Raises:
        MissingFileError: The page names a file that the site does not have.
    """

    def hashed(address: str) -> str:
        path = urljoin(f"//site/{page}", address).removeprefix("//site/")
        found = hash_of(path)
        if found is None:
            raise MissingFileError(f"{page or '/'} names {address}, which is not on the site")
        return found

    def sealed(tag: re.Match[str]) -> str:
        address = _loaded(tag[0])
        return f'{tag[0][:-1]} integrity="{hashed(address)}">' if address else tag[0]

    later = {found["address"]: None for found in _LATER.finditer(html)}
    html = _TAG.sub(sealed, html)
    if not later:
        return html
    start = _START.search(html)
    if not start:
        raise MissingFileError(f"{page or '/'} has no <meta charset>, so no place for its hashes")
    # Addresses in an import map are those of files here, not names: they begin with a dot.
    named = {_dotted(address): hashed(address) for address in later}
    text = json.dumps({"integrity": named}, separators=(",", ":"))
    script = f'<script type="importmap">{text}</script>'
    return f"{html[: start.end()]}{script}{html[start.end() :]}"


def _loaded(tag: str) -> str | None:
    """Address of what an element loads and runs or applies; None for any other element."""
    attributes = {found["name"]: found["value"] for found in _ATTRIBUTE.finditer(tag)}
    if tag.startswith("<script"):
        return attributes.get("src")
    return attributes["href"] if attributes.get("rel") in _CHECKED else None


def _dotted(address: str) -> str:
    return address if address.startswith((".", "/")) else f"./{address}"
