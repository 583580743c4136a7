"""Files at the root of a site that search engines read: `robots.txt`, and the map of site maps.

Each locale has a site map of its own, which names every page with its sisters in the other
languages (`theme/sitemap.xml`); the one at the root names those. A crawler asks for `robots.txt`
at the root of the host alone, so below a path it is there for whoever serves the site at a root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SITE_MAP = "sitemap.xml"
ROBOTS = "robots.txt"


def search_files(url: str | None, locales: Sequence[str]) -> Mapping[str, str]:
    """The files by name; none where the address of the site is not known, as both name it.

    Args:
        url: Address of the site's root with a last slash.
        locales: Codes of the site's locales.
    """
    if url is None:
        return {}
    places = (urljoin(url, f"{code}/{SITE_MAP}") for code in locales)
    return {
        SITE_MAP: _index(places=tuple(places)),
        ROBOTS: f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(url, SITE_MAP)}\n",
    }


def _index(places: Sequence[str]) -> str:
    """A site map that names others."""
    listed = "".join(f"  <sitemap><loc>{escape(place)}</loc></sitemap>\n" for place in places)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{listed}</sitemapindex>\n"
    )
