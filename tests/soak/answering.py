"""Random assessments, drawn from the runtime rules of a framework alone.

Like the strategies of Hypothesis in `tests/strategies.py`, without their bookkeeping: a hundred
times as fast, which is what a long campaign needs; nothing is made smaller when it fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from tests.strategies import answerable

type Rules = Mapping[str, Any]
type Answer = dict[str, Any]

_TEXTS = ("Åsa", "Ærø", "x", "Nord", "Syd", "A", "B", "plan ö", "𝄞", "1", "")
_DATES = ("2026-01-09", "2025-02-28", "2024-02-29", "2026-12-31", "1999-01-01")
_JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    400,
    "",
    "x",
    "12 %",
    "1e5",
    "-1",
    "101",
    "met",
    "1 250",
    [],
    {},
    [1, 2],
    {"a": 1},
)


def assessment(
    chance: Random, rules: Rules, *, unsound: bool = False, share: float | None = None
) -> dict[str, Any]:
    """An assessment with any of the items answered.

    Args:
        chance: Decides everything.
        rules: Runtime rules of a framework.
        unsound: Whether some answers are of no form that scoring accepts.
        share: How much is answered, from 0 to 1; any if None.
    """
    share = chance.choice((0.05, 0.3, 0.8, 1, 1)) if share is None else share
    answers = {
        item["id"]: answer(chance, item) for item in answerable(rules) if chance.random() < share
    }
    if unsound:
        for item in answerable(rules):
            if chance.random() < 0.1:
                answers[str(item["id"])] = _wrong(chance, answers.get(str(item["id"])))
    profile: Answer = {
        one["id"]: chance.choice(one["choices"])
        for one in _entries(rules, "profile")
        if chance.random() < 0.7
    }
    made = {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": rules["id"], "version": rules["version"]},
        "profile": profile,
        "answers": answers,
    }
    if chance.random() < 0.5:
        made["assessment"] = {"id": "a", "title": "Åsas", "date": chance.choice(_DATES)}
    return made


def _entries(rules: Rules, key: str) -> Sequence[Rules]:
    """A list of objects of the rules; absent is empty."""
    return rules.get(key) or ()


def _wrong(chance: Random, answer: Any) -> Any:
    if isinstance(answer, dict) and answer and chance.random() < 0.6:
        return {**answer, chance.choice((*answer, "odd", "unknown")): chance.choice(_JUNK)}
    return chance.choice(_JUNK)


def answer(chance: Random, item: Rules) -> Answer:
    """An answer that the item accepts in form; two values in it may still contradict."""
    made = _own(chance, item)
    if chance.random() < 0.1:
        made["unknown"] = True
    for key in ("note", "period"):
        if chance.random() < 0.1:
            made[key] = chance.choice(_TEXTS)
    levels = [*(item.get("levels") or {})]
    if levels and chance.random() < 0.1:
        made["target"] = chance.choice(levels)
    if chance.random() < 0.004:
        made["not_applicable"] = {"reason": "finns inte"}
    return made


def _own(chance: Random, item: Rules) -> Answer:
    match item["kind"]:
        case "levels":
            return {"level": chance.choice([*item["levels"]])}
        case "met":
            return {"level": chance.choice(("met", "partly", "not_met"))}
        case "steps":
            return {"statements": _statements(chance, item), "evidence": _evidence(chance)}
        case "checklist":
            return {"points": [one for one in item["points"] if chance.random() < 0.6]}
        case "rating":
            least, most = (int(100 * Fraction(str(item[key]))) for key in ("min", "max"))
            return {"rating": _decimal(chance.randint(least, most), 100)}
        case _ if chance.random() < 0.1 and item.get("levels"):
            return {"level": chance.choice([*item["levels"]])}
        case _:
            return {"inputs": _inputs(chance, _entries(item, "inputs"))}


def _inputs(chance: Random, all_known: Sequence[Rules]) -> Answer:
    made = {known["id"]: _value(chance, known) for known in all_known if chance.random() < 0.85}
    counts = [one["id"] for one in all_known if one["type"] == "count" and one["id"] in made]
    if chance.random() < 0.8:  # a part is mostly asked for before the whole
        made |= dict(zip(counts, sorted(made[name] for name in counts), strict=True))
    return made


def _statements(chance: Random, item: Rules) -> dict[str, str]:
    made: dict[str, str] = {}
    good, share = chance.choice((0.5, 0.8, 1)), chance.choice((0.4, 1, 1))
    for step in _entries(item, "steps"):
        for statement in _entries(step, "statements"):
            if chance.random() < share:
                no = "passed" if statement.get("shortcoming") else "not_met"
                made[str(statement["id"])] = "met" if chance.random() < good else no
    return made


def _evidence(chance: Random) -> list[dict[str, object]]:
    return [
        {"text": chance.choice(_TEXTS), "levels": chance.sample("12345", chance.randrange(4))}
        for _ in range(chance.randrange(3))
    ]


def _value(chance: Random, known: Rules) -> Any:
    least = int(Fraction(str(known.get("min") or 0)))
    most = max(least, int(Fraction(str(known.get("max") or 300))))
    match known["type"]:
        case "choice":
            return chance.choice(known["choices"])
        case "records":
            return [_row(chance, _entries(known, "columns")) for _ in range(chance.randrange(7))]
        case "numbers":
            return [_number(chance, least, most) for _ in range(chance.randrange(6))]
        case "tally":
            return {name: chance.randrange(7) for name in chance.sample(_TEXTS[:8], 4)}
        case "count":
            return chance.randint(least, most)
        case "percent":
            return _number(chance, 0, 100)
        case "date":
            return chance.choice(_DATES)
        case "text":
            return chance.choice(_TEXTS)
        case _:
            return _number(chance, least, most)


def _number(chance: Random, least: int, most: int) -> int | str:
    if chance.random() < 0.5:
        return chance.randint(least, most)
    return _decimal(chance.randint(10 * least, 10 * most), 10)


def _decimal(units: int, each: int) -> str:
    """A number of tenths or hundredths as people write it."""
    whole, part = divmod(units, each)
    return f"{whole}{'.' if part % 2 else ','}{part:0{len(str(each)) - 1}}"


def _row(chance: Random, columns: Sequence[Rules]) -> Any:
    cells: dict[str, Any] = {}
    for column in columns:
        open_ = column.get("optional") or "default" in column
        name = "text" if column["type"] == "text" else ""
        own = chance.choice(("A", "B", "Nord")) if name else _value(chance, column)
        cells[str(column["id"])] = (
            chance.choice((None, " ")) if open_ and chance.random() < 0.3 else own
        )
    return chance.choice((cells, cells, list(cells.values()), {}))
