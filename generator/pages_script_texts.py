"""The words that the form's script shows, as data: `PageTexts` of `site_js/src/types.mjs`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from generator.model import ChecklistItem, IndicatorItem, StepsItem, TableItem

if TYPE_CHECKING:
    from generator.model import Input, Item
    from generator.pages_context import Context

type Text = str | dict[str, str]
"""Words in the page's language, or words with the language that they fell back to."""
type Texts = dict[str, Text]


def script_texts(c: Context) -> dict[str, object]:
    """Everything that scripts say on a form: interface strings and names of what is scored."""
    framework = c.framework
    return {
        "js": c.t.tree("js"),
        "decimal_mark": c.locale.decimal_mark,
        "title": text_of(c, "short_title"),
        "sections": {
            section.id: text_of(c, "sections", section.id, "title")
            for section in framework.sections
        },
        "bands": _texts(c, ("bands",), (band.id for band in framework.total.bands)),
        "thresholds": _texts(c, ("thresholds",), (one.id for one in framework.total.thresholds)),
        "repeat": _texts(c, ("repeat",), (one.id for one in framework.repeat)),
        "rules": _texts(c, ("rules",), framework.rule_ids),
        "evidence_kinds": {
            kind: c.t.plain(f"evidence_kinds.{kind}") for kind in framework.evidence_kinds
        },
        "evidence_types": _texts(c, ("evidence_types",), framework.evidence_types),
        "items": {item.id: _item(c, item) for item in framework.walk()},
    }


def profile_texts(c: Context) -> dict[str, object]:
    """The questions about the service and their choices, by id."""
    return {
        one.id: {
            "label": text_of(c, "profile", one.id, "label"),
            "choices": _texts(c, ("profile", one.id, "choices"), one.choices),
        }
        for one in c.framework.profile
    }


def _item(c: Context, item: Item) -> dict[str, object]:
    """The words of one item; only what its kind has."""
    at = ("items", item.id)
    words: dict[str, object] = {"title": text_of(c, *at, "title"), "href": c.item(item.id)}
    if c.levels(item):
        words["levels"] = _texts(c, (*at, "levels"), c.levels(item))
    if isinstance(item, StepsItem):
        words["statements"] = _texts(c, (*at, "statements"), (one.id for one in item.statements))
    if isinstance(item, ChecklistItem):
        words["points"] = _texts(c, (*at, "points"), (point.id for point in item.points))
    if isinstance(item, TableItem | IndicatorItem):
        inputs = [one.id for one in item.inputs]

        def of_inputs(key: str) -> Texts:
            return _texts(c, (*at, "inputs"), inputs, lambda one: (one, key))

        words["inputs"] = of_inputs("label")
        words["units"] = of_inputs("unit")
        words["choices"] = {
            one.id: _texts(c, (*at, "inputs", one.id, "choices"), one.choices)
            for one in item.inputs
            if one.choices
        }
        words["columns"] = {one.id: _columns(c, item, one) for one in item.inputs if one.columns}
        words["derived"] = _texts(c, (*at, "derived"), item.derived)
    if isinstance(item, IndicatorItem):
        words["flags"] = _texts(c, (*at, "flags"), (flag.id for flag in item.flags))
    return {key: value for key, value in words.items() if value}


def _columns(c: Context, item: Item, one: Input) -> dict[str, dict[str, object]]:
    """Columns of a table in order: label, choices, and what a row needs to be complete."""
    at = ("items", item.id, "inputs", one.id, "columns")
    return {
        column.id: {
            "label": text_of(c, *at, column.id, "label"),
            "type": column.type,
            "required": not column.optional and column.default is None,
            "choices": _texts(c, (*at, column.id, "choices"), column.choices),
        }
        for column in one.columns
    }


def text_of(c: Context, *path: str) -> Text:
    """Words at a path, with their language where it is not the page's."""
    words, lang = c.words.plain(*path), c.words.lang(*path)
    return {"text": words, "lang": lang} if lang else words


def _texts(
    c: Context,
    path: tuple[str, ...],
    ids: Iterable[str],
    below: Callable[[str], tuple[str, ...]] = lambda one: (one,),
) -> Texts:
    """Words by id; ids without words are left out."""
    return {one: text_of(c, *path, *below(one)) for one in ids if c.words.has(*path, *below(one))}
