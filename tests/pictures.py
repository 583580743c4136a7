"""The pictures of the README, taken from the built site: `python -m tests.pictures`.

Answers are laid into an empty browser and the pages are reached as a person reaches them. Each
picture is cut to 256 colours by pngquant, which has to be on the path (Debian: pngquant).

What is read on them is kept in `pictures.json`, so that a test tells when a page says something
else (tests/browser/test_pictures.py). Colours and sizes are for people to look at.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast

from playwright.sync_api import Browser, Page, expect

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError, run_step, say
from tests.browser import chromium
from tests.browser.beside import answers_of, made
from tests.browser.server import serving
from tests.browser.states import START_MS, Visit

FOLDER = ROOT / ".github"
READ = ROOT / "tests" / "pictures.json"
"""What is read on each picture: runs of texts that follow one another on the page."""
WIDTH, HEIGHT = 1280, 800
"""Of a picture and of the window that it shows, in pixels."""

TEXTS = """
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  const shown = { visibilityProperty: true, opacityProperty: true }
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim().replace(/\\s+/g, " ")
    if (!text || !node.parentElement.checkVisibility(shown)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { top, bottom } = range.getBoundingClientRect()
    found.push({ text, seen: top >= 0 && bottom <= innerHeight })
  }
  return found
}
"""
"""Every text of a page that is shown, in order, and whether it is in the window as a whole."""

TEAM: Final = {
    "organisation": "Exempelkommunen",
    "unit": "IPS-teamet",
    "participants": "Teamledare och fyra arbetsspecialister",
    "locale": "sv",
}
PERIOD: Final = "januari\u2013juni 2026"

BETTER: Final[Mapping[str, Mapping[str, Any]]] = {
    "4": {"inputs": {"organisation": "one_or_two", "clients_of_teams": 78, "all_clients": 82}},
    "7": {"level": "5"},
    "18": {"level": "5"},
    "22": {"level": "4"},
}
"""What had improved a year later."""


def _answers(*, until: int = 25, better: Mapping[str, Mapping[str, Any]] | None = None) -> Any:
    """Answers of the first year up to an item, with what was better then."""
    first = {item: one for item, one in answers_of("ips", "year_one").items() if int(item) <= until}
    return {**first, **(better or {})}


def _noted(answers: dict[str, Any]) -> dict[str, Any]:
    """The same with evidence, a note, a target, an idea and one thing that nobody knows."""
    shown = [{"text": "Verksamhetssystemet", "kind": "register", "date": "2026-06-30"}]
    noted = {
        item: one if item in {"12", "21"} else {**one, "evidence": shown}
        for item, one in answers.items()
    }
    noted["1"] = {**noted["1"], "period": PERIOD, "note": "Räknat på aktiva deltagare i juni."}
    noted["21"] = {
        **noted["21"],
        "target": "3",
        "improvements": [
            {"id": "i1", "text": "Fråga om fast tjänst redan vid mötet", "priority": "1"}
        ],
    }
    noted["23"] = {"unknown": True}
    return noted


def _first() -> dict[str, Any]:
    return made("ips", "first", "Våren 2025", "2025-05-12", _answers(), about=TEAM)


def _second(*, until: int = 25) -> dict[str, Any]:
    answers = _noted(_answers(better=BETTER))
    kept = {item: one for item, one in answers.items() if int(item) <= until}
    return made("ips", "second", "Våren 2026", "2026-05-11", kept, about=TEAM)


def _third() -> dict[str, Any]:
    better = {**BETTER, "2": {"level": "5"}, "23": {"level": "4"}, "24": {"level": "3"}}
    return made("ips", "third", "Hösten 2026", "2026-11-09", _answers(better=better), about=TEAM)


def _to_top(page: Page, selector: str) -> None:
    """Scroll so that something stands a little below the upper edge."""
    page.locator(selector).first.evaluate(
        "(found) => window.scrollTo(0, found.getBoundingClientRect().top + scrollY - 24)"
    )


def _form(visit: Visit) -> None:
    visit.lay_in(_second(until=17))
    visit.form("ips", "?a=second")
    expect(visit.page.locator("[data-total-range]")).not_to_be_empty(timeout=START_MS)
    _to_top(visit.page, "#form-item-15")


def _result(visit: Visit) -> None:
    visit.lay_in(_second())
    visit.form("ips", "?a=second")
    expect(visit.page.locator("[data-results]")).to_have_attribute("data-state", "shown")
    visit.page.locator(".ts-results__fold > summary").first.click()
    _to_top(visit.page, "#results")


def _comparison(visit: Visit) -> None:
    visit.lay_in(_first(), _second(), _third())
    visit.go("assessments/compare/?a=first&a=second&a=third")
    together = visit.page.locator(".ts-together")
    expect(together).to_have_attribute("data-compared", "3", timeout=START_MS)
    _to_top(visit.page, ".ts-together h2")


def _report(visit: Visit) -> None:
    visit.lay_in(_second())
    visit.go("assessments/report/?a=second")
    visit.until("report")
    _to_top(visit.page, ".ts-report")


PICTURES: Final[Mapping[str, Callable[[Visit], None]]] = {
    "form": _form,
    "result": _result,
    "comparison": _comparison,
    "report": _report,
}
"""How to reach what a picture shows, by the name of its file."""


def fewer_colours(picture: bytes) -> bytes:
    """A picture with a palette.

    Raises:
        StepError: pngquant is missing or refuses.
    """
    command = ["pngquant", "--speed=1", "--strip", "--nofs", "256", "-"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise StepError("pngquant is needed to make pictures small; install it") from error
    except subprocess.CalledProcessError as error:
        raise StepError(f"pngquant: {error.stderr.decode().strip()}") from error
    return done.stdout


@contextmanager
def reached(browser: Browser, address: str, name: str) -> Iterator[Page]:
    """The page of a picture, as it is taken."""
    context = browser.new_context(
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    PICTURES[name](Visit(page, address, "sv"))
    page.evaluate("document.activeElement?.blur()")
    yield page
    context.close()


def texts_of(page: Page) -> list[tuple[str, bool]]:
    """Texts that a page shows, in order, and whether each is in the window."""
    return [(one["text"], one["seen"]) for one in page.evaluate(TEXTS)]


def runs_of(texts: list[tuple[str, bool]]) -> list[list[str]]:
    """What is in the window, a list for each run of texts that follow one another on the page."""
    runs: list[list[str]] = [[]]
    for text, seen in texts:
        if seen:
            runs[-1].append(text)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def changed(runs: list[list[str]], page: list[str]) -> list[list[str]]:
    """Runs of a picture that a page does not show any more, whatever window it is seen in."""
    return [
        run
        for run in runs
        if not any(page[at : at + len(run)] == run for at in range(len(page) - len(run) + 1))
    ]


def kept() -> dict[str, list[list[str]]]:
    """What is read on each picture."""
    return cast("dict[str, list[list[str]]]", json.loads(READ.read_text("utf-8")))


def take(site: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Take every picture of a built site; gives what is read on each."""
    read: dict[str, list[list[str]]] = {}
    with serving(site) as address, chromium.running() as browser:
        for name in PICTURES:
            with reached(browser, address, name) as page:
                picture = fewer_colours(page.screenshot(animations="disabled"))
                read[name] = runs_of(texts_of(page))
            (folder / f"{name}.png").write_bytes(picture)
            say(f"{name}.png: {len(picture) / 1024:.0f} KB")
    return read


def main() -> None:
    """Take them all anew."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        raise StepError("the site is not built: run `make site`")
    read = take(site, FOLDER)
    READ.write_text(f"{json.dumps(read, ensure_ascii=False, indent=1)}\n", "utf-8")


if __name__ == "__main__":
    run_step(main)
