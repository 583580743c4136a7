"""What an author of texts can be told: words of frameworks, of the glossary, of languages."""

from __future__ import annotations

from generator.message import Message

TEXTS = {
    "given_twice": Message("each text once", "the same key in {other}", "remove one of the two"),
    "unknown_word_of_site": Message("a key of the site's own words", "'{key}'", "{near}"),
    "word_in_braces": Message(
        "in braces only what the site fills in, {names}", "{found}", "change it, or remove it"
    ),
    "unknown_text": Message("a key that the framework has a place for", "'{key}'", "{near}"),
    "missing_text": Message("text for {names}", "none", "add it; the source language is complete"),
    "example_refused": Message(
        "a worked example that can be scored", "{why} at {at}", "mend the answers of the case"
    ),
    "case_differs": Message(
        "{wanted}", "{found}", "mend the rule, or the case where the source says otherwise"
    ),
    "case_twice": Message(
        "a name of its own", "the name of the case in {other}", "say what is different"
    ),
    "no_reference": Message(
        "a folder text/{locale}, the source language",
        "text in {locales}",
        "write it, or change the source language",
    ),
}

GLOSSARY = {
    "too_long": Message("at most {most} signs", "{count}", "shorten it"),
    "forms_not_used": Message(
        "a framework under 'used_in', as the term has forms", "none", "name one, or write forms: []"
    ),
    "duplicate_form": Message(
        "each form once in a framework",
        "'{form}' once more (first on line {first})",
        "remove one of the two",
    ),
    "locale_lacks": Message("the {what} '{id}', as in {other}", "none", "add it"),
    "locale_adds": Message("a {what} of {other}", "'{id}'", "{near}"),
    "locale_differs": Message(
        "{wanted} for '{key}', as in {other}", "{found}", "change one of them"
    ),
}

SITE = {
    "inherits_itself": Message(
        "a file that does not inherit this one",
        "'{name}', which does",
        "name another file, or take it out",
    ),
    "named_file": Message("a file {name}", "none", "{near}"),
    "named_folder": Message("a folder {name}", "none", "{near}"),
    "loaded_elsewhere": Message(
        "a file of the site's own, as pages load none from elsewhere",
        "'{name}'",
        "put it in {folder}/ and name it from there",
    ),
    "settled": Message("{wanted}", "'{key}', which has no effect here", "{mend}"),
    "picture_elsewhere": Message(
        "a picture of the site's own, as pages load none from elsewhere",
        "'{name}'",
        "put it in {folder}/ and name it from there",
    ),
}

LANGUAGES = {
    "bad_tag": Message(
        "a folder named by a language tag, such as fi or sv-FI", "{found}", "rename the folder"
    ),
    "bad_day": Message(
        "a day written with {{year}}, {{month}} and {{day}}",
        "{found}",
        'write it like "{{day}}.{{month}}.{{year}}"',
    ),
    "fallback_circle": Message(
        "a fallback that ends somewhere",
        "a circle, {chain}",
        "remove the fallback from one of them",
    ),
    "locale_twice": Message("each locale once", "'{locale}' again", "remove one of the two"),
    "locale_unspoken": Message(
        "locales that a framework has words in", "'{locale}'", "write {texts}, or take it out"
    ),
    "theme_lacks": Message("a language that the theme has ({known})", "'{found}'", "{near}"),
}
