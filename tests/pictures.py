"""The pictures of the README, taken from the built site: `python -m tests.pictures`.

Answers are laid into an empty browser and the pages are reached as a person reaches them. Each
picture is cut to 256 colours by pngquant, which has to be on the path (Debian: pngquant).
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, expect

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError, run_step, say
from tests.browser import chromium
from tests.browser.beside import answers_of, made
from tests.browser.server import serving
from tests.browser.states import START_MS, Visit

FOLDER = ROOT / ".github"
WIDTH, HEIGHT = 1280, 800
"""Of a picture and of the window that it shows, in pixels."""

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


def take(site: Path, folder: Path) -> None:
    """Take every picture of a built site."""
    with serving(site) as address, chromium.running() as browser:
        for name, reach in PICTURES.items():
            context = browser.new_context(
                locale="sv-SE",
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme="light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            reach(Visit(page, address, "sv"))
            page.evaluate("document.activeElement?.blur()")
            picture = fewer_colours(page.screenshot(animations="disabled"))
            (folder / f"{name}.png").write_bytes(picture)
            say(f"{name}.png: {len(picture) / 1024:.0f} KB")
            context.close()


def main() -> None:
    """Take them all anew."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        raise StepError("the site is not built: run `make site`")
    take(site, FOLDER)


if __name__ == "__main__":
    run_step(main)
