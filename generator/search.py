"""The words of a search language: the theme's stemmer with this package's folding added to it."""

from __future__ import annotations

from pathlib import Path

_WORDS = Path(__file__).parent / "search_words.js"

SEPARATOR = r"""[\s\-,;:!?=\[\]()"”“„«»/]+|\.(?!\d)"""
"""Where a text is cut into words; a point between digits belongs to a number such as 6.2."""


def with_folding(stemmer: str, language: str) -> str:
    """The script of a stemmer, so that words are found in any form and typed plainly.

    Args:
        stemmer: The theme's script for the language.
        language: Name of the language in lunr, such as "sv".
    """
    return f'{stemmer}\n{_WORDS.read_text("utf-8").rstrip()}("{language}")\n'
