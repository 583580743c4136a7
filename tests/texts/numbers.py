"""The numbers of a text, whether in digits or in words, written one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTHS = (
    "januari januar",
    "februari februar",
    "mars",
    "april",
    "maj mai",
    "juni",
    "juli",
    "augusti august",
    "september",
    "oktober",
    "november",
    "december desember",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_RULE_ID = re.compile(r"\bT-[A-Z]+-\w+")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED_DATE = re.compile(r"\b(\d{1,2})\.[ \u00a0]?(\d{1,2})\.[ \u00a0]?(\d{4})\b")
_NAMED_DATE = re.compile(
    rf"\b(\d{{1,2}})\.?[ \u00a0]({'|'.join(_MONTH_NUMBERS)})\b(?:[ \u00a0](\d{{4}}))?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")

_BOTH = {
    "3": "tre",
    "5": "fem",
    "12": "tolv",
    "1/2": "halv halva halve halvt halvår halvåret halvtid halvtidstjänster",
}
_SWEDISH = {
    "2": "två",
    "4": "fyra",
    "6": "sex",
    "7": "sju",
    "8": "åtta",
    "9": "nio",
    "10": "tio",
    "11": "elva",
    "13": "tretton",
    "15": "femton",
    "16": "sexton",
    "20": "tjugo",
    "25": "tjugofem",
    "30": "trettio",
    "51": "femtioett",
    "100": "hundra",
    "1/2": "hälften halvparten",
    "1/3": "tredjedel tredjedelen",
}
_NORWEGIAN = {
    "2": "to",
    "4": "fire",
    "6": "seks",
    "7": "sju syv",
    "8": "åtte",
    "9": "ni",
    "10": "ti",
    "11": "elleve",
    "13": "tretten",
    "15": "femten",
    "16": "seksten",
    "20": "tjue",
    "25": "tjuefem",
    "30": "tretti",
    "51": "femtien",
    "100": "hundre",
    "1/2": "halvparten",
    "1/3": "tredjedel tredjedelen",
}
_FINNISH = {
    "2": "kaksi kahden kahta kahdesta kahteen kahdella kahteen",
    "3": "kolme kolmen kolmea kolmesta kolmeen",
    "4": "neljä neljän neljää neljästä neljään",
    "5": "viisi viiden viittä viidestä viiteen viidessä",
    "6": "kuusi kuuden kuutta kuudesta",
    "8": "kahdeksan kahdeksaa",
    "9": "yhdeksän yhdeksää",
    "10": "kymmenen kymmentä kymmenestä",
    "51": "viisikymmentäyksi",
    "100": "sata sadan sataa sadasta",
    "1/2": "puolikas puoli puolen puolessa puolet puolta puolivuosittain",
    "1/3": "kolmasosa kolmasosan",
}
"""Finnish has a form for each case; those that the texts have are enough."""
_WORDS = {
    language: {
        word: number
        for of_one in (_BOTH, own)
        for number, words in of_one.items()
        for word in words.split()
    }
    for language, own in (("sv", _SWEDISH), ("nb", _NORWEGIAN))
}
_WORDS["fi"] = {word: number for number, words in _FINNISH.items() for word in words.split()}


def numbers(text: str, locale: str) -> list[str]:
    """Every number of a text, those in digits before those in words.

    Digits have a point before decimals and no space; dates are written year first; words count
    from two on, since "en" and "ett" are articles far more often. Numbers inside longer words
    ("femstegsprocessen") are none.

    Examples:
        >>> numbers("Minst 7,5 % av 1 200 på två år från 9.1.2026", "sv-FI")
        ['2026-1-9', '1200', '7.5', '2']
        >>> numbers("9. januar 2026", "nb") == numbers("2026-01-09", "sv")
        True
    """
    known = _WORDS[locale.partition("-")[0]]
    in_words = (known[word] for word in _WORD.findall(text.lower()) if word in known)
    return [*in_digits(text), *in_words]


def in_digits(text: str) -> Iterator[str]:
    """The numbers of a text that are written in digits."""
    text = _RULE_ID.sub("", text)
    for pattern, order in ((_ISO_DATE, (1, 2, 3)), (_DOTTED_DATE, (3, 2, 1))):
        for found in pattern.finditer(text):
            yield "-".join(str(int(found[part])) for part in order)
        text = pattern.sub(" ", text)
    for found in _NAMED_DATE.finditer(text):
        year = [found[3]] if found[3] else []
        yield "-".join([*year, str(_MONTH_NUMBERS[found[2].lower()]), str(int(found[1]))])
    text = _NAMED_DATE.sub(" ", text)
    for found in _THOUSANDS.finditer(text):
        yield re.sub(r"\D", "", found[0])
    text = _THOUSANDS.sub(" ", text)
    for found in _DIGITS.finditer(text):
        yield found[0].replace(",", ".")
