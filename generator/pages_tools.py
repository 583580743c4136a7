"""Pages that work on assessments in the browser and belong to no framework: plan, report and such.

Such a page learns in the browser which assessment, and so which framework, it shows: it is given
where rules and words of every framework lie, and its script reads those that it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.jinja_env import environment
from generator.page import UNSEARCHED, Page, write_site_page
from generator.pages_links import ASSESSMENTS_PAGE, ASSETS_ON_SITE, form_page, relative
from generator.pages_words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale


def tool_page(
    library: Library,
    locale: Locale,
    assets: Assets,
    *,
    name: str,
    address: str,
    js: Mapping[str, object],
    **given: object,
) -> Page:
    """A page of a locale, out of `templates/<name>.md.jinja`.

    The template gets t, locale, `assessments` (link to the list), `texts` for the script (js, and
    by framework title, version, form, rules and words), and `at`: attributes of the page's
    outermost element, `data-worker` and `data-runtime`.

    Args:
        library: What the pages are made of.
        locale: The page's locale.
        assets: Built browser assets.
        name: Of the template, of the script and of the page's own words, which have title and lead.
        address: Of the page in the locale.
        js: Words for the script.
        given: More for the template.
    """
    t = library.t(locale)
    frameworks = {
        one.id: {
            "title": Words(one.text(locale.code)).plain("short_title"),
            "version": one.version,
            "languages": [code for code in library.site if one.speaks(code)],
            "form": relative(form_page(one.id), address),
            "rules": relative(f"{ASSETS_ON_SITE}/{assets.rules(one.id)}", address),
            "words": {
                code: relative(f"{ASSETS_ON_SITE}/{path}", address)
                for code, path in assets.texts(one.id).items()
            },
        }
        for one in library.frameworks
    }
    at = {
        "worker": relative(f"{ASSETS_ON_SITE}/{assets.scripts['worker']}", address),
        "runtime": relative(f"{ASSETS_ON_SITE}/{assets.runtime}/", address),
    }
    body = (
        environment()
        .get_template(f"{name}.md.jinja")
        .render(
            t=t,
            locale=locale,
            texts={"js": js, "frameworks": frameworks},
            at=at,
            assessments=relative(ASSESSMENTS_PAGE, address),
            **given,
        )
    )
    script = relative(f"{ASSETS_ON_SITE}/{assets.scripts[name]}", "")
    extra = {**UNSEARCHED, "script": script, "layout": "desk"}
    title, lead = t.plain(f"{name}.title"), t.plain(f"{name}.lead")
    return write_site_page(address, body, title=title, description=lead, extra=extra, listed=False)
