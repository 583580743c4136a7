"""Archives for the browser are the same bytes from the same sources."""

from __future__ import annotations

import marshal
import types
import zipfile
from pathlib import Path

from generator.toolchain import compiling
from generator.toolchain.archive import compile_on_host, pack, short_hash, sources_below, unpack


def test_the_order_of_entries_never_changes_an_archive() -> None:
    assert pack({"a.py": b"1", "b.py": b"2"}) == pack({"b.py": b"2", "a.py": b"1"})


def test_an_archive_gives_back_what_was_packed(tmp_path: Path) -> None:
    archive = tmp_path / "packed.zip"
    archive.write_bytes(pack({"p/a.py": b"x = 1\n"}))
    assert unpack(archive) == {"p/a.py": b"x = 1\n"}
    with zipfile.ZipFile(archive) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_compiled_modules_run_and_carry_no_time_of_day(tmp_path: Path) -> None:
    sources = {"p/a.py": b"x = 41 + 1\n"}
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = compile_on_host(sources, tmp_path / "one")
    assert first == compile_on_host(sources, tmp_path / "two")
    (name,) = first
    assert name == "p/a.pyc"
    code = marshal.loads(first[name][16:])  # noqa: S302 (compiled in this test)
    module = types.ModuleType("a")
    exec(code, module.__dict__)  # noqa: S102 (compiled in this test)
    assert module.x == 42


def test_lean_code_has_no_docstrings_and_no_lines(tmp_path: Path) -> None:
    source = tmp_path / "a.py"
    found: list[types.CodeType] = []
    for lean in (False, True):
        source.write_bytes(b'"""Said."""\ndef f():\n    """Of f."""\n    return 1\n')
        assert compiling.compile_below(str(tmp_path), lean=lean) == 1
        assert not source.exists()
        found.append(marshal.loads((tmp_path / "a.pyc").read_bytes()[16:]))  # noqa: S302  (compiled in this test)
    whole, lean_code = found
    assert "Said." in whole.co_consts
    assert "Said." not in lean_code.co_consts
    (inner,) = (one for one in lean_code.co_consts if isinstance(one, types.CodeType))
    assert (inner.co_linetable, lean_code.co_linetable) == (b"", b"")


def test_a_package_is_read_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "p" / "q").mkdir(parents=True)
    (tmp_path / "p" / "__init__.py").write_bytes(b"")
    (tmp_path / "p" / "q" / "a.py").write_bytes(b"1\n")
    (tmp_path / "p" / "words.txt").write_bytes(b"left out")
    assert sources_below(tmp_path / "p") == {"p/__init__.py": b"", "p/q/a.py": b"1\n"}


def test_a_hash_tells_contents_apart() -> None:
    assert short_hash(b"ab", b"c") != short_hash(b"a", b"bc")
    assert len(short_hash(b"")) == 10
