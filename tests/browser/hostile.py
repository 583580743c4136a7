"""Assessments whose every free text is what somebody chose, for what pages and files make of it."""

from __future__ import annotations

from typing import Any

from tests.browser.filled import filled

ABOUT = ("title", "organisation", "unit", "period", "participants")
ROW = ("what", "why", "how", "who", "result")
GENERAL = ("background", "owner", "milestones")


def hostile(framework: str, text: str, name: str = "hostile") -> dict[str, Any]:
    """A complete assessment that says the same in every place where people write freely.

    Args:
        framework: Its id.
        text: What it says.
        name: Id of the assessment.
    """
    made = filled(framework)
    about = made["assessment"]
    about.update({"id": name, **dict.fromkeys(ABOUT, text)})
    for answer in made["answers"].values():
        answer["note"] = text
        answer["period"] = text
        answer["evidence"] = [{"text": text, "kind": "register"}]
        answer["improvements"] = [{"id": "i", "text": text, "priority": "1"}]
        if "override" in answer:
            answer["override"]["reason"] = text
    made["best_practice"] = dict.fromkeys(made["best_practice"], text)
    for row in made["plan"]["rows"]:
        row.update(dict.fromkeys(ROW, text))
    made["plan"]["general"].update(dict.fromkeys(GENERAL, text))
    made["dmaic"] = dict.fromkeys(made["dmaic"], text)
    made["review"].update(author=text, went_well=text)
    return made
