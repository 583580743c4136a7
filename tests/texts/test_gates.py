"""The gates are shut: a text spoilt in one place is refused, with file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from tests.texts import corpus, test_completeness, test_identical, test_numbers, test_terms
from tests.texts import test_regional as regional
from tests.texts import test_typography as typography
from tests.texts.corpus import Text, refuse
from tests.texts.spelling import unknown
from tests.texts.test_spelling import first_places, refuse_words

type At = tuple[str, str, str]
"""Locale, room and key of a text."""


def text_at(at: At) -> Text:
    """A text as it stands in the tree."""
    locale, room, key = at
    (found,) = [one for one in corpus.own(room, locale) if ".".join(one.key) == key]
    return found


@dataclass(frozen=True, kw_only=True)
class Spoilt:
    """One text of the tree as it should not be.

    Attributes:
        at: Where the text is.
        now: A part of the text; empty for all of it.
        then: What stands there instead; None leaves the text out.
        gate: The test that is to refuse it.
        says: What the gate says of it, beside the place.
        mend: What the gate says of mending.
        whole: The gate names the place where all that stands under a heading begins.
    """

    at: At
    now: str = ""
    then: str | None
    gate: Callable[[], None]
    says: str
    mend: str
    whole: bool = False

    def changed(self) -> tuple[Text, ...]:
        """Every text of the locale with this one spoilt."""
        found = text_at(self.at)
        assert self.now in found.text
        spoilt = []
        if self.then is not None:
            text = found.text.replace(self.now, self.then, 1) if self.now else self.then
            spoilt = [found.but(text)]
        texts = corpus.read(self.at[0])
        place = texts.index(found)
        return (*texts[:place], *spoilt, *texts[place + 1 :])


every_text = test_completeness.test_every_locale_has_every_text_that_any_locale_has
placeholders = test_completeness.test_a_placeholder_of_one_locale_is_one_of_all
pages = test_completeness.test_every_locale_has_the_same_pages_with_the_same_anchors_and_terms
two_languages = test_identical.test_no_text_is_the_same_in_two_languages_unless_listed
copied = test_identical.test_a_regional_locale_holds_no_text_that_it_would_get_anyway
usage = regional.test_a_text_differs_from_its_language_only_where_usage_does
every_number = test_numbers.test_every_number_is_in_the_translation
avoided = test_terms.test_no_text_holds_a_word_that_its_locale_avoids
named = test_terms.test_the_glossary_calls_its_concepts_as_the_table_does
signs = typography.test_signs_are_those_of_the_language

WRITE = "write the text in the language that lacks it"
TRANSLATE = "translate it"
TERM = "use the locale's own word"
SIGN = "write the sign that was expected"
NUMBER = "give the number of the source"

MEDIAN = "glossary.yaml.terms.median.definition"
SPECIALIST = "glossary.yaml.terms.employment_specialist"

SPOILT = {
    "a level is missing": Spoilt(
        at=("nb", "ips", "items.1.levels.3"),
        then=None,
        gate=partial(every_text, "ips"),
        says="nb has no words for this: frameworks/ips/text/sv",
        mend=WRITE,
    ),
    "a statement is missing": Spoilt(
        at=("sv", "seqf", "items.1.1.statements.s2"),
        then=None,
        gate=partial(every_text, "seqf"),
        says="sv has no words for this: frameworks/seqf/text/nb/area1.yaml:",
        mend=WRITE,
    ),
    "a point of a checklist is missing": Spoilt(
        at=("nb", "ips", "items.13.points.what_to_share"),
        then=None,
        gate=partial(every_text, "ips"),
        says="items.13.points.what_to_share",
        mend=WRITE,
    ),
    "a label of a follow-up area is missing": Spoilt(
        at=("nb", "af", "items.4.title"),
        then=None,
        gate=partial(every_text, "af"),
        says="nb has no words for this: frameworks/af/text/sv",
        mend=WRITE,
    ),
    "a word of the interface is missing": Spoilt(
        at=("nb", "interface", "site.description"),
        then=None,
        gate=partial(every_text, "interface"),
        says="nb has no words for this: generator/ui/sv-FI/pages.yaml:",
        mend=WRITE,
    ),
    "a term of the glossary is missing": Spoilt(
        at=("nb", "pages", MEDIAN),
        then=None,
        gate=pages,
        says="content/nb/glossary.yaml: terms.median.definition is missing",
        mend="write it there too",
    ),
    "a string is empty": Spoilt(
        at=("nb", "ips", "items.1.levels.3"),
        then=" ",
        gate=test_completeness.test_no_text_is_empty,
        says="",
        mend="write the text",
    ),
    "a placeholder is lost": Spoilt(
        at=("sv-FI", "interface", "js.share.reached"),
        now="{needed}",
        then="allt",
        gate=placeholders,
        says="expected ['{needed}']",
        mend="use the same {placeholders}",
    ),
    "a criterion is not translated": Spoilt(
        at=("nb", "seqf", "items.1.1.title"),
        then="En tydlig vision för SE i verksamhetsidé, vision och etisk grund",
        gate=partial(two_languages, "sv", "nb"),
        says="",
        mend=TRANSLATE,
    ),
    "a number is changed": Spoilt(
        at=("nb", "ips", "items.1.levels.3"),
        now="26–30",
        then="26–31",
        gate=partial(every_number, "ips", "nb"),
        says="30 is lost",
        mend=NUMBER,
    ),
    "a number of the glossary is changed": Spoilt(
        at=("sv-FI", "pages", "glossary.yaml.terms.social_rehabilitation.definition"),
        now="1301/2014",
        then="1301/2015",
        gate=partial(every_number, "pages", "sv-FI"),
        says="2014 is lost",
        mend=NUMBER,
    ),
    "a hyphen stands for a dash": Spoilt(
        at=("nb", "ips", "items.1.levels.3"),
        now="26–30",
        then="26-30",
        gate=partial(signs, "nb"),
        says="expected an en dash between numbers in “Det er 26-30",
        mend=SIGN,
    ),
    "a Swedish title has Norwegian quotation marks": Spoilt(
        at=("sv", "seqf", "items.1.1.title"),
        now="vision",
        then="«vision»",
        gate=partial(signs, "sv"),
        says="expected ”…”",
        mend=SIGN,
    ),
    "a percentage may part from its sign": Spoilt(
        at=("nb", "ips", "items.2.levels.2"),
        now="\u00a0%",
        then=" %",
        gate=partial(signs, "nb"),
        says="expected a no-break space before %",
        mend=SIGN,
    ),
    "a word of Finland stands in the criteria of Sweden": Spoilt(
        at=("sv", "ips", "items.17.inputs.fte.unit"),
        now="arbetsspecialister",
        then="arbetstränare",
        gate=partial(avoided, "sv"),
        says="arbetstränare, say arbetsspecialist:",
        mend=TERM,
    ),
    "a word of Sweden stands in the criteria of Finland": Spoilt(
        at=("sv-FI", "ips", "items.17.inputs.fte.unit"),
        now="arbetstränare",
        then="arbetsspecialister",
        gate=partial(avoided, "sv-FI"),
        says="arbetsspecialister, say arbetstränare:",
        mend=TERM,
    ),
    "a word of Sweden stands in the glossary of Finland": Spoilt(
        at=("sv-FI", "pages", MEDIAN),
        then="Varje arbetsspecialist för sig.",
        gate=partial(avoided, "sv-FI"),
        says="arbetsspecialist, say arbetstränare:",
        mend=TERM,
    ),
    "Norwegian has an opposite for it": Spoilt(
        at=("nb", "ips", "items.2.title"),
        now="jobbstøtte",
        then="arbeidstrening",
        gate=partial(avoided, "nb"),
        says="arbeidstrening, say jobbstøtte",
        mend=TERM,
    ),
    "the glossary has another name for a term": Spoilt(
        at=("nb", "pages", f"{SPECIALIST}.term"),
        then="Jobbveileder",
        gate=partial(named, "nb"),
        says="expected jobbspesialist:",
        mend="call it the same",
    ),
    "the interface of Finland repeats that of Sweden": Spoilt(
        at=("sv-FI", "interface", "form.met_note"),
        then="Vad gör vi i den här frågan?",
        gate=partial(copied, "sv-FI", "sv"),
        says="as in sv:",
        mend="leave the key out, so that the words are taken from sv",
    ),
    "a criterion of Finland is said otherwise for no reason": Spoilt(
        at=("sv-FI", "ips", "items.19.levels.3"),
        now="är av olika typ",
        then="är olika till sin typ",
        gate=partial(usage, "ips", "sv-FI", "sv"),
        says="till sin",
        mend="say it as sv does",
    ),
    "a term of Finland's glossary is said otherwise for no reason": Spoilt(
        at=("sv-FI", "pages", "glossary.yaml.terms.functional_capacity.definition"),
        now="hitta",
        then="finna",
        gate=partial(usage, "pages", "sv-FI", "sv"),
        says="“finna” for “hitta”",
        mend="a word that is said otherwise goes under `usage` in content/terms/sv-FI.yaml",
    ),
    "a page of Finland is said otherwise for no reason": Spoilt(
        at=("sv-FI", "pages", "accessibility.md.known.41"),
        now="mellan",
        then="bland",
        gate=partial(usage, "pages", "sv-FI", "sv"),
        says="“bland” for “mellan”: content/sv-FI/accessibility.md:35: ",
        mend="say it as sv does",
        whole=True,
    ),
    "an area of Finland repeats that of Sweden": Spoilt(
        at=("sv-FI", "seqf", "items.6.2V4.inputs.wage.unit"),
        then="kronor",
        gate=partial(copied, "sv-FI", "sv"),
        says="as in sv:",
        mend="leave the key out",
    ),
}

UNKNOWN = {
    "framework": ("nb", "ips", "items.1.levels.3", "jobbspesialist", "jobbspesialit"),
    "glossary": ("sv", "pages", f"{SPECIALIST}.definition", "yrket", "yrkett"),
    "page": ("sv-FI", "pages", "index.md.front.2", "kvalitetskriterier", "kvalitetkriterier"),
    "interface": ("sv", "interface", "site.description", "webbläsaren", "webläsaren"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_text_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt = SPOILT[name]
    found, read, changed = text_at(spoilt.at), corpus.read, spoilt.changed()
    monkeypatch.setattr(
        corpus, "read", lambda locale: changed if locale == spoilt.at[0] else read(locale)
    )
    with pytest.raises(AssertionError) as refusal:
        spoilt.gate()
    message = str(refusal.value)
    assert spoilt.says in message
    assert spoilt.mend in message.splitlines()[0]
    if spoilt.then is not None and not spoilt.whole:
        assert f"{found.file}:{found.line}: {'.'.join(found.key)}" in message


@pytest.mark.slow
@pytest.mark.parametrize("where", UNKNOWN)
def test_a_misspelt_text_is_refused(where: str) -> None:
    locale, room, key, now, then = UNKNOWN[where]
    found = text_at((locale, room, key))
    assert now in found.text
    spoilt = found.but(found.text.replace(now, then))
    words = first_places([(spoilt, spoilt.text)], locale)
    with pytest.raises(AssertionError) as refusal:
        refuse_words(unknown(words, locale), words, locale)
    message = str(refusal.value)
    assert "1 to mend: spell it right" in message
    assert f"`allowed` in content/terms/{locale}.yaml" in message
    assert f"{then}: {found.file}:{found.line}: {key}: " in message


def test_nothing_to_refuse_is_no_failure() -> None:
    refuse([], "nothing")
