"""The form as a person uses it: through the page's own controls, by name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from playwright.sync_api import Locator, Page, expect

SPY = """
window.heard = []
window.underway = 0
window.Worker = class extends Worker {
  constructor(...args) {
    super(...args)
    this.addEventListener("message", ({ data }) => {
      const aside = /^[{]"format":"tumstock-(repeat|gains)"/.test(data.reply)
      if (data.kind === "reply" && !aside) window.heard.push(data.reply)
      if (data.id) window.underway -= 1
    })
  }
  postMessage(message, ...more) {
    if (message.kind === "call") window.underway += 1
    super.postMessage(message, ...more)
  }
}
"""
"""Keeps what the page's own worker replies, so that a test can read the whole result."""

WRITE = """
(control, text) => {
  control.value = text
  control.dispatchEvent(new Event("input", { bubbles: true }))
}
"""

type Answer = Mapping[str, Any]


def spoken(number: object) -> str:
    """Write a number as people here do, with a decimal comma."""
    return str(number).replace(".", ",")


class FormPage:
    """One open form."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._by_hand = True
        page.add_init_script(SPY)

    def open(self, address: str) -> FormPage:
        """Go to a form and wait until it scores."""
        self.page.goto(address)
        self.until_ready()
        return self

    def until_ready(self) -> None:
        """Wait until Python has started."""
        status = self.page.locator("[data-runtime-status]")
        expect(status).to_have_attribute("data-state", "ready", timeout=90_000)

    def until_saved(self) -> None:
        """Wait until the page says that everything is saved."""
        expect(self.page.locator("[data-saved]")).to_have_attribute("data-state", "saved")

    def control(self, name: str, value: str | None = None) -> Locator:
        """Find a control by its name, and its value where several share the name."""
        which = f"[name='{name}']" + ("" if value is None else f"[value='{value}']")
        return self.page.locator(which)

    def score_of(self, item: str) -> Locator:
        """Find the place that shows an item's score."""
        return self.page.locator(f"[data-score='{item}']")

    def heard(self) -> list[dict[str, Any]]:
        """Give every reply that the worker gave so far, the newest last."""
        return [json.loads(reply) for reply in self.page.evaluate("window.heard")]

    def result(self, *, answered: int) -> str:
        """Wait for a result with that many answered items and give it as the worker wrote it.

        Changes are saved later than they are scored, so nothing is on its way once all is saved.
        """
        saved = self.page.locator("[data-saved]")
        expect(saved).not_to_have_attribute("data-state", "saving")
        wanted = f'"answered":{answered},"count":'
        self.page.wait_for_function(
            """(wanted) => {
              const text = window.heard.at(-1) ?? ""
              const total = text.slice(text.indexOf('"total":'))
              return window.underway === 0 && total.includes(wanted)
            }""",
            arg=wanted,
            timeout=30_000,
        )
        return cast("str", self.page.evaluate("window.heard.at(-1)"))

    def fill(self, answers: Mapping[str, Answer], *, by_hand: bool = True) -> None:
        """Answer items one after the other.

        Args:
            answers: By item.
            by_hand: Whether each control is scrolled to, waited for and clicked where it is seen;
                otherwise it is clicked by script, in a tenth of the time, for a test that is about
                what comes of the answers.
        """
        self._by_hand = by_hand
        for item, answer in answers.items():
            self.answer(item, answer)
        self._by_hand = True

    def _set(self, control: Locator, *, checked: bool = True) -> None:
        if self._by_hand:
            control.set_checked(checked)
        else:
            control.evaluate("(box, checked) => box.checked === checked || box.click()", checked)

    def _write(self, control: Locator, text: str) -> None:
        if self._by_hand:
            self._unfold(control).fill(text)
        else:
            control.evaluate(WRITE, text)

    def answer(self, item: str, answer: Answer) -> None:
        """Answer one item as its answer in an assessment file says."""
        for key, value in answer.items():
            match key:
                case "level":
                    self._set(self.control(f"{item}.level", value))
                case "statements":
                    self._mark(item, value)
                case "points":
                    self._tick(item, value)
                case "inputs":
                    self._measure(item, value)
                case "rating":
                    self._write(self.control(f"{item}.rating"), spoken(value))
                case "unknown":
                    self._set(self.control(f"{item}.unknown"))
                case "evidence":
                    self._back_up(item, value)
                case "note" | "period":
                    self._write(self.control(f"{item}.{key}"), value)
                case _:
                    raise AssertionError(f"no way to enter {key} of {item} on the page")

    def _tick(self, item: str, points: Sequence[str]) -> None:
        for name in [f"{item}.point.{point}" for point in points] or [f"{item}.none"]:
            self._set(self.control(name))

    def _mark(self, item: str, statements: Mapping[str, str]) -> None:
        for statement, state in statements.items():
            name = f"{item}.statement.{statement}"
            control = self.control(name)
            if control.count() > 1:
                self._set(self.control(name, state))
            elif state == "met":
                self._set(control)
            else:
                self._set(control)
                self._set(control, checked=False)

    def _measure(self, item: str, inputs: Mapping[str, object]) -> None:
        for key, given in inputs.items():
            name = f"{item}.input.{key}"
            control = self.control(name)
            if control.first.get_attribute("type") == "radio":
                self._set(self.control(name, str(given)))
            elif control.get_attribute("data-type") == "records":
                self._write(
                    control, self._pasted(item, key, cast("Sequence[Sequence[str]]", given))
                )
            elif control.get_attribute("data-type") == "text":
                self._write(control, str(given))
            elif isinstance(given, Mapping):
                self._write(control, "\n".join(f"{what}: {count}" for what, count in given.items()))
            elif isinstance(given, Sequence) and not isinstance(given, str):
                self._write(control, "\n".join(spoken(number) for number in given))
            else:
                self._write(control, spoken(given))

    def _pasted(self, item: str, table: str, rows: Sequence[Sequence[str]]) -> str:
        """Write rows as a spreadsheet of the page's language copies them, heading and all."""
        words = json.loads(self.page.locator("#ts-texts").inner_text())
        columns = list(words["items"][item]["columns"][table].values())
        lines = [[str(column["label"]) for column in columns]]
        for row in rows:
            told = zip(columns, row, strict=False)
            lines.append([column.get("choices", {}).get(cell, cell) for column, cell in told])
        return "\n".join("\t".join(line) for line in lines)

    def _back_up(self, item: str, evidence: Sequence[Answer]) -> None:
        for at, entry in enumerate(evidence):
            if at > 0:
                editor = self.page.locator(f"[data-evidence='{item}']")
                self._press(editor.locator(".ts-evidence__add"))
            name = f"{item}.evidence.{at}"
            self._write(self.control(f"{name}.text"), entry["text"])
            if "kind" in entry:
                self._choose(self.control(f"{name}.kind"), entry["kind"])
            for level in entry.get("levels", ()):
                self._set(self.control(f"{name}.levels", level))

    def _choose(self, control: Locator, value: str) -> None:
        if self._by_hand:
            control.select_option(value)
        else:
            control.evaluate(WRITE, value)

    def _press(self, button: Locator) -> None:
        if self._by_hand:
            button.click()
        else:
            button.evaluate("button => button.click()")

    def _unfold(self, control: Locator) -> Locator:
        """Open what a control is folded into, as a person would."""
        if not control.is_visible():
            control.locator("xpath=ancestor::details[not(@open)]").locator(
                "> summary"
            ).first.click()
        return control
