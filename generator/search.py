"""What this package adds to the theme's search.

Its stemmers get folding, so that words are found in any form; its worker builds the index when
something is looked for, and not on every page for everybody.
"""

from __future__ import annotations

from pathlib import Path

_WORDS = Path(__file__).parent / "search_words.js"
_LATER = Path(__file__).parent / "search_later.js"

LATER = "later."
"""What the name of the worker that waits has before the name of the theme's own."""

SEPARATOR = r"""[\s\-,;:!?=\[\]()"”“„«»/]+|\.(?!\d)"""
"""Where a text is cut into words; a point between digits belongs to a number such as 6.2."""


def with_folding(stemmer: str, language: str) -> str:
    """The script of a stemmer, so that words are found in any form and typed plainly.

    Args:
        stemmer: The theme's script for the language.
        language: Name of the language in lunr, such as "sv".
    """
    return f'{stemmer}\n{_WORDS.read_text("utf-8").rstrip()}("{language}")\n'


def waiting_worker(theirs: str) -> str:
    """A script that starts the theme's worker with the first question.

    Args:
        theirs: File name of the theme's script, in the same folder.
    """
    return _LATER.read_text("utf-8").replace("{theirs}", theirs)
