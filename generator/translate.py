"""Pydantic's errors as our problems: with line, path, what was found and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import model, model_items, model_operations, model_use, model_values
from generator.messages import MESSAGES, problem
from generator.paths import names_text, quoting, suggestion, value_at, value_text

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
    "scale": model.Scale,
    "bands": model.Band,
    "thresholds": model.Threshold,
    "id_maps": model.IdMap,
    "repeat": model_use.Repeat,
    "until": model_use.Until,
    "application": model_use.Application,
    "sheets": model_use.Sheet,
    "inputs": model.Input,
    "rows": model.Row,
    "notices": model.Notice,
    "flags": model.Flag,
    "steps": model.Step,
    "statements": model.Statement,
    "points": model_items.Point,
    "columns": model_values.Column,
    "when": model_values.ValueCondition,
    "where": model_values.ValueCondition,
    "or_where": model_values.ValueCondition,
    **model_operations.DETAILS,
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
}
"""Our code for pydantic's; errors raised by the model carry our code already."""


type Keys = Callable[[Path, object], list[str]]
"""Gives the keys that may stand in the mapping at a path of the file's data."""


def model_problems(
    error: ValidationError, document: Document, keys: Keys | None = None
) -> list[Problem]:
    """Every error of a validation, in our shape.

    Args:
        error: What the model says.
        document: The file that was validated.
        keys: Keys that the model knows; None for those of a framework.
    """
    errors = error.errors(include_url=False)
    return [_problem(one, document, keys or known_keys) for one in errors if not _echo(one)]


def _echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because pydantic left out its broken entries."""
    return error["type"] == "too_short" and error["ctx"]["actual_length"] < len(error["input"])


def _problem(error: ErrorDetails, document: Document, keys: Keys) -> Problem:
    path = _path(error["loc"], document.data)
    code = SAME.get(error["type"], error["type"])
    if code not in MESSAGES:
        code = "not_accepted"
    if error["type"].startswith("union_tag"):
        code, path = _kind_fault(path, document)
    fault = _Fault(
        path=path,
        found=value_at(document.data, path),
        parent=value_at(document.data, path[:-1]),
        said=error["msg"].removeprefix("Input should be "),
        context=error.get("ctx", {}),
        data=document.data,
        keys=keys,
    )
    wording = _WORDING.get(code, _as_given)
    place = document.place(path, key=code in ("unknown_key", "missing_key"))
    return problem(code, document.file, place, path, data=document.data, **wording(fault))


def _path(place: Path, data: object) -> Path:
    """The path in the file of what pydantic means, without its tags such as <table>.

    A key of the file may look like a tag; where it stands in the file, it is one of its keys.
    """
    path: Path = ()
    for key in place:
        given = value_at(data, path)
        if str(key).startswith("<") and not (isinstance(given, Mapping) and key in given):
            continue
        path = (*path, key)
    return path


def _kind_fault(path: Path, document: Document) -> tuple[str, Path]:
    """What is wrong with an entry whose kind cannot be told."""
    found = value_at(document.data, path)
    if not isinstance(found, Mapping):
        return "not_a_mapping", path
    return "unknown_word" if "kind" in found else "missing_key", (*path, "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """One error of pydantic, taken apart.

    Attributes:
        path: Path of the value in the file.
        found: The value, None where there is none.
        parent: What holds it.
        said: Pydantic's own words.
        context: What pydantic or the model says besides.
        data: All of the file's data.
        keys: Gives the keys that may stand in a mapping.
    """

    path: Path
    found: object
    parent: object
    said: str
    context: Mapping[str, Any]
    data: object
    keys: Keys


type Values = dict[str, object]
"""What the names in braces of a message stand for."""


def _as_given(fault: _Fault) -> Values:
    return {"found": value_text(fault.found), "said": fault.said, **fault.context}


def _missing_key(fault: _Fault) -> Values:
    return {"key": fault.path[-1], "keys": value_text(fault.parent)}


def _unknown_key(fault: _Fault) -> Values:
    known = fault.keys(fault.path[:-1], fault.data)
    given = fault.parent if isinstance(fault.parent, Mapping) else {}
    near = suggestion(fault.path[-1], [key for key in known if key not in given], "remove it")
    return {"key": fault.path[-1], "keys": names_text(known), "near": near}


def _unknown_word(fault: _Fault) -> Values:
    listed = fault.context.get("expected", fault.context.get("expected_tags"))
    words = re.findall(r"'<?([^'<>]+)>?'", str(listed)) or list(KINDS)
    near = suggestion(fault.found, words, "use one of them")
    return {"found": value_text(fault.found), "words": names_text(words), "near": near}


def _unknown_operation(fault: _Fault) -> Values:
    words, name = list(model_operations.OPERATIONS), fault.context["name"]
    near = suggestion(name, words, "use one of them")
    return {"name": name, "words": names_text(words), "near": near}


def _operands(fault: _Fault) -> Values:
    wanted = "the name of a value" if fault.context["wanted"] == 1 else "a list of two names"
    name = fault.context["name"]
    return {"name": name, "wanted": wanted, "found": value_text(value_at(fault.found, (name,)))}


def _not_text(fault: _Fault) -> Values:
    return {"found": value_text(fault.found), "mend": quoting(fault.found)}


def _too_few(fault: _Fault) -> Values:
    return {"least": fault.context["min_length"], "count": value_text(fault.found)}


def _bad_id(fault: _Fault) -> Values:
    proposal = re.sub(r"[^a-z0-9]+", "_", str(fault.found).lower()).strip("_")
    return {"found": value_text(fault.found), "proposal": proposal or "one"}


def _row_gives(fault: _Fault) -> Values:
    keys = ("level", "score", "outcome")
    given = [key for key in keys if value_at(fault.found, (key,)) is not None]
    mend = "remove all but one" if given else "say what the row gives"
    return {"given": names_text(given), "mend": mend}


_WORDING: Mapping[str, Callable[[_Fault], Values]] = {
    "missing_key": _missing_key,
    "unknown_key": _unknown_key,
    "unknown_word": _unknown_word,
    "unknown_operation": _unknown_operation,
    "operands": _operands,
    "not_text": _not_text,
    "too_few": _too_few,
    "bad_id": _bad_id,
    "row_gives": _row_gives,
}


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
