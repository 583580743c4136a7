"""The two pages above the languages: the choice of language, and the page that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.jinja_env import environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.locales import Locale
    from generator.pages_words import Interface


def root_page(words: Mapping[Locale, Interface], css: str, script: str) -> str:
    """The page at the site's root: a plain link to each language.

    Args:
        words: Words of the site by locale, the default first.
        css: File name of the style sheet below `assets/`.
        script: File name of the page's script there.
    """
    template = environment().get_template("root.html.jinja")
    return template.render(words=words, css=css, script=script, base="")


def not_found_page(words: Mapping[Locale, Interface], css: str, site_url: str) -> str:
    """The page for addresses that are not there; it is served at any depth.

    Args:
        words: Words of the site by locale.
        css: File name of the style sheet below `assets/`.
        site_url: Address of the site's root; its path begins every link.
    """
    template = environment().get_template("not_found.html.jinja")
    return template.render(words=words, css=css, base=urlsplit(site_url).path or "/")
