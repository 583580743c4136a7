"""Compiled templates: kept for the next build, never of another source, and never a must."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.template_code import TemplateCode

type Kept = list[Path]


def rendered(cache: Path, source: str, *, code: TemplateCode | None = None) -> str:
    """A template rendered by a build of its own, which keeps what it compiles in a folder."""
    code = code or TemplateCode()
    code.keep_in(cache)
    env = Environment(loader=DictLoader({"a": source}), bytecode_cache=code, autoescape=True)
    return env.get_template("a").render(n=7)


def kept(cache: Path) -> Kept:
    """Files in the folder."""
    return sorted(path for path in cache.rglob("*") if path.is_file())


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sources that are compiled from now on."""
    found: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, *rest: object, **more: object) -> object:
        found.append(source)
        return compile_(self, source, *rest, **more)  # type: ignore[call-overload]  # as it is called

    monkeypatch.setattr(Environment, "compile", noted)
    return found


def test_the_next_build_takes_what_was_compiled(tmp_path: Path, compiled: list[str]) -> None:
    assert rendered(tmp_path, "n is {{ n }}") == "n is 7"
    assert rendered(tmp_path, "n is {{ n }}") == "n is 7"
    assert compiled == ["n is {{ n }}"]


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    rendered(tmp_path, "n is {{ n }}")
    assert rendered(tmp_path, "n was {{ n }}") == "n was 7"


def test_within_a_build_each_is_compiled_once(tmp_path: Path, compiled: list[str]) -> None:
    code = TemplateCode()
    nowhere = tmp_path / "file"
    nowhere.write_text("", "utf-8")
    assert rendered(nowhere, "{{ n }}", code=code) == rendered(nowhere, "{{ n }}", code=code)
    assert compiled == ["{{ n }}"]


def test_what_others_have_compiled_is_removed(tmp_path: Path) -> None:
    rendered(tmp_path, "{{ n }}")
    [file] = kept(tmp_path)
    file.parent.rename(file.parent.with_name("made-by-another-version"))
    rendered(tmp_path, "{{ n }}")
    assert kept(tmp_path) == [file]


@pytest.mark.parametrize("content", [b"", b"j2", b"not code at all"])
def test_a_broken_file_is_compiled_anew(tmp_path: Path, content: bytes) -> None:
    rendered(tmp_path, "{{ n }}")
    [file] = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(content)
    assert rendered(tmp_path, "{{ n }}") == "7"
    assert file.read_bytes() == whole
    file.write_bytes(whole[:-5])
    assert rendered(tmp_path, "{{ n }}") == "7"


def test_a_folder_that_cannot_be_made_or_is_gone_is_done_without(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", "utf-8")
    assert rendered(taken, "{{ n }}") == "7"
    code = TemplateCode()
    code.keep_in(tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache")
    env = Environment(loader=DictLoader({"a": "{{ n }}"}), bytecode_cache=code, autoescape=True)
    assert env.get_template("a").render(n=7) == "7"
    assert kept(tmp_path) == [taken]
