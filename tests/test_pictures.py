"""The pictures of the README are those that its command takes, small, and each is described."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from tests.pictures import FOLDER, HEIGHT, PICTURES, WIDTH

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 150_000
PALETTE = 3
"""The type of a PNG that names its colours once."""


def test_the_pictures_are_those_that_are_taken() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)


def test_the_readme_shows_each_and_says_what_is_on_it() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = dict(re.findall(r"!\[([^\]]+)\]\(\.github/(\w+)\.png\)", text))
    assert sorted(shown.values()) == sorted(PICTURES)
    assert all(len(said) > 30 for said in shown)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_of_the_size_of_the_window(name: str) -> None:
    content = (FOLDER / f"{name}.png").read_bytes()
    width, height, _, kind = struct.unpack(">II2B", content[16:26])
    assert (width, height, kind) == (WIDTH, HEIGHT, PALETTE)
    assert len(content) < MOST_BYTES
