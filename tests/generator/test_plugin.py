"""One configuration builds the whole site; an author's mistake ends in a message alone."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import assets_built
from generator import build as build_module
from generator.locales import LOCALES
from generator.plugin import TumstockPlugin
from generator.static_files import static_name
from tests.generator.markup import Markup, read
from tests.generator.small_site import project, stand_in_assets

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with stand_in_assets(tmp_path_factory.mktemp("assets")) as folder:
        yield folder


@pytest.fixture(scope="module")
def site(assets: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built once."""
    assert assets.is_dir()
    config = project(tmp_path_factory.mktemp("project"))
    stale = config.parent / "site" / "de"
    stale.mkdir(parents=True)
    (stale / "index.html").touch()
    build(load_config(str(config)))
    return config.parent / "site"


def html(site: Path, path: str) -> Markup:
    return read((site / path).read_text("utf-8"))


def test_one_build_gives_root_pages_shared_assets_and_every_locale(site: Path) -> None:
    assert sorted(entry.name for entry in site.iterdir()) == [
        "404.html", "assets", "index.html", "nb", "robots.txt", "sitemap.xml", "sv", "sv-FI",
        "sw.js",
    ]  # fmt: skip
    for locale in LOCALES:
        for path in (
            "",
            "about/",
            "demo/",
            "demo/described/",
            "demo/measured/",
            "demo/form/",
            "demo/fidelity/",
            "demo/print/",
            "demo/blank/",
        ):
            assert (site / locale / path / "index.html").is_file()


def test_what_an_earlier_build_left_behind_is_gone(site: Path) -> None:
    assert not (site / "de").exists()


def test_shared_assets_lie_once_at_the_root(site: Path) -> None:
    assets = site / "assets"
    assert {
        "form-1.js",
        "reader-1.js",
        "assessment.schema.json",
        "runtime",
        static_name("page.js"),
        "logo.svg",
    } <= {entry.name for entry in assets.iterdir()}
    [rules] = (assets / "frameworks").glob("demo-*.json")
    assert json.loads(rules.read_text("utf-8"))["id"] == "demo"
    assert len(list(assets.glob("site-*.css"))) == 1
    assert not list(site.rglob("*.map"))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_says_its_language_and_its_sisters(site: Path, locale: str) -> None:
    page = html(site, f"{locale}/demo/form/index.html")
    assert page.all("html")[0].attributes["lang"] == locale
    links = [link.attributes for link in page.all("link") if "hreflang" in link.attributes]
    assert {link["hreflang"]: link["href"] for link in links} == {
        code: f"https://example.org/tumstock/{code}/demo/form/" for code in LOCALES
    }


def test_the_language_switch_keeps_the_page(site: Path) -> None:
    page = html(site, "nb/demo/described/index.html")
    switch = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in page.all("a")
        if "hreflang" in link.attributes
    }
    assert {code: posixpath.normpath(href) for code, href in switch.items()} == {
        code: posixpath.normpath(f"../../../{code}/demo/described") for code in LOCALES
    }


def test_the_glossary_is_a_page_and_its_data_no_file_of_the_site(site: Path) -> None:
    page = html(site, "nb/glossary/index.html")
    assert "../demo/described/#item-3" not in page.values("href", "a")  # in Swedish there
    assert "../demo/described/#item-1" in page.values("href", "a")
    assert "../../sv/glossary/" in page.values("href", "a")
    assert not list(site.rglob("*.yaml"))


def test_the_box_beside_a_term_is_not_searched(site: Path) -> None:
    index = (site / "sv" / "search" / "search_index.json").read_text("utf-8")
    assert "Tryck en gång till" not in index
    assert "Tryck en gång till" in (site / "sv/demo/described/index.html").read_text("utf-8")


def test_a_page_that_a_locale_lacks_leads_to_its_start(site: Path) -> None:
    page = html(site, "sv/extra/index.html")
    [norwegian] = page.all("a", hreflang="nb")
    assert posixpath.normpath(norwegian.attributes["href"]) == "../../nb"


@pytest.mark.parametrize(("locale", "stemmer"), [("sv", "sv"), ("nb", "no"), ("sv-FI", "sv")])
def test_the_search_index_is_of_the_language_and_without_the_form(
    site: Path, locale: str, stemmer: str
) -> None:
    index = json.loads((site / locale / "search" / "search_index.json").read_text("utf-8"))
    assert index["config"]["lang"] == [stemmer]
    places = [entry["location"] for entry in index["docs"]]
    assert "demo/described/#item-1" in places
    assert "glossary/#term-plan" in places
    hidden = ("demo/form/", "demo/print/", "demo/blank/", "demo/fidelity/")
    assert not any(place.startswith(hidden) for place in places)


def test_the_search_leaves_out_what_stands_beside_a_translation(site: Path) -> None:
    page = (site / "nb" / "demo" / "described" / "index.html").read_text("utf-8")
    index = (site / "nb" / "search" / "search_index.json").read_text("utf-8")
    assert "Vis teksten på kildens språk" in page
    assert "Vis teksten på kildens språk" not in index
    assert "Eksemplet trinn for trinn" in index
    assert "data-example" not in index


def test_every_link_of_the_site_leads_somewhere_in_it(site: Path) -> None:
    pages = {path: html(site, str(path.relative_to(site))) for path in site.rglob("index.html")}
    ids = {path: set(page.values("id")) for path, page in pages.items()}
    for path, page in pages.items():
        for link in (*page.values("href"), *page.values("src")):
            if link.startswith(("https:", "javascript:")):
                continue
            target, _, place = link.partition("#")
            found = (path.parent / target).resolve() if target else path
            if found.is_dir():
                found /= "index.html"
            assert found.is_file(), (path, link)
            assert not place or place == "__skip" or place in ids[found], (path, link)


def test_nothing_of_the_site_asks_another_origin(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = html(site, str(path.relative_to(site)))
        asked = [*page.values("src"), *page.values("href", "link")]
        assert not [link for link in asked if link.startswith(("//", "http:"))]
        own = [link for link in asked if link.startswith("https:")]
        assert all(link.startswith("https://example.org/tumstock/") for link in own)


def test_the_missing_page_links_below_the_sites_path(site: Path) -> None:
    page = html(site, "404.html")
    assert page.values("href", "a") == [f"/tumstock/{locale}/" for locale in LOCALES]


def test_the_missing_page_says_so_in_every_language(site: Path) -> None:
    links = html(site, "404.html").all("a")
    assert [link.attributes["lang"] for link in links] == list(LOCALES)
    words = ("Sidan finns inte", "Siden finnes ikke", "Sidan finns inte")
    assert [said in link.text for said, link in zip(words, links, strict=True)] == [True] * 3


URL = "https://example.org/tumstock/"


def site_map(path: Path) -> ET.Element:
    return ET.parse(path).getroot()  # noqa: S314  (made by this build)


def test_a_site_map_of_each_locale_names_its_pages_and_their_sisters(site: Path) -> None:
    entries = {
        entry[0].text: {link.attrib["hreflang"]: link.attrib["href"] for link in entry[1:]}
        for entry in site_map(site / "nb" / "sitemap.xml")
    }
    assert entries[f"{URL}nb/demo/form/"] == {
        locale: f"{URL}{locale}/demo/form/" for locale in LOCALES
    }
    start = {locale: f"{URL}{locale}/" for locale in LOCALES}
    assert entries[f"{URL}nb/"] == {**start, "x-default": URL}
    assert not [place for place in entries if place and place.endswith(("/print/", "/blank/"))]
    swedish = {entry[0].text: len(entry) for entry in site_map(site / "sv" / "sitemap.xml")}
    assert swedish[f"{URL}sv/extra/"] == 2  # its address, and no other language has it


def test_the_root_names_every_site_map_and_robots_the_root(site: Path) -> None:
    named = [entry[0].text for entry in site_map(site / "sitemap.xml")]
    assert named == [f"{URL}{locale}/sitemap.xml" for locale in LOCALES]
    assert (site / "robots.txt").read_text("utf-8") == (
        f"User-agent: *\nAllow: /\n\nSitemap: {URL}sitemap.xml\n"
    )


def test_a_page_that_no_other_locale_has_names_itself_alone(site: Path) -> None:
    page = html(site, "sv/extra/index.html")
    assert page.values("hreflang", "link") == ["sv"]


def test_the_start_page_names_the_choice_of_language_for_all_others(site: Path) -> None:
    links = html(site, "nb/index.html").all("link", rel="alternate translation")
    told = {link.attributes["hreflang"]: link.attributes["href"] for link in links}
    assert told == {**{locale: f"{URL}{locale}/" for locale in LOCALES}, "x-default": URL}


def test_every_page_names_its_address_and_what_it_looks_like_where_it_is_shared(
    site: Path,
) -> None:
    for path, title, land in (
        ("nb/", "Tumstock", "nb_NO"),  # a page that the small site does not describe
        ("nb/demo/form/", "Skjema: Demo", "nb_NO"),
        ("sv-FI/glossary/", "Ordlista", "sv_FI"),
    ):
        page = html(site, f"{path}index.html")
        [canonical] = page.all("link", rel="canonical")
        said = {
            one.attributes["property"]: one.attributes["content"]
            for one in page.all("meta")
            if "property" in one.attributes
        }
        assert said["og:url"] == canonical.attributes["href"] == URL + path
        assert (said["og:title"], said["og:locale"]) == (title, land)
        described = [one.attributes["content"] for one in page.all("meta", name="description")]
        assert described == [said[key] for key in ("og:description",) if path != "nb/"]
    pages = [html(site, f"sv/demo/{name}index.html") for name in ("", "form/", "described/")]
    told = [page.all("meta", name="description")[0].attributes["content"] for page in pages]
    assert len(set(told)) == len(told)
    assert all(one.endswith("Ett ramverk med alla slag.") for one in told)
    root = {one.attributes.get("property") for one in html(site, "index.html").all("meta")}
    assert {"og:title", "og:description", "og:url"} <= root


def test_no_page_asks_search_engines_to_stay_away(site: Path) -> None:
    for path in ("index.html", "404.html", "sv/demo/print/index.html", "sv/demo/form/index.html"):
        assert html(site, path).all("meta", name="robots") == []


def test_the_root_names_its_own_address_and_those_of_the_languages(site: Path) -> None:
    page = html(site, "index.html")
    [canonical] = page.all("link", rel="canonical")
    assert canonical.attributes["href"] == "https://example.org/tumstock/"
    others = page.all("link", rel="alternate translation")
    assert [other.attributes["href"] for other in others] == [
        *(f"https://example.org/tumstock/{locale}/" for locale in LOCALES),
        "https://example.org/tumstock/",
    ]
    assert [other.attributes["hreflang"] for other in others] == [*LOCALES, "x-default"]
    assert html(site, "404.html").all("link", rel="canonical") == []


def test_the_navigation_is_start_frameworks_and_prose(site: Path) -> None:
    page = html(site, "sv/demo/described/index.html")
    [nav] = page.all("nav", class_="ts-side__nav")
    lines = [line.strip() for line in nav.text.splitlines() if line.strip()]
    assert lines == [
        "Start", "Demo", "Beskrivet", "1 Den första", "2 Den andra", "3 Den tredje",
        "Mätt", "Formulär", "Trohet mot källan", "Mina skattningar", "Jämför ramverken",
        "Ordlista", "Om", "Extra",
    ]  # fmt: skip


def test_a_second_build_in_the_same_process_gives_the_same_site_and_tells_its_size(
    site: Path, assets: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert assets.is_dir()
    config = project(tmp_path)
    caplog.set_level("INFO", logger="mkdocs")  # a quiet build in this process leaves it higher
    build(load_config(str(config)))
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    assert f"The site has {len(files)} files, {size:.1f} MB" in caplog.text
    again = tmp_path / "site"
    names = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert names == sorted(path.relative_to(again) for path in again.rglob("*.html"))
    for name in names:
        assert (site / name).read_bytes() == (again / name).read_bytes(), name


def run(config: Path, *options: str) -> click.testing.Result:
    """`mkdocs build` as from a shell."""
    return CliRunner().invoke(cli, ["build", "--config-file", str(config), *options])


def test_a_broken_framework_stops_the_build_with_its_messages_alone(
    assets: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert assets.is_dir()
    broken = ROOT / "tests" / "broken" / "band_gap"
    result = run(project(tmp_path, broken / "frameworks"))
    told = result.output + caplog.text
    assert result.exit_code == 1
    assert (broken / "expected.txt").read_text("utf-8").strip() in told
    assert "Traceback" not in told
    assert not (tmp_path / "site").exists()


def test_missing_assets_stop_the_build_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(build_module, "BUILT_ASSETS", tmp_path / "none")
    for checkout, mend in ((True, "run `make assets`"), (False, "pip install --force-reinstall")):
        monkeypatch.setattr(assets_built, "CHECKOUT", ROOT if checkout else tmp_path / "none")
        result = run(project(tmp_path / str(checkout)))
        told = result.output + caplog.text
        caplog.clear()
        assert result.exit_code == 1
        assert mend in told
        assert ("make assets" in told) == checkout
        assert "Traceback" not in told
    assert (ROOT / "site_js").is_dir()
    assert Path(assets_built.__file__).parents[1] / "site_js" == ROOT / "site_js"


@pytest.mark.parametrize(
    ("guides", "told"),
    [
        ("{other: [about.md]}", "found 'other' -> use one of demo, or take it out"),
        ("{demo: [extra.md]}", "expected a file content/nb/extra.md, found none -> write it"),
    ],
    ids=["unknown framework", "missing in a locale"],
)
def test_a_guide_that_cannot_be_placed_stops_the_build_with_one_line(
    assets: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, guides: str, told: str
) -> None:
    assert assets.is_dir()
    config = project(tmp_path)
    text = config.read_text("utf-8").replace("prose:", f"guides: {guides}, prose:")
    config.write_text(text, "utf-8")
    result = run(config)
    assert result.exit_code == 1
    assert told in result.output + caplog.text
    assert "Traceback" not in result.output


def test_serving_watches_everything_that_pages_are_made_of(assets: Path, tmp_path: Path) -> None:
    assert assets.is_dir()
    config = load_config(str(project(tmp_path)))
    plugin = config.plugins["tumstock"]
    assert isinstance(plugin, TumstockPlugin)
    plugin.on_config(config)
    server = Watched()
    plugin.on_serve(server, config=config, builder=None)  # type: ignore[arg-type]  # it does not use its builder
    plugin.on_build_error(error=Exception())  # nobody finishes this build
    names = {Path(folder).name for folder in server.folders}
    assert {"frameworks", "content", "templates", "ui", "css", "static", "theme"} <= names


class Watched:
    """Stands in for the server of `mkdocs serve`."""

    def __init__(self) -> None:
        self.folders: list[str] = []

    def watch(self, folder: str) -> None:
        self.folders.append(folder)


def test_the_search_finds_words_in_any_form_and_typed_plainly(site: Path) -> None:
    for locale, language in (("sv", "sv"), ("nb", "no"), ("sv-FI", "sv")):
        scripts = site / locale / "assets" / "javascripts" / "lunr" / "min"
        script = (scripts / f"lunr.{language}.min.js").read_text("utf-8")
        assert script.rstrip().endswith(f'("{language}")')
        assert "QueryParser.prototype.parse" in script
