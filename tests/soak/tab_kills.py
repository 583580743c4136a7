"""The tab is killed while answers arrive; whatever it had called saved is there afterwards.

A script on the form answers three items at a time, in one task each, so that what is stored has to
hold all three of the same step. It says each step that the page calls saved. At a random moment
the process of the tab, or the whole browser, is killed with SIGKILL and the form opened anew. In
every fourth round the form scores too, and is left and looked at again now and then, so that its
score is kept beside the answers while more of them arrive.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from random import Random

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as OutOfSightError

from generator.toolchain.places import ROOT
from tests.browser import chromium
from tests.browser.desk_page import READ_ALL
from tests.browser.server import BLANK, serving
from tests.soak.campaign import SCRIPTS, Campaign, Outcome

PATIENCE_MS = 30_000
"""How long something may take to appear on a busy core."""

ANSWERING = """
([from, scored]) => {
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (record, ...more) {
    if (record.scored) console.log("kept")
    return put.call(this, record, ...more)
  }
  const named = (name) => document.querySelector(`[name='${name}']`)
  const saved = document.querySelector("[data-saved]")
  let step = from
  const type = (control, text) => {
    control.value = text
    control.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const look = (value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true })
    document.dispatchEvent(new Event("visibilitychange"))
  }
  const answer = () => {
    step += 1
    type(named("7.note"), `n ${step} ${"ö".repeat(Math.random() * 2000)}`)
    document.querySelector(`[name='7.level'][value='${step % 5 + 1}']`).click()
    type(named("9.note"), `n ${step}`)
    if (scored && step % 4 === 0) look(step % 8 === 0 ? "hidden" : "visible")
    setTimeout(answer, Math.random() * 150)
  }
  new MutationObserver(() => {
    if (saved.dataset.state === "saved") console.log(`saved ${step}`)
  }).observe(saved, { attributes: true })
  setInterval(() => console.log("tick"), 3)
  answer()
}
"""
_TICKS = 500
_LONGEST_MS = 15_000
_FORM = "sv/ips/form/"
_STEP = re.compile(r"n (\d+)")


class _Killed:
    """A browser with a profile that outlives it."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        command = [chromium.path(), *chromium.ARGUMENTS, "--headless", "--remote-debugging-port=0"]
        self.process = subprocess.Popen(
            [*command, f"--user-data-dir={profile}", "about:blank"],
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stderr
        told = next(line for line in self.process.stderr if "DevTools listening on" in line)
        self.browser: Browser = playwright.chromium.connect_over_cdp(told.split()[-1])
        self.context = self.browser.contexts[0]
        # a service worker would fetch the whole site each time
        self.context.add_init_script("delete Navigator.prototype.serviceWorker")
        # starting Python takes longer than all the rest
        self.scored = False
        self.context.route(
            "**/assets/runtime/**",
            lambda route: route.continue_() if self.scored else route.abort(),
        )

    def kill_tab(self, page: Page) -> None:
        """Kill every process that shows a page."""
        session = self.browser.new_browser_cdp_session()
        known = session.send("SystemInfo.getProcessInfo")["processInfo"]
        with page.expect_event("crash", timeout=_LONGEST_MS):
            for process in known:
                if process["type"] == "renderer":
                    os.kill(process["id"], signal.SIGKILL)
        page.close()

    def kill(self) -> None:
        """Kill all of it."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        with suppress(Error):
            self.browser.close()


class _Profile:
    """One profile and what has to be in it."""

    def __init__(self, playwright: Playwright, site: str, folder: Path, planted: str) -> None:
        self.playwright, self.site, self.folder = playwright, site, folder
        self.planted = planted
        self.running: _Killed | None = None
        self.saved = 0
        self.lost = 0
        self.scores = 0

    def round(self, chance: Random, *, scored: bool) -> str | None:
        """Open the form, look at what is there, answer, and be killed.

        Args:
            chance: Decides when, and how much dies.
            scored: Whether Python is started, so that scores are kept too.

        Returns:
            What is wrong with what was found, None if nothing is.
        """
        self.running = self.running or _Killed(self.playwright, self.folder)
        self.running.scored = scored
        page = self.running.context.new_page()
        page.add_init_script(self.planted)
        page.goto(self.site.rstrip("/") + BLANK)
        wrong, step = self._stored(page.evaluate(READ_ALL, "tumstock"))
        page.goto(self.site + _FORM)
        expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
        shown = page.locator("[name='9.note']").input_value()
        if wrong is None and shown != (f"n {step}" if step else ""):
            wrong = f"stored is {step}, the form shows {shown!r}"
        if scored:
            status = page.locator("[data-runtime-status]")
            expect(status).to_have_attribute("data-state", "ready")
        try:
            self._answer(page, step, chance.randrange(1, _TICKS), scored=scored)
            if chance.random() < 0.5:
                self.running.kill_tab(page)
                return wrong
        except OutOfSightError:
            # the tool has lost sight of the tab, which answers on: then all of it is killed
            self.lost += 1
        self.running.kill()
        self.running = None
        return wrong

    def _stored(self, found: dict[str, list[dict[str, object]]]) -> tuple[str | None, int]:
        """What is wrong with what is stored, and the step that it is of."""
        records = found.get("documents") or []
        if not records and self.saved == 0:
            return None, 0
        if len(records) != 1 or found["set_aside"]:
            return f"{len(records)} records, saved was {self.saved}: {str(found)[:300]}", 0
        answers = records[0]["assessment"]["answers"]  # type: ignore[index]  # a record is a mapping
        match = _STEP.match(answers["9"]["note"])
        step = int(match[1]) if match else 0
        whole = answers["7"]["note"].startswith(f"n {step} ")
        if not whole or answers["7"]["level"] != str(step % 5 + 1):
            return f"half written: {str(answers)[:300]}", step
        if step < self.saved:
            return f"saved was {self.saved}, found {step}", step
        return self._kept(records[0].get("scored"), step), step

    def _kept(self, scored: object, step: int) -> str | None:
        """What is wrong with the score that lies beside the answers of a step."""
        if scored is None:
            return None
        self.scores += 1
        try:
            answers = json.loads(scored["request"])["assessment"]["answers"]  # type: ignore[index]  # refused below
            score = json.loads(scored["reply"])["total"]["answered"]  # type: ignore[index]  # refused below
            notes = [answers[item]["note"] if item in answers else "n 0" for item in ("7", "9")]
            one, other = (int(_STEP.match(note)[1]) for note in notes)  # type: ignore[index]  # refused below
        except (KeyError, TypeError, ValueError) as error:
            return f"the kept score is not whole: {error!r}: {str(scored)[:300]}"
        levels = sum("level" in answer for answer in answers.values())
        # a click is scored at once, so in the middle of a step too
        if one <= step and other in {one, one - 1} and score == levels:
            return None
        return f"stored is {step}, the kept score is of {one} and {other}, {score} answered"

    def _answer(self, page: Page, step: int, ticks: int, *, scored: bool) -> None:
        """Let answers arrive for so many ticks, and note what the page calls saved.

        A planted fault may be one of kept scores alone, so with one the ticks begin with a score.
        """
        heard: Counter[str] = Counter()
        self.saved = step
        waits = scored and bool(self.planted)

        def hear(message: ConsoleMessage) -> bool:
            word, _, number = message.text.partition(" ")
            heard[word] += word != "tick" or not waits or heard["kept"] > 0
            if word == "saved":
                self.saved = int(number)
            return heard["tick"] >= ticks

        with page.expect_event("console", hear, timeout=_LONGEST_MS):
            page.evaluate(ANSWERING, [step, scored])


@contextmanager
def _profile(playwright: Playwright, site: str, planted: str) -> Iterator[_Profile]:
    with tempfile.TemporaryDirectory(prefix="soak", ignore_cleanup_errors=True) as folder:
        profile = _Profile(playwright, site, Path(folder), planted)
        try:
            yield profile
        finally:
            if profile.running:
                profile.running.kill()


_KILLS_A_PROFILE = 20
_SCORED_EACH = 4


def run(number: int, seed: int, planted: str = "") -> Outcome:
    """Kill that many times; what the last kill left is looked at in one more round.

    Args:
        number: Of kills.
        seed: Of all chance.
        planted: A script that pages begin with, to show that a fault of the product is noticed.
    """
    expect.set_options(timeout=PATIENCE_MS)
    failures: list[str] = []
    seen: Counter[str] = Counter()
    with ExitStack() as stack:
        site = stack.enter_context(serving(ROOT / "site"))
        playwright = stack.enter_context(sync_playwright())
        for first in range(0, number, _KILLS_A_PROFILE):
            with _profile(playwright, site, planted) as profile:
                for at in range(first, min(number, first + _KILLS_A_PROFILE) + 1):
                    wrong = profile.round(Random(f"{seed} {at}"), scored=at % _SCORED_EACH == 1)
                    seen["something saved" if profile.saved else "nothing saved yet"] += 1
                    if wrong:
                        failures.append(f"{seed} {at}: {wrong}")
                seen["killed as a whole, being out of sight"] += profile.lost
                seen["a score beside what was stored"] += profile.scores
    wanted = ("something saved", "a score beside what was stored")
    if number >= _KILLS_A_PROFILE:  # of fewer, all may come too early
        failures += [
            f"{seed}: never {what}: nothing was tried" for what in wanted if not seen[what]
        ]
    return Outcome(number=number, failures=tuple(failures), seen=dict(seen))


CAMPAIGN = Campaign(
    name="tab_kills",
    shows="Nothing that the page had called saved is lost when its tab or browser is killed.",
    whole=200,
    sample=3,
    run=run,
    tries=SCRIPTS,
    browser=True,
)
