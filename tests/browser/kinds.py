"""One page of every kind that the site has, and where to find things on it."""

from __future__ import annotations

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
    "section of statements": "seqf/leadership/",
    "IPS form": "ips/form/",
    "SEQF form": "seqf/form/",
    "glossary": "glossary/",
    "fidelity": "seqf/fidelity/",
    "booklet": "ips/print/",
    "blank form": "seqf/blank/",
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
    "privacy": "sv/privacy/",
    "accessibility": "sv-FI/accessibility/",
    "overview": "sv-FI/ips/",
    "section": "sv-FI/ips/personal/",
    "section of statements": "sv/seqf/leadership/",
    "IPS form": "sv-FI/ips/form/",
    "SEQF form": "nb/seqf/form/",
    "glossary": "nb/glossary/",
    "fidelity": "sv/seqf/fidelity/",
    "comparison": "nb/compare/",
    "assessments": "sv-FI/assessments/",
    "plan": "nb/assessments/plan/",
    "assessments side by side": "nb/assessments/compare/",
    "joint assessment": "sv/assessments/consensus/",
    "report": "sv-FI/assessments/report/",
    "application": "nb/assessments/application/",
    "guide": "sv-FI/into-nivaer/",
    "booklet": "sv/ips/print/",
    "booklet of groups": "nb/seqf/print/",
    "blank form": "nb/seqf/blank/",
    "blank form of a profile": "sv-FI/into/blank/",
    "overview of thresholds": "sv/into/",
    "section of criteria met or not": "sv-FI/into/impact/",
    "Into form": "nb/into/form/",
    "overview of areas": "nb/af/",
    "section of areas": "sv-FI/af/time/",
    "AF form": "sv/af/form/",
}
"""One page of each kind, for what costs time and does not depend on the locale."""
