"""Which texts a framework may have, and which its reference locale must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import (
    ChecklistItem,
    Column,
    Framework,
    GroupItem,
    IndicatorItem,
    Input,
    Item,
    StepsItem,
    TableItem,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

type TextKeys = dict[str, bool | TextKeys]
"""Keys of a text tree; true where the reference locale must have the text."""

ABOUT = ("measures", "for_whom", "scoring", "edition", "licence", "worked_example")

APPLICATION = ("name", "question", "granting")
"""What it is called, what each item is asked, and who decides in the end."""

COMPARE = ("purpose", "users", "repeat")
"""What stands of a framework beside the others; a line each."""


def text_keys(framework: Framework) -> TextKeys:
    """Every text that the framework has a place for."""
    about: TextKeys = dict.fromkeys(ABOUT, True)
    about["worked_example"] = framework.total.kind != "none"
    application = framework.application
    part_ids = {
        part.id for item in framework.items if isinstance(item, GroupItem) for part in item.parts
    }
    return {
        "title": True,
        "short_title": True,
        "tagline": True,
        "about": about,
        "compare": dict.fromkeys(COMPARE, False),
        "sections": {one.id: {"title": True, "intro": False} for one in framework.sections},
        "groups": _all(group for group in framework.groups if group),
        "bands": _all(band.id for band in framework.total.bands),
        "thresholds": _all(one.id for one in framework.total.thresholds),
        "profile": {
            one.id: {"label": True, "hint": False, "choices": _all(one.choices)}
            for one in framework.profile
        },
        "evidence_types": _all(framework.evidence_types),
        "repeat": _all(one.id for one in framework.repeat),
        "application": {
            **dict.fromkeys(APPLICATION, True),
            "sheets": {one.id: {"title": True, "lead": True} for one in application.sheets},
        }
        if application
        else {},
        "history": _all(framework.history),
        "notes": dict.fromkeys(framework.note_ids, False),
        "rules": _all(framework.rule_ids),
        "items": {
            item.id: _item(item, framework, is_part=item.id in part_ids)
            for item in framework.walk()
        },
    }


def _all(names: Iterable[str]) -> TextKeys:
    return dict.fromkeys(names, True)


def _item(item: Item, framework: Framework, *, is_part: bool) -> TextKeys:
    keys: TextKeys = {
        "title": True,
        "ideal": not is_part and not isinstance(item, IndicatorItem),
        "question": False,
        "evidence": False,
        "note": False,
    }
    if levels := framework.levels_of(item):
        keys["levels"] = _all(levels)
    match item:
        case StepsItem():
            keys["statements"] = _all(statement.id for statement in item.statements)
            keys["help"] = _all(item.help)
        case ChecklistItem():
            keys["points"] = _all(point.id for point in item.points)
        case TableItem() | IndicatorItem():
            keys["inputs"] = {one.id: _input(one) for one in item.inputs}
            keys["derived"] = {name: name in item.shown for name in item.derived}
            if isinstance(item, IndicatorItem):
                keys["flags"] = _all(flag.id for flag in item.flags)
                keys["questions"] = _all(item.questions)
                keys["motivation"] = False
        case _:
            pass
    return keys


def _input(one: Column) -> TextKeys:
    keys: TextKeys = {"label": True, "hint": False, "unit": False}
    if one.choices:
        keys["choices"] = _all(one.choices)
    if isinstance(one, Input) and one.columns:
        keys["columns"] = {column.id: _input(column) for column in one.columns}
    return keys
