"""Assessments for the pages that lay several of them side by side."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.strict_yaml import read_yaml
from generator.toolchain.places import ROOT
from tests.browser.desk_page import DeskPage

VERSIONS = {
    one: next(
        line.split()[1]
        for line in (ROOT / f"frameworks/{one}/framework.yaml").read_text("utf-8").splitlines()
        if line.startswith("version:")
    )
    for one in ("ips", "seqf", "into", "af")
}
"""Version by framework, as published here."""


@cache
def _answers(framework: str, name: str) -> Any:
    path = ROOT / "frameworks" / framework / "cases" / "answers" / f"{name}.yaml"
    document, _ = read_yaml(path, path.name)
    assert document is not None
    return document.data


def answers_of(framework: str, name: str) -> dict[str, Any]:
    """Answers that the framework's cases share."""
    return dict(_answers(framework, name))


@cache
def _case(framework: str, name: str) -> Any:
    path = ROOT / "frameworks" / framework / "cases" / f"{name}.yaml"
    document, _ = read_yaml(path, path.name)
    assert document is not None
    data: Any = document.data
    return data[0]["answers"]


def answers_of_case(framework: str, name: str) -> dict[str, Any]:
    """Answers of the first case of a file."""
    return dict(_case(framework, name))


def made(
    framework: str, key: str, title: str, day: str, answers: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """An assessment file."""
    about = more.pop("about", {})
    return {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": framework, "version": VERSIONS[framework]},
        "assessment": {
            "id": key,
            "title": title,
            "date": day,
            "created": f"{day}T08:00:00.000Z",
            "changed": f"{day}T09:00:00.000Z",
            **about,
        },
        "profile": {},
        "answers": answers,
        **more,
    }


def record(assessment: dict[str, Any]) -> dict[str, Any]:
    """The same as it lies in the browser."""
    return {
        "id": assessment["assessment"]["id"],
        "framework": assessment["framework"]["id"],
        "schema": 2,
        "saved": assessment["assessment"]["changed"],
        "exported": None,
        "assessment": assessment,
    }


def put(desk: DeskPage, *assessments: dict[str, Any]) -> None:
    """Lay assessment files into the browser past the page."""
    for one in assessments:
        desk.put(record(one))
