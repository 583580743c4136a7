"""The pictures of the README are those that its command takes, small, and each is described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pictures import FOLDER, PICTURES

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 150_000
PALETTE = 3
"""The type of a PNG that names its colours once."""


TAKEN = sorted(path.stem for path in FOLDER.glob("*.png"))


def test_the_readme_shows_each_and_says_what_is_on_it() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = dict(re.findall(r"!\[([^\]]+)\]\(\.github/(\w+)\.png\)", text))
    assert sorted(shown.values()) == TAKEN
    assert set(TAKEN) <= set(PICTURES)
    assert all(len(said) > 30 for said in shown)


@pytest.mark.parametrize("name", TAKEN)
def test_a_picture_is_small(name: str) -> None:
    content = (FOLDER / f"{name}.png").read_bytes()
    assert content[25] == PALETTE
    assert len(content) < MOST_BYTES
