"""The score of a whole assessment: items, sections and total, or everything that is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoring.errors import Problem, RefusedError
from scoring.given import Problems, found_text
from scoring.item_score import ItemScore, item_data
from scoring.items import READ_KEYS, check_keys, group_score, score_item
from scoring.sections import SectionScore, score_section
from scoring.spec import Applicability, Framework, Group, Item
from scoring.totals import total_data

__all__ = ["FORMAT", "FORMAT_VERSION", "Memory", "assess"]

FORMAT = "tumstock-assessment"
FORMAT_VERSION = 1
RESULT_FORMAT = "tumstock-result"


@dataclass(slots=True)
class _Known:
    """What was read of an item's answer, its score, and the score written as JSON."""

    key: str
    result: ItemScore
    text: str


@dataclass(slots=True)
class Memory:
    """What was computed last, by item; an unchanged answer is not computed again.

    It changes the speed of `assess` only, never its result.
    """

    items: dict[str, _Known] = field(default_factory=dict)


def assess(framework: Framework, assessment: object, memory: Memory | None = None) -> str:
    """Score an assessment.

    Args:
        framework: The rules.
        assessment: An assessment file as read from JSON; only framework, profile and answers
            are looked at.
        memory: Earlier results of the same framework to build on.

    Returns:
        The result as JSON text; the same assessment gives the same text everywhere.

    Raises:
        RefusedError: With every problem found in the assessment.
    """
    memory = Memory() if memory is None else memory
    answers, profile = _open(framework, assessment)
    problems: list[Problem] = []
    scores = _score_items(framework, answers, memory, problems)
    if problems:
        raise RefusedError(tuple(problems))
    texts = {item_id: memory.items[item_id].text for item_id in memory.items}
    undecided = _apply_profile(framework, profile, scores, texts)
    sections = [score_section(section, framework, scores) for section in framework.sections]
    return _written(framework, texts, sections, total_data(framework, scores, sections, undecided))


def _open(framework: Framework, assessment: object) -> tuple[dict[str, object], dict[str, object]]:
    """Answers and profile, after checking what they are wrapped in."""
    if not isinstance(assessment, dict):
        raise _refused("wrong_type", "", assessment, "object")
    found = assessment.get("format")
    if found != FORMAT:
        raise _refused("wrong_type", "format", found, FORMAT)
    version = assessment.get("format_version")
    if type(version) is not int or version < 1:
        raise _refused("wrong_type", "format_version", version, str(FORMAT_VERSION))
    if version > FORMAT_VERSION:
        raise _refused("newer_format", "format_version", version, str(FORMAT_VERSION))
    named = assessment.get("framework")
    if not isinstance(named, dict) or named.get("id") != framework.id:
        raise _refused("unknown_framework", "framework.id", named, framework.id)
    if named.get("version") != framework.version:
        raise _refused(
            "other_version", "framework.version", named.get("version"), framework.version
        )
    parts: list[dict[str, object]] = []
    for key in ("answers", "profile"):
        part = assessment.get(key)
        if part is not None and not isinstance(part, dict):
            raise _refused("wrong_type", key, part, "object")
        parts.append(part or {})
    _check_profile(framework, parts[1])
    return parts[0], parts[1]


def _check_profile(framework: Framework, profile: Mapping[str, object]) -> None:
    problems = []
    for name, choice in profile.items():
        if name not in framework.profile:
            expected: object = sorted(framework.profile)
            problems.append(
                Problem("unknown_input", f"profile.{name}", None, expected, found_text(name))
            )
        elif choice is not None and choice not in framework.profile[name]:
            expected = list(framework.profile[name])
            problems.append(
                Problem("unknown_choice", f"profile.{name}", None, expected, found_text(choice))
            )
    if problems:
        raise RefusedError(tuple(problems))


def _refused(code: str, path: str, found: object, expected: object) -> RefusedError:
    return RefusedError((Problem(code, path, None, expected, found_text(found)),))


def _score_items(
    framework: Framework,
    answers: Mapping[str, object],
    memory: Memory,
    problems: list[Problem],
) -> dict[str, ItemScore]:
    for item_id in answers:
        if item_id not in framework.items and item_id not in framework.parts:
            path = f"answers.{item_id}"
            expected: Sequence[str] = [*framework.items, *framework.parts]
            problems.append(Problem("unknown_item", path, item_id, expected, found_text(item_id)))
    scores: dict[str, ItemScore] = {}
    for item in framework.items.values():
        if isinstance(item, Group):
            own = answers.get(item.id)
            for part in item.parts:
                scores[part.id] = _remembered(part, answers.get(part.id), memory, problems)
            scores[item.id] = _grouped(item, own, scores, memory, problems)
        else:
            scores[item.id] = _remembered(item, answers.get(item.id), memory, problems)
    return scores


def _key(answer: object) -> str:
    """What scoring reads of an answer, as text: `repr` keeps 1 and true apart, `==` does not."""
    if isinstance(answer, dict):
        return repr([(name, answer[name]) for name in answer if name in READ_KEYS])
    return repr(answer)


def _remembered(item: Item, answer: object, memory: Memory, problems: list[Problem]) -> ItemScore:
    key, known = _key(answer), memory.items.get(item.id)
    if known is not None and known.key == key:
        return known.result
    found = Problems(item.id)
    result = score_item(item, answer, found)
    if found:
        problems.extend(found)
        memory.items.pop(item.id, None)
    else:
        memory.items[item.id] = _Known(key, result, _json(item_data(item, result)))
    return result


def _grouped(
    item: Group,
    own: object,
    scores: Mapping[str, ItemScore],
    memory: Memory,
    problems: list[Problem],
) -> ItemScore:
    found = Problems(item.id)
    if isinstance(own, dict):
        check_keys(item, own, found)
    elif own is not None:
        found.add("wrong_type", "", own, "object")
    problems.extend(found)
    result = group_score(item, scores)
    known = memory.items.get(item.id)
    if known is None or known.result != result:
        memory.items[item.id] = _Known("", result, _json(item_data(item, result)))
    return result


def _apply_profile(
    framework: Framework,
    profile: Mapping[str, object],
    scores: dict[str, ItemScore],
    texts: dict[str, str],
) -> list[Applicability]:
    """Take away what the profile makes not applicable; what is still undecided is returned."""
    undecided = []
    for rule in framework.applicability:
        choice = profile.get(rule.profile)
        if choice is None:
            undecided.append(rule)
        elif choice in rule.choices:
            for item_id in rule.items:
                item = framework.items[item_id]
                result = ItemScore.unscored(item, "not_applicable", by="profile", rule=rule.rule)
                scores[item_id] = result
                texts[item_id] = _json(item_data(item, result))
    return undecided


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), check_circular=False)


def _written(
    framework: Framework,
    texts: Mapping[str, str],
    sections: Sequence[SectionScore],
    total: Mapping[str, object],
) -> str:
    places = framework.total.decimals
    head = {"format": RESULT_FORMAT, "format_version": FORMAT_VERSION}
    head["framework"] = {"id": framework.id, "version": framework.version}
    items = ",".join(f"{_json(item_id)}:{texts[item_id]}" for item_id in _order(framework))
    tail = {"sections": [section.as_data(places) for section in sections], "total": total}
    return f'{_json(head)[:-1]},"items":{{{items}}},{_json(tail)[1:]}'


def _order(framework: Framework) -> Sequence[str]:
    order: list[str] = []
    for item in framework.items.values():
        order.append(item.id)
        if isinstance(item, Group):
            order.extend(part.id for part in item.parts)
    return order
