"""What a built page loads and runs, as a browser reads it."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

RUN = {"", "module", "importmap", "text/javascript", "application/javascript"}
"""Types of script elements that a browser runs or obeys; all else in one is data."""


@dataclass
class BuiltPage(HTMLParser):
    """A page of the built site.

    Attributes:
        address: Of its folder from the root of the site, with a slash before and after.
        policies: Its content security policies, each as sources by directive.
        place: How many elements of the head stand before the first policy.
        inline: Scripts in the page that run, as they stand there.
        loaded: Elements that load a script, a style sheet or a module, by their attributes.
        fetched: Addresses of everything that is loaded without being asked for, and of hints.
        handlers: Attributes with code in them, and styles that a strict policy refuses.
        links: Addresses that a person may follow.
    """

    address: str
    policies: list[dict[str, list[str]]] = field(default_factory=list)
    place: int = -1
    inline: list[tuple[str, str]] = field(default_factory=list)
    loaded: list[dict[str, str]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    _head: int = 0
    _script: str | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.handlers += [f"<{tag} {name}>" for name in given if name.startswith("on")]
        self.handlers += [f"<{tag} style>"] if "style" in given else []
        self.handlers += [
            f"<{tag} {name}={value}>"
            for name, value in given.items()
            if name in {"href", "src", "action", "formaction"} and value.startswith("javascript:")
        ]
        if tag in {"style", "base", "iframe", "object", "embed"}:
            self.handlers.append(f"<{tag}>")
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.place = self._head if not self.policies else self.place
            rules = (rule.split() for rule in given["content"].split(";"))
            self.policies.append({name: sources for name, *sources in rules})
        elif tag in {"meta", "link", "script", "title"}:
            self._head += 1
        self._note(tag, given)

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and "src" not in given:
            self._script = given.get("type", "")
        elif tag == "script":
            self.loaded.append(given)
            self.fetched.append(given["src"])
        elif tag == "link":
            rel = set(given.get("rel", "").split())
            self.loaded += [given] if rel & {"stylesheet", "modulepreload"} else []
            if not rel & {"alternate", "canonical", "prev", "next"}:
                self.fetched.append(given["href"])
        elif tag in {"img", "source", "audio", "video", "track", "input"} and "src" in given:
            self.fetched.append(given["src"])
        elif tag in {"a", "area"}:
            self.links.append(given.get("href", ""))

    def handle_data(self, data: str) -> None:
        if self._script is not None and self._script in RUN:
            self.inline.append((self._script, data))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = None

    def path_of(self, address: str) -> str:
        """Path from the root of the site of what an address in the page leads to.

        Raises:
            ValueError: It leads to another site.
        """
        parts = urlsplit(urljoin(f"https://site{self.address}", address))
        if (parts.scheme, parts.netloc) != ("https", "site"):
            raise ValueError(f"{self.address} loads {address}")
        return parts.path.removeprefix("/")

    @property
    def map(self) -> dict[str, str]:
        """Hash by path of the modules that the page imports later."""
        maps = [json.loads(text) for kind, text in self.inline if kind == "importmap"]
        assert len(maps) <= 1
        return {
            self.path_of(address): digest
            for found in maps
            for address, digest in found["integrity"].items()
        }


def read_page(site: Path, path: Path) -> BuiltPage:
    """Read a page of the built site."""
    folder = path.parent.relative_to(site).as_posix()
    page = BuiltPage("/" if folder == "." else f"/{folder}/")
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def sha(content: bytes, bits: int) -> str:
    """Hash of content as pages name it."""
    digest = hashlib.new(f"sha{bits}", content).digest()
    return f"sha{bits}-{base64.b64encode(digest).decode()}"
