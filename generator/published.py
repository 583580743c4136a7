"""The fingerprint of what is published, `frameworks/<id>/published.json`, and what it holds up.

People have assessed by what is published: its rules change only with a version, and its words
only with a version or as a correction that is recorded. A framework without the file, and a
draft, are not held. `tumstock publish` writes the file; `tumstock check` compares.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator.errors import Place
from generator.fingerprint import digest, fingerprint
from generator.messages import problem
from generator.model_base import Date, FrozenMap, Part
from generator.paths import path_text
from generator.strict_yaml import read_yaml
from generator.text_files import read_texts
from generator.translate import model_problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.errors import Path as Keys
    from generator.errors import Problem
    from generator.fingerprint import Fingerprint
    from generator.model import Framework
    from generator.strict_yaml import Document

FILE = "published.json"


class Correction(Part):
    """Words of a published version that were put right without a new one."""

    date: Date
    """When it was recorded."""
    words: FrozenMap[tuple[str, ...]]
    """What was corrected, by locale: `items.4`."""


class Earlier(Part):
    """A version that was published before."""

    version: Date
    """The version."""
    ids: tuple[str, ...]
    """Ids of its items and parts."""
    digest: str
    """Digest of its whole meaning when the next one was published."""


class Published(Part):
    """What is published of a framework."""

    id: str | None = None
    """Its id, which saved assessments name; None in a file that was written without one."""
    version: Date
    """The latest version."""
    ids: tuple[str, ...]
    """Ids of its items and parts."""
    rules: FrozenMap[str]
    """Digest by what it is of."""
    words: FrozenMap[FrozenMap[str]]
    """Digest by what it is of, by locale."""
    corrected: tuple[Correction, ...] = ()
    """What was put right since this version was published, the earliest first."""
    earlier: tuple[Earlier, ...] = ()
    """Versions before it, the latest first."""

    @property
    def versions(self) -> tuple[str, ...]:
        """Every version, the latest first."""
        return (self.version, *(one.version for one in self.earlier))


def read_published(home: Path, shown: str) -> tuple[Published | None, list[Problem]]:
    """The fingerprint of a framework, and what is wrong with the file.

    Args:
        home: The framework's folder.
        shown: How it is called in messages.
    """
    if not (home / FILE).exists():
        return None, []
    document, problems = read_yaml(home / FILE, f"{shown}/{FILE}")
    if document is None:
        return None, problems
    try:
        return Published.model_validate(document.data), problems
    except ValidationError as error:
        return None, [*problems, *model_problems(error, document, _known_keys)]


def unheld(
    frameworks: Iterable[Framework], folder: Path, shown: Collection[str]
) -> Iterator[Framework]:
    """Frameworks that readers meet and that may change unnoticed, as nothing was recorded.

    Args:
        frameworks: Those that can be read.
        folder: Their folder.
        shown: Ids of those on the site; empty for all that are no drafts.
    """
    for one in frameworks:
        on_site = not one.draft and (not shown or one.id in shown)
        if on_site and not (folder / one.id / FILE).is_file():
            yield one


def _known_keys(path: Keys, _data: object) -> list[str]:
    """Keys that may stand in a mapping of the file."""
    parts: dict[str, type[Part]] = {"corrected": Correction, "earlier": Earlier}
    part = parts.get(str(path[0])) if path else Published
    return list(part.model_fields) if part else []


def held_problems(framework: Framework, home: Path, shown: str) -> list[Problem]:
    """Where a published framework has changed its meaning without saying so.

    Args:
        framework: The framework, with nothing else to mend.
        home: Its folder.
        shown: How that is called in messages.
    """
    if framework.draft:
        return []
    published, problems = read_published(home, shown)
    document, _ = read_yaml(home / "framework.yaml", f"{shown}/framework.yaml")
    if published is None or document is None:
        return problems
    now = fingerprint(framework)
    at = _At(document)
    problems += at.id(framework, published)
    problems += at.versions(framework, published)
    if framework.version == published.version:
        problems += at.rules(now, published)
        problems += _words(now, published, home, shown)
    return problems


class _At:
    """Problems at their places in framework.yaml."""

    def __init__(self, document: Document) -> None:
        self._document = document
        data = document.data
        self._data: Mapping[str, object] = data if isinstance(data, dict) else {}

    def _problem(self, code: str, keys: Keys, **values: object) -> Problem:
        document = self._document
        place = document.place(keys)
        return problem(code, document.file, place, keys, data=document.data, **values)

    def id(self, framework: Framework, published: Published) -> Iterator[Problem]:
        """The id, which stays from version to version."""
        if published.id not in (None, framework.id):
            yield self._problem("published_id", ("id",), found=framework.id, id=published.id)

    def versions(self, framework: Framework, published: Published) -> Iterator[Problem]:
        """The version, its history, and the ways from earlier versions."""
        version = framework.version
        if version < published.version:
            known = published.version
            yield self._problem("version_before", ("version",), known=known, found=version)
            return
        if version > published.version:
            found = published.version
            yield self._problem(
                "not_published", ("version",), version=version, found=found, id=framework.id
            )
        for one in dict.fromkeys((version, *published.versions)):
            if one not in framework.history:
                yield self._problem("history_lacks", ("history",), version=one)
        before = {one.version: one.ids for one in published.earlier}
        if version > published.version:
            before[published.version] = published.ids
        maps = {one.from_: (n, one) for n, one in enumerate(framework.id_maps)}
        for start, ids in before.items():
            if start not in maps:
                yield self._problem("map_missing", ("id_maps",), start=start)
                continue
            n, found_map = maps[start]
            for name in ids:
                if name not in found_map.items:
                    keys = ("id_maps", n, "items")
                    yield self._problem("map_omits", keys, id=name, start=start)

    def rules(self, now: Fingerprint, published: Published) -> Iterator[Problem]:
        """Rules that are not those of the published version."""
        for name, found in _changed(now.rules, published.rules):
            yield self._problem(
                "published_rules",
                self._keys(name),
                what=path_text(tuple(name.split(".", 1))),
                version=now.version,
                found=found,
            )

    def _keys(self, name: str) -> Keys:
        """Where a part stands; the list that it stood in where it is gone."""
        key, _, part = name.partition(".")
        listed = self._data.get(key)
        if not part or not isinstance(listed, list):
            return (key,)
        for n, one in enumerate(listed):
            if isinstance(one, dict) and one.get("id") == part:
                return (key, n)
        return (key,)


def _changed(now: Mapping[str, str], then: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is not as it was, and what is there instead."""
    for name in dict.fromkeys((*then, *now)):
        if name not in now:
            yield name, "nothing of the kind"
        elif name not in then:
            yield name, "something new"
        elif now[name] != then[name]:
            yield name, "others"


def _words(now: Fingerprint, published: Published, home: Path, shown: str) -> Iterator[Problem]:
    """Words that are not those of the published version; new translations are no change."""
    texts, _ = read_texts(home / "text", f"{shown}/text", list(now.words))
    for locale, names in changed_words(now, published).items():
        text = texts.get(locale)
        for name, found in names.items():
            key, _, part = name.partition(".")
            keys = (key, part)
            where = (f"{shown}/text/{locale}", Place()) if text is None else text.place(keys)
            yield problem(
                "published_words", *where, keys, what=path_text(keys), locale=locale,
                version=now.version, found=found,
            )  # fmt: skip


def changed_words(now: Fingerprint, published: Published) -> dict[str, dict[str, str]]:
    """Published words that have changed or are gone, by locale, with what is there instead."""
    changed = {
        locale: {
            name: found for name, found in _changed(now.words.get(locale, {}), then) if name in then
        }
        for locale, then in published.words.items()
    }
    return {locale: names for locale, names in changed.items() if names}


def recorded(now: Fingerprint, published: Published | None, day: str) -> Published:
    """The fingerprint with what is there now.

    Args:
        now: The framework as it is.
        published: What was recorded of it before; None for nothing.
        day: Today, 2026-01-09; words that have changed in the same version are corrections of it.
    """
    corrected: tuple[Correction, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    if published is not None and published.version == now.version:
        earlier, corrected = published.earlier, published.corrected
        if words := changed_words(now, published):
            named = {locale: tuple(names) for locale, names in words.items()}
            corrected = (*corrected, Correction(date=day, words=named))
    elif published is not None:
        before = Earlier(version=published.version, ids=published.ids, digest=digest_of(published))
        earlier = (before, *published.earlier)
    return Published(
        id=now.id,
        version=now.version,
        ids=now.ids,
        rules=now.rules,
        words=now.words,
        corrected=corrected,
        earlier=earlier,
    )


def digest_of(published: Published) -> str:
    """One digest of everything that is published."""
    words = {locale: dict(names) for locale, names in published.words.items()}
    return digest([published.ids, dict(published.rules), words])


def published_text(published: Published) -> str:
    """The file: a line a digest, so that a reviewer sees what has changed."""
    data: dict[str, object] = {
        "id": published.id,
        "version": published.version,
        "ids": published.ids,
        "rules": dict(published.rules),
        "words": {locale: dict(names) for locale, names in published.words.items()},
    }
    if published.corrected:
        data["corrected"] = [
            {"date": one.date, "words": dict(one.words)} for one in published.corrected
        ]
    if published.earlier:
        data["earlier"] = [dict(one) for one in published.earlier]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def blocking(problems: Iterable[Problem], *, corrects: bool) -> list[Problem]:
    """Problems that recording the framework as it is would hide rather than mend."""
    mended: Collection[str] = {"not_published", *(["published_words"] if corrects else [])}
    return [one for one in problems if one.code not in mended]
