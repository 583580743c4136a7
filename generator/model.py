"""A framework as the rest of the program reads it: frozen, valid, exact.

The structure comes from `framework.yaml`, the words from `text/<locale>/`. Ids and numbers
only; every sentence is looked up with `framework.text(locale)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, PrivateAttr, StrictBool, StrictInt, field_validator

from generator.model_base import (
    Date,
    Exact,
    ExactNumber,
    FrozenMap,
    Id,
    ItemId,
    Number,
    Part,
    RuleId,
    Text,
)
from generator.model_items import (
    ChecklistItem,
    GroupItem,
    GroupPart,
    IndicatorItem,
    Item,
    Levels,
    LevelsItem,
    MetItem,
    RatingItem,
    Statement,
    Step,
    StepsItem,
    TableItem,
)
from generator.model_operations import Derived
from generator.model_use import Application, Repeat
from generator.model_values import Column, Flag, Input, Notice, Row
from generator.texts import Texts

if TYPE_CHECKING:
    from generator.texts import TextTree

__all__ = [
    "Applicability", "Band", "ChecklistItem", "Column", "Derived", "Flag", "Framework", "GroupItem",
    "GroupPart", "IdMap", "IndicatorItem", "Input", "Item", "Levels", "LevelsItem", "MetItem",
    "Notice", "ProfileQuestion", "RatingItem", "Row", "Scale", "Section", "Statement", "Step",
    "StepsItem", "TableItem", "Threshold", "Total",
]  # fmt: skip


class SourceDocument(Part):
    """The document that a framework is taken from."""

    document: Text
    """Short code of the document."""
    publisher: Text
    """Proper name."""
    edition: Text | None = None
    """Date or edition as text; None where the document names none."""
    link: Text | None = None
    """Address of the document."""


class ProfileQuestion(Part):
    """Something about the service that decides which items apply."""

    id: Id
    """Key of the question."""
    choices: Annotated[tuple[Id, ...], Field(min_length=2)]
    """Ids of what may be answered."""


class ProfileCondition(Part):
    """Answers to one profile question."""

    profile: str
    """Id of the question."""
    is_: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]
    """The choice, or several."""

    @field_validator("is_", mode="before", json_schema_input_type=str | tuple[str, ...])
    @classmethod
    def _one_or_many(cls, data: object) -> object:
        return [data] if isinstance(data, str) else data


class Applicability(Part):
    """Items that do not apply to a service of a certain profile."""

    items: Annotated[tuple[str, ...], Field(min_length=1)]
    """Ids of the items."""
    not_applicable_when: ProfileCondition
    """The answer for which they do not apply."""
    rule: RuleId
    """Reading rule that says so."""


class Section(Part):
    """A group of items that are summed and weighted together."""

    id: Id
    """Key of the section, also the address of its page."""
    place: Text
    """Where the section stands in the source."""
    weight: Exact = Field(default=1, validate_default=True)
    """What the sum of the section's items is multiplied by."""
    share: Exact | None = None
    """Weight of the section in the total, in points of 100; None where the source has none."""
    items: Annotated[tuple[str, ...], Field(min_length=1)]
    """Ids of its items, in order."""
    rules: tuple[RuleId, ...] = ()
    """Reading rules that touch the section as a whole."""
    group: Id | None = None
    """What the section is shown under, with its neighbours; None where the source has no groups."""


class Places(Part):
    """Lowest and highest total that a complete answer can reach."""

    min: ExactNumber
    """The lowest."""
    max: ExactNumber
    """The highest."""


class Scale(Part):
    """The scale that the source has, where a reading rule lets a total fall below it."""

    min: ExactNumber
    """Lowest end of the printed scale."""
    max: ExactNumber
    """Highest end of the printed scale."""
    rule: RuleId
    """Reading rule that explains the difference."""


class Band(Part):
    """A named range of the total, both ends included."""

    id: Id
    """Key of the band; its name stands in the texts."""
    from_: ExactNumber = Field(alias="from")
    """Lowest total of the band."""
    to: ExactNumber
    """Highest total of the band."""


class Threshold(Part):
    """A share of the applicable items that has to be met."""

    id: Id
    """Key of the threshold; its name stands in the texts."""
    share: Exact
    """Share that has to be met, such as "4/5"."""


class Total(Part):
    """How the sections make one figure."""

    kind: Literal["sum", "met_share", "none"]
    """Sum of points, share of items met, or nothing scored."""
    unit: Literal["points", "of_100", "criteria"]
    """What the figure counts."""
    decimals: Annotated[StrictInt, Field(ge=0, le=3)] = 0
    """Decimals when shown."""
    places: Places | None = None
    """Lowest and highest total there can be."""
    scale: Scale | None = None
    """Shown in place of `places`, which stays the true range."""
    bands: tuple[Band, ...] = ()
    """Best first."""
    thresholds: tuple[Threshold, ...] = ()
    """For a share of items met."""
    rules: tuple[RuleId, ...] = ()
    """Reading rules that touch the total."""


class IdMap(Part):
    """What became of the items of an earlier version, so that its assessments can be compared.

    Every id of the earlier version is named, items and parts of groups alike; nothing is taken
    for the same because it is called the same.
    """

    from_: Date = Field(alias="from")
    """The earlier version."""
    to: Date
    """The version that it leads to: this one, or one that another map comes from."""
    items: FrozenMap[ItemId | None]
    """Id in the later version by earlier id; None for an item that has fallen away."""


class Framework(Part):
    """An assessment framework with its words."""

    id: Id
    """Key of the framework, also its folder; never changes."""
    version: Date
    """A date; a later one for every change of meaning."""
    source_language: str
    """The locale whose text is complete."""
    draft: StrictBool = False
    """Checked and scored like any other, but not on the site yet."""
    source: SourceDocument
    """The document that the framework is taken from."""
    profile: tuple[ProfileQuestion, ...] = ()
    """What a team says about its service, where that decides which items apply."""
    applicability: tuple[Applicability, ...] = ()
    """Which items then do not apply."""
    scales: FrozenMap[Levels] = Field(default={}, validate_default=True)
    """Points of each level by scale, from the worst level to the best."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Items that are summed and weighted together."""
    total: Total
    """How the sections make one figure."""
    evidence_kinds: tuple[Literal["document", "register", "interview", "observation"], ...] = ()
    """Kinds of evidence that a team may name."""
    evidence_types: tuple[Id, ...] = ()
    """Types of evidence that the source lists, by id."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """What is answered, each with its rule."""
    repeat: tuple[Repeat, ...] = ()
    """What is done again, and how often; empty where the source does not say."""
    application: Application | None = None
    """An application to the publisher that builds on an assessment; None where there is none."""
    history: tuple[Date, ...] = ()
    """Versions that were published, this one first; what changed stands in the texts."""
    id_maps: tuple[IdMap, ...] = ()
    """From earlier versions; empty where there are none that anyone has assessed by."""

    _texts: Mapping[str, TextTree] = PrivateAttr(default_factory=dict)
    _fallbacks: Mapping[str, tuple[str, ...]] = PrivateAttr(default_factory=dict)

    def with_texts(
        self,
        texts: Mapping[str, TextTree],
        fallbacks: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Framework:
        """The same framework with the words of its locales, and what locales fall back to."""
        copy = self.model_copy()
        copy._texts = dict(texts)  # noqa: SLF001 - of its own class
        copy._fallbacks = dict(fallbacks or {})  # noqa: SLF001 - of its own class
        return copy

    def text(self, locale: str) -> Texts:
        """The words of one locale, with its fallbacks."""
        return Texts(locale, self.source_language, self._texts, self._fallbacks.get(locale, ()))

    @property
    def locales(self) -> tuple[str, ...]:
        """Locales that the framework has words in."""
        return tuple(sorted(self._texts))

    def own_words(self, locale: str) -> TextTree:
        """The words of a locale itself, without its fallbacks; none where it has none."""
        return self._texts.get(locale, {})

    def speaks(self, locale: str) -> bool:
        """Whether there are words for readers of a locale: its own, or of what it falls back to."""
        chain = (locale, locale.partition("-")[0], *self._fallbacks.get(locale, ()))
        return any(one in self._texts for one in chain)

    def walk(self) -> Iterator[Item]:
        """Every item and, after a group, every part of it, in the order of the file."""
        for item in self.items:
            yield item
            if isinstance(item, GroupItem):
                yield from item.parts

    @property
    def groups(self) -> Mapping[str | None, tuple[Section, ...]]:
        """Sections by group, in the order of the file; all under None where there are no groups."""
        return {
            group: tuple(one for one in self.sections if one.group == group)
            for group in dict.fromkeys(section.group for section in self.sections)
        }

    def item(self, item_id: str) -> Item:
        """The item or part of that id.

        Raises:
            KeyError: There is none.
        """
        return self.by_id[item_id]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items and parts by id; where an id is given twice, the first."""
        return {item.id: item for item in reversed([*self.walk()])}

    def items_of(self, section: Section) -> tuple[Item, ...]:
        """The items of a section, in the order of the section."""
        return tuple(self.item(item_id) for item_id in section.items)

    def section_of(self, item_id: str) -> Section:
        """The section that lists an item; for a part, the section of its group.

        Raises:
            KeyError: No section lists it.
        """
        return self.by_item[item_id]

    @cached_property
    def by_item(self) -> Mapping[str, Section]:
        """Section by the ids of its items and of their parts."""
        found: dict[str, Section] = {}
        for section in self.sections:
            for item in self.items_of(section):
                parts = item.parts if isinstance(item, GroupItem) else ()
                for one in (item, *parts):
                    found.setdefault(one.id, section)
        return found

    def levels_of(self, item: Item) -> Mapping[str, Number]:
        """Points by level of an item, its scale looked up; empty where it has no levels."""
        if not isinstance(item, LevelsItem | TableItem):
            return {}
        if item.levels is not None:
            return item.levels
        return self.scales.get(item.scale or "", {})

    @property
    def note_ids(self) -> tuple[str, ...]:
        """Every note that an item points to with `see`, each once, in the order of the file."""
        item_ids = {item.id for item in self.walk()}
        seen = (other for item in self.walk() for other in item.see)
        return tuple(dict.fromkeys(other for other in seen if other not in item_ids))

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """Every reading rule named anywhere, each once, sorted."""
        application = (self.application,) if self.application else ()
        holders = (*self.walk(), *self.sections, self.total, *self.repeat, *application)
        named = {rule for holder in holders for rule in holder.rules}
        if self.total.scale:
            named.add(self.total.scale.rule)
        named |= {switch.rule for switch in self.applicability}
        tables = (item for item in self.walk() if isinstance(item, TableItem))
        named |= {notice.rule for table in tables for notice in table.notices}
        return tuple(sorted(named))
