"""The site around the locales: what they share, and one MkDocs configuration a locale."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin, urlsplit

from mkdocs.config import load_config

from generator.assets_built import Assets, read_manifest
from generator.checks_pages import page_problems
from generator.errors import FrameworkErrors
from generator.for_search import search_files
from generator.integrity import hashes, with_integrity
from generator.jinja_env import TEMPLATES
from generator.library import Library, open_library
from generator.locale_choice import settled_locales
from generator.offline import write_worker
from generator.own_files import Brand, from_locale, own_files, write_own
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
from generator.project import read_project
from generator.remembered import MEMORY, mark_of, mark_of_files
from generator.rules import rules_json
from generator.search import SEPARATOR
from generator.site_files import SiteFiles
from generator.site_options import option_problems
from generator.static_files import static_files, write_static
from generator.workers import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from pathspec.gitignore import GitIgnoreSpec

    from generator.locales import Locale
    from generator.model import Framework
    from generator.page import Page

PACKAGE = Path(__file__).parent
BUILT_ASSETS = PACKAGE / "assets"
NOT_SERVED = ("*.css", "manifest.json", "service_worker*.js", "start-*.js")
"""Built assets that pages hold themselves, or that are written under other names."""
CSS = PACKAGE / "css"


class TumstockOptions(Protocol):
    """Options of the plugin in mkdocs.yml; `generator/plugin.py` says what each is."""

    frameworks: str
    locales: list[str]
    prose: list[str]
    guides: dict[str, list[str]]
    shown: list[str]


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
        built: Folder that they lie in.
        files: What the locales share besides them: rules, words, scripts of every page.
        stylesheet: The style sheet of every page.
        locales: Locales to build, the default first.
        content: Folder with a folder of prose pages a locale.
        prose: Order of the prose pages.
        guides: Prose pages that stand under a framework, by its id.
        own: Files that the site brings for all its languages, by path.
        brand: What the pages above the languages show of the site.
        root: Folder that the site is written to.
        url: Address of the root with a last slash, or None.
        excluded: Files of the content that are left out, by their paths in the folder of a locale.
        marks: Digest of all that a framework's pages are made from, by framework, where they
            are to be remembered.
    """

    library: Library
    assets: Assets
    built: Path
    files: SiteFiles
    stylesheet: Stylesheet
    locales: tuple[Locale, ...]
    content: Path
    prose: Sequence[str]
    guides: Mapping[str, Sequence[str]]
    own: Mapping[str, Path]
    brand: Brand
    root: Path
    url: str | None
    excluded: GitIgnoreSpec | None = None
    marks: Mapping[str, str] = field(default_factory=dict)

    def prose_of(self, locale: Locale) -> list[str]:
        """Prose pages of a locale in order, the start page among them."""
        folder = self.content / locale.code
        found = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
        kept = [name for name in found if not self.leaves_out(name)]
        return in_order(kept, [START, *self.prose])

    def leaves_out(self, name: str) -> bool:
        """Whether a file of a locale's content is none of the site's, by its path there."""
        return self.excluded is not None and self.excluded.match_file(name)

    def pages(self, locale: Locale) -> dict[str, tuple[Page, ...]]:
        """Pages of every framework in a locale, by framework."""
        library = self.library.read_in(locale)

        def made(framework: Framework) -> tuple[Page, ...]:
            assets = self.assets.only(framework.id)
            return tuple(framework_pages(framework, library, locale, assets))

        return {
            one.id: self._once(("pages", one.id, locale.code), one, partial(made, one))
            for one in library.frameworks
        }

    def _once[T](self, name: Hashable, framework: Framework, make: Callable[[], T]) -> T:
        """What is made of a framework, from memory if it was made from the same."""
        return MEMORY.get(name, self.marks.get(framework.id, ""), make)

    def shared(self, locale: Locale) -> tuple[Page, ...]:
        """Pages of a locale that belong to no framework."""
        return tuple(shared_pages(self.library.read_in(locale), locale, self.assets))

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """Paths of all Markdown files by locale: where a page has a sister in the other."""
        return {
            locale.code: frozenset(
                {
                    *(
                        source_uri(page)
                        for framework in self.library.read_in(locale).frameworks
                        for page in addresses(framework)
                    ),
                    *map(source_uri, shared_addresses(self.library, locale)),
                    *self.prose_of(locale),
                }
            )
            for locale in self.locales
        }

    def write_shared(self) -> None:
        """Write what the locales share: the root pages, `assets/`, and files for search engines."""
        write_own(self.own, self.root)
        assets = self.root / "assets"
        shutil.copytree(
            self.built,
            assets,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns(*NOT_SERVED),
        )
        write_static(assets)
        (assets / self.stylesheet.name).write_text(self.stylesheet.text, "utf-8")
        self.files.write(assets)
        words = {locale: self.library.t(locale) for locale in self.locales}
        root = root_page(words, self.stylesheet.name, self.url, self.brand)
        missing = not_found_page(words, self.stylesheet.name, self.url or "/", self.brand)
        base = urlsplit(self.url or "/").path.removeprefix("/")
        hash_of = hashes(lambda path: self.shared_file(path.removeprefix(base)))
        for name, page in (("index.html", root), ("404.html", missing)):
            sealed = with_policy(with_integrity(page, "", hash_of))
            (self.root / name).write_text(sealed, "utf-8")
        codes = [locale.code for locale in self.locales]
        for name, text in search_files(self.url, codes).items():
            if name not in self.own:
                (self.root / name).write_text(text, "utf-8")

    def shared_file(self, path: str) -> bytes | None:
        """A script or style sheet that the locales share.

        Args:
            path: From the root of the site.

        Returns:
            Its content; None where there is no such file.
        """
        if path in self.own:
            return self.own[path].read_bytes()
        folder, _, name = path.partition("/")
        if folder != "assets":
            return None
        if name == self.stylesheet.name:
            return self.stylesheet.text.encode()
        served = static_files()
        if name in served:
            return served[name]
        made = self.built / name
        return made.read_bytes() if made.is_file() else None

    def write_worker(self, *, offline: bool) -> None:
        """Write the service worker, once everything else is written.

        Args:
            offline: Whether it keeps the site; False: the one that takes itself away.
        """
        script = self.assets.scripts["service_worker" if offline else "service_worker_off"]
        write_worker(self.root, (self.built / script).read_text("utf-8"), listed=offline)


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
    config.theme["language"] = locale.theme_language
    reach_own(config, site.own)
    config.theme.static_templates.discard("404.html")
    if site.url is None:  # a site map names whole addresses
        config.theme.static_templates.discard("sitemap.xml")
    words = site.library.t(locale)
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = words.plain("section.permalink")
    if search := config.plugins.get("material/search"):
        # What Material would look up in its language files, at the price of three environments.
        search.config.update(
            lang=[locale.search_language], separator=SEPARATOR, pipeline=["stopWordFilter"]
        )


def reach_own(config: MkDocsConfig, own: Collection[str]) -> None:
    """Name the site's own files as the pages of a locale reach them."""
    config.extra_css = [from_locale(name, own) for name in config.extra_css]
    for at, script in enumerate(config.extra_javascript):
        if isinstance(script, str):
            config.extra_javascript[at] = from_locale(script, own)
        else:
            script.path = from_locale(script.path, own)
    for key in ("logo", "favicon"):
        if isinstance(name := config.theme.get(key), str):
            config.theme[key] = from_locale(name, own)


def _brand(config: MkDocsConfig, own: Collection[str]) -> Brand:
    """What the pages above the languages show, of the site's own files alone."""
    shown = {
        key: name for key in ("logo", "favicon") if (name := config.theme.get(key)) and name in own
    }
    styles = tuple(name for name in config.extra_css if name in own)
    return Brand(name=config.site_name, styles=styles, **shown)


def read_site(config_file: Path) -> tuple[MkDocsConfig, Site]:
    """Read a configuration of MkDocs and everything that its site is made of.

    Raises:
        FrameworkErrors: A framework has to be mended.
        AssetsMissingError: The browser assets were not built.
    """
    try:
        config = load_config(str(config_file))
    except RecursionError:  # MkDocs goes as deep as the file does
        raise FrameworkErrors(read_project(config_file).problems) from None
    return config, open_site(config, config.plugins["tumstock"].config)


def open_site(config: MkDocsConfig, options: TumstockOptions, *, remember: bool = False) -> Site:
    """Read everything that the site is made of.

    Args:
        config: The configuration as MkDocs read it.
        options: Options of the plugin.
        remember: Whether another build of the same site is to come in this process.

    Raises:
        FrameworkErrors: A framework has to be mended.
        AssetsMissingError: The browser assets were not built.
        LocaleError: A locale cannot be built.
    """
    url = config.site_url
    frameworks, content = Path(options.frameworks), Path(config.docs_dir)
    project = read_project(Path(config.config_file_path))
    library = open_library(
        frameworks,
        content=content,
        codes=options.locales,
        shown=options.shown,
        config=project,
    )
    own = own_files(content, library.locales, config.exclude_docs)
    locales = settled_locales(options.locales, library, config.theme.dirs)
    assets = read_manifest(BUILT_ASSETS)
    marks = framework_marks(library, locales, assets) if remember else {}
    files = shared_files(library, locales, marks)
    site = Site(
        assets=replace(assets, files=files.names),
        built=BUILT_ASSETS,
        files=files,
        library=library,
        stylesheet=Stylesheet.read(),
        locales=locales,
        content=content,
        prose=options.prose,
        guides=options.guides,
        root=Path(config.site_dir),
        url=url if url is None or url.endswith("/") else f"{url}/",
        marks=marks,
        own=own,
        excluded=config.exclude_docs,
        brand=_brand(config, own),
    )
    published = [framework.id for framework in site.library.frameworks]
    problems = [*page_problems(site.content, options.locales, published)]
    asked = replace(
        project,
        content=content,
        locales=tuple(options.locales),
        prose=tuple(options.prose),
        guides={name: tuple(pages) for name, pages in options.guides.items()},
    )
    theme = map(Path, config.theme.dirs)
    problems += option_problems(asked, library.frameworks, own, theme)
    if problems:
        raise FrameworkErrors(problems)
    return site


def shared_files(
    library: Library, locales: Sequence[Locale], marks: Mapping[str, str]
) -> SiteFiles:
    """What the locales share and this build makes: rules, and words that scripts read.

    Args:
        library: Frameworks and interface words.
        locales: Locales of the site.
        marks: As `Site.marks`.
    """
    files = SiteFiles()
    for one in library.frameworks:
        files.add_data(f"frameworks/{one.id}.json", rules_json(one))
        for locale in locales:
            if one.speaks(locale.code):
                name, mark = ("texts", one.id, locale.code), marks.get(one.id, "")
                texts = MEMORY.get(name, mark, partial(workspace_texts, one, library, locale))
                files.add_data(f"texts/{one.id}.{locale.code}.json", texts)
    return files


def framework_marks(library: Library, locales: Sequence[Locale], assets: Assets) -> dict[str, str]:
    """Digest of all that the pages of a framework are made from, by framework.

    That is what `framework_pages` is given, but no other framework, and the templates. The files
    that the site makes of a framework are made from the same.
    """
    rest = replace(library, frameworks=(), examples={})
    names = [one.id for one in library.frameworks]
    shared = mark_of(packed((rest, names, locales, assets)), mark_of_files([TEMPLATES]))
    return {
        one.id: mark_of(shared, packed((one, library.examples.get(one.id))))
        for one in library.frameworks
    }
