"""What commands print for a shell or a host, and what they say where they cannot write."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.host_files import HOSTS
from generator.starter import new_site
from tests.generator.test_check import change, tumstock


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new site."""
    new_site(tmp_path / "site", name="Våra kriterier", locales=["sv"])
    return tmp_path / "site"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_the_command(shell: str, tmp_path: Path) -> None:
    done = tumstock(tmp_path, "completion", shell)
    assert done.exit_code == 0
    assert f"_TUMSTOCK_COMPLETE={shell}_complete" in done.stdout


def test_a_host_is_told_the_path_of_the_site_however_it_is_written(tmp_path: Path) -> None:
    for path in ("guide", "/guide/"):
        assert tumstock(tmp_path, "headers", "apache", "--path", path).stdout == HOSTS["apache"](
            "/guide/"
        )
    refused = tumstock(tmp_path, "headers", "nginx", "--path", "a b")
    assert refused.exit_code == 2
    assert "--path: expected letters, digits and ./~-, found a b" in refused.stderr


def test_a_framework_that_has_to_be_mended_stops_what_needs_it(home: Path) -> None:
    change(home / "frameworks" / "first_meeting" / "framework.yaml", "kind: sum", "kind: som")
    for command in ("translations",), ("translations", "export", "sv", "texts.po"):
        done = tumstock(home, *command)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "did you mean 'sum'?" in done.stderr


def test_a_site_needs_a_name(tmp_path: Path) -> None:
    done = tumstock(tmp_path, "new", "site", "here", "--name", " ")
    assert done.exit_code == 2
    assert "--name is empty" in done.stderr
    assert not (tmp_path / "here").exists()


def test_a_regional_language_begins_with_its_own_as_fallback(home: Path) -> None:
    done = tumstock(home, "new", "locale", "sv-AX")
    assert done.exit_code == 0
    text = (home / "content" / "languages" / "sv-AX" / "locale.yaml").read_text("utf-8")
    assert "fallback: sv\n" in text
    refused = tumstock(home, "new", "locale", "xx-lang")
    assert refused.exit_code == 1
    assert "expected a language tag that Unicode's data know" in refused.stderr
