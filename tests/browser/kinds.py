"""One page of every kind that the site has, and where to find things on it."""

from __future__ import annotations

import re
from typing import Final

LOCALES: Final = ("sv", "nb", "sv-FI")

KINDS: Final = {
    "start": "",
    "prose": "how-to/",
    "about": "about/",
    "privacy": "privacy/",
    "accessibility": "accessibility/",
    "overview": "ips/",
    "section": "ips/personal/",
    "overview of statements": "seqf/",
    "section of statements": "seqf/leadership/",
    "section of results": "seqf/user_results/",
    "IPS form": "ips/form/",
    "SEQF form": "seqf/form/",
    "glossary": "glossary/",
    "fidelity": "seqf/fidelity/",
    "booklet": "ips/print/",
    "booklet of statements": "seqf/print/",
    "booklet of thresholds": "into/print/",
    "booklet of areas": "af/print/",
    "blank form": "ips/blank/",
    "blank form of statements": "seqf/blank/",
    "blank form of thresholds": "into/blank/",
    "blank form of areas": "af/blank/",
    "comparison": "compare/",
    "assessments": "assessments/",
    "plan": "assessments/plan/",
    "assessments side by side": "assessments/compare/",
    "joint assessment": "assessments/consensus/",
    "report": "assessments/report/",
    "application": "assessments/application/",
    "overview of thresholds": "into/",
    "section of criteria met or not": "into/impact/",
    "guide": "into-nivaer/",
    "Into form": "into/form/",
    "overview of areas": "af/",
    "section of areas": "af/time/",
    "AF form": "af/form/",
}
"""Path below a locale by kind of page."""

ALIKE: Final = {
    "fidelity": r"(ips|into|af)/fidelity/",
    "section": r"ips/(innehall|ordnandet)/",
    "section of statements": r"seqf/(business|partnership|people|products|society|strategy)/",
    "section of results": r"seqf/staff_results/",
    "section of criteria met or not": r"into/(culture|operations|results|stakeholders|strategy)/",
    "section of areas": r"af/(results|service|staff|work_trial)/",
    "guide": r"into-namn/",
    "prose": r"results/",
}
"""Paths below a locale of the other pages of a kind, as a pattern."""


def kinds_of(path: str) -> list[str]:
    """Every kind that a page belongs to; one, or the lists here are wrong.

    Args:
        path: Below a locale, with a slash at its end, or empty.
    """
    own = [kind for kind, place in KINDS.items() if place == path]
    return own + [kind for kind, others in ALIKE.items() if re.fullmatch(others, path)]


PAGES: Final = {
    "language choice": "",
    "missing page": "404.html",
    **{
        f"{kind}, {locale}": f"{locale}/{path}"
        for kind, path in KINDS.items()
        for locale in LOCALES
    },
}
"""Path below the root of the site by what the page is."""

SAMPLE: Final = {
    "language choice": "",
    "missing page": "404.html",
    "start": "sv/",
    "prose": "nb/how-to/",
    "about": "sv/about/",
    "privacy": "sv/privacy/",
    "accessibility": "sv-FI/accessibility/",
    "overview": "sv-FI/ips/",
    "section": "sv-FI/ips/personal/",
    "overview of statements": "nb/seqf/",
    "section of statements": "sv/seqf/leadership/",
    "section of results": "sv-FI/seqf/user_results/",
    "IPS form": "sv-FI/ips/form/",
    "SEQF form": "nb/seqf/form/",
    "glossary": "nb/glossary/",
    "fidelity": "sv/seqf/fidelity/",
    "booklet": "sv/ips/print/",
    "booklet of statements": "nb/seqf/print/",
    "booklet of thresholds": "sv-FI/into/print/",
    "booklet of areas": "nb/af/print/",
    "blank form": "sv/ips/blank/",
    "blank form of statements": "nb/seqf/blank/",
    "blank form of thresholds": "sv-FI/into/blank/",
    "blank form of areas": "sv/af/blank/",
    "comparison": "nb/compare/",
    "assessments": "sv-FI/assessments/",
    "plan": "nb/assessments/plan/",
    "assessments side by side": "nb/assessments/compare/",
    "joint assessment": "sv/assessments/consensus/",
    "report": "sv-FI/assessments/report/",
    "application": "nb/assessments/application/",
    "overview of thresholds": "sv/into/",
    "section of criteria met or not": "sv-FI/into/impact/",
    "guide": "sv-FI/into-nivaer/",
    "Into form": "nb/into/form/",
    "overview of areas": "nb/af/",
    "section of areas": "sv-FI/af/time/",
    "AF form": "sv/af/form/",
}
"""One page of each kind, for what costs time and does not depend on the locale."""
