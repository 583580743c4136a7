"""Random requests about random assessments: the browser's Python gives what this one gives.

The site's own worker is driven from an empty page of the site's origin. Every framework gets the
same share, and everything that scoring answers is asked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import batched, count
from random import Random

from playwright.sync_api import Page

from generator.toolchain.places import ROOT
from scoring.boundary import Scorer
from tests.browser import chromium, firefox
from tests.browser.server import serving
from tests.browser.worker_driver import WorkerDriver
from tests.cases import rules
from tests.soak import answering
from tests.soak.campaign import SCORING, Campaign, Outcome

_BATCH = 100
REFUSAL = "tumstock-refusal"
MOST_REFUSED = 3
"""Refusals to an answered request, on the whole; more are a sign that something is wrong."""

_OPS = ("score",) * 6 + ("gains", "agree", "compare", "repeat")


def requests(seed: int) -> Iterator[tuple[str, str]]:
    """Random requests without end, each with its framework; the same for the same seed."""
    names = sorted(rules())
    for at in count():
        chance = Random(f"{seed} {at}")
        name = names[at % len(names)]
        yield name, _request(chance, rules()[name])


def _request(chance: Random, framework: answering.Rules) -> str:
    op = chance.choice(_OPS)
    # of several, one that is refused refuses all: little is answered, so that less contradicts
    share = chance.choice((None, 0.1, 0.2)) if op == "score" else chance.choice((0.05, 0.1, 0.2))

    def one() -> object:
        unsound = chance.random() < 0.05
        return answering.assessment(chance, framework, unsound=unsound, share=share)

    asked: dict[str, object] = {"op": op}
    if op in {"score", "gains"}:
        asked["assessment"] = one()
    else:
        asked["assessments"] = [one() for _ in range(chance.randint(2, 4))]
    return json.dumps(asked, ensure_ascii=False, separators=(",", ":"))


def compare(driver: WorkerDriver, number: int, seed: int) -> tuple[list[str], Counter[str]]:
    """Ask the worker and this Python the same, until so many requests were answered.

    Answers that contradict each other are refused; those refusals are compared too and counted
    apart.

    Returns:
        What differs, and how many replies there were of each format and framework.
    """
    here = Scorer()
    loads = [json.dumps({"op": "load", "rules": each}) for each in rules().values()]
    failures = _differing(loads, driver.replies(loads), [here.call(each) for each in loads])
    seen: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for some in batched(requests(seed), _BATCH):
        asked = [request for _, request in some]
        own = [here.call(request) for request in asked]
        failures += _differing(asked, driver.replies(asked), own)
        for (name, _), reply in zip(some, own, strict=True):
            said = json.loads(reply)["format"]
            (refused if said == REFUSAL else seen)[f"{name}: {said}"] += 1
        if seen.total() >= number or refused.total() > MOST_REFUSED * number + _BATCH:
            return failures, seen + refused
    raise AssertionError("requests have no end")


def _differing(asked: object, there: list[str], here: list[str]) -> list[str]:
    assert isinstance(asked, list | tuple)
    return [
        f"{request[:300]}\n    here:  {own[:600]}\n    there: {reply[:600]}"
        for request, reply, own in zip(asked, there, here, strict=True)
        if reply != own
    ]


@contextmanager
def _in_chromium() -> Iterator[tuple[Page, str]]:
    with chromium.running() as browser:
        yield browser.new_page(), browser.version


@contextmanager
def _in_firefox() -> Iterator[tuple[Page, str]]:
    with firefox.running() as page:
        yield page, page.version  # type: ignore[misc]  # a context manager types it


type _Start = Callable[[], AbstractContextManager[tuple[Page, str]]]


def _run(name: str, start: _Start, number: int, seed: int) -> Outcome:
    with serving(ROOT / "site") as site, start() as (page, version):
        failures, seen = compare(WorkerDriver(page, site), number, seed)
    answered = sum(many for said, many in seen.items() if not said.endswith(REFUSAL))
    return Outcome(
        number=answered,
        failures=tuple(failures),
        seen=dict(sorted(seen.items())),
        versions={name: version},
    )


def _run_chromium(number: int, seed: int) -> Outcome:
    return _run("chromium", _in_chromium, number, seed)


def _run_firefox(number: int, seed: int) -> Outcome:
    return _run("firefox", _in_firefox, number, seed)


RUNTIME = (
    *(
        f"site_js/src/{name}.mjs"
        for name in ("worker", "python", "window", "runtime_files", "kept_start", "snapshot")
    ),
    "site_js/package-lock.json",
    *(f"generator/toolchain/{name}.py" for name in ("archive", "compiling", "runtime")),
)

CHROMIUM = Campaign(
    name="parity_chromium",
    shows="Python in Chromium and this Python answer the same request with the same bytes.",
    whole=10_000,
    sample=200,
    run=_run_chromium,
    tries=(*SCORING, *RUNTIME),
    browser=True,
)
FIREFOX = Campaign(
    name="parity_firefox",
    shows="Python in Firefox and this Python answer the same request with the same bytes.",
    whole=1_000,
    sample=40,
    run=_run_firefox,
    tries=(*SCORING, *RUNTIME),
    browser=True,
)
