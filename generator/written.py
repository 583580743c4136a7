"""The pages on disk, for MkDocs with Material alone or for another builder that reads its files.

    DIR/mkdocs.sv.yml   a configuration a locale; it builds into DIR/site/sv
    DIR/docs/sv/        Markdown
    DIR/overrides/      a template that adds the style sheet and the script of a page
    DIR/site/           what all locales share: first page, scripts, Python, rules and words, and
                        the site's own files
    DIR/.tumstock-pages says that all of this is replaced by the next run

The pages are plain Markdown with blocks of HTML, so only the frame around them is the builder's.
Everything is written, or nothing: what an earlier run left stays until this one is done. What
people have written themselves is never replaced: such a folder is refused.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from generator.build import reach_own, read_site
from generator.glossary import FILE as GLOSSARY_FILE
from generator.own_files import write_own
from generator.pages_site import navigation
from generator.static_files import static_name
from generator.whole_folder import whole_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.build import Site
    from generator.locales import Locale

OVERRIDES = Path(__file__).parent / "overrides"
PLAIN = ("search",)
"""Plugins of the builder: no more than its own search."""
MARK = ".tumstock-pages"
"""A file in a folder that an earlier run wrote."""
_MARK_TEXT = """\
Written by `tumstock pages`. Its next run replaces docs, overrides, site and mkdocs.*.yml beside
this file, whatever is in them; all else that lies here stays.
"""
_REPLACED = ("docs", "overrides", "site", "mkdocs.*.yml")


class OutFolderError(Exception):
    """A folder holds what people have written; printed, it says what and what to do."""


def write_pages(
    folder: Path,
    config_file: Path,
    *,
    framed: bool = True,
    each: Callable[[Sequence[Locale]], Iterable[Locale]] = iter,
) -> list[Path]:
    """Write every locale's pages, each with a configuration that a builder takes as it is.

    Args:
        folder: Where to; what an earlier run wrote there is replaced.
        config_file: The site's mkdocs.yml.
        framed: Whether the configuration adds style sheet, scripts and what locales share; without
            them the pages are read, but no form scores itself.
        each: Gives the locales one by one, so that a command can show how far it is.

    Returns:
        The configurations, one a locale, in the order of the site.

    Raises:
        FrameworkErrors: A framework has to be mended.
        AssetsMissingError: The browser assets were not built.
        LocaleError: A locale cannot be built.
        OutFolderError: Something would be lost in the folder.
        OSError: It cannot be written.
    """
    config, site = read_site(config_file)
    frameworks = config.plugins["tumstock"].config.frameworks
    sources = [config.config_file_path, config.docs_dir, frameworks, config.theme.custom_dir]
    _see_folder(folder, [Path(one) for one in sources if one])
    reach_own(config, site.own)
    of_site = {
        "site_name": config.site_name,
        "markdown_extensions": [
            {name: options} if (options := config.mdx_configs.get(name)) else name
            for name in config.markdown_extensions
        ],
    }
    if framed:
        scripts = [one if isinstance(one, str) else dict(one) for one in config.extra_javascript]
        of_site |= {"extra_css": config.extra_css, "extra_javascript": scripts}
    with whole_folder(folder, keep_others=True) as made:
        inside = replace(site, root=made / "site")
        (made / MARK).write_text(_MARK_TEXT, "utf-8")
        names = _write(made, of_site, inside, each(site.locales), framed=framed)
    return [folder / name for name in names]


def _see_folder(folder: Path, sources: Iterable[Path]) -> None:
    """See that nothing but what an earlier run wrote would be replaced.

    Raises:
        OutFolderError: The folder is, holds or lies in a source of the site, or holds what no run
            has written.
    """
    here = folder.resolve()
    for source in sources:
        there = source.resolve()
        if there.is_relative_to(here) or here.is_relative_to(there):
            how = "lies in" if here != there and here.is_relative_to(there) else "is or holds"
            raise OutFolderError(
                f"{folder}: it {how} what the site is written from, {there} -> "
                "name another folder, such as out"
            )
    if (folder / MARK).is_file():
        return
    for there in chain.from_iterable(map(folder.glob, _REPLACED)):
        raise OutFolderError(
            f"{there}: it would be replaced, and there is no {MARK} beside it to say that "
            "tumstock pages wrote it -> name another folder, or move it away"
        )


def _write(
    folder: Path,
    of_site: Mapping[str, object],
    site: Site,
    locales: Iterable[Locale],
    *,
    framed: bool,
) -> list[str]:
    """Write everything; gives the names of the configurations.

    Args:
        folder: Where to.
        of_site: Keys that are the same in every configuration.
        site: The site; its root lies in the folder.
        locales: Its locales, one by one.
        framed: As for `write_pages`.
    """
    if framed:
        shutil.copytree(OVERRIDES, folder / "overrides")
        site.root.mkdir()
        site.write_shared()
    else:
        write_own(site.own, site.root)
    names = []
    for locale in locales:
        plain = {
            **of_site,
            "docs_dir": f"docs/{locale.code}",
            "site_dir": f"site/{locale.code}",
            "plugins": PLAIN,
            "nav": _write_locale(folder / "docs" / locale.code, site, locale),
            **(_frame(site, locale) if framed else {"theme": _theme(locale)}),
        }
        name = f"mkdocs.{locale.code}.yml"
        # JSON is YAML that needs no care with quotes
        text = json.dumps(plain, ensure_ascii=False, indent=1)
        (folder / name).write_text(text, "utf-8")
        names.append(name)
    return names


def _write_locale(docs: Path, site: Site, locale: Locale) -> object:
    """Write the Markdown of a locale; gives its navigation."""
    content = site.content / locale.code

    def left_out(folder: str, names: list[str]) -> list[str]:
        at = Path(folder).relative_to(content)
        return [
            one for one in names if one == GLOSSARY_FILE or site.leaves_out((at / one).as_posix())
        ]

    shutil.copytree(content, docs, ignore=left_out)
    pages, shared = site.pages(locale), site.shared(locale)
    for page in chain(*pages.values(), shared):
        path = docs / page.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, "utf-8")
    return navigation(pages, site.prose_of(locale), site.guides, shared)


def _theme(locale: Locale) -> dict[str, object]:
    return {"name": "material", "language": locale.theme_language, "font": False}


def _frame(site: Site, locale: Locale) -> dict[str, object]:
    """Keys of the configuration that make the forms work and lead from locale to locale."""
    extra: dict[str, object] = {
        "style_sheet": f"../assets/{site.stylesheet.name}",
        "page_script": f"../assets/{static_name('page.js')}",
    }
    frame: dict[str, object] = {
        "theme": {
            **_theme(locale),
            "custom_dir": "overrides",
            "favicon": f"../{site.brand.favicon}",
            "logo": f"../{site.brand.logo}",
        },
        "extra": extra,
    }
    if site.url:
        frame["site_url"] = urljoin(site.url, f"{locale.code}/")
        # The choice of language takes whole addresses, and asks for a site map at each
        extra["alternate"] = [
            {"name": one.name, "lang": one.code, "link": urljoin(site.url, f"{one.code}/")}
            for one in site.locales
        ]
    return frame
