"""`tumstock publish`: record what a framework means, so that it cannot change unnoticed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.checking import from_here
from generator.commands.problems import FOUND, as_data, output, printed, silent
from generator.commands.site import in_site
from generator.errors import Place, Problem
from generator.fingerprint import fingerprint
from generator.load import read_frameworks
from generator.messages import problem
from generator.model import Framework
from generator.project import Project
from generator.published import (
    FILE,
    Published,
    blocking,
    held_problems,
    published_text,
    read_published,
    recorded,
)
from generator.whole_files import write_files


@click.command(short_help="Record what is published, so that it stays.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@in_site
@output
@silent
@click.option(
    "--correction",
    is_flag=True,
    help="Words have changed and their meaning has not: record that in the same version.",
)
def publish(
    ids: Sequence[str], project: Project, form: str, *, correction: bool, quiet: bool
) -> None:
    """Write frameworks/ID/published.json: digests of rules and words, by item and language.

    ID is a framework; all but drafts when left out. From then on `tumstock check` fails when a rule
    or a word of it changes without a new version. Run it when a framework is published for the
    first time, and with each new version. Exit status: 0 recorded, 1 something has to be mended
    first or cannot be written, and nothing is written, 2 wrong usage.
    """
    frameworks, problems = read_frameworks(project.frameworks)
    if unknown := [one for one in ids if one not in {each.id for each in frameworks}]:
        known = ", ".join(one.id for one in frameworks)
        raise click.UsageError(f"no framework {', '.join(unknown)}: use {known}")
    if drafts := [one.id for one in frameworks if one.draft and one.id in ids]:
        raise click.UsageError(f"{', '.join(drafts)}: still a draft -> remove 'draft' first")
    files: dict[Path, str] = {}
    told: list[dict[str, str]] = []
    for framework in () if problems else frameworks:
        if framework.draft or (ids and framework.id not in ids):
            continue
        home = project.frameworks / framework.id
        shown = f"{project.frameworks.name}/{framework.id}"
        found = _held(framework, home, shown)
        problems += blocking(found, corrects=correction)
        before = read_published(home, shown)[0]
        today = datetime.now(tz=UTC).date().isoformat()
        after = recorded(fingerprint(framework), before, today)
        files[home / FILE] = published_text(after)
        told.append(
            {
                "file": f"{shown}/{FILE}",
                "version": after.version,
                "recorded": _said(before, after),
            }
        )
    here = sorted({from_here(each, project.frameworks.parent) for each in problems})
    if not here:
        write_files(files)
    if form == "json":
        published = [] if here else told
        data = {"problems": as_data(here), "published": published}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    elif here:
        click.echo(printed(here, form), err=form == "text")
    elif not quiet:
        for one in told:
            click.echo(f"{one['file']}: {one['recorded']}")
    if here:
        raise SystemExit(FOUND)


def _held(framework: Framework, home: Path, shown: str) -> list[Problem]:
    """What keeps a framework from being recorded; the first time, only a missing history."""
    if (home / FILE).exists():
        return held_problems(framework, home, shown)
    if framework.version in framework.history:
        return []
    name = f"{shown}/framework.yaml"
    return [problem("history_lacks", name, Place(), ("history",), version=framework.version)]


def _said(before: Published | None, after: Published) -> str:
    """What was recorded, in a few words."""
    if before is None or before.version != after.version:
        return f"version {after.version}"
    if len(before.corrected) != len(after.corrected):
        count = sum(map(len, after.corrected[-1].words.values()))
        return f"version {after.version}, {count} corrected"
    new = "nothing new" if before.words == after.words else "new translations"
    return f"version {after.version}, {new}"
