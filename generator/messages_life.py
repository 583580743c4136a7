"""What an author can be told of a framework's versions: its history, and what is published."""

from __future__ import annotations

from generator.message import Message

LIFE = {
    "history_first": Message(
        "this version, {version}, as the first", "{found}", "write it above the others"
    ),
    "history_order": Message(
        "a version before {later}", "{found}", "put the latest first, and each once"
    ),
    "history_lacks": Message(
        "the version {version} under 'history'",
        "none",
        "add it there, and what changed under 'history' in the texts",
    ),
    "version_before": Message(
        "a later version than {known}, which is published", "{found}", "write a later date"
    ),
    "not_published": Message(
        "the fingerprint of version {version}",
        "that of {found}",
        "run `tumstock publish {id}` once the version is ready",
    ),
    "published_id": Message(
        "the id '{id}', as published",
        "'{found}'",
        "name the id and the folder so again, as saved assessments do; if this is another "
        "framework, remove its published.json",
    ),
    "published_rules": Message(
        "the rules of {what} as published in {version}",
        "{found}",
        "give 'version' a later date and say under 'history' what changed, or change it back",
    ),
    "published_words": Message(
        "the words of {what} in {locale} as published in {version}",
        "{found}",
        "if they mean the same, run `tumstock publish --correction`; else give 'version' in "
        "framework.yaml a later date, or change them back",
    ),
    "map_missing": Message(
        "a map from {start}, which is published",
        "none",
        "add {{from, to, items}} under 'id_maps', each id of then with that of now, or null",
    ),
    "map_omits": Message(
        "the id '{id}' of the published version {start}",
        "none",
        "name it, with its later id or null",
    ),
}
