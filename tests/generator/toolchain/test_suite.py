"""The closing line sums what every runner counted."""

from __future__ import annotations

import sys

import pytest

from generator.toolchain.suite import Step, Tally, run, run_all


def step(title: str, code: str, *, needed: bool = False) -> Step:
    return Step(title=title, command=[sys.executable, "-c", code], needed=needed)


@pytest.mark.parametrize(
    ("line", "passed", "failed"),
    [
        ("934 passed in 137.13s (0:02:17)", 934, 0),
        ("2 failed, 12 passed, 1 warning in 3.00s", 12, 2),
        ("1 passed, 1 error in 0.10s", 1, 1),
        ("# pass 73", 73, 0),
        ("\u2139 fail 2", 0, 2),
        ("# a subtest says 3 passed in a row", 0, 0),
        ("no tests ran in 0.10s", 0, 0),
    ],
)
def test_closing_lines_are_counted(line: str, passed: int, failed: int) -> None:
    tally = Tally()
    tally.read(line)
    assert (tally.passed, tally.failed) == (passed, failed)


def test_a_check_without_tests_counts_as_one() -> None:
    assert run(step("fine", "print('fine')"), lambda _: None) == (True, Tally(passed=1))


def test_a_runner_that_falls_over_counts_as_one_failure() -> None:
    good, tally = run(step("falls", "raise SystemExit(3)"), lambda _: None)
    assert not good
    assert tally == Tally(failed=1)


def test_a_needed_step_that_fails_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    failed, tally = run_all(
        [
            step("first", "print('3 passed in 0.1s')"),
            step("second", "raise SystemExit(1)", needed=True),
            step("third", "print('never')"),
        ]
    )
    assert failed == ["second"]
    assert tally == Tally(passed=3, failed=1)
    assert "never" not in capsys.readouterr().out
