"""Every message that an author can meet: a broken framework or glossary, and what is printed."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from generator.checking import check_site
from generator.errors import FrameworkErrors
from generator.glossary import read_glossaries
from generator.library import open_library
from generator.messages import MESSAGES
from generator.project import find_project

BROKEN = Path(__file__).resolve().parent.parent / "broken"
CASES = sorted(entry for entry in BROKEN.iterdir() if entry.is_dir())

MADE_BY_A_TEST = {"file_too_big", "unreadable"}
"""Messages whose example cannot be kept; `test_strict_yaml.py` and `test_bad_input.py` make it."""


def problems_of(case: Path) -> FrameworkErrors:
    """What opening broken frameworks raises, or what is wrong with a glossary or a whole site."""
    if (case / "mkdocs.yml").is_file():
        with chdir(case):
            return FrameworkErrors(check_site(find_project())[1])
    if (case / "content").is_dir():
        return FrameworkErrors(read_glossaries(case / "content", ("demo",))[1])
    with pytest.raises(FrameworkErrors) as caught:
        open_library(case / "frameworks")
    return caught.value


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_broken_framework_is_told_as_the_file_beside_it_says(case: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert f"{problems_of(case)}\n" == expected


@pytest.mark.slow
def test_every_message_has_a_broken_example() -> None:
    told = {problem.code for case in CASES for problem in problems_of(case).problems}
    assert told | MADE_BY_A_TEST == set(MESSAGES)


def test_every_message_says_how_to_mend_it() -> None:
    assert all(m.expected and m.found and m.mend for m in MESSAGES.values())


def test_an_example_named_after_a_message_shows_it() -> None:
    for case in CASES:
        if case.name in MESSAGES:
            assert case.name in {problem.code for problem in problems_of(case).problems}
