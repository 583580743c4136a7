"""Findings of the tools that `make audit` asks: read, judged, and never taken for clean unasked."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.toolchain.audit import (
    NODE_PACKAGES,
    Finding,
    UnansweredError,
    accepted,
    judge,
    of_npm_audit,
    of_pip_audit,
    of_zizmor,
)
from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError

PIP = {
    "dependencies": [
        {"name": "good", "version": "1", "vulns": []},
        {"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]},
    ]
}
NPM = {
    "vulnerabilities": {
        "bad": {"via": [{"url": "https://github.com/advisories/GHSA-1", "title": "Runs text"}]},
        "above": {"via": ["bad"]},
    }
}
ZIZMOR = [
    {
        "ident": "unpinned-uses",
        "desc": "not pinned",
        "locations": [{"symbolic": {"key": {"Local": {"verbatim_path": ".github/a.yml"}}}}],
    }
]


def test_findings_are_read_from_every_tool() -> None:
    assert list(of_pip_audit(json.dumps(PIP))) == [Finding("PYSEC-1", "bad", "2; mended in 3")]
    assert list(of_npm_audit(json.dumps(NPM))) == [Finding("GHSA-1", "bad", "Runs text")]
    assert list(of_zizmor(json.dumps(ZIZMOR))) == [
        Finding("unpinned-uses", ".github/a.yml", "not pinned")
    ]


def test_a_package_that_was_passed_over_is_no_clean_result() -> None:
    skipped = {"name": "jinja2", "skip_reason": "not found"}
    with pytest.raises(UnansweredError, match="1 of 3 packages were passed over, such as jinja2"):
        list(of_pip_audit(json.dumps({"dependencies": [*PIP["dependencies"], skipped]})))


def test_a_service_that_does_not_answer_is_no_clean_result() -> None:
    with pytest.raises(UnansweredError, match="405 Method Not Allowed"):
        list(of_npm_audit(json.dumps({"message": "405 Method Not Allowed"})))
    with pytest.raises(UnansweredError, match="zizmor: no answer"):
        list(of_zizmor(""))


def test_each_finding_is_mended_or_explained_and_each_explanation_needed() -> None:
    found = [Finding("A", "one", "said"), Finding("B", "two", "said")]
    assert judge(found, {("A", "one"): "why", ("B", "two"): "why"}) == []
    assert judge(found, {("A", "one"): "why"}) == ["two: B: said"]
    assert judge(found[:1], {("A", "one"): "why", ("C", "one"): "why"}) == [
        "one: C: not found any more, remove it"
    ]


def test_the_explanations_of_the_project_have_a_day_and_a_reason() -> None:
    assert all(len(reason) > 40 for reason in accepted().values())


@pytest.mark.parametrize(
    "text", ["- {id: A, of: b, date: 2026-01-01}", "- {id: A, of: b, date: soon, reason: x}"]
)
def test_an_explanation_without_day_or_reason_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "audit.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(StepError, match=r"audit\.yaml: expected id, of, date and reason"):
        accepted(path)


def test_every_lock_of_npm_is_asked_about() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "*package-lock.json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    assert {(ROOT / name).parent for name in listed.stdout.split()} == {*NODE_PACKAGES}
