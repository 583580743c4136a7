"""Every page of the built site, in every locale: its policy, and the hashes of what it loads."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.toolchain.places import ROOT
from generator.toolchain.reference import DOCS
from tests.browser.built_page import BuiltPage, read_page, sha
from tests.browser.kinds import LOCALES, PAGES

POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}
"""What every policy says besides which scripts may run."""

LATER = re.compile(r"""\bdata-(?:reader|docx|xlsx)="([^"]+)\"""")
"""Attributes that name a module which the page's script imports when it is needed."""


CLASS = re.compile(r'\bclass="([^"]+)"')


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    """Every page by its path."""
    found = {
        path.relative_to(built_site).as_posix(): read_page(built_site, path)
        for path in built_site.rglob("*.html")
    }
    kinds = {path if path.endswith(".html") else f"{path}index.html" for path in PAGES.values()}
    assert kinds <= found.keys()
    assert {path.partition("/")[0] for path in found} == {*LOCALES, "index.html", "404.html"}
    return found


def test_a_site_that_is_not_told_its_address_names_none(
    built_site: Path, pages: dict[str, BuiltPage]
) -> None:
    told = 'rel="canonical"' in (built_site / "index.html").read_text("utf-8")
    assert (built_site / "robots.txt").exists() == told
    assert bool(list(built_site.rglob("sitemap.xml*"))) == told
    for path in pages:
        text = (built_site / path).read_text("utf-8")
        assert ('rel="canonical"' in text or path == "404.html") == (told or path == "404.html")
        assert ('property="og:url"' in text) == (told and path != "404.html"), path


def test_every_page_says_what_it_is_about_where_it_is_found_and_where_it_is_shared(
    built_site: Path, pages: dict[str, BuiltPage]
) -> None:
    found: dict[str, list[str]] = {}
    for path in pages.keys() - {"404.html"}:
        text = (built_site / path).read_text("utf-8")
        [said] = re.findall(r'<meta name="description" content="(.+?)">', text)
        [shared] = re.findall(r'<meta property="og:description" content="(.+?)">', text)
        assert said == shared, path
        found.setdefault(f"{path.partition('/')[0]}: {said}", []).append(path)
    assert {told: paths for told, paths in found.items() if len(paths) > 1} == {}


def test_components_keep_the_class_names_that_are_promised(
    built_site: Path, pages: dict[str, BuiltPage]
) -> None:
    _, promised = (DOCS / "look.md").read_text("utf-8").split("**Components**")
    names = set(re.findall(r"`(ts-[a-z-]+)`", promised))
    asked = [path for path in pages if path == "index.html" or path.startswith("sv/")]
    texts = [(built_site / path).read_text("utf-8") for path in asked]
    found = {name for text in texts for one in CLASS.findall(text) for name in one.split()}
    assert names
    assert names - found == set()


def test_every_page_has_one_policy_before_anything_that_it_could_concern(
    pages: dict[str, BuiltPage],
) -> None:
    assert {path: (len(page.policies), page.place) for path, page in pages.items()} == (
        dict.fromkeys(pages, (1, 1))  # only the character set stands before it
    )


def test_no_policy_lets_through_more_than_the_site_and_its_own_scripts(
    pages: dict[str, BuiltPage],
) -> None:
    for path, page in pages.items():
        [policy] = page.policies
        scripts = policy.pop("script-src")
        assert policy == POLICY, path
        hashes = [f"'{sha(text.encode(), 256)}'" for _, text in page.inline]
        assert scripts[:2] == ["'self'", "'wasm-unsafe-eval'"], path
        assert sorted(scripts[2:]) == sorted(set(hashes)), path
        policy["script-src"] = scripts


def test_no_page_has_code_or_styles_in_attributes(pages: dict[str, BuiltPage]) -> None:
    assert {path: page.handlers for path, page in pages.items() if page.handlers} == {}


def test_every_script_and_style_sheet_is_named_with_its_hash(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    for path, page in pages.items():
        assert page.loaded, path
        for element in page.loaded:
            file = built_site / page.path_of(element.get("src") or element["href"])
            assert element.get("integrity") == sha(file.read_bytes(), 384), (path, element)


def test_every_module_that_is_imported_later_is_named_with_its_hash(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    several = 0
    for path, page in pages.items():
        named = LATER.findall((built_site / path).read_text("utf-8"))
        assert page.map.keys() == {page.path_of(address) for address in named}, path
        for name, digest in page.map.items():
            assert digest == sha((built_site / name).read_bytes(), 384), (path, name)
        several += bool(named)
    assert several == 4 * len(LOCALES)  # list, comparison, joint assessment, report


UNCHECKED = {
    "a worker's own script, and what it imports": re.compile(
        r"assets/worker-\w{8}\.js|sw\.js"
        r"|[^/]+/assets/javascripts/(?:workers/(?:later\.)?search\.\w+\.min|lunr/min/lunr\.[\w.]+)\.js"
    ),
    "pictures and the search index": re.compile(
        r"(?:[^/]+/)?assets/(?:[^/]+/)?(?:logo|favicon)\.(?:svg|png)"
        r"|[^/]+/search/search_index\.json"
    ),
    "what no page asks for by itself": re.compile(
        r"assets/(?:schema/\w+\.json|assessment\.schema\.json|licences\.txt)"
        r"|assets/runtime/[^/]+/pyodide-lock\.json"
        r"|[^/]+/assets/stylesheets/palette\.\w+\.min\.css"
    ),
}
"""Files whose content nothing holds against a hash, as SECURITY.md has them."""

NAMED = re.compile(r"assets/(?:frameworks|texts)/[^/]+[-.]([0-9a-f]{8,32})\.json")


def test_every_file_is_held_against_a_hash_or_is_said_not_to_be(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    loaded = {
        page.path_of(element.get("src") or element["href"])
        for page in pages.values()
        for element in page.loaded
    }
    checked = loaded | {name for page in pages.values() for name in page.map}
    [worker] = (built_site / "assets").glob("worker-*.js")
    hashes = worker.read_text("utf-8")
    unsaid = []
    for path in built_site.rglob("*"):
        name = path.relative_to(built_site).as_posix()
        if path.is_dir() or path.suffix == ".html" or name in checked:
            continue
        if named := NAMED.fullmatch(name):
            assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(named[1]), name
        elif sha(path.read_bytes(), 256) not in hashes:
            unsaid += [name] if not any(one.fullmatch(name) for one in UNCHECKED.values()) else []
    assert unsaid == []


def test_what_is_not_held_against_a_hash_is_there_and_stands_in_the_notes() -> None:
    said = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
    assert "Neither a worker's own script nor what it imports can be named with a hash" in said
    assert "Pictures and the search index are not hashed; none of them can run." in said


def test_no_page_loads_or_prepares_to_load_anything_from_another_site(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    for page in pages.values():
        for address in page.fetched:
            if not address.startswith("data:"):
                assert (built_site / page.path_of(address)).is_file()


def test_no_style_sheet_loads_anything_from_another_site(built_site: Path) -> None:
    sheets = list(built_site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text("utf-8")
        assert "@import" not in text
        addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", text)
        assert [one for one in addresses if not one.startswith(("data:", "#"))] == [], sheet


def test_scripts_are_called_by_their_content_so_that_no_earlier_one_is_taken_for_them(
    pages: dict[str, BuiltPage],
) -> None:
    """A browser keeps files for minutes; one that no longer fits its hash would be refused."""
    for page in pages.values():
        for element in page.loaded:
            name = (element.get("src") or element["href"]).rpartition("/")[2]
            assert re.search(r"[-.][0-9A-Za-z]{8}\.(min\.)?(js|css)$", name), name


def test_every_page_leads_to_the_licences_of_what_the_site_carries(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    assert "MPL-2.0" in (built_site / "assets" / "licences.txt").read_text("utf-8")
    for path, page in pages.items():
        if "/" in path:  # the two above the languages only lead to one
            paths = [page.path_of(link) for link in page.links if "licences" in link]
            assert paths == ["assets/licences.txt"], path


def test_no_page_asks_who_one_is(pages: dict[str, BuiltPage], built_site: Path) -> None:
    for path in pages:
        text = (built_site / path).read_text("utf-8")
        assert not re.search(r'type="(password|email|tel)"|autocomplete="(?!off)', text), path
