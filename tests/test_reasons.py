"""What is left out of a check says why on the spot: branches not reached, rules that are off."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MEASURED = sorted(path for name in ("scoring", "generator") for path in (ROOT / name).rglob("*.py"))
"""What `make coverage` measures."""

MARK = re.compile(r"#\s*pragma[:\s]?\s*no\s*(?:cover|branch)", re.IGNORECASE)
REASON = re.compile(r"# pragma: no (?:cover|branch) {2}\([^()\s][^()]{9,}\)$")
OFF = re.compile(r'"\w+": "off"')
EXPLAINED = re.compile(r"// \S.{5,}$")


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line of a file, with where it stands."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        yield f"{path.relative_to(ROOT)}:{number}", line.strip()


def unexplained(found: Iterator[tuple[str, str]]) -> list[str]:
    """Marks of branches that nobody has to reach, without a reason behind them."""
    return [place for place, line in found if MARK.search(line) and not REASON.search(line)]


def test_a_branch_that_no_test_has_to_reach_says_why_behind_its_mark() -> None:
    assert len(MEASURED) > 100
    assert unexplained(one for path in MEASURED for one in lines(path)) == []


@pytest.mark.parametrize(
    "line",
    ["if a:  # pragma: no cover", "if a:  # pragma: no branch  ()", "if a: #pragma:no cover"],
)
def test_a_mark_without_a_reason_is_found(line: str) -> None:
    assert unexplained(iter([("here", line)])) == ["here"]


def test_the_measure_is_every_branch_of_both_packages_and_leaves_out_what_it_explains() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    settings = tomllib.loads(text)["tool"]["coverage"]
    assert settings["run"]["branch"]
    assert settings["run"]["source_dirs"] == ["scoring", "generator"]
    assert settings["report"]["fail_under"] == 100
    other_ways = {"omit", "include", "exclude_lines", "partial_branches", "partial_also"}
    assert not other_ways & {*settings["run"], *settings["report"]}
    for pattern in settings["report"]["exclude_also"]:
        (line,) = (one for one in text.splitlines() if f"'{pattern}'" in one)
        assert re.search(r",  # \S.{9,}$", line), line


def test_a_rule_of_the_browser_side_that_is_off_says_why_behind_it() -> None:
    rules = [one for one in lines(ROOT / "site_js" / "biome.jsonc") if OFF.search(one[1])]
    assert len(rules) > 30
    assert [place for place, line in rules if not EXPLAINED.search(line)] == []


def test_a_rule_of_the_python_side_that_is_off_says_why_behind_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    off = tomllib.loads(text)["tool"]["ruff"]["lint"]["ignore"]
    assert len(off) > 10
    said = {line.partition('"')[2].partition('"')[0] for line in text.splitlines() if "#" in line}
    assert set(off) - said == set()
