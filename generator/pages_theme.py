"""What the theme's templates may know of the site around a page; there it is called `ts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from babel.core import get_global

from generator.static_files import static_name

if TYPE_CHECKING:
    from generator.build import Site
    from generator.locales import Locale
    from generator.pages_words import Interface


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in another locale, or in its own.

    Attributes:
        locale: The locale.
        href: Address from the folder of the page's own locale, for the filter `url`.
        absolute: Address for search engines; None where the site has none.
        current: Whether it is the page itself.
        there: Whether the locale has the page; if not, the address is that of its start page.
    """

    locale: Locale
    href: str
    absolute: str | None
    current: bool
    there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeContext:
    """The site as a page of one locale sees it."""

    site: Site
    locale: Locale
    offline: bool
    """Whether the site comes with a service worker that keeps it."""

    @property
    def t(self) -> Interface:
        """Words of the site."""
        return self.site.library.t(self.locale)

    @property
    def css(self) -> str:
        """Address of the style sheet, for the filter `url`."""
        return f"../assets/{self.site.stylesheet.name}"

    @property
    def script(self) -> str:
        """Address of the script of every page, for the filter `url`."""
        return f"../assets/{static_name('page.js')}"

    @property
    def start_script(self) -> str:
        """The script that stands in the page of a form, before everything that it waits for."""
        name = self.site.assets.scripts["start"]
        return (self.site.built / name).read_text("utf-8").strip()

    @property
    def offline_script(self) -> str:
        """Address of the script that brings the service worker, for the filter `url`."""
        return f"../assets/{self.site.assets.scripts['offline']}"

    @property
    def territory(self) -> str:
        """Language and land as social networks name them; the land is that of most speakers."""
        language, _, land = self.locale.code.partition("-")
        likely = get_global("likely_subtags").get(language, language)  # sv_Latn_SE for sv
        return f"{language}_{land or likely.rpartition('_')[2]}"

    def alternates(self, url: str, source: str) -> tuple[Alternate, ...]:
        """A page in every locale; where one lacks it, that locale's start page.

        Args:
            url: Address of the page in its locale.
            source: Path of its Markdown file.
        """
        url = "" if url in (".", "./") else url
        found = []
        for locale in self.site.locales:
            has_it = source in self.site.sources[locale.code]
            path = f"{locale.code}/{url if has_it else ''}"
            found.append(
                Alternate(
                    locale=locale,
                    href=f"../{path}",
                    absolute=urljoin(self.site.url, path) if self.site.url else None,
                    current=locale == self.locale,
                    there=has_it,
                )
            )
        return tuple(found)
