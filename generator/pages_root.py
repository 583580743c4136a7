"""The two pages above the languages: the choice of language, and the page that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.jinja_env import environment
from generator.own_files import PLAIN, Brand
from generator.static_files import static_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.locales import Locale
    from generator.pages_words import Interface


def root_page(
    words: Mapping[Locale, Interface], css: str, site: str | None, brand: Brand = PLAIN
) -> str:
    """The page at the site's root: a plain link to each language.

    Args:
        words: Words of the site by locale, the default first.
        css: File name of the style sheet below `assets/`.
        site: Address of the site's root for search engines, where it is known.
        brand: What the page shows of the site.
    """
    template = environment().get_template("root.html.jinja")
    script = static_name("root.js")
    return template.render(words=words, css=css, script=script, base="", site=site, brand=brand)


def not_found_page(
    words: Mapping[Locale, Interface], css: str, site_url: str, brand: Brand = PLAIN
) -> str:
    """The page for addresses that are not there; it is served at any depth.

    Args:
        words: Words of the site by locale.
        css: File name of the style sheet below `assets/`.
        site_url: Address of the site's root; its path begins every link.
        brand: What the page shows of the site.
    """
    template = environment().get_template("not_found.html.jinja")
    base = urlsplit(site_url).path or "/"
    return template.render(words=words, css=css, base=base, brand=brand)
