"""The page about accessibility has what the law of its land asks a statement for.

Sweden: what Digg lists for a "tillgänglighetsredogörelse" (after the model of
(EU) 2018/1523). Finland: what saavutettavuusvaatimukset.fi lists. Norway: a public body makes its
statement on uustatus.no, so the page says that it is none, and has what is needed to fill one in.
Who publishes the site is added by the build, or said to be missing (`test_publisher.py`).
"""

from __future__ import annotations

import re

import pytest

from tests.texts.corpus import ROOT

ASKED: dict[str, dict[str, str]] = {
    "name of the service": dict.fromkeys(
        ("sv", "nb", "fi"), "Tumstock ska|Tumstock skal|Tumstockin"
    ),
    "how far it conforms": {
        "sv": r"\*\*delvis förenlig\*\* med målet och därmed med kraven i den lag",
        "nb": r"\*\*delvis i samsvar\*\* med målet og dermed med kravene i regelverket",
        "fi": r"\*\*osittain\*\* tavoitteen ja siten myös .* lain vaatimusten mukainen",
    },
    "when it was assessed": {
        "sv": r"Bedömningen .* gjordes den \d+ \w+ 20\d\d",
        "nb": r"Vurderingen .* ble gjort \d+\. \w+ 20\d\d",
        "fi": r"Arvio .* tehtiin \d+\.\d+\.20\d\d",
    },
    "when it was brought up to date": {
        "sv": r"uppdaterades den \d+ \w+ 20\d\d",
        "nb": r"oppdatert \d+\. \w+ 20\d\d",
        "fi": r"päivitettiin \d+\.\d+\.20\d\d",
    },
    "by whom it was assessed": {
        "sv": "Bedömningen är vår egen",
        "nb": "Vurderingen er vår egen",
        "fi": "Arvio on omamme",
    },
    "what does not conform": {
        "sv": "Dokumenten räknar vi därför inte som förenliga",
        "nb": "anser vi ikke dokumentene for å være i samsvar",
        "fi": "emme katso asiakirjojen täyttävän vaatimuksia",
    },
    "why": {"sv": "Skälet till", "nb": "Grunnen til", "fi": "testaamatta siksi, että"},
    "what is exempt": {
        "sv": "Inget är undantaget .* oskäligt betungande .* lagen inte gäller",
        "nb": "Ingenting er unntatt .* stor byrde .* regelverket ikke gjelder",
        "fi": "kohtuuton rasite, eikä .* ettei laki koskisi",
    },
    "content in another form": {
        "sv": "i en annan form kan ni be om det",
        "nb": "i en annen form, kan dere be om det",
        "fi": "toisessa muodossa, voitte pyytää sitä",
    },
    "the law": {
        "sv": r"\(2018:1937\)",
        "sv-FI": r"\(306/2019\)",
        "nb": "Forskrift om universell utforming av IKT-løsninger",
        "fi": r"\(306/2019\)",
    },
    "the answer in time": {"sv-FI": "inom 14 dagar", "fi": "14 päivässä"},
    "who enforces it": {
        "sv": r"\(https://www\.digg\.se/tdosanmalan\)",
        "sv-FI": r"Traficom.*\(https://www\.saavutettavuusvaatimukset\.fi/sv\)",
        "nb": r"uustatus\.no.*(?s:.*)diskrimineringsnemnda\.no",
        "fi": r"Traficom.*\(https://www\.saavutettavuusvaatimukset\.fi\)",
    },
    "whether it is a statement": {
        "sv": "sidan dess tillgänglighetsredogörelse",
        "sv-FI": "sidan dess tillgänglighetsutlåtande",
        "nb": "Denne siden er ikke en slik erklæring",
        "fi": "on sen saavutettavuusseloste",
    },
}
"""What is asked, as a pattern of the page by locale.

Swedish in Finland is as in Sweden where it is left out.
"""

CLAIMS = [
    pytest.param(locale, pattern, id=f"{what}, {locale}")
    for what, asked in ASKED.items()
    for locale in ("sv", "nb", "sv-FI", "fi")
    if (pattern := asked.get(locale, asked.get("sv" if locale == "sv-FI" else "")))
]


@pytest.mark.parametrize(("locale", "pattern"), CLAIMS)
def test_a_statement_has_what_its_law_asks_for(locale: str, pattern: str) -> None:
    page = (ROOT / "content" / locale / "accessibility.md").read_text("utf-8")
    assert re.search(pattern, page, re.IGNORECASE)
