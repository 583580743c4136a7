"""The wheel in an environment of its own, as somebody who has Python and nothing else meets it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.load import load_framework
from generator.model import Framework
from generator.strict_yaml import read_yaml
from generator.toolchain.places import ROOT
from tests.browser.form_page import FormPage
from tests.browser.server import serving
from tests.browser.watch import Watch

NAME = "Våra kriterier"


class Installed:
    """An environment with the wheel in it, and no program on its path but its own."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "environment" / "bin"
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", str(self.bin.parent)], check=True)
        pip = [str(self.bin / "python"), "-m", "pip", "install", "-q", "--no-deps"]
        pinned = ["--require-hashes", "-r", str(ROOT / "requirements.txt")]
        subprocess.run([*pip, *pinned], check=True)
        subprocess.run([*pip, str(built_wheel(folder))], check=True)

    def run(self, *command: str, folder: Path | None = None) -> str:
        """Run one of its programs; gives what it prints, and fails where it fails."""
        name, *arguments = command
        done = subprocess.run(
            [str(self.bin / name), *arguments],
            cwd=folder or self.folder,
            env={"PATH": str(self.bin), "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == 0, told
        assert "Traceback" not in told
        return told


def built_wheel(folder: Path) -> Path:
    """The wheel of this tree, its browser assets as `make assets` left them."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    subprocess.run([*command, str(folder), str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    folder = tmp_path_factory.mktemp("package")
    yield Installed(folder)
    shutil.rmtree(folder)


@pytest.mark.slow
def test_a_site_made_with_the_wheel_alone_builds_and_scores_below_a_path(
    installed: Installed, browser: Browser, watches: list[Watch]
) -> None:
    assert shutil.which("node", path=str(installed.bin)) is None
    assert "No broken requirements" in installed.run("python", "-m", "pip", "check")
    home = installed.folder / "Min plats å"
    languages = ("--locale", "sv", "--locale", "nb", "--locale", "sv-FI")
    installed.run("tumstock", "new", "site", str(home), "--name", NAME, *languages)
    assert "Nothing to mend" in installed.run("tumstock", "check", folder=home)
    assert "6 cases hold" in installed.run("tumstock", "cases", folder=home)
    # from elsewhere: the folders are found from the configuration
    installed.run("mkdocs", "build", "--strict", "--quiet", "-f", str(home / "mkdocs.yml"))

    framework = load_framework(home / "frameworks" / "first_meeting")
    answers, expected = worked_example(framework, home)
    with serving(home / "site", "/kriterier/") as address:
        context = browser.new_context(locale="sv-SE")
        watches.append(Watch(context, address))
        page = context.new_page()
        page.goto(address)
        page.locator("a[hreflang='sv']").click()
        expect(page).to_have_url(f"{address}sv/")
        expect(page.locator(".ts-brand__name")).to_have_text(NAME)
        form = FormPage(page).open(f"{address}sv/first_meeting/form/")
        form.fill(answers)
        assert f'"score":"{expected}"' in form.result(answered=len(framework.items))
        context.close()


def worked_example(framework: Framework, home: Path) -> tuple[Any, str]:
    """Answers of the example's first case, and the total that it expects."""
    path = home / "frameworks" / framework.id / "cases" / "first.yaml"
    document, problems = read_yaml(path, path.name)
    assert document is not None
    assert problems == []
    data: Any = document.data
    return data[0]["answers"], data[0]["expect"]["total"]["score"]
