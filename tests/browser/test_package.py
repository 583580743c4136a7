"""The wheel in an environment of its own, as somebody who has Python and nothing else meets it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import starter
from generator.load import load_framework
from generator.model import Framework
from generator.strict_yaml import read_yaml
from generator.toolchain.places import ROOT
from generator.toolchain.reference import DOCS
from tests.browser.form_page import FormPage
from tests.browser.looks import Scheme
from tests.browser.server import serving
from tests.browser.watch import Watch

NAME = "Våra kriterier"
SERVED_WITHIN = 120
"""Seconds."""

COLOURS = """
({ names, scheme }) => {
  const root = document.documentElement
  const before = root.dataset.tsScheme
  root.dataset.tsScheme = scheme
  const style = getComputedStyle(root)
  const found = names.map((name) => style.getPropertyValue(name).trim())
  if (before === undefined) delete root.dataset.tsScheme
  else root.dataset.tsScheme = before
  return found
}
"""
"""Values of variables under a choice of the reader's."""


class Installed:
    """An environment with the wheel in it, and no program on its path but its own.

    Its own are the only ones when packages are installed too, which are never built: what would
    need a compiler or node does not pass.

    It is made as `start.md` says, and the wheel is named as the README of a new site says.

    Attributes:
        folder: Where the commands of `start.md` are given.
        bin: The environment's programs.
        first: The commands that follow the two that made it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / ".venv" / "bin"
        (python, *make), install, *self.first = five_minutes()
        assert (python, install) == ("python", [".venv/bin/pip", "install", "tumstock"])
        subprocess.run([sys.executable, *make], cwd=folder, check=True)
        wheel, line = built_wheel(folder), wheel_line(starter.SITE / "README.md")
        (folder / "requirements.txt").write_text(f"{line}\n", "utf-8")
        assert line == f"./{wheel.name}"
        pip = [str(self.bin / "pip"), "install", "-q", "--no-deps"]
        pinned = [
            "--only-binary",
            ":all:",
            "--require-hashes",
            "-r",
            str(ROOT / "requirements.txt"),
        ]
        for wanted in (pinned, ["-r", "requirements.txt"]):
            subprocess.run([*pip, *wanted], cwd=folder, env=self._environment_of_pip, check=True)

    @property
    def environment(self) -> dict[str, str]:
        """No program on the path but the environment's own, and nothing left outside the folder."""
        return {"PATH": str(self.bin), "HOME": str(self.folder), "TMPDIR": str(self.folder)}

    @property
    def _environment_of_pip(self) -> dict[str, str]:
        """The same with what says where packages come from: variables, and files at home."""
        asked = ("HOME", "XDG_CONFIG_HOME", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in asked or name.startswith("PIP_") or name.lower().endswith("_proxy")
        }
        return self.environment | kept

    def run(self, *command: str, folder: Path | None = None) -> str:
        """Run one of its programs; gives what it prints, and fails where it fails."""
        name, *arguments = command
        done = subprocess.run(
            [str(self.bin / name), *arguments],
            cwd=folder or self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == 0, told
        assert "Traceback" not in told
        return told


def five_minutes() -> list[list[str]]:
    """The commands that `start.md` begins with, without what it says beside them."""
    return [shlex.split(line, comments=True) for line in fenced(DOCS / "start.md").splitlines()]


def wheel_line(path: Path) -> str:
    """What a page lets stand in requirements.txt for a wheel file."""
    [line] = re.findall(r"^```\n(\./.*\.whl)\n```$", path.read_text("utf-8"), re.MULTILINE)
    return str(line).replace("@@version@@", version("tumstock"))


def fenced(path: Path, kind: str = "") -> str:
    """The first block of a kind on a page."""
    found = re.search(rf"^```{kind}\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


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
    begin_as_told(installed)
    home = installed.folder / "Min plats å"
    languages = ("--locale", "sv", "--locale", "nb", "--locale", "sv-FI")
    installed.run("tumstock", "new", "site", str(home), "--name", NAME, *languages)
    assert "Nothing to mend" in installed.run("tumstock", "check", folder=home)
    assert "6 cases hold" in installed.run("tumstock", "cases", folder=home)
    assert_serves(installed, home)
    own_colours(home)
    # from elsewhere: the folders are found from the configuration
    installed.run("mkdocs", "build", "--strict", "--quiet", "-f", str(home / "mkdocs.yml"))

    framework = load_framework(home / "frameworks" / "first_meeting")
    answers, expected = worked_example(framework, home)
    with serving(home / "site", "/kriterier/") as address:
        context = browser.new_context(locale="sv-SE")
        watches.append(Watch(context, address))
        page = context.new_page()
        page.goto(address)
        assert_own_colours_win(page)
        page.locator("a[hreflang='sv']").click()
        expect(page).to_have_url(f"{address}sv/")
        expect(page.locator(".ts-brand__name")).to_have_text(NAME)
        assert_own_colours_win(page)
        form = FormPage(page).open(f"{address}sv/first_meeting/form/")
        form.fill(answers)
        assert f'"score":"{expected}"' in form.result(answered=len(framework.items))
        context.close()


def assert_serves(installed: Installed, home: Path) -> None:
    """Serve a site with the wheel until its first page is there, and stop."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = installed.folder / "serve.log"
    with (
        log.open("w", encoding="utf-8") as told,
        subprocess.Popen(
            [str(installed.bin / "tumstock"), "serve", "--port", str(port)],
            cwd=home,
            env=installed.environment,
            stdout=told,
            stderr=told,
        ) as process,
    ):
        try:
            end = time.monotonic() + SERVED_WITHIN
            while (status := status_of(port, "/sv/")) is None and process.poll() is None:
                assert time.monotonic() < end, log.read_text("utf-8")
                time.sleep(0.2)
        finally:
            process.terminate()
    assert status == 200, log.read_text("utf-8")
    assert "Traceback" not in log.read_text("utf-8")


def status_of(port: int, path: str) -> int | None:
    """What a server of this machine answers; None while nobody listens."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=SERVED_WITHIN)) as connection:
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except ConnectionError:
            return None


def begin_as_told(installed: Installed) -> None:
    """Give the first commands of `start.md`; others serve and open what the last one serves."""
    *commands, serve = installed.first
    folder = installed.folder
    for name, *arguments in commands:
        if name == "cd":
            folder /= arguments[0]
        else:
            assert (folder / name).samefile(installed.bin / Path(name).name)
            installed.run(Path(name).name, *arguments, folder=folder)
    assert serve == ["../.venv/bin/tumstock", "serve"]
    assert (folder / serve[0]).samefile(installed.bin / "tumstock")
    assert wheel_line(folder / "README.md") == wheel_line(DOCS / "publishing.md")
    assert (folder / "mkdocs.yml").is_file()


def own_colours(home: Path) -> None:
    """Take the colours that `look.md` shows, by the line that a new site holds for it."""
    config = home / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "\n# extra_css: [stylesheets/extra.css]" in text
    config.write_text(text.replace("# extra_css:", "extra_css:"), "utf-8")
    style = home / "content" / "stylesheets" / "extra.css"
    style.parent.mkdir()
    style.write_text(fenced(DOCS / "look.md", "css"), "utf-8")


def assert_own_colours_win(page: Page) -> None:
    """In light and dark, as the system asks and as the reader chooses."""
    shown = fenced(DOCS / "look.md", "css")
    light, asked, chosen = (
        dict(re.findall(r"(--ts-[a-z-]+): (#[0-9a-f]{6})", rule))
        for rule in re.findall(r":root.*", shown)
    )
    assert (light.keys(), chosen) == (asked.keys(), asked)
    states: list[tuple[Scheme, str, dict[str, str]]] = [
        ("light", "auto", light),
        ("dark", "auto", asked),
        ("dark", "light", light),
        ("light", "dark", chosen),
    ]
    for system, scheme, expected in states:
        page.emulate_media(color_scheme=system)
        found = page.evaluate(COLOURS, {"names": list(light), "scheme": scheme})
        assert dict(zip(light, found, strict=True)) == expected, (system, scheme)
    page.emulate_media(color_scheme="light")


def worked_example(framework: Framework, home: Path) -> tuple[Any, str]:
    """Answers of the example's first case, and the total that it expects."""
    path = home / "frameworks" / framework.id / "cases" / "first.yaml"
    document, problems = read_yaml(path, path.name)
    assert document is not None
    assert problems == []
    data: Any = document.data
    return data[0]["answers"], data[0]["expect"]["total"]["score"]
