"""The policy in every page: what it lets run, and that it stands before all else."""

from __future__ import annotations

import base64
import hashlib

import pytest

from generator.policy import NoPlaceError, inline_hashes, with_policy

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title>{}</head></html>'


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("element", "allowed"),
    [
        ("<script>å(1)</script>", [sha("å(1)")]),
        ("<script\n type='module'>a\nb</script>", [sha("a\nb")]),
        ("<script>a</script><script>a</script>", [sha("a")]),
        ('<script src="x.js" defer></script>', []),
        ('<script id="c" type="application/json">{"a": 1}</script>', []),
        ("", []),
    ],
)
def test_scripts_in_the_page_are_named_by_their_hash(element: str, allowed: list[str]) -> None:
    assert inline_hashes(PAGE.format(element)) == allowed


def test_the_policy_stands_first_and_nothing_else_changes() -> None:
    page = PAGE.format("<script>a</script>")
    head, meta, tail = with_policy(page).partition("<meta http-equiv")
    policy, end, rest = tail.partition(">")
    assert meta
    assert head.endswith('<meta charset="utf-8">')
    assert head + rest == page
    rules = dict(rule.split(" ", 1) for rule in policy.partition('content="')[2][:-1].split("; "))
    assert end
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'self' 'wasm-unsafe-eval' {sha('a')}"
    assert {rules[key] for key in ("connect-src", "worker-src", "style-src")} == {"'self'"}
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy


def test_a_page_without_a_place_is_an_error() -> None:
    with pytest.raises(NoPlaceError):
        with_policy("<p>x</p>")
