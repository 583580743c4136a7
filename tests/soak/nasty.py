"""Values that programs trip over, for whatever is made from chance."""

from __future__ import annotations

import math
from typing import Any

WORDS = (
    "", " ", "\n", "no", "on", "yes", "NO", "null", "~", "true", "True", ".inf", "-.INF", ".nan",
    "NaN", "Infinity", "0x1F", "0o17", "017", "1_000", "1e5", "1e400", "-0", "+1", "12:30:45",
    "2026-01-09", "2026-02-31", "0000-00-00", "9999-12-31", "0001-01-01", "1/0", "0/1", "-1/3",
    "7/2", "74,5", "74.5", "1 250", "1.250,5", "\u0661\u0662", "²", "½", "<<", "=", "!!int 5",
    "&a", "*a", "a: b", "- a", "# a", "{", "}", "[", "]", "{{ x }}", "{% raw %}", "{x}", "%s",
    "met", "not_met", "passed", "sum", "none", "sv", "G-04", "R-BAND", "../../etc/passwd",
    "con", ".", "..", "a/b", "a.b", "__proto__", "constructor", "__class__", "<b>&amp;</b>",
    "<script>alert(1)</script>", "e\u0301", "\u202eabc\u202c", "\u2028", "\u0000", "\u001b[31m",
    "\ufeff", "\ufffe", "\ud800", "\udc00x", "\U0001f468\u200d\U0001f469", "å" * 300, "x" * 70_000,
    "9" * 16, "9" * 400, "1" * 5_000, "-" + "9" * 15, "0." + "3" * 40, "a\tb", "a\r\nb", "\\", '"',
)  # fmt: skip
"""Text: what YAML 1.1 guesses at, orders, markup, halves of characters, too much of everything."""

NUMBERS = (
    0, 1, -1, 2, 5, 7, 99, 100, 101, 255, 10**9, 10**14, 10**15, 2**31, 2**53 + 1, 2**63, 10**30,
    10**400, -(10**400), 0.0, -0.0, 0.1, 0.5, 2.5, 1e-320, 1e21, 1e308, math.inf, -math.inf,
    math.nan,
)  # fmt: skip
"""Numbers, those that JSON and YAML do not have too."""


def deep(levels: int, *, lists: bool) -> Any:
    """Brackets in brackets in brackets."""
    node: Any = "end"
    for _ in range(levels):
        node = [node] if lists else {"a": node}
    return node


SHAPES: tuple[Any, ...] = (
    None, True, False, [], {}, [[]], [{}], {"": ""}, {"a": None}, [None], ["1"], ["1", "1"],
    ["a", 1], [1, "2", None], {"id": "x"}, {"1": 1}, {"any": []}, {"all": [{}]},
    [["a", 1], ["b", 2]],
    [{"id": "a"}, {"id": "a"}], list(range(300)), {str(n): n for n in range(300)},
    ["x" * 50] * 200, deep(30, lists=True), deep(60, lists=False), deep(400, lists=True),
)  # fmt: skip
"""Everything that is neither text nor a number."""

TOKENS = (
    b"", b" ", b"\t", b"\n", b"\r", b"\r\n", b"\x00", b"\x1b", b"\x7f", b"\x80", b"\xff", b"\xc3",
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\xe2\x80\xa8", b"\xc2\x85", b"{", b"}", b"[", b"]", b",", b":", b": ", b"- ", b"? ",
    b"'", b'"', b"\\", b"#",
    b" #", b"&a ", b"*a ", b"&a *a", b"*nowhere", b"!!python/object:os.system ", b"!!binary ",
    b"!!set ", b"!<x> ", b"!x!y ", b"%YAML 9.9\n---\n", b"%TAG ! x\n", b"---\n", b"...\n", b"|\n",
    b">-\n", b"<<: ", b"<<: *a\n", b"null", b"true", b"no", b"NaN", b"-Infinity", b"1e999",
    b"1" * 5_000, b"0.1", b"2026-01-09", b"\\ud800", b"\\u0000", b"\\x41", b"/* */", b"// ",
    b'"a":1,', b'"a":1,"a":2,', b'"__proto__":{},', b"[" * 100, b"{" * 100, b'{"a":' * 100,
    b"[" * 50_000, b"a: " * 50, b"- " * 200, b"x" * 70_000, "å".encode(), "å".encode("latin-1"),
)  # fmt: skip
"""Bytes that are put between others."""
