"""What every template of a framework is given: the framework, its words, and links from a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.jinja_env import environment
from generator.model import ChecklistItem, GroupItem, MetItem, StepsItem
from generator.pages_links import (
    anchor,
    blank_page,
    booklet_page,
    fidelity_page,
    form_page,
    overview_page,
    relative,
    section_page,
)
from generator.pages_numbers import day_shown, shown
from generator.pages_share import Base, ranges, share_bases, switches_of
from generator.pages_spans import Span, item_span, section_span

if TYPE_CHECKING:
    from generator.locales import Locale
    from generator.model import Applicability, Framework, Item, ProfileQuestion, Section
    from generator.pages_words import Interface, Words


_FALLBACK = re.compile(r'class="ts-fallback" lang="([A-Za-z-]+)"')
_EMPTY_LINES = re.compile(r"(?<=>)\n\s*\n(?=<)")
"""Between elements; one block of HTML stays one block of Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A page of a framework in a locale, as its templates see it (there called `c`).

    Attributes:
        framework: The framework.
        words: Its words.
        t: Words of the site.
        locale: The page's locale.
        page: Address of the page in the locale, such as `ips/form/`.
        whole: Whether the page holds every item, so that links to items stay on it.
        source: The same page in the source language; None where the page's words are the source's.
    """

    framework: Framework
    words: Words
    t: Interface
    locale: Locale
    page: str
    whole: bool = False
    source: Context | None = None

    def render(self, template: str, **values: Any) -> str:
        """Render a template with this context and more values."""
        text = environment().get_template(template).render(c=self, t=self.t, **values)
        notice = self._fallback_notice(text)
        return _EMPTY_LINES.sub("\n", text.replace(self.notice, notice))

    def _fallback_notice(self, text: str) -> str:
        """What stands above a page on which words fell back; nothing where none did."""
        counted = Counter(_FALLBACK.findall(text)).most_common(1)
        if not counted:
            return ""
        language = self.t.language(counted[0][0])
        words = self.t("fallback.notice", language=language)
        return Markup('<p class="ts-notice ts-notice--language">{}</p>').format(words)

    def source_text(self, item: Item, depth: int) -> Markup | None:
        """The item's words in the source language; None where they are shown already."""
        if self.source is None or self.whole or not self.words.translated("items", item.id):
            return None
        template = environment().get_template("entry/source.html.jinja")
        values = {"c": self.source, "t": self.source.t, "item": item, "depth": depth}
        return Markup(template.render(values))  # noqa: S704  (rendered with escaping)

    def link(self, target: str) -> str:
        """Address of a page or file of the locale, from this page."""
        return relative(target, self.page)

    def overview(self) -> str:
        """Link to the framework's overview."""
        return self.link(overview_page(self.framework.id))

    def fidelity(self) -> str:
        """Link to the page of the framework's source."""
        return self.link(fidelity_page(self.framework.id))

    def booklet(self) -> str:
        """Link to the framework as a booklet."""
        return self.link(booklet_page(self.framework.id))

    def blank(self) -> str:
        """Link to the form for paper."""
        return self.link(blank_page(self.framework.id))

    def form(self, item_id: str | None = None) -> str:
        """Link to the form, to one of its items if one is named."""
        target = form_page(self.framework.id)
        if item_id is not None:
            target += f"#form-item-{anchor(item_id)}"
        return self.link(target)

    def section(self, section_id: str) -> str:
        """Link to a reading page."""
        return self.link(section_page(self.framework.id, section_id))

    def item(self, item_id: str) -> str:
        """Link to an item on its reading page."""
        page = section_page(self.framework.id, self.framework.section_of(item_id).id)
        target = f"{page}#item-{anchor(item_id)}"
        here = self.whole or page == self.page
        return f"#item-{anchor(item_id)}" if here else self.link(target)

    def span(self, item: Item) -> Span | None:
        """Points that an item can give; None where it never counts."""
        return item_span(self.framework, item)

    @property
    def scored(self) -> bool:
        """Whether the framework gives points at all; one without a total only gives figures."""
        return self.framework.total.kind != "none"

    def section_span(self, section: Section) -> Span:
        """Weighted points that a section can give."""
        return section_span(self.framework, section)

    @property
    def is_share(self) -> bool:
        """Whether items are met or not and never give points."""
        return self.framework.total.kind == "met_share"

    def bases(self) -> tuple[Base, ...]:
        """Numbers of items that may apply, the highest first; none where points are added."""
        return share_bases(self.framework)

    def ranges(self, ids: Collection[str]) -> str:
        """Items as a reader writes them, such as "11, 33-37" with a dash."""
        return ranges(self.framework, ids)

    def switches(self, item: Item) -> tuple[Applicability, ...]:
        """What may take an item away."""
        return tuple(one for one in self.framework.applicability if item.id in one.items)

    def taken_by(self, question: ProfileQuestion, choice: str) -> tuple[Applicability, ...]:
        """What a choice takes away."""
        return switches_of(self.framework, question, choice)

    def number_of(self, section: Section) -> int | None:
        """Number that a section goes by, where sections stand in groups; else None."""
        return None if section.group is None else self.framework.sections.index(section) + 1

    def number(self, value: int | Decimal | Fraction | str) -> str:
        """A number as the locale writes it."""
        return shown(value, self.locale.decimal_mark)

    def day(self, text: str) -> str:
        """A day as the locale writes it; other text stays as it is."""
        return day_shown(text, self.locale.day)

    def levels(self, item: Item) -> Mapping[str, int | Decimal]:
        """Points by level; empty where the item has none."""
        return self.framework.levels_of(item)

    def targets(self, item: Item) -> tuple[str, ...]:
        """What a team may aim at, from the lowest; empty where any number or words will do."""
        if isinstance(item, MetItem):
            return ("partly", "met")
        if isinstance(item, StepsItem):
            return tuple(step.level for step in item.steps)
        if isinstance(item, ChecklistItem):
            return tuple(map(str, sorted(set(item.counts.values()))))
        return tuple(self.levels(item))

    def parts(self, item: Item) -> tuple[Item, ...]:
        """The parts of a group; none of any other kind."""
        return item.parts if isinstance(item, GroupItem) else ()

    def rules(self, item: Item) -> tuple[str, ...]:
        """Reading rules that touch an item: its own, and those that decide whether it applies."""
        switches = (one.rule for one in self.switches(item))
        return tuple(dict.fromkeys((*item.rules, *switches)))

    def seen(self, item: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Items and notes that an item refers to."""
        notes = self.framework.note_ids
        return (
            tuple(one for one in item.see if one not in notes),
            tuple(one for one in item.see if one in notes),
        )

    def paragraphs(self, *path: str) -> tuple[Markup, ...]:
        """Paragraphs of the framework's words; none where there are no words."""
        return self.words.paragraphs(*path)

    @property
    def notice(self) -> Markup:
        """Where a template wants the notice of fallback words; `render` puts it in."""
        return Markup("<!-- fallback notice -->")
