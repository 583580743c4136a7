"""The numbers of a text, whether in digits or in words, written one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTHS = (
    "januar[i]?|februar[i]?|mars|april|maj|mai|jun[i]|jul[i]|august[i]?|september|okto[b]er|"
    "novem[b]er|de[cs]ember"
)
_MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "maj mai", "jun", "jul", "aug", "sep", "okt", "nov", "dec des"),
        1,
    )
    for name in names.split()
}

_RULE_ID = re.compile(r"\bT-[A-Z]+-\w+")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED_DATE = re.compile(r"\b(\d{1,2})\.[ \u00a0]?(\d{1,2})\.[ \u00a0]?(\d{4})\b")
_NAMED_DATE = re.compile(
    rf"\b(\d{{1,2}})\.?[ \u00a0]({_MONTHS})\b(?:[ \u00a0](\d{{4}}))?", re.IGNORECASE
)
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")

_WORDS: dict[str, str] = {
    word: number
    for number, words in {
        "2": "två to tvåor",
        "3": "tre",
        "4": "fyra fire",
        "5": "fem",
        "6": "sex seks",
        "7": "sju syv",
        "8": "åtta åtte",
        "9": "nio ni",
        "10": "tio ti",
        "11": "elva elleve",
        "12": "tolv",
        "13": "tretton tretten",
        "15": "femton femten",
        "16": "sexton seksten",
        "20": "tjugo tjue",
        "25": "tjugofem tjuefem",
        "30": "trettio tretti",
        "51": "femtioett femtien",
        "100": "hundra hundre",
        "1/2": "hälften halvparten hälft halv halva halvt halve halvår halvåret halvtid halvtidstjänster",
        "1/3": "tredjedel tredjedelen",
        "2/3": "tvåtredjedelar",
    }.items()
    for word in words.split()
}


def numbers(text: str, locale: str) -> list[str]:
    """Every number of a text, in the order of their kinds.

    Digits have a point before decimals and no space; dates are written year first; words count
    from two on, since "en" and "ett" are articles far more often. Numbers inside longer words
    ("femstegsprocessen") are none.

    Examples:
        >>> numbers("Minst 7,5 % av 1 200 på två år från 9.1.2026", "sv-FI")
        ['2026-1-9', '1200', '7.5', '2']
        >>> numbers("9. januar 2026", "nb") == numbers("2026-01-09", "sv")
        True
    """
    return list(_numbers(text, locale))


def _numbers(text: str, locale: str) -> Iterator[str]:
    text = _RULE_ID.sub("", text)
    for pattern, order in ((_ISO_DATE, (1, 2, 3)), (_DOTTED_DATE, (3, 2, 1))):
        for found in pattern.finditer(text):
            yield "-".join(str(int(found[part])) for part in order)
        text = pattern.sub(" ", text)
    for found in _NAMED_DATE.finditer(text):
        month = _MONTH_NUMBERS[found[2][:3].lower()]
        yield "-".join([*([found[3]] if found[3] else []), str(month), str(int(found[1]))])
    text = _NAMED_DATE.sub(" ", text)
    for found in _THOUSANDS.finditer(text):
        yield re.sub(r"\D", "", found[0])
    text = _THOUSANDS.sub(" ", text)
    for found in _DIGITS.finditer(text):
        yield found[0].replace(",", ".")
    for word in _WORD.findall(text.lower()):
        number = _WORDS.get(word)
        if number and not (word == "ni" and locale != "nb") and not (word=="to" and locale!="nb"):
            yield number
