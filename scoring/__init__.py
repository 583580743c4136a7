"""The score. Standard library only; the same files run in CPython and in the browser.

Import ladder, from the bottom: errors, exact, json_text, spec; rules_json, decode; given, derived,
conditions; item_score; scale; choices, ladder, tables; items; sections; totals; assess; assessed;
next_step, targets, kappa, several, id_maps; earlier; gains, agree, compare; figures; reading;
boundary; window.

`scoring` returns ids and numbers, never sentences.
"""

from scoring.boundary import Scorer, call
from scoring.errors import Problem, RefusedError, ScoringError, SpecError

__all__ = ["Problem", "RefusedError", "Scorer", "ScoringError", "SpecError", "call"]
