"""The closing line sums what every runner counted."""

from __future__ import annotations

import re
import sys

import pytest

from generator.toolchain import suite
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


def test_checks_run_beside_one_another_and_each_is_shown_as_a_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    checks = [
        Step(title=title, command=[sys.executable, "-c", code], check=True)
        for title, code in (("one", "print('a'); print('b')"), ("two", "raise SystemExit(1)"))
    ]
    failed, tally = run_all([*checks, step("three", "print('2 passed in 0.1s')")])
    assert (failed, tally) == (["two"], Tally(passed=3, failed=1))
    told = capsys.readouterr().out
    assert "--- one\na\nb\n    ok" in told
    assert "--- two\n    FAILED" in told
    assert told.index("--- three") > max(told.index("--- one"), told.index("--- two"))


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        ([], 1, "\n\\d+ s in all\n\nFailed: slow\n\n2 passed, 1 failed\n"),
        (["--fast"], 0, "fast\n    ok after \\d+ s\n\n\\d+ s in all\n\n2 passed, 0 failed\n"),
    ],
)
def test_the_fast_part_leaves_out_what_is_slow_or_takes_the_quick_way(
    options: list[str],
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    says = "import os; print(os.environ.get('TUMSTOCK_FAST') and 'fast')"
    quick = Step(
        title="quick",
        command=[sys.executable, "-c", "print('whole')"],
        quick=[sys.executable, "-c", says],
    )
    slow = Step(title="slow", command=[sys.executable, "-c", "raise SystemExit(1)"], slow=True)
    monkeypatch.setattr(suite, "STEPS", (step("first", ""), quick, slow))
    monkeypatch.setattr(sys, "argv", ["suite", *options])
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("TUMSTOCK_FAST", "")  # so that it is put back
    assert suite.main() == status
    assert re.search(told, capsys.readouterr().out)
