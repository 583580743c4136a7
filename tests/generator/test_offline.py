"""The service worker's list: every file that a page may ask for, and what is in it."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import build as build_module
from generator.assets_built import SCRIPTS
from generator.offline import file_list, write_worker
from generator.plugin import TumstockPlugin
from generator.schemas import NAMES, schema_text
from generator.site_files import SiteFiles, named
from tests.generator.markup import Markup, read
from tests.generator.small_site import project

KEEPS, TAKES_AWAY = "/* keeps */", "/* takes away */"


@pytest.fixture(scope="module", autouse=True)
def assets(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Stand-ins for the browser assets, with service workers that can be told apart."""
    folder = tmp_path_factory.mktemp("assets")
    (folder / "runtime" / "1-0123456789").mkdir(parents=True)
    (folder / "runtime" / "1-0123456789" / "pyodide.mjs").touch()
    scripts = {name: f"{name}-ABCDEFGH.js" for name in SCRIPTS}
    for name in scripts.values():
        (folder / name).write_text(f"// {name}")
    (folder / scripts["service_worker"]).write_text(KEEPS)
    (folder / scripts["service_worker_off"]).write_text(TAKES_AWAY)
    manifest = {**scripts, "runtime": "runtime/1-0123456789"}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_module, "BUILT_ASSETS", folder)
        yield


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built once."""
    return built(tmp_path_factory.mktemp("project"))


def built(folder: Path, change: tuple[str, str] = ("", "")) -> Path:
    """The small site, with its configuration changed."""
    config = project(folder)
    config.write_text(config.read_text("utf-8").replace(*change), "utf-8")
    build(load_config(str(config)))
    return folder / "site"


def listed(site: Path) -> dict[str, Any]:
    """The list as the service worker gets it."""
    first, _, script = (site / "sw.js").read_text("utf-8").partition("\n")
    assert script == KEEPS
    found: dict[str, Any] = json.loads(first.removeprefix("self.TUMSTOCK_FILES=").rstrip(";"))
    return found


def page(site: Path, path: str) -> Markup:
    return read((site / path / "index.html").read_text("utf-8"))


def test_the_list_names_each_file_of_every_locale_with_its_hash(site: Path) -> None:
    found = listed(site)
    every = {**found["named"], **found["plain"]}
    schemas = site / "assets" / "schema"  # for editors; no page asks for them
    expected = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
        and path.name not in {"robots.txt", "sw.js"}
        and path.name not in {"sitemap.xml", "sitemap.xml.gz", "favicon.png"}
        and schemas not in path.parents
    }
    names = {place.removesuffix("index.html") for place in expected}
    assert set(every) == names
    assert {"", "404.html", "sv/", "nb/demo/form/", "sv-FI/search/search_index.json"} <= set(every)
    for place, content in expected.items():
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        assert every[place.removesuffix("index.html")] == digest
    assert found["bytes"] == sum(map(len, expected.values()))


def test_files_of_the_sites_own_are_kept_whatever_they_are_called(tmp_path: Path) -> None:
    own = ("images/logo.png", "images/nr #1, 50 %?.svg", "files/data.xml", "files/all.gz")
    content = project(tmp_path).parent / "content"
    for name in (*own, "sv/bild.png"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(name, "utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml")))
    addresses = {unquote(place): place for place in listed(tmp_path / "site")["plain"]}
    assert {*own, "sv/bild.png"} <= set(addresses)
    assert addresses[own[1]] == "images/nr %231, 50 %25%3F.svg"
    assert not [place for place in addresses if "sitemap" in place or "favicon.png" in place]


def test_the_schemas_are_published_as_the_package_has_them(site: Path) -> None:
    published = {path.name: path.read_bytes() for path in (site / "assets" / "schema").iterdir()}
    assert published == {f"{name}.json": schema_text(name).encode() for name in NAMES}


def test_what_is_taken_as_named_after_its_content_lies_in_the_assets(site: Path) -> None:
    found = listed(site)
    own = {path for path in (*found["named"], *found["plain"]) if path.startswith("assets/")}
    plain = {path for path in found["plain"] if path.startswith("assets/")}
    assert plain == {
        "assets/assessment.schema.json", "assets/favicon.svg", "assets/logo.svg",
    }  # fmt: skip
    assert set(found["named"]) == own - plain


def test_a_file_whose_content_changes_gets_another_name_and_pages_ask_for_it(
    site: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "frameworks"
    rules = project(tmp_path).parent / "frameworks" / "demo" / "framework.yaml"
    assert rules.is_relative_to(changed)
    text = rules.read_text("utf-8")
    assert "version: 2026-01-09" in text
    rules.write_text(text.replace("version: 2026-01-09", "version: 2026-02-09", 1), "utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml")))
    for one in (site, tmp_path / "site"):
        [form] = page(one, "sv/demo/form").all("form", class_="ts-form")
        address = one / "sv" / "demo" / "form" / form.attributes["data-rules"]
        content = address.read_text("utf-8")
        version = form.attributes["data-version"]
        assert json.loads(content)["version"] == version
        assert address.name == named("demo.json", content)
    assert listed(site)["plain"].keys() == listed(tmp_path / "site")["plain"].keys()
    assert listed(site) != listed(tmp_path / "site")


def test_words_and_scripts_of_pages_are_named_after_their_content(site: Path) -> None:
    for locale in ("sv", "nb", "sv-FI"):
        folder = site / locale / "assessments" / "report"
        [words] = page(site, f"{locale}/assessments/report").all("script", id="ts-texts")
        told = json.loads(words.text)["frameworks"]["demo"]
        for code, place in told["words"].items():
            assert (folder / place).name == named(
                f"demo.{code}.json", (folder / place).read_text("utf-8")
            )
        assert set(told["words"]) == {"sv", "nb", "sv-FI"}
        scripts = page(site, f"{locale}/demo/described").values("src", "script")
        own = [place for place in scripts if "/assets/" in place and place.startswith("../../..")]
        assert sorted(Path(place).name.rpartition("-")[0] for place in own) == ["page"]
        for place in own:
            path = site / locale / "demo" / "described" / place
            plain = f"{path.name.rpartition('-')[0]}.js"
            assert path.name == named(plain, path.read_text("utf-8"))


def test_only_pages_that_work_on_assessments_bring_the_service_worker(site: Path) -> None:
    bring = {
        path.parent.relative_to(site / "nb").as_posix()
        for path in (site / "nb").rglob("index.html")
        if "ts-offline" in path.read_text("utf-8") or "offline-" in path.read_text("utf-8")
    }
    kinds = ("plan", "application", "compare", "consensus", "report")
    assert bring == {"demo/form", "assessments", *(f"assessments/{kind}" for kind in kinds)}
    for path in bring:
        [given] = page(site, f"nb/{path}").all("script", id="ts-offline")
        assert (site / "nb" / path / given.attributes["data-worker"]).resolve() == site / "sw.js"
        assert json.loads(given.text)["ready"].startswith("Hele nettstedet")


def test_a_site_that_is_to_have_none_takes_the_service_worker_away(tmp_path: Path) -> None:
    site = built(tmp_path, ("frameworks: frameworks,", "frameworks: frameworks, offline: false,"))
    assert (site / "sw.js").read_text("utf-8") == TAKES_AWAY
    assert "ts-offline" not in (site / "sv" / "demo" / "form" / "index.html").read_text("utf-8")


def test_a_site_that_is_served_while_it_is_worked_on_is_never_kept(tmp_path: Path) -> None:
    build(load_config(str(project(tmp_path)), site_url="http://127.0.0.1:8000/"))
    assert (tmp_path / "site" / "sw.js").read_text("utf-8") == TAKES_AWAY
    form = (tmp_path / "site" / "sv" / "demo" / "form" / "index.html").read_text("utf-8")
    assert "ts-offline" not in form


def test_the_list_does_not_name_the_service_worker_itself(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("a")
    write_worker(tmp_path, "b", listed=True)
    first = (tmp_path / "sw.js").read_text("utf-8")
    write_worker(tmp_path, "b", listed=True)
    assert (tmp_path / "sw.js").read_text("utf-8") == first
    assert file_list(tmp_path)["plain"].keys() == {""}  # type: ignore[union-attr]  # the file was just written


def test_files_of_a_site_are_written_below_its_assets(tmp_path: Path) -> None:
    files = SiteFiles()
    files.add_data("texts/ips.sv-FI.json", {"å": 1})
    files.write(tmp_path)
    name = files.names["texts/ips.sv-FI.json"]
    assert (tmp_path / name).read_text("utf-8") == '{"å":1}'
    assert name.startswith("texts/ips.sv-FI-")


def test_the_plugin_keeps_sites_unless_told_otherwise() -> None:
    plugin = TumstockPlugin()
    plugin.load_config({"frameworks": "frameworks"})
    assert plugin.config.offline
