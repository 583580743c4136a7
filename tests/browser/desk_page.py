"""The page of all assessments as a person uses it, and what lies in the browser behind it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Download, FilePayload, Locator, Page, expect

READ_ALL = """
async (name) => {
  if (!(await indexedDB.databases()).some((each) => each.name === name)) return {}
  const db = await new Promise((resolve, reject) => {
    const asked = indexedDB.open(name)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const found = {}
  for (const table of db.objectStoreNames) {
    found[table] = await new Promise((resolve, reject) => {
      const asked = db.transaction(table).objectStore(table).getAll()
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  }
  db.close()
  return found
}
"""

PUT = """
async (record) => {
  const db = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("tumstock")
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  await new Promise((resolve, reject) => {
    const work = db.transaction("documents", "readwrite")
    work.objectStore("documents").put(record)
    work.oncomplete = resolve
    work.onerror = () => reject(work.error)
  })
  db.close()
}
"""


class DeskPage:
    """The open page of all assessments."""

    def __init__(self, page: Page, site: str, locale: str = "sv") -> None:
        self.page = page
        self.site = site
        self.locale = locale
        self.status = page.locator("[data-status]")
        self.cards = page.locator("[data-assessment]")
        self.notices = page.locator("[data-notices]")

    def open(self) -> DeskPage:
        """Go to the page and wait until it shows what is saved."""
        self.page.goto(f"{self.site}{self.locale}/assessments/")
        expect(self.page.locator(".ts-desk")).to_have_attribute(
            "data-state", "ready", timeout=20_000
        )
        return self

    def create(self, framework: str, **fields: str) -> str:
        """Make an assessment, come back to the list and give its id."""
        self.page.locator("[data-new]").click()
        form = self.page.locator("[data-details]")
        form.locator("select").select_option(framework)
        for name, text in fields.items():
            form.locator(f"[name='{name}']").fill(text)
        form.locator("[data-create]").click()
        self.page.wait_for_url(f"**/{self.locale}/{framework}/form/?a=*")
        made = self.page.url.partition("?a=")[2]
        self.open()
        return made

    def card(self, title: str) -> Locator:
        """Find the card of an assessment."""
        heading = self.page.locator("h2").filter(has_text=title)
        return self.cards.filter(has=heading)

    def titles(self) -> list[str]:
        """Give the titles on the cards in order."""
        return self.page.locator("[data-assessment] h2").all_inner_texts()

    def act(self, title: str, action: str) -> None:
        """Press a button of a card."""
        self.card(title).locator(f"[data-action='{action}']").click()

    def export(self, title: str, action: str = "export") -> tuple[str, bytes]:
        """Save an assessment as a file and give its name and bytes."""
        with self.page.expect_download() as saved:
            self.act(title, action)
        return read(saved.value)

    def stored(self) -> dict[str, list[Any]]:
        """Give everything that lies in the browser, read past the page."""
        return cast("dict[str, list[Any]]", self.page.evaluate(READ_ALL, "tumstock"))

    def documents(self) -> dict[str, Any]:
        """Give the records by id."""
        return {one["id"]: one for one in self.stored().get("documents", [])}

    def put(self, record: dict[str, Any]) -> None:
        """Lay a record into the browser past the page."""
        self.page.evaluate(PUT, record)

    def drop_in(self, *files: tuple[str, str | bytes]) -> None:
        """Open files through the page's button."""
        payloads: list[FilePayload] = [
            {
                "name": name,
                "mimeType": "application/json",
                "buffer": text.encode() if isinstance(text, str) else text,
            }
            for name, text in files
        ]
        self.page.locator("[data-open-files]").set_input_files(payloads)


def read(download: Download) -> tuple[str, bytes]:
    """Name and bytes of a downloaded file."""
    return download.suggested_filename, Path(download.path()).read_bytes()


def assessment(
    framework: str = "ips", version: str = "2026-01-09", /, **more: Any
) -> dict[str, Any]:
    """An assessment file with two answers."""
    return {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": framework, "version": version},
        "assessment": {"id": "a1", "title": "Våren", "changed": "2026-03-04T05:06:07.000Z"},
        "profile": {},
        "answers": {"1": {"level": "3"}, "2": {"inputs": {"share": "74,5"}, "note": "Se åäö"}},
        **more,
    }


def text_of(value: object) -> str:
    """A file as the site writes it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
