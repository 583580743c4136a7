"""What runs before a commit is what `make check` runs, from the tools that are pinned."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from generator.toolchain.places import ROOT
from generator.toolchain.suite import BIN, NPM, STEPS, Step

CONFIG = ROOT / ".pre-commit-config.yaml"
NODE = [".venv/bin/python", "-m", "generator.toolchain.node", "npm", "--silent"]
"""Finds the Node that make uses, and runs it in site_js."""


def hooks() -> list[dict[str, Any]]:
    (repository,) = yaml.safe_load(CONFIG.read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    found: list[dict[str, Any]] = repository["hooks"]
    return found


def as_a_hook(step: Step) -> list[str]:
    """A step's command as it is asked for in a checkout."""
    if step.command[: len(NPM)] == NPM:
        return [*NODE, *step.command[len(NPM) :]]
    program, *rest = step.command
    return [f".venv/bin/{Path(program).relative_to(BIN)}", *rest]


def test_each_check_without_tests_is_a_hook_with_the_same_command() -> None:
    wanted = {
        step.title: as_a_hook(step) for step in STEPS if step.check and "tests" not in step.title
    }
    found = {one["name"]: shlex.split(one["entry"]) for one in hooks() if "stages" not in one}
    assert found == wanted


def test_a_push_waits_for_the_whole_of_make_check() -> None:
    (push,) = (one for one in hooks() if "stages" in one)
    assert (push["entry"], push["stages"]) == ("make check", ["pre-push"])


def test_no_hook_is_fetched_or_given_single_files() -> None:
    assert {one["language"] for one in hooks()} == {"system"}
    assert not any(one["pass_filenames"] for one in hooks())


def test_pre_commit_takes_the_file() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(CONFIG)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
