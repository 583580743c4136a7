"""What a framework means, as digests: one an item for its rules, one an item and locale for words.

Rules are what scoring reads: ids, kinds, scales, levels and their points, inputs, rows, weights,
bands, thresholds, what the profile takes away, and how often an assessment is repeated. Words are
those that say what is assessed: items, names of sections, bands and thresholds, questions of the
profile, and reading rules. Prose around them, places in the source, and the order in which things
are shown are left out, and so is where a line of text is broken.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.rules import rules_json
from generator.texts import one_line

if TYPE_CHECKING:
    from generator.model import Framework
    from generator.texts import TextTree

WORDS = ("sections", "bands", "thresholds", "profile", "items", "rules")
"""Texts that count, by the key that they stand under."""

_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The meaning of a framework's version.

    Attributes:
        id: Id of the framework.
        version: The version.
        ids: Ids of items and of parts of groups, in order.
        rules: Digest by what it is of: `items.4`, `sections.personal`, `total`.
        words: Digest by what it is of, by locale; only a locale's own words.
    """

    id: str
    version: str
    ids: tuple[str, ...]
    rules: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]


def fingerprint(framework: Framework) -> Fingerprint:
    """The meaning of a framework as it is now."""
    own = {locale: framework.own_words(locale) for locale in framework.locales}
    return Fingerprint(
        id=framework.id,
        version=framework.version,
        ids=tuple(item.id for item in framework.walk()),
        rules=_rules(framework),
        words={locale: _words(tree) for locale, tree in own.items()},
    )


def digest(data: object) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of data; the order of keys does not matter."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _rules(framework: Framework) -> dict[str, str]:
    rules = rules_json(framework)
    shares = {one.id: str(one.share) for one in framework.sections}
    scale = framework.total.scale
    printed = [str(scale.min), str(scale.max)] if scale else []
    parts: dict[str, Any] = {
        "profile": rules["profile"],
        "applicability": rules["applicability"],
        "total": [rules["total"], printed],
        "repeat": rules.get("repeat", []),
    }
    for one in rules["sections"]:
        parts[f"sections.{one['id']}"] = [one, shares[one["id"]]]
    parts |= {f"items.{one['id']}": one for one in rules["items"]}
    return {name: digest(part) for name, part in parts.items() if part}


def _words(tree: TextTree) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in WORDS:
        texts = tree.get(key)
        if isinstance(texts, Mapping):
            found |= {f"{key}.{name}": digest(_even(one)) for name, one in texts.items()}
    return found


def _even(node: str | TextTree) -> object:
    """Texts as they are compared: where lines break makes no difference, paragraphs do."""
    if isinstance(node, Mapping):
        return {key: _even(inner) for key, inner in node.items()}
    return [one_line(part) for part in node.strip().split("\n\n")]
