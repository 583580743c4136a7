"""The score of a whole assessment: items, sections and total, or everything that is wrong."""

from __future__ import annotations

import json
import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoring.errors import Problem, RefusedError
from scoring.item_score import ItemScore, item_data
from scoring.items import check_keys, group_score, score_item
from scoring.problems import Problems, found_text
from scoring.sections import SectionScore, score_section
from scoring.spec import Applicability, Framework, Group, Item, Section
from scoring.totals import total_data

__all__ = ["FORMAT", "FORMAT_VERSION", "Memory", "assess"]

FORMAT = "tumstock-assessment"
FORMAT_VERSION = 1
RESULT_FORMAT = "tumstock-result"


@dataclass(slots=True)
class _Known:
    """An item's answer as bytes, its score, and the score written as JSON."""

    key: bytes | None
    result: ItemScore
    text: str


@dataclass(slots=True)
class _KnownSection:
    """The item scores a section was made from, its score, and the score written as JSON."""

    made_from: tuple[ItemScore, ...]
    result: SectionScore
    text: str


@dataclass(slots=True)
class Memory:
    """What was computed last; an answer and a section that did not change are not done again.

    It changes the speed of `assess` only, never its result.
    """

    items: dict[str, _Known] = field(default_factory=dict)
    sections: dict[str, _KnownSection] = field(default_factory=dict)


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
    sections = [_section(section, framework, scores, memory) for section in framework.sections]
    total = total_data(framework, scores, [known.result for known in sections], undecided)
    return _written(framework, texts, [known.text for known in sections], total)


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


def _key(answer: object) -> bytes | None:
    """The answer as bytes, in which 1 and true differ; None when it is nested too deeply."""
    try:
        return marshal.dumps(answer, 2)  # type: ignore[arg-type]
    except ValueError:
        return None


def _remembered(item: Item, answer: object, memory: Memory, problems: list[Problem]) -> ItemScore:
    key, known = _key(answer), memory.items.get(item.id)
    if known is not None and key is not None and known.key == key:
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
        memory.items[item.id] = _Known(None, result, _json(item_data(item, result)))
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


def _section(
    section: Section, framework: Framework, scores: Mapping[str, ItemScore], memory: Memory
) -> _KnownSection:
    made_from = tuple(scores[item_id] for item_id in section.items)
    known = memory.sections.get(section.id)
    if known is None or any(a is not b for a, b in zip(known.made_from, made_from, strict=True)):
        result = score_section(section, framework, scores)
        text = _json(result.as_data(framework.total.decimals))
        known = memory.sections[section.id] = _KnownSection(made_from, result, text)
    return known


def _written(
    framework: Framework,
    items: Mapping[str, str],
    sections: Sequence[str],
    total: Mapping[str, object],
) -> str:
    head = {
        "format": RESULT_FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework.id, "version": framework.version},
    }
    listed = ",".join(f'"{item_id}":{items[item_id]}' for item_id in framework.order)
    return (
        f'{_json(head)[:-1]},"items":{{{listed}}},'
        f'"sections":[{",".join(sections)}],"total":{_json(total)}}}'
    )
