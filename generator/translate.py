"""Pydantic's errors as our problems: with line, path, what was found and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator import model, model_items, model_values
from generator.messages import MESSAGES, problem
from generator.paths import names_text, suggestion, value_at, value_text

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from generator.errors import Path, Problem
    from generator.model_base import Part
    from generator.strict_yaml import Document

KINDS: Mapping[str, type[Part]] = {
    "levels": model.LevelsItem,
    "steps": model.StepsItem,
    "checklist": model.ChecklistItem,
    "table": model.TableItem,
    "rating": model.RatingItem,
    "met": model.MetItem,
    "group": model.GroupItem,
    "indicator": model.IndicatorItem,
}

HOLDERS: Mapping[str, type[Part]] = {
    "profile": model.ProfileQuestion,
    "applicability": model.Applicability,
    "not_applicable_when": model.ProfileCondition,
    "sections": model.Section,
    "total": model.Total,
    "places": model.Places,
    "bands": model.Band,
    "thresholds": model.Threshold,
    "inputs": model.Input,
    "rows": model.Row,
    "notices": model.Notice,
    "flags": model.Flag,
    "steps": model.Step,
    "statements": model.Statement,
    "points": model_items.Point,
    "when": model_values.ValueCondition,
}
"""What stands under a key, or in each entry of its list."""

SAME = {
    "string_type": "not_text",
    "int_type": "not_whole",
    "bool_type": "not_true_or_false",
    "tuple_type": "not_a_list",
    "mapping_type": "not_a_mapping",
    "dict_type": "not_a_mapping",
    "model_type": "not_a_mapping",
    "model_attributes_type": "not_a_mapping",
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "literal_error": "unknown_word",
    "union_tag_invalid": "unknown_word",
    "union_tag_not_found": "unknown_word",
    "too_short": "too_few",
    "greater_than_equal": "beyond_limit",
    "less_than_equal": "beyond_limit",
    "string_pattern_mismatch": "bad_date",
}
"""Our code for pydantic's; errors raised by the model carry our code already."""


def model_problems(error: ValidationError, document: Document) -> list[Problem]:
    """Every error of a validation, in our shape."""
    return [_problem(one, document) for one in error.errors(include_url=False)]


def _problem(error: ErrorDetails, document: Document) -> Problem:
    path = tuple(key for key in error["loc"] if not str(key).startswith("<"))
    code = SAME.get(error["type"], error["type"])
    found = value_at(document.data, path)
    if code == "unknown_word" and error["type"].startswith("union_tag"):
        if not isinstance(found, Mapping):
            code = "not_a_mapping"
        elif "kind" not in found:
            code, path = "missing_key", (*path, "kind")
        else:
            path, found = (*path, "kind"), found["kind"]
    place = document.place(path, key=code in ("unknown_key", "missing_key"))
    values = _values(code, path, found, error, document)
    return problem(code, document.file, place, path, data=document.data, **values)


def _values(
    code: str, path: Path, found: object, error: ErrorDetails, document: Document
) -> dict[str, object]:
    """What the braces of a message stand for."""
    context = dict(error.get("ctx", {}))
    values: dict[str, object] = {"found": value_text(found), **context}
    parent = value_at(document.data, path[:-1])
    if code == "missing_key":
        values |= {"key": path[-1], "keys": value_text(parent)}
    elif code == "unknown_key":
        known = known_keys(path[:-1], document.data)
        free = [key for key in known if not isinstance(parent, Mapping) or key not in parent]
        values |= {"key": path[-1], "keys": names_text(known)}
        values["near"] = suggestion(path[-1], free, "remove it")
    elif code == "unknown_word":
        listed = re.findall(
            r"'<?([^'<>]+)>?'", str(context.get("expected", context.get("expected_tags")))
        )
        known = listed or list(KINDS)
        values |= {"words": names_text(known), "near": suggestion(found, known, "use one of them")}
    elif code == "unknown_operation":
        known = list(model_values.OPERATIONS)
        values |= {
            "words": names_text(known),
            "near": suggestion(context["name"], known, "use one of them"),
        }
    elif code == "operands":
        values["wanted"] = (
            "the name of a value" if context["wanted"] == 1 else "a list of two names"
        )
        values["found"] = value_text(value_at(found, (context["name"],)))
    elif code == "not_text":
        quoted = f'put it in quotes: "{found}"' if isinstance(found, int | float) else "write text"
        values["mend"] = quoted
    elif code == "too_few":
        values |= {"least": context["min_length"], "count": context["actual_length"]}
    elif code == "beyond_limit":
        least, most = context.get("ge"), context.get("le")
        values["limit"] = f"{least} or more" if most is None else f"{most} or less"
    elif code == "bad_id":
        proposal = re.sub(r"[^a-z0-9]+", "_", str(found).lower()).strip("_")
        values["proposal"] = proposal or "one"
    elif code == "row_gives":
        given = [
            key for key in ("level", "score", "outcome") if value_at(found, (key,)) is not None
        ]
        values["given"] = names_text(given)
        values["mend"] = "remove all but one" if given else "say what the row gives"
    if code not in MESSAGES:
        return {"found": f"{value_text(found)} ({error['msg']})"}
    return values


def known_keys(path: Path, data: object) -> list[str]:
    """The keys that may stand in the mapping at a path."""
    part = _part_at(path, data)
    fields = part.model_fields.items() if part else ()
    keys = [field.alias or name for name, field in fields]
    return [*keys, "any"] if part is model_values.ValueCondition else keys


def _part_at(path: Path, data: object) -> type[Part] | None:
    names = [key for key in path if isinstance(key, str)]
    if not names:
        return model.Framework
    if names[-1] in ("items", "parts"):
        return KINDS.get(str(value_at(data, (*path, "kind"))))
    if names[-1] == "source":
        return model.SourceDocument if len(names) == 1 else model_items.Source
    if names[-1] == "any":
        return model_values.ValueCondition
    return HOLDERS.get(names[-1])
