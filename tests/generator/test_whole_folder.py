"""A folder is written whole or stays as it was, whatever stops the writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.whole_folder import Unfinished, whole_folder


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


FORMER = {"index.html": "former", "de/index.html": "former", ".git/HEAD": "kept"}


def test_what_was_written_takes_the_place_of_all_but_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, FORMER)
    with whole_folder(tmp_path) as folder:
        write(folder, {"index.html": "new", "sv/index.html": "new"})
        assert (tmp_path / "index.html").read_text("utf-8") == "former"
    assert contents(tmp_path) == {
        "index.html": "new", "sv/index.html": "new", ".git/HEAD": "kept",
    }  # fmt: skip


def test_others_are_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, FORMER)
    with whole_folder(tmp_path, keep_others=True) as folder:
        write(folder, {"index.html": "new"})
    assert contents(tmp_path) == {**FORMER, "index.html": "new"}


def test_what_stops_half_way_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, FORMER)
    unfinished = Unfinished(tmp_path)
    write(unfinished.folder, {"index.html": "new"})
    unfinished.discard()
    assert contents(tmp_path) == FORMER
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path):
        raise KeyboardInterrupt
    assert contents(tmp_path) == FORMER


def test_a_folder_that_was_not_there_is_not_there_afterwards_either(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), whole_folder(tmp_path / "a" / "b"):
        raise OSError("full")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_moved_puts_the_former_ones_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FORMER)
    rename = Path.rename

    def locked(path: Path, target: Path) -> Path:
        if path.parent.name == ".tumstock-new" and path.name == "sv":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(PermissionError), whole_folder(tmp_path) as folder:
        write(folder, {"index.html": "new", "sv/index.html": "new", "a.css": "new"})
    assert contents(tmp_path) == FORMER


def test_what_a_killed_process_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    write(tmp_path, {**FORMER, ".tumstock-new/sv/index.html": "half", ".tumstock-old/x": "half"})
    with whole_folder(tmp_path) as folder:
        assert list(folder.iterdir()) == []
    assert contents(tmp_path) == {".git/HEAD": "kept"}


def test_a_finished_folder_is_not_discarded(tmp_path: Path) -> None:
    first = Unfinished(tmp_path / "site")
    write(first.folder, {"index.html": "new"})
    first.take_place()
    second = Unfinished(tmp_path / "site")
    first.discard()
    assert second.folder.is_dir()
    second.discard()
    assert contents(tmp_path / "site") == {"index.html": "new"}
