"""What may still fall away, while questions of the profile are open (T-INTO-04)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, product

from scoring.spec import Applicability, Framework

__all__ = ["NOTHING", "Away", "may_fall_away"]

type Away = Sequence[frozenset[str]]
"""Sets of items of which one will turn out not to apply; none at all when that is decided."""

NOTHING: Away = (frozenset(),)
"""The one set there is when that is decided."""


def may_fall_away(framework: Framework, undecided: Sequence[Applicability]) -> Away:
    """Each set of items that answers to the open questions of the profile would take away.

    Args:
        framework: The rules.
        undecided: Applicability rules whose question is not answered.

    Returns:
        The sets that the fewest rules take away first, then in the order of the rules; rules
        that ask the same question only fire together where one answer makes them.
    """
    if not undecided:
        return ()
    by_answer = [
        {_fired(undecided, question, answer) for answer in framework.profile.get(question, ())}
        or {()}  # a question without answers takes nothing away
        for question in dict.fromkeys(rule.profile for rule in undecided)
    ]
    fired = {tuple(sorted(chain(*each))) for each in product(*by_answer)}
    in_order = sorted(fired, key=lambda rules: (len(rules), rules))
    sets = (frozenset(chain(*(undecided[n].items for n in rules))) for rules in in_order)
    return tuple(dict.fromkeys(sets))


def _fired(rules: Sequence[Applicability], question: str, answer: str) -> tuple[int, ...]:
    """The places of the rules that an answer to a question makes take their items away."""
    return tuple(
        n for n, rule in enumerate(rules) if rule.profile == question and answer in rule.choices
    )
