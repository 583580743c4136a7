"""MkDocs adapter: one configuration, one build a locale, one site.

The configuration that MkDocs read becomes the first locale; when its build is done, the others
follow in the same process, so that frameworks, templates and theme are read once.

    on_config      read frameworks (first build only), settle docs, site, language, navigation
    on_files       add the framework pages, leave out theme files that no page asks for
    on_env         give the templates what they show of the site
    on_post_page   put the security policy into the page
    on_post_build  first build only: shared files, then a build for each other locale
    on_serve       watch what pages are made of
"""

from __future__ import annotations

from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import clean_directory

from generator.build import CSS, STATIC, AssetsMissingError, GuideError, Site, open_site, settle
from generator.errors import FrameworkErrors
from generator.glossary import FILE as GLOSSARY_FILE
from generator.jinja_env import TEMPLATES, SharedBytecode
from generator.library import UI
from generator.locales import LOCALES
from generator.pages_theme import ThemeContext
from generator.policy import with_policy
from generator.search import with_folding

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page as MkDocsPage

    from generator.locales import Locale
    from generator.page import Page

log = get_plugin_logger(__name__)

_FIRST, _LAST = 100, -100
_THEME_BYTECODE = SharedBytecode()


class TumstockConfig(Config):  # type: ignore[no-untyped-call]  # of its base
    """Options of the `tumstock` plugin in mkdocs.yml."""

    frameworks = c.Dir(exists=True, default="frameworks")
    """Folder of the frameworks, relative to mkdocs.yml."""

    locales = c.ListOfItems(c.Choice(tuple(LOCALES)), default=list(LOCALES))
    """Locales to build, the default first."""

    prose = c.ListOfItems(c.Type(str), default=[])
    """Order of the prose pages; those not listed follow by name."""

    offline = c.Type(bool, default=True)
    """Whether the site works without a network once a form was opened. False publishes a service
    worker that removes the one that visitors have; the sites that one serves never have any."""

    guides = c.DictOfItems(c.ListOfItems(c.Type(str)), default={})
    """Prose pages that stand under a framework in the navigation, in order, by its id."""


class TumstockPlugin(BasePlugin[TumstockConfig]):  # type: ignore[no-untyped-call]
    """Builds the pages of every framework, in every locale."""

    site: Site | None = None
    """The site that this build belongs to; None until the first build has read it."""

    locale: Locale
    """The locale of this build."""

    pages: dict[str, tuple[Page, ...]]
    """Pages of this build by framework."""

    shared: tuple[Page, ...]
    """Pages of this build that belong to no framework."""

    reloading: bool = False
    """Whether pages reload themselves, which takes a script that the build does not know."""

    leads: bool = False
    """Whether this is the first build, which starts the others."""

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settle the locale; a broken framework stops the build with its messages alone."""
        if self.site is None:
            self.leads = True
            self.site = self._open(config)
            self.reloading = _is_served(config)
            self.locale = self.site.locales[0]
            clean_directory(str(self.site.root))
        self.pages = self.site.pages(self.locale)
        self.shared = self.site.shared(self.locale)
        settle(config, self.site, self.locale, self.pages, self.shared)
        return config

    def _open(self, config: MkDocsConfig) -> Site:
        try:
            return open_site(config, self.config)
        except FrameworkErrors as error:
            raise PluginError(f"These files have to be mended:\n{error}") from None
        except (AssetsMissingError, GuideError) as error:
            raise PluginError(str(error)) from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add one virtual file a page."""
        for page in chain(*self.pages.values(), self.shared):
            level = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, page.source, content=page.markdown, inclusion=level)
            files.append(file)
        return Files([_with_folding(file, config) for file in files if not _unused(file)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Give the theme's templates the site around the page, as `ts`."""
        assert self.site is not None  # noqa: S101  (on_config has set it)
        env.bytecode_cache = _THEME_BYTECODE
        offline = self._keeps_site
        env.globals["ts"] = ThemeContext(site=self.site, locale=self.locale, offline=offline)
        return env

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Say in every page what it may load and run; the script that reloads pages could not."""
        return output if self.reloading else with_policy(output)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the first locale: what all share, and the other locales."""
        if not self.leads or self.site is None:
            return
        self.site.write_shared()
        for locale in self.site.locales[1:]:
            other = load_config(config.config_file_path, strict=config.strict)
            plugin = next(one for one in other.plugins.values() if isinstance(one, TumstockPlugin))
            plugin.site, plugin.locale = self.site, locale
            plugin.reloading = self.reloading
            build(other)
        self.site.write_worker(offline=self._keeps_site)

    @property
    def _keeps_site(self) -> bool:
        """Whether visitors' browsers keep the site; one that is worked on changes all the time."""
        return self.config.offline and not self.reloading

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when anything that pages are made of changes."""
        assert self.site is not None  # noqa: S101  (the site was built before it is served)
        folders = (self.config.frameworks, self.site.content, TEMPLATES, UI, CSS, STATIC)
        for folder in (*folders, *config.theme.dirs[:1]):
            server.watch(str(folder))
        return server


def _is_served(config: MkDocsConfig) -> bool:
    """Whether `mkdocs serve` builds: the site's address is then that of its own server."""
    return (config.site_url or "").startswith(f"http://{config.dev_addr}/")


def _unused(file: File) -> bool:
    """Files that no page asks for: source maps, stemmers of other languages, data of pages."""
    path = PurePosixPath(file.src_uri)
    if path.name == GLOSSARY_FILE:  # its page is written from it
        return True
    if path.suffix == ".map":
        return True
    if "lunr" not in path.parts:
        return False
    used = {f"lunr.{one.search_language}.min.js" for one in LOCALES.values()}
    used |= {"lunr.stemmer.support.min.js", "lunr.multi.min.js"}
    return path.name not in used


def _with_folding(file: File, config: MkDocsConfig) -> File:
    """A stemmer of the search with this package's folding; any other file as it is."""
    path = PurePosixPath(file.src_uri)
    languages = {f"lunr.{one.search_language}.min.js": one for one in LOCALES.values()}
    if "lunr" not in path.parts or path.name not in languages:
        return file
    script = with_folding(file.content_string, languages[path.name].search_language)
    return File.generated(config, file.src_uri, content=script)
