"""Agreement beyond chance: kappa with quadratic weights.

Source: J. Cohen (1968), Weighted kappa: Nominal scale agreement with provision for scaled
disagreement or partial credit, Psychological Bulletin 70 (4), 213-220. With the disagreement of
two values weighted by the square of their distance,

    kappa = 1 - observed / expected

where `observed` is the mean squared distance of the two values of an item, and `expected` the
mean squared distance of every value of the first assessor to every value of the second. It is
1 when they always agree, 0 when they agree as much as chance would make them, and may be below 0.

For more than two assessors it is the mean of the kappas of all pairs (R. J. Light, 1971,
Measures of response agreement for qualitative data, Psychological Bulletin 76 (5), 365-377).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from scoring.exact import Number, tidy

__all__ = ["mean_kappa", "weighted_kappa"]


def weighted_kappa(first: Sequence[Number], second: Sequence[Number]) -> Number | None:
    """Cohen's kappa with quadratic weights, exact.

    Args:
        first: Values that one assessor gave, one for each item.
        second: Values that the other gave the same items.

    Returns:
        At most 1; None where it is undefined, because there are no items or because chance
        alone would make the two agree in everything (both gave one and the same value to all).

    Examples:
        >>> weighted_kappa([1, 2, 3], [1, 2, 2]), weighted_kappa([1, 2], [2, 1])
        (Fraction(2, 3), -1)
        >>> weighted_kappa([3, 3], [3, 3]) is None
        True
    """
    count = len(first)
    if not count:
        return None
    observed = _squares(a - b for a, b in zip(first, second, strict=True))
    products = Fraction(2 * sum(first) * sum(second), count)
    expected = _squares((*first, *second)) - products
    return tidy(1 - observed / expected) if expected else None


def _squares(numbers: Iterable[Number]) -> Fraction:
    return Fraction(sum(number * number for number in numbers))


def mean_kappa(values: Sequence[Sequence[Number]]) -> Number | None:
    """Cohen's weighted kappa of two assessors; of more, the mean of the kappas of all pairs.

    Args:
        values: For each assessor, two or more, the values of the same items.

    Returns:
        At most 1; None where the kappa of any pair is undefined.
    """
    kappas = [weighted_kappa(*pair) for pair in combinations(values, 2)]
    known = [kappa for kappa in kappas if kappa is not None]
    if not known or len(known) < len(kappas):
        return None
    return tidy(Fraction(sum(known), len(known)))
