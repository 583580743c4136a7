"""Requests and replies as bytes: the same as text, where they fit."""

import json

from scoring.boundary import call
from scoring.window import SIZE, Window, shared


def through(window: Window, request: str) -> str | None:
    """The reply to a request that is laid down in a window; None if it is not there."""
    laid = request.encode()
    window.memory[: len(laid)] = laid
    length = window.call(len(laid))
    return None if length < 0 else window.memory[:length].decode()


def test_a_reply_is_the_same_as_to_the_text() -> None:
    window = Window()
    for request in ('{"op":"echo","x":"å€😀"}', "[", '{"op":"å"}', "\ufeff{}", ""):
        assert through(window, request) == call(request)
    assert len(window.memory) == SIZE


def test_a_reply_that_does_not_fit_is_not_given() -> None:
    assert through(Window(10), '{"op":1}') is None
    fits = len(call('{"op":1}').encode())
    assert through(Window(fits), '{"op":1}') == call('{"op":1}')
    small = Window(fits - 1)
    small.memory[:8] = b'{"op":1}'
    assert small.call(8) == -1


def test_half_a_character_is_refused_in_text() -> None:
    for request in (json.dumps({"op": "\ud800"}), json.dumps({"op": "echo", "x": "\udfff"})):
        assert through(Window(), request) == call(request)


def test_there_is_one_window_to_be_found_by_name() -> None:
    assert through(shared, "{}") == call("{}")
