"""Resolve the dependencies anew and write the lock files, with hashes and without addresses.

Run by `make lock` after a change in pyproject.toml; uv is fetched into a passing environment
for it and is needed for nothing else.
"""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError, run_step, say

LOCKS = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--group", "dev", "--constraint=requirements.txt"],
    "requirements-audit.txt": ["--group", "audit"],
    "requirements-mutants.txt": ["--group", "mutants", "--constraint=requirements-dev.txt"],
    "requirements-node.txt": ["--group", "node"],
}
OPTIONS = [
    "--quiet",
    "--upgrade",
    "--universal",
    "--python-version=3.12",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
]


def main() -> None:
    """Write every lock file."""
    with TemporaryDirectory() as name:
        venv.create(name, with_pip=True)
        python = Path(name) / "bin" / "python"
        commands: list[list[str | Path]] = [[python, "-m", "pip", "install", "--quiet", "uv"]]
        for lock, inputs in LOCKS.items():
            commands.append([python, "-m", "uv", "pip", "compile", *OPTIONS, *inputs, "-o", lock])
        for command in commands:
            say(f"  {' '.join(map(str, command[2:]))}")
            if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
                raise StepError("the dependencies could not be resolved; the old locks stay valid")


if __name__ == "__main__":
    run_step(main)
