"""The frameworks side by side: what each is for and what it takes, never what it gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.page import Page, write_site_page
from generator.pages_fidelity import counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from generator.pages_context import Context
    from generator.pages_words import Interface


def compare(contexts: Sequence[Context], t: Interface) -> Page:
    """The page of a locale.

    Args:
        contexts: One a framework, all of the page's address and locale.
        t: Words of the site, as no framework in particular has them.
    """
    first = replace(contexts[0], t=t)
    body = first.render("compare.md.jinja", all=contexts, scale=scale, effort=effort)
    title = t.plain("compare.title")
    return write_site_page(first.page, body, title=title, description=t.plain("compare.lead"))


def scale(c: Context) -> Markup:
    """How a total is read, from the numbers of the framework."""
    total = c.framework.total
    places = total.scale or total.places
    if total.kind == "met_share":
        return c.t("compare.scale_met", count=len(c.framework.items))
    if total.kind == "none" or places is None:
        return c.t("compare.scale_none")
    span = {"min": c.number(places.min), "max": c.number(places.max)}
    if total.bands:
        return c.t("compare.scale_bands", bands=len(total.bands), **span)
    return c.t("compare.scale_sum", **span)


def effort(c: Context) -> list[tuple[str, int]]:
    """What has to be answered, by the key of its name; reading rules are no work."""
    found = counts(c.framework)
    left_out = ("fidelity.rules", "fidelity.unsure", "fidelity.shortcomings", "fidelity.help")
    return [(key, number) for key, number in found.items() if key not in left_out]
