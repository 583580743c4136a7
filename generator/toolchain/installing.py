"""Install what the tests need and the machine does not have."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

from generator.toolchain.report import say


def with_apt(*packages: str) -> Iterator[list[list[str]]]:
    """Give the commands that install Debian packages, where there is apt and root to run it."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        yield [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", *packages]]


def succeed(what: str, commands: list[list[str]]) -> bool:
    """Run commands until one fails.

    Args:
        what: Called so in the progress lines.
        commands: Run one after the other, without a terminal.

    Returns:
        Whether all of them ended well.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        say(f"Installing {what}: {' '.join(command)}")
        done = subprocess.run(
            command,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=1200,
        )
        if done.returncode != 0:
            say(f"did not work: {(done.stderr.strip() or 'no reason given').splitlines()[0]}")
            return False
    return True
