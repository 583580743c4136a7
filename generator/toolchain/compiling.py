"""Compile Python sources to files that are small on their way to a browser.

Stands for itself, on the standard library alone: the same text is run by this Python and, where
that has another minor version, inside the runtime.
"""

from __future__ import annotations

import importlib.util
import marshal
import sys
from pathlib import Path
from types import CodeType

UNCHECKED_HASH = 1
"""Kind of a compiled file that is not held against its source, and carries no time of day."""


def compile_below(folder: str, *, lean: bool) -> int:
    """Compile every .py below a folder in place.

    Run it with `-X no_debug_ranges`, or columns of each statement are kept besides its line.

    Args:
        folder: Where they lie; their paths below it go into tracebacks.
        lean: Leave out docstrings, assertions and lines too.

    Returns:
        How many there were.
    """
    sources = sorted(Path(folder).rglob("*.py"))
    for path in sources:
        source = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        code = compile(source, name, "exec", dont_inherit=True, optimize=2 if lean else 0)
        head = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH.to_bytes(4, "little")
        body = marshal.dumps(_without_lines(code) if lean else code)
        path.with_suffix(".pyc").write_bytes(head + importlib.util.source_hash(source) + body)
        path.unlink()
    return len(sources)


def _without_lines(code: CodeType) -> CodeType:
    inner = (_without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))


if __name__ == "__main__" and len(sys.argv) == 3:  # noqa: PLR2004 (a folder and a kind)
    compile_below(sys.argv[1], lean=sys.argv[2] == "lean")
