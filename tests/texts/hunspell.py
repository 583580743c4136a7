"""What the program hunspell says of words."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable

from generator.toolchain.speller import DICTIONARIES, PACKAGES, PROGRAM

_PART = re.compile(r"\bpa:(\S+)")


def unknown(words: Iterable[str], locale: str) -> set[str]:
    """The words that the dictionary of a locale neither has nor puts together.

    Args:
        words: Letters only; hunspell cuts at other signs.
        locale: Whose dictionary.
    """
    return set(_run("-l", words, locale).split())


def compounds(words: Iterable[str], locale: str) -> dict[str, list[str]]:
    """The words that the dictionary does not have but puts together, with their parts.

    In Swedish the first part may be missing, where the dictionary has it as a beginning only.
    """
    found: dict[str, list[str]] = {}
    for block in _run("-m", words, locale).split("\n\n"):
        lines = block.strip().splitlines()
        readings = [_PART.findall(line) for line in lines]
        if lines and all(readings):
            found[lines[0].partition(" ")[0]] = readings[0]
    return found


def _run(what: str, words: Iterable[str], locale: str) -> str:
    """Ask hunspell; it takes a third of a second to start, so not about nothing.

    Raises:
        RuntimeError: hunspell or the dictionary is not there, which `make test` sees to.
    """
    asked = sorted(set(words))
    if not asked:
        return ""
    try:
        done = subprocess.run(
            [PROGRAM, "-i", "utf-8", "-d", DICTIONARIES[locale], what],
            input="".join(f"{word}\n" for word in asked),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise RuntimeError(
            "hunspell or a dictionary does not answer: install the packages "
            f"{', '.join(PACKAGES)}; `make test` does so where it may"
        ) from error
    return done.stdout
