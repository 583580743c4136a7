"""What each language asks of quotation marks, dashes and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

NO_BREAK = "\u00a0"

_QUOTED: Mapping[str, re.Pattern[str]] = {
    "sv": re.compile("[\"'«»“„‘]"),
    "nb": re.compile("[\"'”“„‘]"),
    "fi": re.compile("[\"'«»“„‘]"),
}
"""Quotation marks that a language does not use; all have ’, see `_MARKS` for the rest."""

_MARKS = {"sv": "”…”", "nb": "«…»", "fi": "”…”"}

_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\d(?: ?[-—] ?|−)\d"), "an en dash between numbers"),
    (re.compile(r"\d – \d"), "an en dash without spaces between numbers"),
    (
        re.compile(r"\w(?: -|- -| —|—) ?\w| -- "),
        "an en dash with spaces between parts of a sentence",
    ),
    (re.compile(rf"[^{NO_BREAK}\s(]%"), "a no-break space before %"),
    (re.compile(r"[ \t]%"), "a no-break space before %"),
    (re.compile(rf"[ {NO_BREAK}]{{2,}}"), "one space"),
    (re.compile(rf"[\s{NO_BREAK}][.,;:!?)\]](?!\w)"), "no space before the sign"),
    (re.compile(r"[(\[][ \t\u00a0]"), "no space after the bracket"),
    (re.compile(r"\.\.\.?"), "an ellipsis as one sign, …"),
    (re.compile(r"[,;][^\W\d]"), "a space after the sign"),
)

_AS_NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}|T-[A-Z]+-\w+|\{\w+\}")
"""Dates and rule ids have hyphens; a placeholder becomes a number."""

_LINE_BREAK = re.compile(r"\s*\n\s*")


def faults(text: str, locale: str) -> Iterator[str]:
    """What is wrong with the signs of a text: what was expected, and where.

    Examples:
        >>> list(faults("Minst 3-4 platser.", "sv"))
        ['expected an en dash between numbers in “Minst 3-4 platser.”']
        >>> list(faults("Kalles «plass».", "nb"))
        []
    """
    language = locale.partition("-")[0]
    text = _AS_NUMBER.sub("0", text)
    text = _LINE_BREAK.sub(" ", text.strip())
    for pattern, wanted in (
        (_QUOTED[language], f"{_MARKS[language]} or ’"),
        *_FAULTS,
    ):
        for found in pattern.finditer(text):
            around = text[max(0, found.start() - 20) : found.end() + 20]
            yield f"expected {wanted} in “{around}”"
