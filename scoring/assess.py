"""The score of a whole assessment: items, sections and total, or everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import compress
from operator import is_not
from typing import cast

from scoring.errors import Problem, RefusedError
from scoring.item_score import ItemScore, item_member
from scoring.items import check_keys, group_score, score_item
from scoring.json_text import written
from scoring.problems import Problems, found_text
from scoring.sections import SectionScore, score_section
from scoring.spec import Applicability, Framework, Group, Item, Section
from scoring.tables import Measured
from scoring.totals import total_text
from scoring.undecided import Away, may_fall_away

__all__ = ["FORMAT", "FORMAT_VERSION", "Memory", "assess"]

FORMAT = "tumstock-assessment"
FORMAT_VERSION = 1
RESULT_FORMAT = "tumstock-result"


_NEVER = object()


@dataclass(slots=True)
class _KnownSection:
    """What a section was made from, its score, and the score written as JSON."""

    made_from: tuple[ItemScore, ...]
    away: Away
    result: SectionScore
    text: str


@dataclass(slots=True)
class Memory:
    """What was computed last of one framework; what did not change is not computed again.

    An answer is taken as unchanged while it is the very same object, so it must not be modified
    as long as a memory is used. A memory changes the speed of `assess` only, never its result.

    Attributes:
        answers: The answers that were scored last without a problem, by item id.
        scores: Scores by item id, before the profile is applied.
        texts: The same written as JSON members, `"2":{...}`, in the order of results.
        sections: Sections by id.
        measured: What tables gave, by item id.
        marked: Ids of the scores that are unknown or set by hand.
    """

    answers: dict[str, object] = field(default_factory=dict)
    scores: dict[str, ItemScore] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    sections: dict[str, _KnownSection] = field(default_factory=dict)
    measured: Measured = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)


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
    problems = [
        *_profile_problems(framework, profile),
        *_unknown_items(framework, answers),
        *_score_changed(framework, answers, memory),
    ]
    if problems:
        raise RefusedError(tuple(problems))
    scores, texts = memory.scores, memory.texts
    away: Away = ()
    if framework.applicability:
        scores, texts = dict(scores), dict(texts)
        away = may_fall_away(framework, _apply_profile(framework, profile, scores, texts))
    sections = [
        _section(section, framework, scores, away, memory) for section in framework.sections
    ]
    results = [known.result for known in sections]
    total = total_text(framework, scores, results, away, memory.marked)
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
    given = assessment.get("framework")
    named: dict[str, object] = given if isinstance(given, dict) else {}
    if named.get("id") != framework.id:
        raise _refused("unknown_framework", "framework.id", named.get("id"), framework.id)
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
    return parts[0], parts[1]


def _profile_problems(framework: Framework, profile: Mapping[str, object]) -> Iterator[Problem]:
    for name, choice in profile.items():
        if name not in framework.profile:
            expected: object = sorted(framework.profile)
            yield Problem("unknown_input", f"profile.{name}", None, expected, found_text(name))
        elif choice is not None and choice not in framework.profile[name]:
            expected = list(framework.profile[name])
            yield Problem("unknown_choice", f"profile.{name}", None, expected, found_text(choice))


def _refused(code: str, path: str, found: object, expected: object) -> RefusedError:
    return RefusedError((Problem(code, path, None, expected, found_text(found)),))


def _unknown_items(framework: Framework, answers: Mapping[str, object]) -> Iterator[Problem]:
    for item_id in () if answers.keys() <= framework.ids else answers:
        if item_id not in framework.ids:
            path = f"answers.{item_id}"
            expected: Sequence[str] = [*framework.items, *framework.parts]
            yield Problem("unknown_item", path, item_id, expected, found_text(item_id))


def _score_changed(
    framework: Framework, answers: Mapping[str, object], memory: Memory
) -> list[Problem]:
    """Score the items whose answer changed, and the groups that they are parts of.

    Returns:
        The problems found, in the order of the framework, a group's own after its parts'.
    """
    order = framework.order
    if not memory.texts:
        memory.texts = dict.fromkeys(order, "")
        memory.answers = dict.fromkeys(order, _NEVER)
    known = memory.answers
    differs = map(is_not, map(answers.get, order), map(known.__getitem__, order))
    changed = list(compress(order, differs))
    found = {item_id: Problems(item_id) for item_id in changed}
    groups: dict[str, Group] = {}
    for item_id in changed:
        item = framework.items.get(item_id) or framework.parts[item_id]
        if isinstance(item, Group):
            groups[item_id] = item
            continue
        _remember(
            item, score_item(item, answers.get(item_id), found[item_id], memory.measured), memory
        )
        if item.group is not None:
            groups[item.group] = cast("Group", framework.items[item.group])
    for group_id, group in groups.items():
        problems = found.setdefault(group_id, Problems(group_id))
        _check_group(group, answers.get(group_id), problems)
        _remember(group, group_score(group, memory.scores), memory)
    for item_id in changed:
        known[item_id] = _NEVER if found[item_id] else answers.get(item_id)
    if not any(found.values()):
        return []
    return [problem for i in _parts_first(framework) if i in found for problem in found[i]]


def _check_group(group: Group, own: object, problems: Problems) -> None:
    if isinstance(own, dict):
        check_keys(group, own, problems)
    elif own is not None:
        problems.add("wrong_type", "", own, "object")


def _remember(item: Item, result: ItemScore, memory: Memory) -> None:
    memory.scores[item.id] = result
    if result.unknown or result.overridden:
        memory.marked.add(item.id)
    else:
        memory.marked.discard(item.id)
    memory.texts[item.id] = item_member(item, result)


def _parts_first(framework: Framework) -> Iterator[str]:
    for item in framework.items.values():
        if isinstance(item, Group):
            yield from (part.id for part in item.parts)
        yield item.id


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
                texts[item_id] = item_member(item, result)
    return undecided


def _section(
    section: Section,
    framework: Framework,
    scores: Mapping[str, ItemScore],
    away: Away,
    memory: Memory,
) -> _KnownSection:
    made_from = tuple([scores[item.id] for item in section.counted])
    known = memory.sections.get(section.id)
    if known is None or known.made_from != made_from or known.away != away:
        result = score_section(section, made_from, away)
        text = result.as_text(framework.total.decimals)
        known = memory.sections[section.id] = _KnownSection(made_from, away, result, text)
    return known


@cache
def _head(framework: str, version: str) -> str:
    """How a result begins, up to its items."""
    head = {
        "format": RESULT_FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework, "version": version},
    }
    return written(head).removesuffix("}")


def _written(
    framework: Framework,
    items: Mapping[str, str],
    sections: Sequence[str],
    total: str,
) -> str:
    return (
        f'{_head(framework.id, framework.version)},"items":{{{",".join(items.values())}}},'
        f'"sections":[{",".join(sections)}],"total":{total}}}'
    )
