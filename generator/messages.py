"""Every sentence that an author of a framework can be told, in one place.

A message has three parts: what was expected, what was found, how to mend it. The names in
braces are filled in where the problem is found. `tests/broken/` holds a broken framework for
each of them, and a test that none is without.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import Path, Place, Problem
from generator.message import Message
from generator.messages_life import LIFE
from generator.messages_texts import GLOSSARY, LANGUAGES, SITE, TEXTS
from generator.paths import on_one_line, path_text, shortened

_MOST_LETTERS = 400
"""Of one thing that is named in a message; a dozen long names fit in."""


READING = {
    "no_frameworks": Message(
        "a folder for each framework, with a framework.yaml",
        "none",
        "write one, or name another folder",
    ),
    "missing_page": Message(
        "a page {name} for the locale {locale}",
        "none",
        "write it, or leave the locale out of mkdocs.yml",
    ),
    "page_taken": Message("a page of another name", "'{name}', the address of {what}", "rename it"),
    "missing_file": Message("a file {name}", "none", "write it, or remove the folder"),
    "stray_file": Message("{wanted}", "{name}", "{mend}"),
    "not_utf8": Message("text in UTF-8", "the byte {byte}", "save the file as UTF-8"),
    "unreadable": Message("a file that can be read", "{why}", "see who may read it"),
    "tab": Message("spaces", "a tab", "put spaces instead"),
    "file_too_big": Message("at most {most} bytes", "{size} bytes", "split the file"),
    "empty_file": Message("keys and values", "an empty file", "fill it in, or remove it"),
    "yaml_syntax": Message(
        "readable YAML", "a fault of form: {said}", "look at this line and the one above it"
    ),
    "duplicate_key": Message(
        "each key once",
        "'{key}' once more (first on line {first})",
        "remove or rename one of the two",
    ),
    "key_not_text": Message(
        "text as a key", "a list or mapping as a key", "write one word before the colon"
    ),
    "merge_key": Message("keys of its own", "the merge key '<<'", "write the keys out"),
    "tag": Message("plain YAML", "the tag '{tag}'", "remove the tag; put text in quotes"),
    "endless_alias": Message(
        "data with an end", "an alias inside its own anchor", "write the value out"
    ),
    "too_many_values": Message(
        "at most {most} values in a file", "more, aliases counted each time", "use fewer aliases"
    ),
    "too_deep": Message("at most {most} levels of nesting", "more", "nest less deeply"),
}

SHAPES = {
    "missing_key": Message("the key '{key}'", "{keys}", "add '{key}'"),
    "unknown_key": Message("a key of {keys}", "'{key}'", "{near}"),
    "not_text": Message("text", "{found}", "{mend}"),
    "empty_text": Message("text", "empty text", "write the text, or remove the key"),
    "not_whole": Message("a whole number", "{found}", "write it without quotes and decimals"),
    "not_true_or_false": Message("true or false", "{found}", "write true or false without quotes"),
    "not_a_list": Message(
        "a list", "{found}", "put it in brackets, [ ], or start each line with '- '"
    ),
    "not_a_mapping": Message("a mapping", "{found}", "write 'key: value'"),
    "unknown_word": Message("one of {words}", "{found}", "{near}"),
    "too_few": Message(
        "at least {least}",
        "{count}",
        "add what is missing, or remove the key if it may be left out",
    ),
    "not_accepted": Message("a value {said}", "{found}", "change it"),
    "not_a_number": Message(
        "a number", "{found}", "write digits with a decimal point, such as 74.5"
    ),
    "not_a_fraction": Message(
        "a number or a fraction, 0 or more", "{found}", 'write it like "1" or "2/3"'
    ),
    "bad_date": Message("a date such as 2026-01-09", "{found}", "write year, month and day"),
    "bad_id": Message(
        "an id of small letters, digits and low lines",
        "{found}",
        "rename it, for example '{proposal}'",
    ),
    "bad_item_id": Message(
        'an item id such as "15" or "5.1(A)"',
        "{found}",
        "use letters, digits and dots, at most one bracket at the end",
    ),
    "bad_rule_id": Message(
        "a rule id such as T-IPS-03", "{found}", "use capitals, digits and hyphens"
    ),
}

PARTS = {
    "scale_and_levels": Message("a scale or levels", "both", "remove one of them"),
    "choices_missing": Message(
        "choices for an input of type choice", "none", "add 'choices: [...]'"
    ),
    "choices_not_used": Message(
        "no choices for an input of type {type}", "choices", "remove them, or make the type choice"
    ),
    "columns_missing": Message(
        "columns for an input of type records", "none", "add 'columns: [...]'"
    ),
    "columns_not_used": Message(
        "no columns for an input of type {type}",
        "columns",
        "remove them, or make the type records",
    ),
    "default_not_used": Message("no default for an input of type {type}", "a default", "remove it"),
    "default_outside": Message(
        "a default that may be entered", "{default}", "change it, or change min, max or type"
    ),
    "limits_not_used": Message("no min or max for an input of type {type}", "a limit", "remove it"),
    "limits_crossed": Message("min below max", "min {min} and max {max}", "change one of them"),
    "one_operation": Message(
        "one operation, such as {{percent: [part, whole]}}",
        "{found}",
        "write one key, the operation",
    ),
    "unknown_operation": Message("an operation of {words}", "'{name}'", "{near}"),
    "share_at_most_shape": Message(
        "{{share_at_most: {{of: name, at_most: 2}}}}",
        "{found}",
        "give the tally as 'of' and a whole number from 1 as 'at_most'",
    ),
    "operands": Message("{wanted} for {name}", "{found}", "name inputs or derived values"),
    "condition_empty": Message(
        "a comparison or 'is'",
        "a condition that says nothing",
        "add at_least, more_than, at_most, less_than or is",
    ),
    "condition_mixed": Message("a comparison or 'is'", "both", "split it into two conditions"),
    "never_scored": Message(
        "an indicator that is not scored", "scored: true", "remove it, or use the kind table"
    ),
    "row_gives": Message("one of level, score and outcome", "{given}", "{mend}"),
}

IDS = {
    "other_folder": Message(
        "the folder's name, '{folder}'", "'{id}'", "rename the folder or the id"
    ),
    "duplicate_id": Message(
        "each id once",
        "'{id}' once more (first on line {first})",
        "remove or rename one of the two",
    ),
    "same_anchor": Message(
        "an id with an address of its own",
        "'{id}', on pages the same as '{other}' ({anchor})",
        "rename one of the two",
    ),
    "reserved_id": Message("an id that is no page's address", "'{id}'", "rename the section"),
    "reserved_framework": Message(
        "an id that is no page's address", "'{id}'", "rename the framework and its folder"
    ),
    "in_no_section": Message(
        "every item in one section", "'{id}' in none", "list it under 'sections'"
    ),
    "group_missing": Message(
        "a group for every section, as others have one",
        "none for '{id}'",
        "write 'group', or leave it out everywhere",
    ),
    "group_apart": Message(
        "the sections of a group next to one another",
        "'{group}' again after another group",
        "move the section, or name another group",
    ),
    "unknown_name": Message("{what}", "'{name}'", "{near}"),
    "map_backwards": Message(
        "a later version than {start}",
        "{end}",
        "change 'from' or 'to'; a map leads to what came after",
    ),
    "map_leads_nowhere": Message(
        "this version or one that a map comes from, {known}",
        "{end}",
        "change 'to', or write the map from {end}",
    ),
    "map_lacks": Message(
        "the id '{id}', which the map from {start} leads to",
        "none",
        "name it, with its later id or null",
    ),
}

ITEMS = {
    "scale_falls": Message(
        "points that never fall, at least {points} as for '{level}'",
        "{found}",
        "order from worst to best",
    ),
    "level_without_scale": Message(
        "a score, as the item has no scale",
        "the level '{level}'",
        "write 'score', or give the item a scale",
    ),
    "step_order": Message(
        "the level '{wanted}' here", "'{found}'", "number the steps from 1 without a gap"
    ),
    "count_missing": Message(
        "a score for each count from 0 to {most}", "none for {missing}", "add them"
    ),
    "count_too_many": Message(
        "counts from 0 to {most}, the number of points", "'{count}'", "remove it, or add the point"
    ),
    "group_counts_nothing": Message(
        "a part that is scored", "none", "add a table or rating, or remove 'scored: false'"
    ),
    "scored_outside_group": Message(
        "'scored: false' on parts of a group alone",
        "it on an item",
        "remove it, or make the item an indicator",
    ),
}

VALUES = {
    "forward_reference": Message(
        "values defined above", "'{name}', which is defined below", "move '{name}' up"
    ),
    "wrong_value_type": Message(
        "a {wanted} for {by}", "'{name}', a {type}", "name another value, or change the type"
    ),
    "never_holds": Message(
        "conditions that can hold",
        "none of the possible values meets them together",
        "change a limit or a choice",
    ),
    "row_unreached": Message(
        "values that reach this row",
        "none, the rows above take them all",
        "move it up, narrow the rows above, or remove it",
    ),
    "rows_uncovered": Message(
        "a row for every value", "none for {example}", "end with a row without 'when'"
    ),
}

TOTALS = {
    "unit_of_total": Message(
        "{words} as the unit of a total of kind {kind}", "'{found}'", "change the unit or the kind"
    ),
    "no_use_in_total": Message(
        "no {name} in a total of kind {kind}", "some", "remove them, or change the kind"
    ),
    "kind_in_met_share": Message(
        "items of kind met or indicator, as the total is a share of those met",
        "the kind {found}",
        "change the kind of the item or of the total",
    ),
    "share_missing": Message(
        "a share for every section, as the total is of 100", "none", "write {proposal}"
    ),
    "share_differs": Message(
        "weight times highest sum, {weight} x {most} = {product}",
        "{found}",
        "change the weight or the share",
    ),
    "shares_sum": Message("shares that make 100", "{found} together", "change weights and shares"),
    "places_differ": Message(
        "the {end} total that the items give, {reached}",
        "{found}",
        "write {reached}, or look for a missing item",
    ),
    "scale_outside": Message(
        "a scale within {low} to {high}", "{found}", "write ends that totals can reach"
    ),
    "band_reversed": Message("'from' not above 'to'", "{found} above {to}", "change one of them"),
    "band_gap": Message(
        "{wanted}, just below '{above}'", "{found}, which leaves a gap", "write {wanted}"
    ),
    "band_overlap": Message(
        "{wanted}, just below '{above}'",
        "{found}, which reaches into it",
        "write {wanted}; the best band stands first",
    ),
    "band_end": Message("{wanted}, the end of 'places'", "{found}", "write {wanted}"),
    "until_without_sum": Message(
        "months that stay the same, as a total of kind {kind} has no points",
        "'until'",
        "remove it",
    ),
    "until_outside": Message(
        "points above {low} and up to {high}", "{found}", "write points that totals can reach"
    ),
    "until_same": Message(
        "other months than before the points are reached",
        "{months} again",
        "change one of the two, or remove 'until'",
    ),
    "no_threshold": Message(
        "a total with thresholds, as an application asks for one",
        "none",
        "write 'thresholds' under 'total', or remove the application",
    ),
    "threshold_share": Message("a share above 0 and up to 1", "{found}", 'write it like "4/5"'),
}

MESSAGES: Mapping[str, Message] = {
    **READING,
    **SHAPES,
    **PARTS,
    **IDS,
    **ITEMS,
    **VALUES,
    **TOTALS,
    **LIFE,
    **TEXTS,
    **GLOSSARY,
    **LANGUAGES,
    **SITE,
}
"""Every message by its code."""


def problem(
    code: str, file: str, place: Place, path: Path = (), *, data: object = None, **values: object
) -> Problem:
    """Fill in a message.

    Args:
        code: Key of the message.
        file: How the file is called in messages.
        place: Where in the file.
        path: Path of the value; empty for the file as a whole.
        data: The file's data, so that list entries are named by their id.
        values: What the names in braces stand for.
    """
    message = MESSAGES[code]
    # what stands in a file may be of any length and hold line breaks; a message is one line
    shown = {
        name: shortened(value, _MOST_LETTERS) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return Problem(
        file=on_one_line(file),
        place=place,
        path=on_one_line(path_text(path, data)),
        code=code,
        expected=on_one_line(message.expected.format_map(shown)),
        found=on_one_line(message.found.format_map(shown)),
        mend=on_one_line(message.mend.format_map(shown)),
    )
