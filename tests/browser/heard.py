"""What a screen reader is given to say without being asked: live regions as they change."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

LISTEN = """
window.said = []
{
  const regions = "[role='status'], [role='alert'], [role='log'], [aria-live]"
  const how = (region) => region.getAttribute("aria-live")
    ?? (region.getAttribute("role") === "alert" ? "assertive" : "polite")
  const listen = (changes) => {
    const changed = changes.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(regions))
    for (const region of new Set(changed)) {
      if (!region || !region.isConnected || !region.checkVisibility()) continue
      const text = region.innerText.replace(/\\s+/g, " ").trim()
      if (text && how(region) !== "off")
        window.said.push([how(region), region.closest("[lang]")?.lang ?? "", text])
    }
  }
  new MutationObserver(listen).observe(document, {
    subtree: true, childList: true, characterData: true,
  })
}
"""
"""Keeps each text that a live region is given, with how urgent it is and its language."""


class Heard:
    """The ears of a page, from its next address on.

    Attributes:
        page: The page.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(LISTEN)

    def all(self) -> list[tuple[str, str, str]]:
        """How urgent it was, its language and the text of all that was said since it opened."""
        return [(how, lang, text) for how, lang, text in self.page.evaluate("window.said")]

    def once(self, words: str, lang: str) -> None:
        """Wait until something is said, and hold that it is said politely, once, in a language.

        Args:
            words: That one message has in it; the messages that do are looked at.
            lang: Of the page.
        """
        self.page.wait_for_function(
            "(words) => window.said.some(([, , text]) => text.includes(words))", arg=words
        )
        self.page.wait_for_timeout(QUIET_MS)
        found = [one for one in self.all() if words in one[2]]
        assert [(how, spoken) for how, spoken, _ in found] == [("polite", lang)], found

    def shown(self, region: Locator, lang: str) -> None:
        """Wait until a region has a text, and hold that the text is said politely, once."""
        expect(region).not_to_be_empty()
        self.once(region.inner_text(), lang)

    def forget(self) -> None:
        """Leave out what was said so far."""
        self.page.evaluate("window.said.length = 0")


QUIET_MS = 300
"""How long is listened for the same once more; what waits longer comes with the next."""
