"""Ask what is known against the packages and workflows that the project uses, by `make audit`.

Three tools are asked: pip-audit about the locked Python packages, npm about the locked Node
packages, zizmor about the workflows. Each finding is mended, or stands in audit.yaml with the day
it was judged and the reason why it stays. A package that could not be asked about is a failure:
silence of a service is not a clean result.
"""

from __future__ import annotations

import json
import re
import subprocess
import venv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from generator.toolchain.lock import LOCKS
from generator.toolchain.node import environment
from generator.toolchain.places import ROOT, SITE_JS
from generator.toolchain.report import StepError, run_step, say

ACCEPTED = ROOT / "audit.yaml"
OWN_LOCK = "requirements-audit.txt"
NODE_PACKAGES = (SITE_JS, ROOT / "tests" / "soak" / "lighthouse")
"""Folders with a lock of npm."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class UnansweredError(Exception):
    """A service did not answer, or not about everything; the message says which."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is known against a package or a workflow.

    Attributes:
        id: Of the advisory, or of the rule.
        of: Package, or file.
        said: One line for people; two findings that differ in nothing else are the same.
    """

    id: str
    of: str
    said: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is accepted by."""
        return self.id, self.of


def of_pip_audit(text: str) -> Iterator[Finding]:
    """Findings in the JSON of pip-audit.

    Raises:
        UnansweredError: Packages were passed over.
    """
    packages = _json("pip-audit", text)["dependencies"]
    unasked = [one for one in packages if "skip_reason" in one]
    if unasked:
        raise UnansweredError(
            f"pip-audit: {len(unasked)} of {len(packages)} packages were passed over, "
            f"such as {unasked[0]['name']}: {unasked[0]['skip_reason']}"
        )
    for package in packages:
        for one in package["vulns"]:
            fixed = ", ".join(one.get("fix_versions", ())) or "no version"
            yield Finding(one["id"], package["name"], f"{package['version']}; mended in {fixed}")


def of_npm_audit(text: str) -> Iterator[Finding]:
    """Findings in the JSON of `npm audit`.

    Raises:
        UnansweredError: The registry did not answer.
    """
    report = _json("npm audit", text)
    if "vulnerabilities" not in report:
        raise UnansweredError(f"npm audit: {report.get('message', 'no answer')}")
    for name, package in report["vulnerabilities"].items():
        for via in package["via"]:
            if isinstance(via, Mapping):  # a name stands for what another package brings
                yield Finding(via["url"].rpartition("/")[2], name, via["title"])


def of_zizmor(text: str) -> Iterator[Finding]:
    """Findings in the JSON of zizmor, whatever their weight."""
    for one in _json("zizmor", text):
        key = one["locations"][0]["symbolic"]["key"]
        path = key.get("Local", {}).get("verbatim_path", "")
        yield Finding(one["ident"], path, one["desc"])


def _json(tool: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise UnansweredError(f"{tool}: {text.strip()[:300] or 'no answer'}") from None


def accepted(path: Path = ACCEPTED) -> dict[tuple[str, str], str]:
    """Reasons of the findings that stay, by id and package.

    Raises:
        StepError: An entry lacks a key, or its date is none.
    """
    reasons: dict[tuple[str, str], str] = {}
    for one in yaml.load(path.read_text("utf-8"), yaml.BaseLoader) or ():  # noqa: S506  (it makes nothing but text)
        if set(one) != {"id", "of", "date", "reason"} or not _DAY.fullmatch(one["date"]):
            raise StepError(f"{path.name}: expected id, of, date and reason, found {one}")
        reasons[one["id"], one["of"]] = one["reason"]
    return reasons


def judge(findings: Iterable[Finding], reasons: Mapping[tuple[str, str], str]) -> list[str]:
    """What has to be done: findings without a reason, and reasons without a finding."""
    found = sorted(set(findings))
    keys = {one.key for one in found}
    new = [f"{one.of}: {one.id}: {one.said}" for one in found if one.key not in reasons]
    gone = [f"{of}: {name}: not found any more, remove it" for name, of in sorted(reasons)]
    return new + [line for key, line in zip(sorted(reasons), gone, strict=True) if key not in keys]


def _output(command: Sequence[str | Path], folder: Path = ROOT) -> str:
    """What a tool prints; its status says only that there are findings."""
    say(f"  {' '.join(map(str, command[:1]))} {' '.join(map(str, command[1:4]))} ...")
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    return done.stdout or done.stderr


def _asked(python: Path) -> Iterator[Callable[[], list[Finding]]]:
    pip_audit: list[str | Path] = [python, "-m", "pip_audit", "--require-hashes", "--disable-pip"]
    for lock in LOCKS:
        command: list[str | Path] = [
            *pip_audit,
            "--progress-spinner=off",
            "--format=json",
            "-r",
            lock,
        ]
        yield lambda command=command: list(of_pip_audit(_output(command)))  # type: ignore[misc]  # the default is what it is called with
    for packages in NODE_PACKAGES:
        yield lambda folder=packages: list(  # type: ignore[misc]  # as above
            of_npm_audit(_output(["npm", "audit", "--json"], folder))
        )
    zizmor: list[str | Path] = [
        python.with_name("zizmor"),
        "--offline",
        "--format=json-v1",
        ".github",
    ]
    yield lambda: list(of_zizmor(_output(zizmor)))


def main() -> int:
    """Ask everything; 1 where something has to be done or an answer is missing."""
    findings: list[Finding] = []
    problems: list[str] = []
    with TemporaryDirectory() as name:
        venv.create(name, with_pip=True)
        python = Path(name) / "bin" / "python"
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", OWN_LOCK]
        if subprocess.run([python, *install], cwd=ROOT, check=False).returncode != 0:
            raise StepError("the tools could not be installed")
        for ask in _asked(python):
            try:
                findings += ask()
            except UnansweredError as error:
                problems.append(str(error))
    reasons = accepted()
    problems += judge(findings, reasons)
    for problem in problems:
        say(problem)
    say(f"{len(set(findings))} findings, {len(reasons)} explained, {len(problems)} to do")
    return 1 if problems else 0


if __name__ == "__main__":
    run_step(main)
