"""The score of a progressive ladder: the highest step up to which everything holds.

One statement that does not hold blocks every higher step; with nothing held the score is 1
(T-SEQF-04). A shortcoming that no longer applies is `passed` and counts like met (T-SEQF-05).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scoring.item_score import ItemScore
from scoring.problems import Problems
from scoring.spec import Step, Steps

__all__ = ["STATES", "score_steps"]

STATES = ("met", "passed", "not_met")
"""What may be said of a statement; a statement nothing is said of does not hold yet."""


def score_steps(item: Steps, answer: Mapping[str, object], problems: Problems) -> ItemScore:
    """Score a ladder.

    The item counts as answered from its first mark on.

    Args:
        item: The ladder.
        answer: `statements` gives met, passed or not_met by statement id; `evidence` may name
            the levels it supports.
        problems: Gathers unknown statements and states, and `passed` where there is no
            shortcoming to pass.

    Returns:
        The score, with what holds the next step back under `held_by`.
    """
    marks = _marks(item, answer.get("statements"), problems)
    named = _named_levels(item, answer.get("evidence"), problems)
    if not marks:
        return ItemScore.unscored(item)
    score, held_by = _climb(item, marks)
    result = ItemScore.scored(score, level=item.steps[score - 1].level, held_by=held_by)
    result.explanation["step"] = result.level
    result.documented = _documented_step(item, score, named)
    return result


def _marks(item: Steps, found: object, problems: Problems) -> dict[str, str]:
    if found is None:
        return {}
    if not isinstance(found, dict):
        problems.add("wrong_type", "statements", found, "object of states by statement")
        return {}
    known = {s.id: s for step in item.steps for s in step.statements}
    marks: dict[str, str] = {}
    for name, state in found.items():
        path = f"statements.{name}"
        if name not in known:
            problems.add("unknown_statement", path, name, list(known))
        elif state is None:
            continue
        elif state not in STATES:
            allowed = [s for s in STATES if s != "passed" or known[name].shortcoming]
            problems.add("unknown_choice", path, state, allowed)
        elif state == "passed" and not known[name].shortcoming:
            problems.add("passed_not_allowed", path, state, ["met", "not_met"])
        else:
            marks[name] = state
    return marks


def _climb(item: Steps, marks: Mapping[str, str]) -> tuple[int, list[dict[str, str]]]:
    reached = 1
    for step in item.steps:
        lacking = _lacking(step, marks)
        if lacking:
            return reached, lacking
        reached = step.points
    return reached, []


def _lacking(step: Step, marks: Mapping[str, str]) -> list[dict[str, str]]:
    states = ((s.id, marks.get(s.id, "unmarked")) for s in step.statements)
    return [
        {"statement": name, "state": state}
        for name, state in states
        if state not in ("met", "passed")
    ]


def _named_levels(item: Steps, evidence: object, problems: Problems) -> set[str]:
    """The levels that evidence names; an entry may name several."""
    named: set[str] = set()
    if evidence is None:
        return named
    if not isinstance(evidence, list):
        problems.add("wrong_type", "evidence", evidence, "list of entries")
        return named
    levels = [step.level for step in item.steps]
    for n, entry in enumerate(evidence):
        found = entry.get("levels") if isinstance(entry, dict) else None
        for level in found if isinstance(found, list) else ():
            if str(level) in levels:
                named.add(str(level))
            else:
                problems.add("unknown_level", f"evidence[{n}].levels", level, levels)
    return named


def _documented_step(item: Steps, score: int, named: Collection[str]) -> int:
    """The highest step, at most `score`, that evidence supports without a gap.

    Step 1 needs none; each higher one counts only when some evidence entry names its level
    (T-SEQF-04b).
    """
    documented = 1
    for step in item.steps[1:score]:
        if step.level not in named:
            break
        documented = step.points
    return documented
