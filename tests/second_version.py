"""A second version of IPS, made for the tests: what a source's new edition does to a framework.

    7 and 9     have exchanged their numbers
    12          is split into 12A and 12B, so nobody's answer to 12 holds for either
    25          is called 26
    total       26 criteria, 26 to 130 points, with bands of their own

Everything else is the published framework, read from its own files.

    python -m tests.second_version     prints its rules, for the tests in JavaScript
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from generator.load import load_framework
from generator.published import published_text, read_published
from generator.rules import rules_json
from generator.strict_yaml import read_yaml
from tests.cases import FRAMEWORKS, frameworks

FIRST, SECOND = "2026-01-09", "2027-01-09"
CALLED: dict[str, str | None] = {
    **{str(n): str(n) for n in range(1, 26)},
    "7": "9",
    "9": "7",
    "12": None,
    "25": "26",
}
"""What became of each id."""
SPLIT = ("12A", "12B")
BANDS = [
    {"id": "exemplary", "from": 120, "to": 130},
    {"id": "good", "from": 104, "to": 119},
    {"id": "moderate", "from": 77, "to": 103},
    {"id": "not_supported_employment", "from": 26, "to": 76},
]
CHANGED = {
    "sv": "Kriterium 7 och 9 har bytt nummer, 12 är delat i två och 25 heter 26.",
    "sv-FI": "Kriterium 7 och 9 har bytt nummer, 12 är delat i två och 25 heter 26.",
    "nb": "Kriterium 7 og 9 har byttet nummer, 12 er delt i to og 25 heter 26.",
}


def write_second(target: Path) -> Path:
    """Write the framework, with the fingerprint of its first version.

    Args:
        target: Folder of frameworks; it is made.

    Returns:
        The framework's folder.
    """
    first, home = FRAMEWORKS / "ips", target / "ips"
    document, problems = read_yaml(first / "framework.yaml", "framework.yaml")
    assert document is not None
    assert problems == []
    _write(home / "framework.yaml", _second(document.data))
    framework = frameworks()["ips"]
    for locale, changed in CHANGED.items():
        words = json.loads(json.dumps(framework.own_words(locale), default=dict))
        _write(home / "text" / locale / "text.yaml", _renamed(words, changed))
    (home / "published.json").write_text(_known(first / "published.json"), "utf-8")
    return home


def _known(path: Path) -> str:
    """The fingerprint without the words of languages that only the whole site has."""
    published, _ = read_published(path.parent, "ips")
    assert published is not None
    words = {locale: published.words[locale] for locale in CHANGED}
    return published_text(published.model_copy(update={"words": words}))


def _write(path: Path, data: object) -> None:
    """JSON is YAML; numbers that are not whole stay exact as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, default=str), "utf-8")


def _after(old: str) -> tuple[str, ...]:
    """What stands where an item stood."""
    new = CALLED[old]
    return SPLIT if new is None else (new,)


def _second(data: Any) -> Any:
    items = {item["id"]: item for item in data["items"]}
    made = {new: {**items[old], "id": new} for old in items for new in _after(old)}
    for item in made.values():
        if "see" in item:
            item["see"] = [_after(one)[0] if one in CALLED else one for one in item["see"]]
    order = [new for section in data["sections"] for old in section["items"] for new in _after(old)]
    order.sort(key=lambda one: (int(one.rstrip("AB")), one))
    sections, start = [], 0
    for section in data["sections"]:
        count = sum(len(_after(old)) for old in section["items"])
        sections.append({**section, "items": order[start : start + count]})
        start += count
    return {
        **data,
        "version": SECOND,
        "history": [SECOND, FIRST],
        "sections": sections,
        "total": {**data["total"], "places": {"min": 26, "max": 130}, "bands": BANDS},
        "items": [made[one] for one in order],
        "id_maps": [{"from": FIRST, "to": SECOND, "items": CALLED}],
    }


def _renamed(words: Any, changed: str) -> Any:
    items = {new: one for old, one in words["items"].items() for new in _after(old)}
    return {**words, "items": items, "history": {SECOND: changed, **words.get("history", {})}}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_in:
        json.dump(
            rules_json(load_framework(write_second(Path(made_in) / "frameworks"))), sys.stdout
        )
