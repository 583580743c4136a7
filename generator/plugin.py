"""MkDocs adapter: one configuration, one build a locale, one site.

The configuration that MkDocs read becomes the first locale; the others are built beside it from
the same site, which is read once (`generator/build_locales.py`).

    on_config      read frameworks (first build only), settle docs, site, language, navigation
    on_files       add the framework pages, leave out theme files that no page asks for
    on_nav         under `mkdocs serve`, get ready to render only what changed
    on_env         give the templates what they show of the site
    on_post_page   put the security policy into the page
    on_post_build  first build only: shared files, wait for the other locales, put all in place
    on_build_error first build only: let go of the other locales, leave the former site as it was
    on_serve       watch what pages are made of
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from logging import getLogger
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from weakref import finalize

from material.plugins.search.plugin import SearchPlugin  # type: ignore[import-untyped]  # its package has no types
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler, clean_directory

from generator.assets_built import AssetsMissingError
from generator.build import CSS, Site, open_site, settle
from generator.build_locales import Order, Others
from generator.errors import FrameworkErrors
from generator.for_search import SITE_MAP
from generator.glossary import FILE as GLOSSARY_FILE
from generator.integrity import HashOf, MissingFileError, hashes, with_integrity
from generator.jinja_env import TEMPLATES
from generator.locale_choice import LocaleError
from generator.locales import LOCALES, SITE_FOLDER, UI
from generator.pages_theme import ThemeContext
from generator.policy import with_policy
from generator.project import read_project
from generator.remembered_pages import RememberedIndex, render_once, surroundings
from generator.search import LATER, waiting_worker, with_folding
from generator.site_files import SiteFiles
from generator.site_size import in_all
from generator.static_files import STATIC
from generator.template_code import TEMPLATE_CODE
from generator.whole_folder import Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from generator.integrity import ReadFile
    from generator.locales import Locale
    from generator.page import Page

log = get_plugin_logger(__name__)

_FIRST, _LAST = 100, -100


class TumstockConfig(Config):  # type: ignore[no-untyped-call]  # of its base
    """Options of the `tumstock` plugin in mkdocs.yml."""

    frameworks = c.Dir(exists=True, default="frameworks")
    """Folder of the frameworks, relative to mkdocs.yml."""

    locales = c.ListOfItems(c.Type(str), default=list(LOCALES))
    """Locales to build, the default first."""

    prose = c.ListOfItems(c.Type(str), default=[])
    """Order of the prose pages; those not listed follow by name."""

    offline = c.Type(bool, default=True)
    """Whether the site works without a network once a form was opened. False publishes a service
    worker that removes the one that visitors have; the sites that one serves never have any."""

    guides = c.DictOfItems(c.ListOfItems(c.Type(str)), default={})
    """Prose pages that stand under a framework in the navigation, in order, by its id."""

    shown = c.ListOfItems(c.Type(str), default=[])
    """Ids of the frameworks on the site, in the order of the navigation; all where it is empty."""

    workers = c.Optional(c.Type(int))
    """Most processes to build the other locales with; 0 for none, by default one a processor."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Stop at what the file says otherwise than meant; MkDocs would say less, without place.

        Raises:
            PluginError: It has to be mended.
        """
        try:
            _see_form(Path(self.config_file_path))
        except FrameworkErrors as error:
            raise _to_mend(error) from None
        return super().validate()


class TumstockPlugin(BasePlugin[TumstockConfig]):  # type: ignore[no-untyped-call]  # of its base
    """Builds the pages of every framework, in every locale."""

    site: Site | None = None
    """The site that this build belongs to; None until the first build has read it."""

    locale: Locale
    """The locale of this build."""

    pages: dict[str, tuple[Page, ...]]
    """Pages of this build by framework."""

    shared: tuple[Page, ...]
    """Pages of this build that belong to no framework."""

    hash_of: HashOf
    """Hashes of what the pages of this build load."""

    reloading: bool = False
    """Whether pages reload themselves, which takes a script that the build does not know."""

    around: str = ""
    """Mark of what pages are made from besides their Markdown; empty where none are remembered."""

    others: Others | None = None
    """The builds of the other locales; None where this is one of them."""

    written: Unfinished | None = None
    """What is being written; None under `mkdocs serve`, whose folder nobody else reads."""

    abandon: Callable[[], object] | None = None
    """Lets go of what is not finished; also done when the program ends, by Ctrl+C for one."""

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settle the locale; a broken framework stops the build with its messages alone."""
        TEMPLATE_CODE.keep_in(Path(config.config_file_path).parent / ".cache")
        if self.site is None:
            self.reloading = _is_served(config)
            rest = len(self.config.locales) - 1
            self.others = Others(rest, self.config.workers, keep=self.reloading)
            self.site = self._open(config)
            self.locale = self.site.locales[0]
            self.site = self._beside(self.site, self.others)
            self.others.start(self._order(config, self.site))
        self.pages = self.site.pages(self.locale)
        self.shared = self.site.shared(self.locale)
        settle(config, self.site, self.locale, self.pages, self.shared)
        return config

    def _open(self, config: MkDocsConfig) -> Site:
        try:
            return open_site(config, self.config, remember=self.reloading)
        except FrameworkErrors as error:
            raise _to_mend(error) from None
        except (AssetsMissingError, LocaleError) as error:
            raise PluginError(str(error)) from None

    def _beside(self, site: Site, others: Others) -> Site:
        """The site, written beside the former one until it is whole."""
        if self.reloading:
            clean_directory(str(site.root))
            return site
        try:
            self.written = Unfinished(site.root)
        except OSError as error:
            raise PluginError(f"site_dir: {site.root}: {error.strerror}") from None
        self.abandon = finalize(self, _abandon, others, self.written)
        return replace(site, root=self.written.folder)

    def _order(self, config: MkDocsConfig, site: Site) -> Order:
        """What the builds of the other locales have to know."""
        return Order(
            config_file=config.config_file_path,
            strict=config.strict,
            site=replace(site, files=SiteFiles()),  # written here, by their names used there
            locales=tuple(locale.code for locale in site.locales[1:]),
            reloading=self.reloading,
            level=getLogger("mkdocs").getEffectiveLevel(),
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add one virtual file a page."""
        for page in chain(*self.pages.values(), self.shared):
            level = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, page.source, content=page.markdown, inclusion=level)
            files.append(file)
        searched = {one.search_language for one in self.site.locales} if self.site else set()
        used = [one for one in files if not _unused(one, searched)]
        later = [_waiting(one, config) for one in used if _is_search_worker(one)]
        return Files([*(_with_folding(one, config, searched) for one in used), *later])

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Under `mkdocs serve`, remember what the pages of this build are made from."""
        self.around = surroundings(config, files) if self.reloading else ""
        search = config.plugins.get("material/search")
        if self.around and isinstance(search, SearchPlugin):
            search.search_index = RememberedIndex(**search.search_index.config)
        return nav

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:  # noqa: ARG002  (MkDocs hands everything over by name)
        """Render the page only if it is made from something else than at the last build."""
        if self.around:
            render_once(page, self.around)
        return page

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002  (as above)
        """Give the theme's templates the site around the page, as `ts`."""
        assert self.site is not None  # noqa: S101  (on_config has set it)
        self.hash_of = hashes(_reader(self.site, self.locale, files))
        env.bytecode_cache = TEMPLATE_CODE
        offline = self._keeps_site
        env.globals["ts"] = ThemeContext(site=self.site, locale=self.locale, offline=offline)
        return env

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002  (as above)
        """Say in every page what it may load and run; the script that reloads pages could not."""
        if self.reloading:
            return output
        try:
            sealed = with_integrity(output, f"{self.locale.code}/{page.url}", self.hash_of)
        except MissingFileError as error:
            raise PluginError(str(error)) from None
        return with_policy(sealed)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the first locale: what all share, the other locales, and all of it in its place."""
        if self.others is None or self.site is None:
            return
        self.site.write_shared()
        self.others.finish()
        self.site.write_worker(offline=self._keeps_site)
        if not self.reloading:
            size = in_all(self.site.root)
            log.info("The site has %d files, %.1f MB", size.files, size.bytes / 1e6)
        if self.written is not None and not (config.strict and _warned()):  # a build that fails
            try:
                self.written.take_place()
                config.site_dir = str(self.written.target)
            except OSError as error:
                raise PluginError(f"site_dir: {self.written.target}: {error.strerror}") from None

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002  (as above)
        """Nobody waits for the other locales any more, and what was written is for nobody."""
        if self.others is not None:
            self.others.close()
        if self.abandon is not None:
            self.abandon()

    @property
    def _keeps_site(self) -> bool:
        """Whether visitors' browsers keep the site; one that is worked on changes all the time."""
        return self.config.offline and not self.reloading

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: object,  # noqa: ARG002  (as above)
    ) -> LiveReloadServer:
        """Rebuild when anything that pages are made of changes."""
        assert self.site is not None  # noqa: S101  (the site was built before it is served)
        folders = (self.config.frameworks, self.site.content, TEMPLATES, UI, CSS, STATIC)
        own = Path(self.config.frameworks).parent / SITE_FOLDER
        for folder in (*folders, *config.theme.dirs[:1], *([own] if own.is_dir() else ())):
            server.watch(str(folder))
        return server


def _see_form(path: Path) -> None:
    """Refuse a configuration that says otherwise than its author meant, where it is a file."""
    if path.is_file() and (problems := read_project(path).problems):
        raise FrameworkErrors(problems)


def _to_mend(error: FrameworkErrors) -> PluginError:
    """What ends a build with the messages alone."""
    return PluginError(f"These files have to be mended:\n{error}")


def _reader(site: Site, locale: Locale, files: Files) -> ReadFile:
    """What the pages of a locale may load: the files of its theme, and what all locales share."""
    own = f"{locale.code}/"

    def read(path: str) -> bytes | None:
        if not path.startswith(own):
            return site.shared_file(path)
        file = files.get_file_from_path(path.removeprefix(own))
        return file.content_bytes if file else None

    return read


def _abandon(others: Others, written: Unfinished) -> None:
    """Let go of a build; the processes first, since they write."""
    others.close()
    written.discard()


def _warned() -> bool:
    """Whether this build has warned, which a strict one fails for at its very end."""
    handlers = getLogger("mkdocs").handlers
    return any(one.get_counts() for one in handlers if isinstance(one, CountHandler))


def _is_served(config: MkDocsConfig) -> bool:
    """Whether `mkdocs serve` builds: the site's address is then that of its own server."""
    return (config.site_url or "").startswith(f"http://{config.dev_addr}/")


def _unused(file: File, searched: Collection[str]) -> bool:
    """Files that no page asks for: source maps, stemmers of other languages, data of pages."""
    path = PurePosixPath(file.src_uri)
    if path.name == GLOSSARY_FILE:  # its page is written from it
        return True
    if file.src_uri == SITE_MAP:  # the template, where there is no address to fill it in with
        return True
    if path.suffix == ".map":
        return True
    if "lunr" not in path.parts:
        return False
    used = {f"lunr.{language}.min.js" for language in searched}
    used |= {"lunr.stemmer.support.min.js", "lunr.multi.min.js"}
    return path.name not in used


def _with_folding(file: File, config: MkDocsConfig, searched: Collection[str]) -> File:
    """A stemmer of the search with this package's folding; any other file as it is."""
    path = PurePosixPath(file.src_uri)
    languages = {f"lunr.{language}.min.js": language for language in searched}
    if "lunr" not in path.parts or path.name not in languages:
        return file
    script = with_folding(file.content_string, languages[path.name])
    return File.generated(config, file.src_uri, content=script)


def _is_search_worker(file: File) -> bool:
    path = PurePosixPath(file.src_uri)
    return path.parent.name == "workers" and path.match("search.*.js")


def _waiting(file: File, config: MkDocsConfig) -> File:
    """The worker that pages name in place of the theme's, which it loads when it is needed."""
    path = PurePosixPath(file.src_uri)
    name = str(path.with_name(LATER + path.name))
    return File.generated(config, name, content=waiting_worker(path.name))
