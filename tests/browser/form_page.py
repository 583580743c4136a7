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

type Answer = Mapping[str, Any]


def spoken(number: object) -> str:
    """Write a number as people here do, with a decimal comma."""
    return str(number).replace(".", ",")


class FormPage:
    """One open form."""

    def __init__(self, page: Page) -> None:
        self.page = page
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

    def fill(self, answers: Mapping[str, Answer]) -> None:
        """Answer items one after the other."""
        for item, answer in answers.items():
            self.answer(item, answer)

    def answer(self, item: str, answer: Answer) -> None:
        """Answer one item as its answer in an assessment file says."""
        for key, value in answer.items():
            match key:
                case "level":
                    self.control(f"{item}.level", value).check()
                case "statements":
                    self._mark(item, value)
                case "points":
                    self._tick(item, value)
                case "inputs":
                    self._measure(item, value)
                case "rating":
                    self.control(f"{item}.rating").fill(spoken(value))
                case "unknown":
                    self.control(f"{item}.unknown").check()
                case "evidence":
                    self._back_up(item, value)
                case "note" | "period":
                    self._unfold(f"{item}.{key}").fill(value)
                case _:
                    raise AssertionError(f"no way to enter {key} of {item} on the page")

    def _tick(self, item: str, points: Sequence[str]) -> None:
        for name in [f"{item}.point.{point}" for point in points] or [f"{item}.none"]:
            self.control(name).check()

    def _mark(self, item: str, statements: Mapping[str, str]) -> None:
        for statement, state in statements.items():
            name = f"{item}.statement.{statement}"
            control = self.control(name)
            if control.count() > 1:
                self.control(name, state).check()
            elif state == "met":
                control.check()
            else:
                control.check()
                control.uncheck()

    def _measure(self, item: str, inputs: Mapping[str, object]) -> None:
        for key, given in inputs.items():
            name = f"{item}.input.{key}"
            control = self.control(name)
            if control.first.get_attribute("type") == "radio":
                self.control(name, str(given)).check()
            elif control.get_attribute("data-type") == "records":
                control.fill(self._pasted(item, key, cast("Sequence[Sequence[str]]", given)))
            elif control.get_attribute("data-type") == "text":
                control.fill(str(given))
            elif isinstance(given, Mapping):
                control.fill("\n".join(f"{what}: {count}" for what, count in given.items()))
            elif isinstance(given, Sequence) and not isinstance(given, str):
                control.fill("\n".join(spoken(number) for number in given))
            else:
                control.fill(spoken(given))

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
                editor.locator(".ts-evidence__add").click()
            name = f"{item}.evidence.{at}"
            self._unfold(f"{name}.text").fill(entry["text"])
            if "kind" in entry:
                self.control(f"{name}.kind").select_option(entry["kind"])
            for level in entry.get("levels", ()):
                self.control(f"{name}.levels", level).check()

    def _unfold(self, name: str) -> Locator:
        """Open what a control is folded into, as a person would."""
        control = self.control(name)
        if not control.is_visible():
            control.locator("xpath=ancestor::details[not(@open)]").locator(
                "> summary"
            ).first.click()
        return control
