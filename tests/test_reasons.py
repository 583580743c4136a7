"""Checks are as strict as can be, and what is left out of one says why on the spot.

Branches that no test reaches, lines that the linter or the types pass over, rules that are off.
"""

from __future__ import annotations

import json
import re
import tokenize
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MEASURED = sorted(path for name in ("scoring", "generator") for path in (ROOT / name).rglob("*.py"))
"""What `make coverage` measures."""

SOURCES = sorted(
    path
    for name in ("scoring", "generator", "tests")
    for path in (ROOT / name).rglob("*.py")
    if ROOT / "generator" / "assets" not in path.parents
)
"""What ruff and mypy look at."""

MARK = re.compile(r"#\s*pragma[:\s]?\s*no\s*(?:cover|branch)", re.IGNORECASE)
REASON = re.compile(r"# pragma: no (?:cover|branch) {2}\([^()\s][^()]{9,}\)$")
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|ruff:|mypy:|flake8:)", re.IGNORECASE)
SAID = re.compile(
    r"""
    \#\ noqa:\ [A-Z]+[0-9]+(?:,\ [A-Z]+[0-9]+)* (?: \ {1,2}\(\S.{5,}\) | \ -\ \S.{5,} )
    | \#\ type:\ ignore\[[a-z, -]+\]\ {2}\#\ \S.{5,}
    """,
    re.VERBOSE,
)
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


def silent(text: str) -> list[str]:
    """Comments that silence ruff or mypy without saying why."""
    if not SILENCED.search(text):
        return []
    tokens = tokenize.generate_tokens(StringIO(text).readline)
    marks = [one.string for one in tokens if one.type == tokenize.COMMENT]
    return [one for one in marks if SILENCED.search(one) and not SAID.fullmatch(one)]


def test_a_line_that_is_left_out_of_the_linter_or_of_the_types_says_why_behind_its_mark() -> None:
    assert len(SOURCES) > 300
    found = {path.relative_to(ROOT): silent(path.read_text("utf-8")) for path in SOURCES}
    assert {path: marks for path, marks in found.items() if marks} == {}


@pytest.mark.parametrize(
    "mark",
    [
        "# noqa",
        "# noqa: S101",
        "# noqa: S101  (so)",
        "#noqa: S101  (set a line above)",
        "# type: ignore  # its package has no types",
        "# type: ignore[misc]",
        "# type: ignore[misc]  # so",
        "# ruff: noqa: S101",
        "# mypy: ignore-errors",
    ],
)
def test_a_mark_that_silences_without_a_reason_is_found(mark: str) -> None:
    assert silent(f"a = 1  {mark}\n") == [mark]
    assert silent(f"a = {mark!r}\n") == []


@pytest.mark.parametrize(
    "mark",
    [
        "# noqa: S101, PLR0911  (set a line above)",
        "# noqa: S101 - set a line above",
        "# type: ignore[method-assign, misc]  # a stand-in",
    ],
)
def test_a_mark_with_a_reason_passes(mark: str) -> None:
    assert silent(f"a = 1  {mark}\n") == []


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


def unsaid(text: str) -> list[str]:
    """Rules of ruff that are off, everywhere or for some files, on a line that does not say why."""
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    lists = [lint["ignore"], *lint["per-file-ignores"].values()]
    part = text.partition("[tool.ruff.lint]")[2].partition("[tool.ruff.lint.pydocstyle]")[0]
    said = re.findall(r'^[^#]*"([A-Z]+[0-9]*)"(?:,|\])\s+# \S.{4,}$', part, re.MULTILINE)
    return [rule for rules in lists for rule in rules if not _used(rule, said)]


def _used(rule: str, said: list[str]) -> bool:
    """Take one line of a rule, as a rule may be off in several places, each with its own line."""
    if rule in said:
        said.remove(rule)
        return True
    return False


def test_a_rule_of_the_python_side_that_is_off_says_why_behind_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert unsaid(text) == []
    for line in (
        '  "TRY003",  # see EM',
        '  "S101",    # asserts are the point of a test',
        '"tests/bench/**" = ["T201"]          # prints its table',
    ):
        assert text.count(line) == 1
        bare = text.replace(line, line.partition("#")[0])
        assert unsaid(bare) == [line.split('"')[-2]]


def test_every_rule_and_every_strict_check_is_on() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    lint = tools["ruff"]["lint"]
    assert lint["select"] == ["ALL"]
    assert not {"extend-ignore", "extend-per-file-ignores"} & lint.keys()
    assert tools["ruff"]["extend-exclude"] == ["site_js", "generator/assets"]
    mypy = tools["mypy"]
    assert mypy["strict"] is True
    assert mypy["files"] == ["scoring", "generator", "tests"]
    softer = {*mypy} - {"strict", "files", "plugins", "enable_error_code", "explicit_package_bases"}
    assert softer == {"overrides"}
    assert [one["module"] for one in mypy["overrides"]] == ["mutmut.*", "pyodide_js.*"]


def test_the_browser_side_is_checked_as_strictly() -> None:
    folder = ROOT / "site_js"
    first, worker = (
        json.loads((folder / name).read_text("utf-8"))
        for name in ("tsconfig.json", "tsconfig.worker.json")
    )
    assert worker["extends"] == "./tsconfig.json"
    for settings in (first, {**first, **worker}):
        options = {**first["compilerOptions"], **settings["compilerOptions"]}
        assert [options[name] for name in ("allowJs", "checkJs", "strict")] == [True] * 3
        of_strict = {"alwaysStrict", "useUnknownInCatchVariables"}
        looser = {name for name in options if name.startswith(("noImplicit", "strict"))}
        assert all(options[name] for name in looser | (of_strict & options.keys()))
    left_out = set(first["exclude"])
    assert left_out == set(worker["include"])
    checked = json.loads((folder / "package.json").read_text("utf-8"))["scripts"]["check"]
    assert "tsconfig.worker.json" in checked
