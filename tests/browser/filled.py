"""Assessments in which everything is filled in, with long texts, for what has to show all of it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.cases import all_cases, rules

CASES = {
    "ips": "Worked example of the overview page",
    "seqf": "A first year with mixed answers ends at 58.1, of which 51.4 is documented",
    "into": "Worked example of the overview page",
    "af": "A follow-up of all thirteen areas is complete and has neither score nor band",
}
"""A worked case by framework; the first one of that name."""

LETTERS = "Räksmörgås på Åland; blåbærsyltetøy, Ærlig Øvelse."
MARKUP = "<img src=x onerror=\"document.title='hit'\"><b>fet</b> &amp; {{ 7*7 }}"
FORMULA = '=HYPERLINK("http://example.org";"klicka")'
LONG = (
    "Arbetsgruppen gick igenom hela året månad för månad och jämförde anteckningarna med det som "
    "stod i registret. Det som skilde sig åt skrevs ner, och två personer följde upp varje "
    "skillnad för sig innan gruppen enades. Samarbeidspartnerne fikk lese gjennom før møtet, og "
    "det de skrev, er tatt med her. "
) * 3
WORD = "arbetsmarknadsuppföljningsorganisationsutvecklingssamordningsgruppsmöteshandlingar"


def filled(framework: str, version: str | None = None) -> dict[str, Any]:
    """An assessment file with everything in it that a report tells.

    Args:
        framework: Its id.
        version: Of the framework that the answers were given for; None: the present one.
    """
    found = [c for c in all_cases() if c.framework == framework and c.name == CASES[framework]]
    assessment: dict[str, Any] = deepcopy(dict(found[0].assessment))
    scored = framework != "af"
    sections: Any = rules()[framework]["sections"]
    items = [item for section in sections for item in section["items"]]
    answers = assessment["answers"]
    for at, item in enumerate(items):
        answer = answers.setdefault(item, {})
        answer["note"] = f"{LETTERS} Anteckning till {item}." + (
            f"\n\n{LONG}" if at % 6 == 0 else ""
        )
        if at % 3 == 0:
            answer["improvements"] = [
                {"id": f"i{at}", "text": f"Idé om {item}. {LONG}", "priority": "2"},
                {"id": f"j{at}", "text": f"Viktigast för {item}", "priority": "1"},
            ]
        if at % 2 == 0:
            own = answer.setdefault("evidence", [])
            own.append({"text": f"Årsrapport {item}", "kind": "register", "date": "2026-03-31"})
    _marked(framework, answers, items)
    first, second = items[0], items[1]
    answers[first]["note"] = MARKUP
    answers[second]["note"] = FORMULA
    answers[first]["target"] = (
        "högst 20 dagar" if not scored else "met" if framework == "into" else "5"
    )
    answers[first]["period"] = "januari\u2013juni 2026"
    version = version or assessment["framework"]["version"]
    return {
        **assessment,
        "framework": {"id": framework, "version": version},
        "assessment": {
            "id": f"report-{framework}",
            "title": "Ærlig vår på Øya: årets självskattning med alla verksamheter",
            "organisation": f"Östra Ådalens Arbetsliv och Rehabilitering, {WORD}",
            "unit": "Bærum og Ås",
            "date": "2026-05-12",
            "period": "1 maj 2025\u201330 april 2026",
            "participants": "Teamledare, två arbetsspecialister och en erfarenhetskonsulent",
            "locale": "sv",
            "created": "2026-05-01T08:00:00.000Z",
            "changed": "2026-05-12T15:00:00.000Z",
        },
        "best_practice": {section["id"]: f"Så gör vi. {LETTERS}" for section in sections},
        "plan": {"rows": [_row(at, item) for at, item in enumerate(items[:8])], "general": GENERAL},
        "dmaic": {
            phase: f"{phase}: {LONG}"
            for phase in ("define", "measure", "analyse", "improve", "control")
        },
        "review": {
            "date": "2026-12-01",
            "author": "Årsgruppen",
            "completed": "no",
            "went_well": LONG,
        },
    }


GENERAL = {
    "background": LONG,
    "owner": "Enhetschefen",
    "milestones": "2026-08-01 start\n2026-12-31 slut",
    "all_involved": "yes",
    "adopted_date": "2026-06-01",
}


def _marked(framework: str, answers: dict[str, Any], items: list[str]) -> None:
    """One answer of each sort that a report has to mark."""
    answers[items[2]] = {"unknown": True, "note": "Vi vet inte än."}
    if framework == "af":
        return
    kinds = {"ips": ("4", "2"), "seqf": ("1.4", "3"), "into": ("4", "not_met")}
    item, score = kinds[framework]
    answers[item]["override"] = {"score": score, "reason": f"Panelen enades. {LETTERS}"}
    answers[item].pop("unknown", None)


def _row(at: int, item: str) -> dict[str, str]:
    """One row of a plan, every third of them with a long text."""
    return {
        "id": f"row-{at}",
        "what": f"Åtgärd {at + 1} om {item}. {LONG if at % 3 == 0 else ''}",
        "why": "För att nå fram",
        "how": f"Möten varje vecka. {LETTERS}",
        "when": f"2026-{9 + at % 4:02}-15",
        "who": "Teamledaren",
        "result": "Första mötet är hållet" if at % 2 else "",
        "state": ("planned", "started", "done", "dropped")[at % 4],
        "item": item,
    }
