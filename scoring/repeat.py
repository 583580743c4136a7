"""When it is time for the next assessment, by the framework's own rule.

Request:
    {"op": "repeat", "assessments": [...]}      1 to 200 of one framework, in any order

Reply:
    {"format": "tumstock-repeat", "format_version": 1, "framework": {"id", "version"},
     "latest": {"assessment": 0, "date": "2026-05-31", "score": "99", "exact": "99"} or null,
     "next": [{"id": "assessment", "months": 6, "until": "100" or null, "then": 12 or null,
               "reached": false, "date": "2026-11-30" or null, "rules": ["T-IPS-12"]}, ...],
     "left_out": [{"assessment": 1, "reason": "not_complete", "code": null}, ...]}

The latest complete assessment decides, never one that is under way (T-IPS-12). Assessments are
named by their place in the request, from 0. Of several on the same day the one with the lowest
total decides, so that nobody waits longer than one of them allows.

"months" is how many months may pass now: "then" counts once the deciding total has reached
"until". "reached" and "date" are null while nothing decides; "date" is also null where the
months are not counted from an assessment. "left_out" names assessments that do not decide
although they are of the same day or later, or have no day: "not_complete", "no_date" (complete,
but without a day of the calendar) or "refused" with the code of the first problem. A framework
that says nothing about repeating gives an empty "next".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from scoring.assess import FORMAT_VERSION, assess
from scoring.assessed import Find, Request
from scoring.errors import RefusedError
from scoring.exact import show
from scoring.months import months_later
from scoring.several import listed, shared_framework
from scoring.spec import Framework, Repeat

__all__ = ["FORMAT", "MOST", "repeat"]

FORMAT = "tumstock-repeat"

MOST = 200
"""How many assessments are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """An assessment that may decide, or why it does not.

    Attributes:
        place: In the request, from 0.
        day: Its day; None where it has none.
        total: Its total as in the result; empty where it is refused.
        code: Why it is refused.
    """

    place: int
    day: date | None
    total: Mapping[str, object]
    code: str | None = None

    @property
    def complete(self) -> bool:
        """Whether everything is answered."""
        return bool(self.total.get("complete"))

    @property
    def points(self) -> Fraction | None:
        """The exact total; None where there is none."""
        exact = self.total.get("exact")
        return Fraction(str(exact)) if exact is not None else None


def repeat(find: Find, asked: Request) -> dict[str, object]:
    """Answer a request for the next dates; see the module's description.

    Args:
        find: Finds the framework of an assessment.
        asked: The request, with `assessments`.

    Raises:
        RefusedError: There is no list of assessments, or the first one is of no known framework.
    """
    assessments = listed(asked.get("assessments"), 1, MOST)
    framework = shared_framework(find, assessments)
    done = [_read(framework, n, assessment) for n, assessment in enumerate(assessments)]
    latest = _latest(done)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": framework.id, "version": framework.version},
        "latest": None if latest is None else _told(latest),
        "next": [_next(each, latest, framework) for each in framework.repeat],
        "left_out": list(_left_out(done, latest)),
    }


def _read(framework: Framework, place: int, assessment: object) -> _Done:
    day = _day(assessment)
    try:
        total = json.loads(assess(framework, assessment))["total"]
    except RefusedError as error:
        return _Done(place=place, day=day, total={}, code=error.problems[0].code)
    return _Done(place=place, day=day, total=total)


def _day(assessment: object) -> date | None:
    """The day of an assessment, written 2026-05-31; anything else is no day."""
    about = assessment.get("assessment") if isinstance(assessment, dict) else None
    found = about.get("date") if isinstance(about, dict) else None
    if not isinstance(found, str):
        return None
    try:
        day = date.fromisoformat(found)
    except ValueError:
        return None
    return day if day.isoformat() == found else None


def _latest(done: Sequence[_Done]) -> _Done | None:
    """Of the latest day the one with the lowest total, the first of several."""
    decisive = [each for each in done if each.complete]
    last = max((each.day for each in decisive if each.day), default=None)
    if last is None:
        return None
    return min((each for each in decisive if each.day == last), key=_lowest)


def _lowest(done: _Done) -> Fraction:
    return done.points or Fraction()


def _told(done: _Done) -> dict[str, object]:
    return {
        "assessment": done.place,
        "date": str(done.day),
        "score": done.total.get("score"),
        "exact": done.total.get("exact"),
    }


def _next(rule: Repeat, latest: _Done | None, framework: Framework) -> dict[str, object]:
    points = latest.points if latest else None
    reached = None if rule.until is None or points is None else points >= rule.until
    months = rule.then if reached and rule.then else rule.months
    day = latest.day if latest and rule.dated else None
    again = months_later(day, months) if day else None
    return {
        "id": rule.id,
        "months": months,
        "until": None if rule.until is None else show(rule.until, framework.total.decimals),
        "then": rule.then,
        "reached": reached,
        "date": again.isoformat() if again else None,
        "rules": list(rule.rules),
    }


def _left_out(done: Sequence[_Done], latest: _Done | None) -> Iterator[dict[str, object]]:
    last = latest.day if latest else None
    for each in done:
        earlier = last and each.day and each.day < last
        if earlier or (each.complete and each.day):
            continue
        reason = "refused" if each.code else "no_date" if each.complete else "not_complete"
        yield {"assessment": each.place, "reason": reason, "code": each.code}
