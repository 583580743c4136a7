"""Find hunspell with the dictionaries of every locale for the tests, or install them."""

from __future__ import annotations

import subprocess

from generator.locales import NB, SV, SV_FI
from generator.toolchain.installing import succeed, with_apt
from generator.toolchain.places import SPELLER_STAMP
from generator.toolchain.report import StepError, run_step, say

PROGRAM = "hunspell"
DICTIONARIES = {SV.code: "sv_SE", SV_FI.code: "sv_FI", NB.code: "nb_NO"}
"""Name of the dictionary of each locale."""

PACKAGES = ("hunspell", "hunspell-sv", "hunspell-no")
"""Debian packages that hold them."""


def lacking() -> list[str]:
    """Names of what does not work: the program, or dictionaries that it cannot open."""
    try:
        return [name for name in DICTIONARIES.values() if not _opens(name)]
    except OSError:
        return [PROGRAM, *DICTIONARIES.values()]


def _opens(dictionary: str) -> bool:
    done = subprocess.run(
        [PROGRAM, "-i", "utf-8", "-d", dictionary, "-l"],
        input="i\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode == 0


def find_or_install() -> None:
    """See to it that every dictionary can be asked.

    Raises:
        StepError: Something is lacking and could not be installed.
    """
    if not lacking():
        return
    for commands in with_apt(*PACKAGES):
        if succeed("the spelling dictionaries", commands) and not lacking():
            return
    raise StepError(
        f"the tests need {', '.join(lacking())}: install the packages {', '.join(PACKAGES)}, "
        "or put the dictionaries where `hunspell -D` looks"
    )


def main() -> None:
    """Write the stamp file."""
    find_or_install()
    SPELLER_STAMP.parent.mkdir(parents=True, exist_ok=True)
    SPELLER_STAMP.write_text(f"{PROGRAM} {' '.join(DICTIONARIES.values())}\n", encoding="utf-8")
    say(f"Spelling dictionaries for the tests: {', '.join(DICTIONARIES.values())}")


if __name__ == "__main__":
    run_step(main)
