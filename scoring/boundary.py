"""The one function through which a browser, or anyone else, asks for a score.

JSON text in, JSON text out. Errors come back as data; nothing is raised for bad input.

An assessment of an earlier version is scored, and compared, through the `id_maps` of the loaded
rules; where no map leads to the loaded version it is refused (`other_version`).

Requests:
    {"op": "load", "rules": {...}}          take the rules of a framework version
    {"op": "score", "assessment": {...}}    score an assessment of a loaded framework
    {"op": "gains", "assessment": {...}}    what next steps and targets add to the total
    {"op": "agree", "assessments": [...]}   how far several assessors agree
    {"op": "compare", "assessments": [...]}  what has changed from the first to the last
    {"op": "repeat", "assessments": [...]}  when it is time for the next assessment
    {"op": "echo", ...}                     the same text back, to measure what a call costs

Replies:
    {"loaded": {"id": ..., "version": ...}}
    {"format": "tumstock-result", ...}                            see `scoring.assess`, `.earlier`
    {"format": "tumstock-gains", ...}                             see `scoring.gains`
    {"format": "tumstock-agreement", ...}                         see `scoring.agree`
    {"format": "tumstock-comparison", ...}                        see `scoring.compare`
    {"format": "tumstock-repeat", ...}                            see `scoring.repeat`
    {"format": "tumstock-refusal", "problems": [...]}             see `scoring.errors.Problem`
    {"format": "tumstock-failure", "message": ...}                broken rules or request
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scoring.assess import FORMAT_VERSION, Memory, assess
from scoring.decode import framework_from_rules
from scoring.errors import Problem, RefusedError, SpecError
from scoring.json_text import spaced, written
from scoring.problems import found_text
from scoring.reading import Reader, read_json
from scoring.spec import Framework

__all__ = ["CODES", "Scorer", "call", "read_json", "refusal"]

CODES = (
    "not_json", "duplicate_key", "wrong_type", "missing_key", "unknown_framework", "other_version",
    "newer_format", "unknown_item", "wrong_kind", "unknown_level", "unknown_statement",
    "unknown_point", "unknown_input", "unknown_choice", "duplicate", "not_a_number", "not_whole",
    "out_of_range", "over_100", "too_many", "conflict", "passed_not_allowed",
    "not_applicable_not_allowed", "reason_missing", "bad_date",
)  # fmt: skip
"""Every code a problem can have; the page has a sentence for each."""

FIGURES = ("gains", "agree", "compare", "repeat")
"""Requests for what is computed from scores besides a result."""

_ECHO = '{"op":"echo"'


def refusal(error: RefusedError) -> str:
    """A refusal as JSON text."""
    return written(
        {
            "format": "tumstock-refusal",
            "format_version": FORMAT_VERSION,
            "problems": [problem.as_data() for problem in error.problems],
        }
    )


class Scorer:
    """Scores assessments of the frameworks that were loaded into it.

    Attributes:
        frameworks: Loaded frameworks by id.
    """

    def __init__(self) -> None:
        """Start with no framework."""
        self.frameworks: dict[str, Framework] = {}
        self._memories: dict[str, Memory] = {}
        self._maps: dict[str, object] = {}
        self._loaded: tuple[str, str] | None = None
        self._reader = Reader()

    def load(self, rules: object) -> Framework:
        """Take the rules of a framework, in place of another version of the same.

        Raises:
            SpecError: The rules cannot be used.
        """
        framework = framework_from_rules(rules)
        self.take(framework)
        if isinstance(rules, Mapping) and rules.get("id_maps"):
            self._maps[framework.id] = rules["id_maps"]
        return framework

    def take(self, framework: Framework) -> None:
        """Take a framework that has been read already, in place of another version of it."""
        self.frameworks[framework.id] = framework
        self._memories[framework.id] = Memory()
        self._maps.pop(framework.id, None)
        self._loaded = None

    def score(self, assessment: object) -> str:
        """Score an assessment as read from JSON; a refusal is a reply like any other."""
        try:
            return self._assess(self._framework_of(assessment), assessment)
        except RefusedError as error:
            return refusal(error)

    def _assess(self, framework: Framework, assessment: Any, memory: Memory | None = None) -> str:
        """Score an assessment that names the framework, in whichever version."""
        maps = self._maps.get(framework.id)
        if maps is None or assessment["framework"].get("version") == framework.version:
            return assess(framework, assessment, memory)
        from scoring.earlier import assess_earlier  # noqa: PLC0415  (a form starts without it)

        return assess_earlier(framework, assessment, maps)

    def _framework_of(self, assessment: object) -> Framework:
        named = assessment.get("framework") if isinstance(assessment, dict) else None
        wanted = named.get("id") if isinstance(named, dict) else None
        framework = self.frameworks.get(wanted) if isinstance(wanted, str) else None
        if framework is None:
            expected = sorted(self.frameworks)
            problem = Problem(
                "unknown_framework", "framework.id", None, expected, found_text(wanted)
            )
            raise RefusedError((problem,))
        return framework

    def compare(self, assessments: object, maps: object = None) -> str:
        """Compare assessments as read from JSON; a refusal is a reply like any other.

        Args:
            assessments: A list of two to twenty, the oldest first.
            maps: Maps of ids, as `scoring.id_maps` describes them; None for those of the framework.
        """
        first = assessments[0] if isinstance(assessments, list) and assessments else None
        if maps is None and isinstance(first, dict) and isinstance(first.get("framework"), dict):
            maps = self._maps.get(str(first["framework"].get("id")))
        try:
            return self._figures("compare", {"assessments": assessments, "maps": maps})
        except RefusedError as error:
            return refusal(error)

    def call(self, request: str) -> str:
        """Answer one request; see the module's description."""
        if request.startswith(_ECHO):
            return request
        if self._loaded is not None and request == self._loaded[0]:
            return self._loaded[1]
        try:
            return self._answer(self._reader.read(request), request)
        except RefusedError as error:
            return refusal(error)
        except SpecError as error:
            return _failure(str(error))

    def _answer(self, request: object, text: str) -> str:
        asked: Mapping[str, object] = request if isinstance(request, dict) else {}
        match asked.get("op"):
            case "score":
                assessment = asked.get("assessment")
                framework = self._framework_of(assessment)
                # what the reader gave is nobody else's, so it stays as it is
                return self._assess(framework, assessment, self._memories[framework.id])
            case "load":
                framework = self.load(asked.get("rules"))
                reply = json.dumps({"loaded": {"id": framework.id, "version": framework.version}})
                # a start that was kept with these rules is asked for them again
                self._loaded = (text, reply)
                return reply
            case str(op) if op in FIGURES:
                return self._figures(op, asked)
            case op:
                known = ", ".join(("load", "score", *FIGURES))
                return _failure(f"op: expected {known} or echo, found {found_text(op)}")

    def _figures(self, op: str, asked: Mapping[str, object]) -> str:
        from scoring.figures import figures  # noqa: PLC0415  (a form starts without them)

        return written(figures(op, self._framework_of, asked))


def _failure(message: str) -> str:
    return spaced(
        {"format": "tumstock-failure", "format_version": FORMAT_VERSION, "message": message}
    )


_scorer = Scorer()


def call(request: str) -> str:
    """Answer one request with the scorer of this process; see the module's description."""
    return _scorer.call(request)
