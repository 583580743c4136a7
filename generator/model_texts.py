"""The words of a framework in one locale, as far as their shape is the same for all frameworks.

Which ids there are is for `generator/text_keys.py`, which knows the framework; here is what an
editor can complete and check in any file of `text/<locale>/`. Every key may be missing from a
file, since the files of a folder are merged.
"""

from __future__ import annotations

from generator.model_base import FrozenMap, Part, Text

type Words = Text
"""Text; blank lines part paragraphs."""
type ById = FrozenMap[Words]
"""Text by id."""


class TextShape(Part):
    """A part of a file of texts."""


class AboutText(TextShape):
    """What the overview says of the framework."""

    measures: Words | None = None
    """What it measures."""
    for_whom: Words | None = None
    """Who uses it, and when."""
    scoring: Words | None = None
    """How answers become scores, bands or thresholds."""
    edition: Words | None = None
    """Which edition of the source this is."""
    licence: Words | None = None
    """Whose the source is, and what may be done with it."""
    worked_example: Words | None = None
    """An example in words; the case of that name gives its figures. None for unscored ones."""


class CompareText(TextShape):
    """What stands of the framework beside the others, a line each."""

    purpose: Words | None = None
    """What it is for."""
    users: Words | None = None
    """Who uses it."""
    repeat: Words | None = None
    """How often it is done."""


class SectionText(TextShape):
    """The words of a section."""

    title: Words | None = None
    """Heading of its page."""
    intro: Words | None = None
    """What stands below the heading; may be left out."""


class ColumnText(TextShape):
    """The words of an input, or of a column of one."""

    label: Words | None = None
    """What is asked for."""
    hint: Words | None = None
    """Help below the label; may be left out."""
    unit: Words | None = None
    """What is counted; may be left out."""
    choices: ById | None = None
    """Label by choice id."""


class InputText(ColumnText):
    """The words of an input."""

    columns: FrozenMap[ColumnText] | None = None
    """Words by column id, of an input of type records."""


class ProfileText(TextShape):
    """The words of a profile question."""

    label: Words | None = None
    """The question."""
    hint: Words | None = None
    """Help below it; may be left out."""
    choices: ById | None = None
    """Label by choice id."""


class SheetText(TextShape):
    """The words of a sheet to print."""

    title: Words | None = None
    """Its heading."""
    lead: Words | None = None
    """What it is for."""


class ApplicationText(TextShape):
    """The words of an application to the publisher."""

    name: Words | None = None
    """What it is called."""
    question: Words | None = None
    """What each item is asked."""
    granting: Words | None = None
    """Who decides in the end."""
    sheets: FrozenMap[SheetText] | None = None
    """Words by sheet id."""


class ItemText(TextShape):
    """The words of an item or of a part of a group."""

    title: Words | None = None
    """Short name."""
    ideal: Words | None = None
    """How it is where all is well; neither for parts nor for indicators."""
    question: Words | None = None
    """What a team asks itself; may be left out."""
    evidence: Words | None = None
    """Where to look; may be left out."""
    note: Words | None = None
    """A remark; may be left out."""
    levels: ById | None = None
    """Description by level."""
    statements: ById | None = None
    """Statement by id, of an item of kind steps."""
    help: ById | None = None
    """Help question by id, of an item of kind steps."""
    points: ById | None = None
    """Point by id, of an item of kind checklist."""
    inputs: FrozenMap[InputText] | None = None
    """Words by input id, of a measured item."""
    derived: ById | None = None
    """Name of each value that is worked out and shown."""
    flags: ById | None = None
    """Finding by id, of an indicator."""
    questions: ById | None = None
    """Question of the source by id, of an indicator."""
    motivation: Words | None = None
    """Why the source asks, of an indicator; may be left out."""


class TextFile(TextShape):
    """A file of `text/<locale>/`; the files of a locale are merged."""

    title: Words | None = None
    """Name of the framework in full."""
    short_title: Words | None = None
    """Name for the navigation."""
    tagline: Words | None = None
    """One line that says what it is."""
    about: AboutText | None = None
    compare: CompareText | None = None
    sections: FrozenMap[SectionText] | None = None
    """Words by section id."""
    groups: ById | None = None
    """Name by group of sections."""
    bands: ById | None = None
    """Name by band id, to stand inside a sentence."""
    thresholds: ById | None = None
    """Name by threshold id, to stand inside a sentence."""
    profile: FrozenMap[ProfileText] | None = None
    """Words by profile question."""
    evidence_types: ById | None = None
    """Name by id."""
    repeat: ById | None = None
    """What is done again, by id."""
    application: ApplicationText | None = None
    history: ById | None = None
    """What changed, by version; what the first one is based on."""
    notes: ById | None = None
    """Note by the id that `see` names."""
    rules: ById | None = None
    """Sentence by reading rule."""
    items: FrozenMap[ItemText] | None = None
    """Words by item or part id."""
