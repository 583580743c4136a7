"""The browser's Python gives what this Python gives, byte for byte.

The site's own worker is driven from an empty page of the site's origin. Requests go through it in
the same order as through `scoring.boundary.call` here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from scoring.boundary import call
from tests.browser.worker_driver import WorkerDriver
from tests.cases import FRAMEWORKS, all_cases, assessment, case_id, rules, score_request
from tests.generator.test_check import tumstock
from tests.strategies import any_assessment

RANDOM = [("ips", 1200), ("into", 400), ("seqf", 300), ("af", 100)]
"""Random assessments by framework, two thousand together; those of SEQF take long to draw."""


@pytest.fixture(scope="module")
def driver(browser: Browser, site: str) -> Iterator[WorkerDriver]:
    """A worker with every framework loaded, here and there."""
    context = browser.new_context()
    driver = WorkerDriver(context.new_page(), site)
    loads = [json.dumps({"op": "load", "rules": each}) for each in rules().values()]
    assert driver.replies(loads) == [call(request) for request in loads]
    yield driver
    context.close()


def test_every_worked_case_is_the_same(driver: WorkerDriver) -> None:
    cases = all_cases()
    requests = [score_request(case.assessment) for case in cases]
    there = driver.replies(requests)
    differing = [
        f"{case_id(case)}\nhere:  {here}\nthere: {reply}"
        for case, reply, here in zip(cases, there, map(call, requests), strict=True)
        if reply != here
    ]
    assert differing == []
    assert len(cases) >= 100


@pytest.mark.parametrize(("framework", "number"), RANDOM, ids=[name for name, _ in RANDOM])
def test_random_assessments_are_the_same(driver: WorkerDriver, framework: str, number: int) -> None:
    compared = 0

    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def compare(data: st.DataObject) -> None:
        nonlocal compared
        request = score_request(data.draw(any_assessment(rules()[framework])))
        assert driver.replies([request]) == [call(request)]
        compared += 1

    compare()
    assert compared >= number


def test_a_comparison_is_what_the_command_prints(driver: WorkerDriver, tmp_path: Path) -> None:
    answers: list[dict[str, object]] = [
        {"1": {"inputs": {"clients": 82, "fte": "4"}}, "2": {"level": "2"}, "3": {"unknown": True}},
        {"1": {"level": "5"}, "2": {"inputs": {"share": "74,5"}, "note": "Åtgärdat"}},
    ]
    files = [assessment("ips", each) for each in answers]
    for number, each in enumerate(files):
        text = json.dumps(each, ensure_ascii=False)
        (tmp_path / f"{number}.json").write_text(text, "utf-8")
    frameworks = ("--frameworks", str(FRAMEWORKS))
    printed = tumstock(tmp_path, "compare", "0.json", "1.json", *frameworks)
    [reply] = driver.replies([json.dumps({"op": "compare", "assessments": files})])
    assert json.loads(reply)["format"] == "tumstock-comparison"
    assert printed.stdout == reply + "\n"


def test_every_framework_is_compared() -> None:
    assert {name for name, _ in RANDOM} == set(rules())
    assert sum(number for _, number in RANDOM) >= 2000


@pytest.mark.parametrize("request_", ["", "[", "null", '{"op":"score"}', '{"a":1,"a":2}'])
def test_a_request_that_is_no_request_is_refused_the_same(
    driver: WorkerDriver, request_: str
) -> None:
    assert driver.replies([request_]) == [call(request_)]
