"""Issue forms are what GitHub takes, in four languages, and never ask for people's answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parent.parent / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")

TOP = {"name": str, "description": str, "title": str, "labels": list, "body": list}
"""Keys of a form that are used here; all but `title` and `labels` are needed."""

FIELDS: dict[str, tuple[set[str], set[str]]] = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
"""Attributes by type of field: those that it needs, and those that it may have."""

SHORTEST_NAME = 4
"""Signs; GitHub does not offer a form whose name has fewer."""

NO_LABELS = {"password"}
"""Words that GitHub refuses in the label of a field to write in; it does not list all of them."""

LANGUAGES = ("**English:**", "**Svenska:**", "**Norsk:**", "**Suomi:**")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def faults(form: dict[str, Any]) -> list[str]:
    """What GitHub would refuse, by its rules for the syntax of issue forms."""
    found = [f"{key} is no key" for key in form.keys() - TOP.keys()]
    found += [f"{key} is missing" for key in ("name", "description", "body") if not form.get(key)]
    found += [
        f"{key} has the wrong type"
        for key in form.keys() & TOP.keys()
        if not isinstance(form[key], TOP[key])
    ]
    if len(str(form.get("name", ""))) < SHORTEST_NAME:
        found.append("the name is too short to be offered")
    body = form["body"]
    for field in body:
        found += _field_faults(field)
    for what in ("id", "label"):
        given = [
            str(field.get("id") if what == "id" else field["attributes"].get("label")).lower()
            for field in body
            if field["type"] != "markdown"
        ]
        found += [f"{what} {one} twice" for one in set(given) if given.count(one) > 1]
    if all(field["type"] == "markdown" for field in body):
        found.append("nothing to fill in")
    return found


def _field_faults(field: dict[str, Any]) -> list[str]:
    kind, attributes = field.get("type"), field.get("attributes", {})
    if kind not in FIELDS:
        return [f"{kind} is no type"]
    needed, allowed = FIELDS[kind]
    keys = {"type", "attributes"} | (set() if kind == "markdown" else {"id", "validations"})
    found = [f"{kind}: {key} is no key" for key in field.keys() - keys]
    found += [f"{kind}: {key} is missing" for key in needed - attributes.keys()]
    found += [f"{kind}: {key} is no attribute" for key in attributes.keys() - needed - allowed]
    found += [
        f"{kind}: {key} is no text"
        for key in attributes.keys() - {"options", "multiple", "default"}
        if not isinstance(attributes[key], str) or not attributes[key].strip()
    ]
    if any(word in str(attributes.get("label", "")).lower() for word in NO_LABELS):
        found.append(f"{kind}: the label has a word that asks for secrets")
    if kind != "markdown" and not re.fullmatch(r"[A-Za-z0-9_-]+", str(field.get("id", ""))):
        found.append(f"{kind}: an id has letters, digits, - and _ alone")
    if set(field.get("validations", {}).items()) - {("required", True), ("required", False)}:
        found.append(f"{kind}: validations hold required, true or false")
    return found + _option_faults(kind, attributes.get("options", []))


def _option_faults(kind: str, options: list[Any]) -> list[str]:
    if kind == "checkboxes":
        found = [
            "checkboxes: an option has a label and may be required"
            for one in options
            if not {"label"} <= one.keys() <= {"label", "required"}
        ]
        options = [one.get("label") for one in options]
    else:
        found = []
    if any(not isinstance(one, str) or one.lower() == "none" for one in options):
        found.append(f"{kind}: an option is text, quoted where YAML would read it otherwise")
    if len(options) != len(set(options)):
        found.append(f"{kind}: an option twice")
    return found


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_github_takes_the_form(path: Path) -> None:
    assert faults(read(path)) == []


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_a_form_asks_in_four_languages_to_leave_people_out_and_has_it_confirmed(path: Path) -> None:
    first, *_, last = read(path)["body"]
    assert all(language in first["attributes"]["value"] for language in LANGUAGES)
    assert last["type"] == "checkboxes"
    assert all(one["required"] for one in last["attributes"]["options"])


def test_there_are_four_doors_and_no_empty_page() -> None:
    assert [path.stem for path in FORMS] == ["1-wrong-score", "2-wrong-text", "3-bug", "4-idea"]
    assert read(FOLDER / "config.yml") == {"blank_issues_enabled": False}


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_no_link_of_a_form_depends_on_the_page_that_it_is_shown_on(path: Path) -> None:
    links = re.findall(r"\]\(([^)]*)\)", path.read_text("utf-8"))
    assert [link for link in links if not link.startswith("https://")] == []


def test_a_wrong_score_asks_for_framework_version_and_a_file_without_notes() -> None:
    fields = {field.get("id"): field for field in read(FORMS[0])["body"]}
    assert all(fields[key]["validations"]["required"] for key in ("framework", "version"))
    assert "without notes" in fields["file"]["attributes"]["label"]


def test_what_github_refuses_is_found() -> None:
    fine = {"type": "input", "id": "a", "attributes": {"label": "A"}}
    form = {"name": "Form", "description": "A form", "body": [fine]}
    assert faults(form) == []
    for broken in (
        {**form, "colour": "red"},
        {**form, "name": ""},
        {**form, "name": "Bug"},
        {**form, "body": [fine, fine]},
        {**form, "body": [{"type": "markdown", "attributes": {"value": "Only words"}}]},
        {**form, "body": [{**fine, "type": "line"}]},
        {**form, "body": [{**fine, "id": "a b"}]},
        {**form, "body": [{**fine, "attributes": {}}]},
        {**form, "body": [{**fine, "attributes": {"label": "Your password"}}]},
        {**form, "body": [{**fine, "attributes": {"label": "A", "options": []}}]},
        {**form, "body": [{**fine, "validations": {"required": "yes"}}]},
        {
            **form,
            "body": [{**fine, "type": "dropdown", "attributes": {"label": "A", "options": [True]}}],
        },
        {
            **form,
            "body": [{**fine, "type": "checkboxes", "attributes": {"label": "A", "options": [{}]}}],
        },
    ):
        assert faults(broken), broken
