"""What GitHub reads is what public schemas allow, in the copies that check-jsonschema carries.

Nothing is fetched: the schemas lie in the package. What they have no words for, such as rights and
pins, `test_workflows.py` and `test_issue_forms.py` hold.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "generator" / "starter" / "site" / "dot-github"
FORMS = ".github/ISSUE_TEMPLATE"

SCHEMAS = {
    "github-workflows": [".github/workflows", "generator/starter/site/dot-github/workflows"],
    "github-issue-forms": [FORMS],
    "github-issue-config": [FORMS],
}
"""Folders of files by the schema that they follow."""

TYPOS = [
    ("github-workflows", ".github/workflows/test.yml", "timeout-minutes:", "timeout-minuts:"),
    ("github-workflows", ".github/workflows/test.yml", "pull_request:", "pull_requests:"),
    ("github-workflows", ".github/workflows/test.yml", "contents: read", "contents: reed"),
    ("github-workflows", ".github/workflows/pages.yml", "runs-on:", "run-on:"),
    (
        "github-workflows",
        "generator/starter/site/dot-github/workflows/pages.yml",
        "uses:",
        "use:",
    ),
    ("github-issue-forms", f"{FORMS}/3-bug.yml", "type: textarea", "type: text"),
    ("github-issue-forms", f"{FORMS}/3-bug.yml", "required:", "require:"),
    ("github-issue-config", f"{FORMS}/config.yml", "blank_issues_enabled: f", "blank_issues: f"),
]
"""By schema and file: what stands there, and the slip that is put in its place."""


def files(schema: str) -> list[Path]:
    """The files that follow a schema; the configuration of the forms is none of them."""
    found = [path for folder in SCHEMAS[schema] for path in (ROOT / folder).glob("*.y*ml")]
    if FORMS in SCHEMAS[schema]:
        of_config = schema == "github-issue-config"
        found = [path for path in found if (path.stem == "config") == of_config]
    return sorted(found)


def asked(schema: str, paths: Sequence[Path]) -> subprocess.CompletedProcess[str]:
    """Ask check-jsonschema of files: 0 where all follow the schema, 1 where one does not."""
    command = ["-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths)]
    return subprocess.run(
        [sys.executable, *command], check=False, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_file_follows_the_public_schema_of_its_kind(schema: str) -> None:
    found = files(schema)
    assert found
    done = asked(schema, found)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_that_github_reads_has_a_schema() -> None:
    read = {path for folder in (ROOT / ".github", STARTER) for path in folder.rglob("*.y*ml")}
    assert read == {path for schema in SCHEMAS for path in files(schema)}


@pytest.mark.parametrize(("schema", "name", "right", "wrong"), TYPOS, ids=[one[3] for one in TYPOS])
def test_a_slip_is_found(tmp_path: Path, schema: str, name: str, right: str, wrong: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert right in text
    path = tmp_path / Path(name).name
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    done = asked(schema, [path])
    assert done.returncode == 1, done.stdout + done.stderr
    assert str(path) in done.stdout
