"""The workflows have no more rights than they use, and run nothing that could change under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))

RIGHTS = {
    ("audit.yml", "audit"): {"contents": "read"},
    ("pages.yml", "test"): {"contents": "read"},
    ("pages.yml", "build"): {"contents": "read", "pages": "read"},
    ("pages.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("test.yml", "coverage"): {"contents": "read"},
    ("test.yml", "test"): {"contents": "read"},
}
"""What each job may do; a new one has to be named here."""

TRIGGERS = {"push", "pull_request", "schedule", "workflow_call", "workflow_dispatch"}
"""What may start one; `pull_request_target` and its like run others' code with our rights."""

OURS = {"${{ steps.pages.outputs.base_url }}/", "${{ steps.deployment.outputs.page_url }}"}
"""Expressions outside conditions and groups; none holds what a stranger may write."""

STARTED = ROOT / "generator" / "starter" / "site" / "dot-github" / "workflows" / "pages.yml"
"""The workflow of a new site."""

KEYS = {
    "workflow": {"name", "on", "permissions", "concurrency", "jobs"},
    "job": {
        "name", "needs", "if", "uses", "runs-on", "timeout-minutes", "permissions", "environment",
        "steps",
    },
    "step": {"id", "name", "if", "uses", "run", "with", "env"},
    "event": {"branches", "branches-ignore", "paths"},
    "schedule": {"cron"},
    "concurrency": {"group", "cancel-in-progress"},
    "environment": {"name", "url"},
}  # fmt: skip
"""Keys of GitHub's that these workflows have a use for; one that is mistyped is none of them."""

INPUTS = {
    "actions/checkout": {"persist-credentials"},
    "actions/configure-pages": set(),
    "actions/deploy-pages": set(),
    "actions/setup-python": {"python-version", "python-version-file"},
    "actions/upload-pages-artifact": {"path", "include-hidden-files"},
}
"""Inputs of the actions, as their action.yml has them, that these workflows have a use for."""

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
HASH_AND_VERSION = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def read(path: Path) -> dict[str, Any]:
    """A workflow; `on` is a word here, not a truth value."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  (it makes nothing but text)
    return found


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every job with its file and its name."""
    for path in FILES:
        for name, job in read(path)["jobs"].items():
            yield path.name, name, job


def steps() -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for _, _, job in jobs():
        yield from job.get("steps", ())


def texts(value: object) -> Iterator[str]:
    """Every text below a value."""
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    else:
        yield str(value)


def test_each_job_has_the_rights_that_it_uses_and_a_workflow_none() -> None:
    assert [path.name for path in FILES if read(path).get("permissions") != {}] == []
    assert {(file, name): job.get("permissions") for file, name, job in jobs()} == RIGHTS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_that_a_stranger_does_starts_a_workflow_with_rights(path: Path) -> None:
    started = read(path)["on"]
    assert set(started if isinstance(started, dict) else [started]) <= TRIGGERS


def test_actions_are_pinned_by_commit_and_say_their_version() -> None:
    used = [text for step in steps() if (text := step.get("uses"))]
    called = [text for _, _, job in jobs() if (text := job.get("uses"))]
    assert used
    assert [text for text in used if not PINNED.fullmatch(text)] == []
    assert [text for text in called if not text.startswith("./.github/workflows/")] == []
    lines = [line for path in FILES for line in path.read_text("utf-8").splitlines()]
    pins = [line.strip(" -") for line in lines if "uses:" in line and "@" in line]
    assert [line for line in pins if not HASH_AND_VERSION.fullmatch(line)] == []


def test_no_command_is_put_together_from_what_github_hands_in() -> None:
    assert [text for step in steps() if "${{" in (text := step.get("run", ""))] == []
    given = [
        text
        for step in steps()
        for key in ("with", "env")
        for text in texts(step.get(key, {}))
        if "${{" in text
    ]
    assert set(given) <= OURS


def test_no_step_keeps_the_token_that_fetched_the_code() -> None:
    fetching = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(fetching) == sum("steps" in job and name != "deploy" for _, name, job in jobs())
    assert [one.get("with", {}).get("persist-credentials") for one in fetching] == (
        ["false"] * len(fetching)
    )


def test_every_job_ends_by_itself() -> None:
    long = [name for _, name, job in jobs() if "uses" not in job and "timeout-minutes" not in job]
    assert long == []


@pytest.mark.parametrize(
    "path", [*FILES, STARTED], ids=lambda path: f"{path.parts[-4]} {path.name}"
)
def test_every_event_and_input_has_keys_that_it_knows(path: Path) -> None:
    workflow = read(path)
    for name, event in workflow["on"].items():
        known = KEYS["schedule" if name == "schedule" else "event"]
        assert name in TRIGGERS
        for one in event if isinstance(event, list) else [event or {}]:
            assert set(one) <= known, name
    ran = [step for job in workflow["jobs"].values() for step in job.get("steps", ())]
    for step in ran:
        given = set(step.get("with", ()))
        assert given <= INPUTS[step["uses"].partition("@")[0]] if "uses" in step else not given
    for key in ("concurrency", "environment"):
        for one in (workflow, *workflow["jobs"].values()):
            assert set(one.get(key, ())) <= KEYS[key]


@pytest.mark.parametrize(
    "path", [*FILES, STARTED], ids=lambda path: f"{path.parts[-4]} {path.name}"
)
def test_every_key_is_one_of_githubs_and_every_name_leads_somewhere(path: Path) -> None:
    workflow = read(path)
    found = workflow["jobs"]
    ran = [step for job in found.values() for step in job.get("steps", ())]
    assert set(workflow) <= KEYS["workflow"]
    assert {key for job in found.values() for key in job} <= KEYS["job"]
    assert {key for step in ran for key in step} <= KEYS["step"]
    assert all(("uses" in step) != ("run" in step) for step in ran)
    assert {job["needs"] for job in found.values() if "needs" in job} <= set(found)
    for job in found.values():
        ids = {step["id"] for step in job.get("steps", ()) if "id" in step}
        asked = {name for text in texts(job) for name in re.findall(r"steps\.(\w+)\.", text)}
        assert asked <= ids
    called = [job["uses"] for job in found.values() if "uses" in job]
    assert all((ROOT / name).is_file() for name in called)
