"""Whole replies, held as files: whatever a reply says is said by somebody who has read it here.

What the numbers ought to be is worked out in the other tests, `test_by_hand` before all, and the
sums beside the answers in `whole_requests`; here nothing is left out.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.scoring.whole_requests import REPLIES

HELD = Path(__file__).with_name("replies")


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_says_what_is_held(name: str) -> None:
    reply = REPLIES[name]()
    held = HELD / f"{name}.json"
    if os.environ.get("WRITE_GOLDEN") and not os.environ.get("CI"):
        text = json.dumps(reply, ensure_ascii=False, indent=1)
        held.write_text(f"{text}\n", "utf-8")
    expected = held.read_text("utf-8")
    assert reply == json.loads(expected), "WRITE_GOLDEN=1 writes it anew; read the diff"
    # the order of members is part of it: the same assessment gives the same text everywhere
    assert json.dumps(reply) == json.dumps(json.loads(expected))


def test_every_file_is_held_by_a_request() -> None:
    assert {path.stem for path in HELD.iterdir()} == {*REPLIES}
