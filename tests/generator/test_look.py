"""A site is made one's own as users of MkDocs expect: by mkdocs.yml and files of the content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.for_search import search_files
from tests.generator.markup import Markup, read
from tests.generator.small_site import CONFIG, project, stand_in_assets

pytestmark = pytest.mark.slow

OWN = {
    "images/märke.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "images/ikon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "images/del.png": "a picture",
    "stylesheets/own.css": ":root { --ts-wood: #2b7af6 }",
    "scripts/own.js": "document.title",
    "CNAME": "guide.example.org",
    "robots.txt": "User-agent: *",
    ".htaccess": "ErrorDocument 404 /404.html",
    ".well-known/security.txt": "Contact: mailto:guide@example.org",
}
LEFT_OUT = ("private/x.pdf", "images/märke.bak", "sv/private/y.pdf", "sv/private/page.md")
HOME = "https://guide.example.org/"
CHANGES = {
    "site_url: https://example.org/tumstock/": f"site_url: {HOME}",
    "site_name: Tumstock": "site_name: Vår guide",
    "theme: {name: tumstock}": (
        "theme: {name: tumstock, logo: images/märke.svg, favicon: images/ikon.svg, "
        "custom_dir: overrides}\n"
        "copyright: © Föreningen\n"
        "extra: {unofficial: false, owner: Föreningens kansli, social_image: images/del.png}\n"
        "extra_css: [stylesheets/own.css]\n"
        "extra_javascript: [scripts/own.js, {path: scripts/own.js, type: module}]"
    ),
    "docs_dir: content": "docs_dir: content\nexclude_docs: |\n  private/\n  *.bak",
    "prose: [about.md]": "prose: [about.md], locales: [nb, sv], shown: [demo], workers: 0",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site with a look of its own, built once."""
    with stand_in_assets(tmp_path_factory.mktemp("assets")):
        config = project(tmp_path_factory.mktemp("project"))
        text = CONFIG
        for old, new in CHANGES.items():
            assert old in text
            text = text.replace(old, new)
        config.write_text(text, "utf-8")
        write(config.parent / "content", OWN | dict.fromkeys(LEFT_OUT, "nobody's business"))
        write(config.parent / "overrides", {"partials/turn.html": "<p>{{ config.extra.owner }}"})
        write(
            config.parent / "content" / "languages",
            {"sv/own.yaml": "site: {description: Våra egna kriterier.}"},
        )
        other = config.parent / "frameworks" / "other"
        write(other.parent, {f"other/{path}": text for path, text in second(config.parent).items()})
        build(load_config(str(config), strict=True))
        yield config.parent / "site"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def second(home: Path) -> dict[str, str]:
    """Another framework, which the site does not show."""
    demo = home / "frameworks" / "demo"
    files = {p.relative_to(demo).as_posix(): p.read_text("utf-8") for p in demo.rglob("*.yaml")}
    return {name: text.replace("id: demo", "id: other") for name, text in files.items()}


def places(path: Path) -> list[str]:
    """Every address that a map of the site names."""
    root = ET.parse(path).getroot()  # noqa: S314  (made by this build)
    return [entry.text or "" for entry in root.findall("*/{*}loc")]


def html(site: Path, path: str) -> Markup:
    return read((site / path).read_text("utf-8"))


def test_files_of_the_content_are_served_from_the_root_once(site: Path) -> None:
    for name, text in OWN.items():
        assert (site / name).read_text("utf-8") == text
        assert not (site / "sv" / name).exists()


def test_files_that_the_configuration_excludes_are_nowhere_on_the_site(site: Path) -> None:
    assert [name for name in LEFT_OUT if (site / name).exists()] == []
    assert not (site / "sv" / "private").exists()
    assert "private" not in (site / "sv" / "index.html").read_text("utf-8")


def test_files_for_hosts_are_not_among_those_that_browsers_keep(site: Path) -> None:
    kept = (site / "sw.js").read_text("utf-8").partition("\n")[0]
    assert '"stylesheets/own.css"' in kept
    named = ("CNAME", "robots.txt", ".htaccess", ".well-known", "sitemap.xml")
    assert [name for name in named if f'"{name}' in kept] == []


def test_a_picture_for_networks_is_named_by_its_whole_address(site: Path) -> None:
    [picture] = html(site, "sv/demo/index.html").all("meta", property="og:image")
    assert picture.attributes["content"] == f"{HOME}images/del.png"


def test_on_a_domain_of_its_own_every_whole_address_is_at_its_root(site: Path) -> None:
    there = {locale: f"{HOME}{locale}/demo/form/" for locale in ("nb", "sv")}
    page = html(site, "sv/demo/form/index.html")
    assert [one.attributes["href"] for one in page.all("link", rel="canonical")] == [there["sv"]]
    others = [link.attributes for link in page.all("link") if "hreflang" in link.attributes]
    assert {link["hreflang"]: link["href"] for link in others} == there
    [social] = page.all("meta", property="og:url")
    assert social.attributes["content"] == there["sv"]
    [canonical] = html(site, "index.html").all("link", rel="canonical")
    assert canonical.attributes["href"] == HOME
    maps = [place for name in ("", "nb/", "sv/") for place in places(site / name / "sitemap.xml")]
    assert {f"{HOME}nb/sitemap.xml", f"{HOME}sv/sitemap.xml", *there.values()} <= set(maps)
    assert [place for place in maps if not place.startswith(HOME)] == []
    elsewhere = [p for p in site.rglob("*") if p.is_file() and b"example.org/tum" in p.read_bytes()]
    assert elsewhere == []


def test_on_a_domain_of_its_own_the_missing_page_leads_to_its_root(site: Path) -> None:
    page = html(site, "404.html")
    assert page.values("href", "a") == ["/nb/", "/sv/"]
    asked = [*page.values("src"), *page.values("href", "link")]
    assert asked
    for address in asked:
        assert address.startswith("/")
        assert (site / address.removeprefix("/")).is_file(), address


def test_on_a_domain_of_its_own_the_service_worker_has_the_whole_site(site: Path) -> None:
    [given] = html(site, "sv/demo/form/index.html").all("script", id="ts-offline")
    address = urljoin(f"{HOME}sv/demo/form/", given.attributes["data-worker"])
    assert urljoin(address, "./") == HOME  # its folder is the scope that it is registered for


def test_robots_txt_names_the_map_below_the_address_of_the_site() -> None:
    assert search_files(HOME, ["nb", "sv"])["robots.txt"] == (
        f"User-agent: *\nAllow: /\n\nSitemap: {HOME}sitemap.xml\n"
    )


def test_every_page_shows_logo_name_styles_and_scripts_of_the_site(site: Path) -> None:
    page = html(site, "sv/demo/form/index.html")
    [logo] = page.all("img", class_="ts-logo ts-logo--own")
    assert logo.attributes["src"] == "../../../images/märke.svg"
    assert "../../../images/ikon.svg" in page.values("href", "link")
    assert "../../../stylesheets/own.css" in page.values("href", "link")
    assert page.values("src", "script").count("../../../scripts/own.js") == 2
    [brand] = page.all("a", class_="ts-brand")
    assert brand.attributes["aria-label"] == "Vår guide, till startsidan"
    assert "Vår guide" in brand.text


def test_what_the_site_brings_is_sealed_like_all_else(site: Path) -> None:
    page = html(site, "sv/demo/form/index.html")
    own = [one for one in page.all("script") if "own.js" in one.attributes.get("src", "")]
    own += [one for one in page.all("link") if "own.css" in one.attributes.get("href", "")]
    assert len(own) == 3
    assert all(one.attributes["integrity"].startswith("sha") for one in own)


def test_the_pages_above_the_languages_show_the_same(site: Path) -> None:
    for name, base in (("index.html", ""), ("404.html", "/")):
        page = html(site, name)
        assert page.all("h1")[0].text.strip() == "Vår guide"
        assert page.all("title")[0].text == "Vår guide"
        assert f"{base}images/märke.svg" in page.values("src", "img")
        assert f"{base}images/ikon.svg" in page.values("href", "link")
        assert f"{base}stylesheets/own.css" in page.values("href", "link")
        assert "Tumstock" not in page.all("main")[0].text


def test_the_locales_are_those_listed_and_the_first_is_the_default(site: Path) -> None:
    assert sorted(path.name for path in site.iterdir() if path.is_dir()) == [
        ".well-known", "assets", "images", "nb", "scripts", "stylesheets", "sv",
    ]  # fmt: skip
    page = html(site, "index.html")
    assert page.all("html")[0].attributes["lang"] == "nb"
    assert [link.attributes["hreflang"] for link in page.all("a")] == ["nb", "sv"]


def test_only_the_frameworks_listed_are_shown(site: Path) -> None:
    assert not (site / "sv" / "other").exists()
    shown = {path.name.partition("-")[0] for path in (site / "assets" / "frameworks").iterdir()}
    assert {name.partition(".")[0] for name in shown} == {"demo"}


def test_the_footer_is_the_sites(site: Path) -> None:
    [footer] = html(site, "sv/index.html").all("footer")
    assert "© Föreningen" in footer.text
    assert "inofficiellt" not in footer.text


def test_templates_of_the_site_go_before_those_of_the_theme(site: Path) -> None:
    assert "Föreningens kansli" in (site / "sv/demo/described/index.html").read_text("utf-8")


def test_words_of_the_site_go_before_those_of_the_package(site: Path) -> None:
    assert "Våra egna kriterier." in html(site, "index.html").all("main")[0].text


@pytest.mark.parametrize("broken", [False, True])
def test_an_unknown_framework_among_those_shown_is_told_with_what_else_is_to_be_mended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, *, broken: bool
) -> None:
    with stand_in_assets(tmp_path / "assets"):
        config = project(tmp_path / "project")
        text = config.read_text("utf-8").replace("prose:", "shown: [demo, dmeo], prose:")
        config.write_text(text, "utf-8")
        if broken:
            words = config.parent / "frameworks" / "demo" / "framework.yaml"
            words.write_text("id: demo\n", "utf-8")
        done = CliRunner().invoke(cli, ["build", "--config-file", str(config)])
    assert done.exit_code == 1
    told = done.output + caplog.text
    line = text[: text.index("dmeo")].count("\n") + 1
    column = text.splitlines()[line - 1].index("dmeo") + 1
    assert (
        f"mkdocs.yml:{line}:{column}: expected the id of a framework under 'shown', "
        "found 'dmeo' -> did you mean 'demo'?"
    ) in told
    assert ("frameworks/demo/framework.yaml:1:1: " in told) == broken
    assert not (config.parent / "site").exists()


def test_a_script_that_only_a_template_names_is_told_in_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with stand_in_assets(tmp_path / "assets"):
        config = project(tmp_path / "project")
        text = config.read_text("utf-8").replace("prose:", "workers: 0, prose:")
        text = text.replace("name: tumstock}", "name: tumstock, custom_dir: overrides}")
        config.write_text(text, "utf-8")
        turn = {"partials/turn.html": '<script src="gone.js"></script>'}
        write(config.parent / "overrides", turn)
        done = CliRunner().invoke(cli, ["build", "--config-file", str(config)])
    assert done.exit_code == 1
    assert "names gone.js, which is not on the site" in done.output + caplog.text
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_style_sheet_that_is_not_there_is_told_in_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with stand_in_assets(tmp_path / "assets"):
        config = project(tmp_path / "project")
        text = config.read_text("utf-8").replace("prose:", "workers: 0, prose:")
        config.write_text(f"{text}\nextra_css: [stylesheets/gone.css]\n", "utf-8")
        done = CliRunner().invoke(cli, ["build", "--config-file", str(config)])
    assert done.exit_code == 1
    told = "extra_css: expected a file content/stylesheets/gone.css, found none"
    assert told in done.output + caplog.text
    assert done.exception is None or isinstance(done.exception, SystemExit)
