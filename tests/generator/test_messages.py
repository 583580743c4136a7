"""What an author is told is one line that can be read, whatever stands in the file."""

from __future__ import annotations

import pytest

from generator.errors import Place
from generator.messages import problem

LONG = "x" * 70_000
ODD = "a\r\nb\u2028\x00\x1b[31m\ud800"


@pytest.mark.parametrize("name", [LONG, ODD, {LONG: 1, ODD: 2}.keys()])
def test_a_message_is_one_line_of_a_sensible_length(name: object) -> None:
    path = ("items", LONG, ODD)
    told = str(problem("unknown_word", "f.yaml", Place(), path, words="a", found=name, near=name))
    assert len(told.encode("utf-8").splitlines()) == 1
    assert told.isprintable()
    if isinstance(name, str):
        assert len(told) < 1500


def test_what_has_no_print_is_told_by_its_escape() -> None:
    told = problem("unknown_key", "f.yaml", Place(), ("a\nb",), keys="c", key="a\nb", near="-")
    assert (told.path, told.found) == (r'"a\nb"', r"'a\nb'")
