"""Hashes in pages: on what a page loads itself, and in the import map for what comes later."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest

from generator.integrity import MissingFileError, hashes, with_integrity
from generator.policy import inline_hashes
from generator.static_files import STATIC, static_files, static_name

FILES = {
    "assets/a.js": b"a",
    "assets/reader.js": b"reader",
    "assets/site.css": b"css",
    "sv/assets/theme.js": b"theme",
}
START = '<meta charset="utf-8">'


def sha(content: bytes) -> str:
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def sealed(html: str, page: str = "sv/about/") -> str:
    return with_integrity(html, page, hashes(FILES.get))


@pytest.mark.parametrize(
    ("tag", "content"),
    [
        ('<script src="../assets/theme.js">', b"theme"),
        ('<script type="module" src="../../assets/a.js">', b"a"),
        ('<link rel="stylesheet" href="../../assets/site.css">', b"css"),
        ("<link rel='modulepreload' href='../../assets/a.js'>", b"a"),
        ('<script src="/assets/a.js" defer>', b"a"),
    ],
)
def test_what_a_page_loads_is_named_with_its_hash(tag: str, content: bytes) -> None:
    assert sealed(tag) == f'{tag[:-1]} integrity="{sha(content)}">'


@pytest.mark.parametrize(
    "tag",
    [
        "<script>a()</script>",
        '<link rel="icon" href="../../assets/icon.svg">',
        '<link rel="next" href="../form/">',
        '<div data-worker="../../assets/worker.js">',
    ],
)
def test_everything_else_stays_as_it_is(tag: str) -> None:
    assert sealed(tag) == tag


def test_modules_of_later_stand_in_an_import_map_that_the_policy_names() -> None:
    page = f'<head>{START}</head><div data-reader="../../assets/reader.js"></div>'
    head, _, rest = sealed(page).partition(START)
    assert head + START + rest.partition("</script>")[2] == page
    text = rest.partition("</script>")[0].removeprefix('<script type="importmap">')
    assert json.loads(text) == {"integrity": {"../../assets/reader.js": sha(b"reader")}}
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert inline_hashes(sealed(page)) == [f"'sha256-{digest}'"]


def test_addresses_in_the_map_are_never_taken_for_names() -> None:
    page = f'{START}<div data-reader="assets/reader.js"></div>'
    assert '{"./assets/reader.js":' in sealed(page, "")


@pytest.mark.parametrize(
    "html",
    [
        '<script src="../assets/other.js">',
        f'{START}<p data-reader="../../assets/other.js">',
        '<p data-reader="../../assets/reader.js">',
        '<script src="https://example.org/a.js">',
    ],
)
def test_what_the_site_does_not_have_is_an_error(html: str) -> None:
    with pytest.raises(MissingFileError):
        sealed(html)


def test_scripts_are_called_by_their_content_and_pictures_as_they_are() -> None:
    served = static_files()
    assert served["logo.svg"] == (STATIC / "logo.svg").read_bytes()
    joined = served[static_name("page.js")]
    digest = hashlib.sha256(joined).hexdigest()
    assert static_name("page.js") == f"page-{digest[:8]}.js"
    written = {path.read_bytes() for path in STATIC.rglob("*") if path.is_file()}
    parts = [(STATIC / name).read_bytes() for name in ("page.js", "terms.js")]
    assert joined == b"\n".join(parts)
    assert set(served.values()) == written - set(parts) | {joined}
