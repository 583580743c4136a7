"""A person with a keyboard alone: moves by Tab, and must see at each stop where the focus is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page

TARGET = "data-key-target"

STOP = """
async (target) => {
  const here = document.activeElement
  if (!here || here === document.body || here === document.documentElement) return null
  const name = here.tagName.toLowerCase()
    + (here.id ? `#${here.id}` : "")
    + (here.name ? `[name="${here.name}"]` : "")
    + (here.className && typeof here.className === "string" ? `.${here.className}` : "")
  const shown = [here, ...(here.labels ?? []), here.closest("summary, label")].filter(Boolean)
  const seen = () => shown.some((each) => {
    const style = getComputedStyle(each)
    const clear = /rgba\\(.*, 0\\)|transparent/.test(style.outlineColor)
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && !clear
  })
  const uncovered = () => shown.some((each) => {
    const box = each.getBoundingClientRect()
    if (box.width < 2 || box.height < 2) return false
    return [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
      return top !== null && (each.contains(top) || top.contains(each))
    })
  })
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  for (let n = 0; n < 30 && !(seen() && uncovered()); n += 1) await frame()
  here.setAttribute("data-key-visited", "")
  return { name, seen: seen(), uncovered: uncovered(), there: here.hasAttribute(target) }
}
"""
"""What has the focus: a name, whether its outline can be seen, whether anything lies over it.

What comes up with the focus, as the search does on a phone, has some frames to do so.
"""

BEGIN = """
() => {
  const first = document.createElement("button")
  first.setAttribute("data-key-first", "")
  document.body.prepend(first)
  first.focus()
}
"""
"""Lays the focus before everything, wherever it was."""

MISSED = """
() => {
  const can = "a[href], button, input, select, textarea, summary, [tabindex='0']"
  const group = (each) => each.type === "radio"
    && document.querySelector(`[data-key-visited][name="${CSS.escape(each.name)}"]`)
  return [...document.querySelectorAll(can)].filter((each) =>
    each.checkVisibility({ visibilityProperty: true, opacityProperty: false })
      && each.getBoundingClientRect().width > 0
      && !each.disabled && each.tabIndex >= 0
      && !each.hasAttribute("data-key-visited") && !group(each)
  ).map((each) => each.outerHTML.slice(0, 120))
}
"""
"""What could have the focus and was not reached by Tab."""


@dataclass(slots=True)
class Keyboard:
    """The keyboard of a page.

    Attributes:
        page: The open page.
        stops: Names of what had the focus, in order.
    """

    page: Page
    stops: list[str] = field(default_factory=list)

    def stop(self) -> dict[str, Any] | None:
        """What has the focus now; None where nothing has."""
        found: dict[str, Any] | None = self.page.evaluate(STOP, TARGET)
        if found:
            self.stops.append(found["name"])
        return found

    def tab(self, key: str = "Tab") -> dict[str, Any] | None:
        """Press Tab once and see where that leads."""
        self.page.keyboard.press(key)
        return self.stop()

    def to(self, target: Locator, *, back: bool = False, most: int = 500) -> None:
        """Press Tab until something has the focus, and see it at every stop on the way."""
        target.evaluate_all(f"all => all.forEach((each) => each.setAttribute('{TARGET}', ''))")
        try:
            for _ in range(most):
                found = self.tab("Shift+Tab" if back else "Tab")
                assert_seen(found)
                if found and found["there"]:
                    return
        finally:
            target.evaluate_all(f"all => all.forEach((each) => each.removeAttribute('{TARGET}'))")
        raise AssertionError(f"not reached in {most} stops; the last: {self.stops[-3:]}")

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        self.page.keyboard.press(key)

    def activate(self, target: Locator, *, back: bool = False) -> None:
        """Go to a button, a link or a fold and press Enter."""
        self.to(target, back=back)
        self.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        """Go to a field and write in place of what stands there."""
        self.to(target)
        self.press("Control+a")
        self.page.keyboard.type(text)

    def tick(self, target: Locator) -> None:
        """Go to a checkbox and tick it."""
        self.to(target)
        self.press("Space")

    def choose(self, name: str, value: str) -> None:
        """Go to a group of radio buttons and pick one with the arrows."""
        group = self.page.locator(f"input[type=radio][name='{name}']")
        self.to(group)
        values = group.evaluate_all("all => all.map((each) => each.value)")
        at = group.evaluate_all("all => all.indexOf(document.activeElement)")
        way = values.index(value) - at
        for _ in range(abs(way)):
            self.press("ArrowDown" if way > 0 else "ArrowUp")
            assert_seen(self.stop())
        if way == 0:
            self.press("Space")


def assert_seen(stop: dict[str, Any] | None) -> None:
    """The focus can be seen: it has an outline, and not all of it is covered."""
    if stop is not None:
        assert stop["seen"], f"no outline: {stop['name']}"
        assert stop["uncovered"], f"covered or out of sight: {stop['name']}"


def walk(page: Page, most: int = 3000) -> tuple[int, list[str]]:
    """Tab through a whole page from its beginning until the focus leaves the page.

    Args:
        page: An open page.
        most: Stops after which the page holds the focus for ever.

    Returns:
        How many stops there were, and what is wrong, a line each.
    """
    keys = Keyboard(page)
    wrong: list[str] = []
    page.evaluate(BEGIN)
    for _ in range(most):
        found = keys.tab()
        page.evaluate("document.querySelector('[data-key-first]')?.remove()")
        if found is None:
            missed: list[str] = page.evaluate(MISSED)
            return len(keys.stops), wrong + [f"not reached: {each}" for each in missed]
        if not found["seen"]:
            wrong.append(f"no outline: {found['name']}")
        if not found["uncovered"]:
            wrong.append(f"covered or out of sight: {found['name']}")
    return len(keys.stops), [*wrong, f"the focus does not leave the page: {keys.stops[-5:]}"]
