"""The site around the locales: what they share, and one MkDocs configuration a locale.

    python -m generator.build --write-markdown DIR

writes the Markdown of every locale to disk with a plain configuration beside it, to be read, or
built by plain MkDocs with Material.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from mkdocs.config import load_config

from generator.assets_built import SCRIPTS, Assets
from generator.errors import FrameworkErrors
from generator.glossary import FILE as GLOSSARY_FILE
from generator.library import Library, open_library
from generator.locales import LOCALES
from generator.offline import write_worker
from generator.pages import (
    addresses,
    framework_pages,
    shared_addresses,
    shared_pages,
    workspace_texts,
)
from generator.pages_links import source_uri
from generator.pages_root import not_found_page, root_page
from generator.pages_site import START, in_order, navigation
from generator.policy import with_policy
from generator.rules import rules_json
from generator.search import SEPARATOR
from generator.site_files import SiteFiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from generator.locales import Locale
    from generator.page import Page

PACKAGE = Path(__file__).parent
BUILT_ASSETS = PACKAGE / "assets"
STATIC = PACKAGE / "static"
CSS = PACKAGE / "css"


class AssetsMissingError(Exception):
    """The browser assets were not built; printed, it says how to build them."""


class GuideError(Exception):
    """A guide cannot be placed; printed, it says which and what to do."""


class TumstockOptions(Protocol):
    """Options of the plugin in mkdocs.yml; `generator/plugin.py` says what each is."""

    frameworks: str
    locales: list[str]
    prose: list[str]
    guides: dict[str, list[str]]


def read_manifest(folder: Path) -> Assets:
    """Where the built browser assets lie.

    Raises:
        AssetsMissingError: There is no manifest.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        scripts = {name: manifest[name] for name in SCRIPTS}
        return Assets(scripts=scripts, runtime=manifest["runtime"])
    except (OSError, ValueError, KeyError) as error:
        raise AssetsMissingError("The browser assets are not built: run `make assets`") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Stylesheet:
    """All style sheets in one file, in the order of their names."""

    name: str
    text: str

    @classmethod
    def read(cls, folder: Path = CSS) -> Stylesheet:
        """Join the files of a folder; the name carries a hash, so a browser may keep it."""
        text = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.css")))
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        return cls(name=f"site-{digest}.css", text=text)


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site of several locales.

    Attributes:
        library: Frameworks and interface words.
        assets: Built browser assets, and names of `files`.
        files: What the locales share besides them: rules, words, scripts of every page.
        stylesheet: The style sheet of every page.
        locales: Locales to build, the default first.
        content: Folder with a folder of prose pages a locale.
        prose: Order of the prose pages.
        guides: Prose pages that stand under a framework, by its id.
        root: Folder that the site is written to.
        url: Address of the root with a last slash, or None.
    """

    library: Library
    assets: Assets
    files: SiteFiles
    stylesheet: Stylesheet
    locales: tuple[Locale, ...]
    content: Path
    prose: Sequence[str]
    guides: Mapping[str, Sequence[str]]
    root: Path
    url: str | None

    def prose_of(self, locale: Locale) -> list[str]:
        """Prose pages of a locale in order, the start page among them."""
        folder = self.content / locale.code
        found = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
        return in_order(found, [START, *self.prose])

    def pages(self, locale: Locale) -> dict[str, tuple[Page, ...]]:
        """Pages of every framework in a locale, by framework."""
        return {
            framework.id: tuple(framework_pages(framework, self.library, locale, self.assets))
            for framework in self.library.frameworks
        }

    def shared(self, locale: Locale) -> tuple[Page, ...]:
        """Pages of a locale that belong to no framework."""
        return tuple(shared_pages(self.library, locale, self.assets))

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """Paths of all Markdown files by locale: where a page has a sister in the other."""
        generated = {
            source_uri(page)
            for framework in self.library.frameworks
            for page in addresses(framework)
        }
        return {
            locale.code: frozenset(
                {
                    *generated,
                    *map(source_uri, shared_addresses(self.library, locale)),
                    *self.prose_of(locale),
                }
            )
            for locale in self.locales
        }

    def write_shared(self) -> None:
        """Write what the locales share: the root pages and `assets/`."""
        assets = self.root / "assets"
        shutil.copytree(
            BUILT_ASSETS,
            assets,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("*.css", "manifest.json", "service_worker*.js"),
        )
        shutil.copytree(STATIC, assets, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.js"))
        (assets / self.stylesheet.name).write_text(self.stylesheet.text, "utf-8")
        self.files.write(assets)
        words = {locale: self.library.t(locale) for locale in self.locales}
        root = root_page(words, self.stylesheet.name, self.assets.files["root.js"])
        missing = not_found_page(words, self.stylesheet.name, self.url or "/")
        (self.root / "index.html").write_text(with_policy(root), "utf-8")
        (self.root / "404.html").write_text(with_policy(missing), "utf-8")

    def write_worker(self, *, offline: bool) -> None:
        """Write the service worker, once everything else is written.

        Args:
            offline: Whether it keeps the site; False: the one that takes itself away.
        """
        script = self.assets.scripts["service_worker" if offline else "service_worker_off"]
        write_worker(self.root, (BUILT_ASSETS / script).read_text("utf-8"), listed=offline)


def settle(
    config: MkDocsConfig,
    site: Site,
    locale: Locale,
    pages: Mapping[str, Sequence[Page]],
    shared: Sequence[Page],
) -> None:
    """Turn the one configuration into that of a locale."""
    config.docs_dir = str(site.content / locale.code)
    config.site_dir = str(site.root / locale.code)
    config.site_url = urljoin(site.url, f"{locale.code}/") if site.url else None
    config.use_directory_urls = True
    config.nav = navigation(pages, site.prose_of(locale), site.guides, shared)
    config.theme["language"] = locale.code
    config.theme.static_templates.discard("404.html")
    words = site.library.t(locale)
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = words.plain("section.permalink")
    if search := config.plugins.get("material/search"):
        # What Material would look up in its language files, at the price of three environments.
        search.config.update(
            lang=[locale.search_language], separator=SEPARATOR, pipeline=["stopWordFilter"]
        )


def write_markdown(folder: Path, config_file: Path) -> None:
    """Write every locale's Markdown, with a configuration for plain MkDocs and Material.

    Raises:
        FrameworkErrors: A framework has to be mended.
        AssetsMissingError: The browser assets were not built.
    """
    config = load_config(str(config_file))
    site = open_site(config, config.plugins["tumstock"].config)
    for locale in site.locales:
        home = folder / locale.code
        shutil.rmtree(home, ignore_errors=True)
        words = shutil.ignore_patterns(GLOSSARY_FILE)
        shutil.copytree(site.content / locale.code, home / "docs", ignore=words)
        pages, shared = site.pages(locale), site.shared(locale)
        for page in chain(*pages.values(), shared):
            path = home / "docs" / page.source
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.markdown, "utf-8")
        plain = {
            "site_name": config.site_name,
            "theme": {"name": "material", "language": locale.theme_language, "font": False},
            "plugins": ["search"],
            "markdown_extensions": [
                {name: options} if (options := config.mdx_configs.get(name)) else name
                for name in config.markdown_extensions
            ],
            "nav": navigation(pages, site.prose_of(locale), site.guides, shared),
        }
        text = json.dumps(plain, ensure_ascii=False, indent=1)
        (home / "mkdocs.yml").write_text(text, "utf-8")


def open_site(config: MkDocsConfig, options: TumstockOptions) -> Site:
    """Read everything that the site is made of.

    Raises:
        FrameworkErrors: A framework has to be mended.
        AssetsMissingError: The browser assets were not built.
        GuideError: A guide or its framework is not there.
    """
    url = config.site_url
    assets = read_manifest(BUILT_ASSETS)
    library = open_library(Path(options.frameworks), content=Path(config.docs_dir))
    locales = tuple(LOCALES[code] for code in options.locales)
    files = shared_files(library, locales)
    site = Site(
        assets=replace(assets, files=files.names),
        files=files,
        library=library,
        stylesheet=Stylesheet.read(),
        locales=locales,
        content=Path(config.docs_dir),
        prose=options.prose,
        guides=options.guides,
        root=Path(config.site_dir),
        url=url if url is None or url.endswith("/") else f"{url}/",
    )
    check_guides(site)
    return site


def shared_files(library: Library, locales: Sequence[Locale]) -> SiteFiles:
    """What the locales share and this build makes: rules, words, scripts of every page."""
    files = SiteFiles()
    for path in sorted(STATIC.glob("*.js")):
        files.add(path.name, path.read_text("utf-8"))
    for framework in library.frameworks:
        files.add_data(f"frameworks/{framework.id}.json", rules_json(framework))
        for locale in locales:
            texts = workspace_texts(framework, library, locale)
            files.add_data(f"texts/{framework.id}.{locale.code}.json", texts)
    return files


def check_guides(site: Site) -> None:
    """See that every guide stands under a framework and is there in every locale.

    Raises:
        GuideError: One does not, or is not.
    """
    known = [framework.id for framework in site.library.frameworks]
    for name, paths in site.guides.items():
        if name not in known:
            raise GuideError(f"guides: no framework '{name}' -> use one of {', '.join(known)}")
        for path in paths:
            for locale in site.locales:
                if not (site.content / locale.code / path).is_file():
                    folder = f"{site.content.name}/{locale.code}"
                    raise GuideError(f"guides: {name}: no file {folder}/{path} -> write it")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line; 1 where a file has to be mended."""
    parser = argparse.ArgumentParser(prog="python -m generator.build")
    parser.add_argument("--write-markdown", metavar="DIR", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    given = parser.parse_args(arguments)
    try:
        write_markdown(given.write_markdown, given.config)
    except (FrameworkErrors, AssetsMissingError, GuideError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
