"""What the operating system refuses, said by every command alike: never a traceback."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

import click

from generator.errors import FrameworkErrors

_MEND = {
    errno.ENOSPC: "make room on the disk, then run it again",
    errno.EDQUOT: "make room on the disk, then run it again",
    errno.EACCES: "see that you may read and write there, or name another place",
    errno.EPERM: "see that you may read and write there, or name another place",
    errno.ENOENT: "see that it and its folder are there",
    errno.EROFS: "nothing can be written there: name another place",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away, or name another place",
    errno.EEXIST: "a file stands where a folder is needed: move it away, or name another place",
    errno.EISDIR: "a folder stands where a file is needed: move it away, or name another place",
}
_OTHERWISE = "see to it, then run it again"


class Commands(click.Group):
    """A group of commands that tell where a file or folder cannot be read or written."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command.

        Raises:
            click.ClickException: The operating system refused something, or what every command
                reads has to be mended: status 1.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # whoever read what is printed has enough of it; click ends quietly
            raise
        except FrameworkErrors as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:
            raise click.ClickException(refusal(error)) from None


def refusal(error: OSError) -> str:
    """What the operating system refused, about which file or folder, and what to do.

    Examples:
        >>> refusal(OSError(errno.ENOSPC, "No space left on device", "a.yaml"))
        'a.yaml: No space left on device -> make room on the disk, then run it again'
    """
    why = error.strerror or str(error)
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        *_, why = error.args[0][0]  # of a copied folder: source, target and why of each file
        why = re.sub(r"^\[Errno \d+\] ", "", str(why))
    name = f"{_from_here(error.filename)}: " if isinstance(error.filename, str) else ""
    return f"{name}{why} -> {_MEND.get(error.errno or 0, _OTHERWISE)}"


def _from_here(name: str) -> str:
    """A path as a person in the current folder would name it."""
    path, here = Path(name), Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
