"""The glossary of every locale: read, checked, and the same in all of them but for the words.

content/<locale>/glossary.yaml

groups: {method: {title: Method}}
terms:
  median:
    group: method
    term: Median
    forms: [median, medians]               # looked for in the criteria; [] for never
    short: one sentence, for the box beside the word
    definition: paragraphs
    source: {document: ips, line: 248}     # a framework and a line of its source, or null
    see: [key_indicator]
    used_in: [ips, seqf]                   # frameworks whose criteria are searched
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator.errors import Place
from generator.locales import LOCALES
from generator.messages import problem
from generator.model_glossary import Glossary, Term, TermGroup, TermSource
from generator.paths import suggestion, value_at, value_text
from generator.report import Report
from generator.strict_yaml import read_yaml
from generator.translate import model_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path as FilePath

    from generator.errors import Path, Problem
    from generator.model_base import Part
    from generator.strict_yaml import Document

FILE = "glossary.yaml"

_ID = re.compile(r"[a-z0-9][a-z0-9_]*")
_SHARED = ("group", "source", "see", "used_in")
"""What a term has in common in all locales."""


def read_glossaries(
    content: FilePath,
    frameworks: Collection[str],
    drafts: Collection[str] = (),
    locales: Iterable[str] = LOCALES,
    spoken: Mapping[str, Callable[[str], bool]] | None = None,
) -> tuple[dict[str, Glossary], list[Problem]]:
    """Read the glossary of every locale that has pages.

    Args:
        content: Folder with a folder a locale. A site without any glossary is fine.
        frameworks: Ids of the published frameworks, which terms may name.
        drafts: Ids of those not on the site yet; a term may be ready for their criteria.
        locales: Codes of the locales that the site is built in.
        spoken: Tells by framework whether it is shown in a locale; None for all everywhere. A
            locale may do without terms that only other frameworks use.

    Returns:
        Glossaries by locale, as far as they could be read, and every problem found.
    """
    # the model of the others is the first that has every framework to explain
    ordered = sorted(locales, key=lambda one: sum(not s(one) for s in (spoken or {}).values()))
    homes = {locale: content / locale for locale in ordered if (content / locale).is_dir()}
    if not any((home / FILE).is_file() for home in homes.values()):
        return {}, []
    found: dict[str, Glossary] = {}
    problems: list[Problem] = []
    reference: Document | None = None
    for locale, home in homes.items():
        shown = f"{content.name}/{locale}/{FILE}"
        if not (home / FILE).is_file():
            problems.append(problem("missing_file", shown, Place(), name=FILE))
            continue
        document, faults = read_yaml(home / FILE, shown)
        problems += faults
        if document is None:
            continue
        try:
            glossary = Glossary.model_validate(document.data)
        except ValidationError as error:
            problems += model_problems(error, document, _known_keys)
            continue
        report = Report(document)
        _check(glossary, frameworks, drafts, report)
        if reference is None:
            reference = document
        else:
            shown_there = {one for one, speaks in (spoken or {}).items() if speaks(locale)}
            _compare(document, reference, report, shown_there if spoken else None)
        problems += report.problems
        found[locale] = glossary
    return found, problems


def _known_keys(path: Path, _data: object) -> list[str]:
    """The keys that may stand in the mapping at a path."""
    part: type[Part] = Glossary
    if path:
        part = Term if path[0] == "terms" else TermGroup
    if path and path[-1] == "source":
        part = TermSource
    return list(part.model_fields)


def _check(
    glossary: Glossary, frameworks: Collection[str], drafts: Collection[str], report: Report
) -> None:
    """Note ids that are none, references that lead nowhere, and forms of two terms."""
    for path in (*(("groups", key) for key in glossary.groups), *_term_paths(glossary)):
        if not _ID.fullmatch(path[1]):
            proposal = re.sub(r"[^a-z0-9]+", "_", path[1].lower()).strip("_") or "one"
            found = value_text(path[1])
            report.add("bad_id", path, at_key=True, found=found, proposal=proposal)
    known = (*frameworks, *drafts)
    for key, term in glossary.terms.items():
        path = ("terms", key)
        if term.group not in glossary.groups:
            report.unknown((*path, "group"), "the id of a group", term.group, glossary.groups)
        if term.source and term.source.document not in frameworks:
            below = (*path, "source", "document")
            report.unknown(below, "the id of a framework", term.source.document, frameworks)
        for n, name in enumerate(term.see):
            if name not in glossary.terms:
                report.unknown((*path, "see", n), "the id of a term", name, glossary.terms)
        for n, name in enumerate(term.used_in):
            if name not in known:
                report.unknown((*path, "used_in", n), "the id of a framework", name, known)
        if term.forms and not term.used_in:
            report.add("forms_not_used", (*path, "forms"))
    _forms(glossary, report)


def _term_paths(glossary: Glossary) -> list[tuple[str, str]]:
    return [("terms", key) for key in glossary.terms]


def _forms(glossary: Glossary, report: Report) -> None:
    """A word of a framework's criteria leads to one term."""
    first: dict[tuple[str, str], int] = {}
    for key, term in glossary.terms.items():
        for n, form in enumerate(term.forms):
            path = ("terms", key, "forms", n)
            spots = [(framework, plain_form(form)) for framework in term.used_in]
            taken = [first[spot] for spot in spots if spot in first]
            if taken:
                report.add("duplicate_form", path, form=form, first=taken[0])
            line = report.document.place(path).line
            first |= {spot: line for spot in spots if spot not in first}


def plain_form(form: str) -> str:
    """A form as it is compared: case and kind of space make no difference.

    Examples:
        >>> plain_form("Öppna arbetsmarknaden")
        'öppna arbetsmarknaden'
    """
    return " ".join(form.split()).casefold()


def _compare(
    document: Document, reference: Document, report: Report, shown: Collection[str] | None
) -> None:
    """Note where a locale's glossary is built differently from the first one's.

    Args:
        document: The locale's glossary.
        reference: The first one's.
        report: Of the locale's.
        shown: Frameworks that are shown in the locale; None for all.
    """
    for top, what in (("groups", "group"), ("terms", "term")):
        here, there = _mapping(document, top), _mapping(reference, top)
        for key in there:
            if key not in here and _is_needed(top, key, reference, shown):
                where = f"{reference.file}:{reference.place((top, key), key=True).line}"
                report.add("locale_lacks", (top,), at_key=True, what=what, id=key, other=where)
        for key in here:
            if key not in there:
                free = [name for name in there if name not in here]
                near = suggestion(key, free, "remove it, or add it there too")
                report.add(
                    "locale_adds",
                    (top, key),
                    at_key=True,
                    what=what,
                    id=key,
                    other=reference.file,
                    near=near,
                )
    for key in _mapping(document, "terms"):
        if key not in _mapping(reference, "terms"):
            continue
        for name in _SHARED:
            path = ("terms", key, name)
            wanted, found = value_at(reference.data, path), value_at(document.data, path)
            if name == "see" and isinstance(wanted, list):
                here, there = _mapping(document, "terms"), _mapping(reference, "terms")
                wanted = [one for one in wanted if one in here or _is_wanted(there.get(one), shown)]
            if (wanted or None) != (found or None):
                report.add(
                    "locale_differs",
                    path,
                    key=name,
                    wanted=_listed(wanted),
                    found=_listed(found),
                    other=f"{reference.file}:{reference.place(path).line}",
                )


def _is_needed(top: str, key: str, reference: Document, shown: Collection[str] | None) -> bool:
    """Whether a locale needs a term, or a group for the terms in it."""
    terms = _mapping(reference, "terms")
    if top == "terms":
        return _is_wanted(terms[key], shown)
    inside = [one for one in terms.values() if isinstance(one, dict) and one.get("group") == key]
    return not inside or any(_is_wanted(one, shown) for one in inside)


def _is_wanted(term: object, shown: Collection[str] | None) -> bool:
    """Whether a term is needed where only some frameworks are shown.

    It is where one of them uses it; a term that none uses is, unless its source is of another.
    """
    if shown is None or not isinstance(term, dict):
        return True
    used_in, source = term.get("used_in"), term.get("source")
    if used_in:
        return any(one in shown for one in used_in)
    return not isinstance(source, dict) or source.get("document") in shown


def _mapping(document: Document, key: str) -> Mapping[str, object]:
    """The mapping under a key of a file that the model has accepted."""
    found = value_at(document.data, (key,))
    return found if isinstance(found, dict) else {}


def _listed(value: object) -> str:
    """A short value in full, as it is written in the file."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return value_text(value)
