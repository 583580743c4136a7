"""The size of a site: every file is counted once, as what it is for."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from generator.site_size import KINDS, Size, in_all, sizes
from tests.generator.test_check import tumstock

FILES = {
    "index.html": ("pages", b"<p>" * 900),
    "sv/ips/index.html": ("pages", b"<p>" * 500),
    "sv/search/search_index.json": ("search", b'{"a": 1}' * 90),
    "sv/assets/javascripts/lunr/min/lunr.sv.min.js": ("search", b"a()"),
    "sv/assets/javascripts/workers/later.search.a7633da7.min.js": ("search", b"b()"),
    "assets/runtime/1/pyodide.asm.js": ("runtime", b"c()" * 700),
    "assets/runtime/1/python_stdlib.packed": ("runtime", bytes(range(256))),
    "sw.js": ("scripts", b"d()" * 300),
    "assets/site-1.css": ("styles", b"p {} " * 200),
    "assets/texts/ips.sv-1.json": ("data", b"{}"),
    "assets/logo.svg": ("other", b"<svg/>"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for place, (_, content) in FILES.items():
        (tmp_path / "site" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / place).write_bytes(content)
    return tmp_path / "site"


def test_every_file_is_counted_once_as_what_it_is_for(site: Path) -> None:
    found = sizes(site)
    assert tuple(found) == KINDS
    for kind in KINDS:
        ours = [content for one, content in FILES.values() if one == kind]
        assert (found[kind].files, found[kind].bytes) == (len(ours), sum(map(len, ours))), kind
    assert in_all(site) == Size(files=len(FILES), bytes=sum(one.bytes for one in found.values()))


def test_what_compressing_makes_no_smaller_goes_as_it_is(site: Path) -> None:
    found = sizes(site)
    script = FILES["assets/runtime/1/pyodide.asm.js"][1]
    assert found["runtime"].gzip == len(gzip.compress(script, 6)) + 256
    assert found["data"].gzip == len(b"{}")


def test_the_command_tells_the_same_in_three_forms(site: Path) -> None:
    told = tumstock(site.parent, "size")
    lines = [line.split() for line in told.stdout.splitlines()]
    assert (told.exit_code, told.stderr) == (0, "")
    assert lines[0] == ["files", "MB", "MB", "as", "gzip"]
    assert [line[0] for line in lines[1:]] == [*KINDS, "all"]
    assert lines[-1][1] == str(len(FILES))
    data = json.loads(tumstock(site.parent, "size", str(site), "--format", "json").stdout)
    assert data["bytes"] == sum(len(content) for _, content in FILES.values())
    assert data["kinds"]["pages"]["files"] == 2
    table = tumstock(site.parent, "size", "--format", "markdown").stdout.splitlines()
    assert table[-1].startswith(f"| all | {len(FILES)} | 0.01 |")


def test_a_folder_that_holds_no_site_is_told(tmp_path: Path) -> None:
    done = tumstock(tmp_path, "size", str(tmp_path))
    assert done.exit_code == 1
    assert "holds no built site -> run `mkdocs build` first" in done.stderr
