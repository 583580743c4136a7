"""Numbers of the replies worked out on paper, from the rules and from the literature."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from scoring.kappa import mean_kappa, weighted_kappa
from scoring.months import months_later
from tests.cases import rules
from tests.scoring.asking import DECIDED, FULL, Data, asked, asked_of, assessment
from tests.scoring.demo import SUM
from tests.scoring.whole_requests import EVIDENCE

AGREED = "agreed"

# Kappa


def pairs(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """The values of two assessors from a table of counts, a row for each value of the first."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return [i for i, _ in cells], [j for _, j in cells]


def test_two_categories_by_shares_of_agreement() -> None:
    """Of 20 criteria both find 8 met and 6 not met, only the first 2 met, only the last 4.

    Observed agreement 14/20. The first finds 10 of 20 met and the last 12, so that chance makes
    them agree in 10/20 x 12/20 + 10/20 x 8/20 = 200/400 = 1/2.
    kappa = (14/20 - 1/2) / (1 - 1/2) = (4/20) / (1/2) = 2/5
    With two categories the weights make no difference.
    """
    assert weighted_kappa(*pairs([[6, 4], [2, 8]])) == Fraction(2, 5)


def test_two_radiologists() -> None:
    """85 xeromammograms read as normal, benign, suspect or cancer.

    N. F. Boyd et al. (1982), Observer variation in the interpretation of xeromammograms, J. Natl.
    Cancer Inst. 68, 357-363, discussed by D. G. Altman (1991), Practical Statistics for Medical
    Research, 403-405, and under `kappa` in the Stata Base Reference Manual.

    One step apart 12 + 4 + 1 + 9 + 2 = 28, two steps 3 + 0 = 3, three none: the squares come to
    28 + 4 x 3 = 40, observed 40/85.
    The rows come to 33, 22, 29, 1 and the columns to 28, 38, 16, 3. By chance
        one step     33 x 38 + 22 x (28 + 16) + 29 x (38 + 3) + 1 x 16 = 3427
        two steps    4 x (33 x 16 + 22 x 3 + 29 x 28 + 1 x 38)         = 5776
        three steps  9 x (33 x 3 + 1 x 28)                             = 1143
    expected 10346 / 85^2.
    kappa = 1 - 40 x 85 / 10346 = 6946/10346 = 3473/5173 = 0.6714
    """
    table = [[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]
    kappa = Fraction(3473, 5173)
    assert weighted_kappa(*pairs(table)) == kappa
    assert round(kappa, 4) == Fraction("0.6714")


@pytest.mark.parametrize(
    ("last", "kappa", "published"),
    [
        # squares 21; of all pairs 9 (477 + 366) - 2 x 63 x 54 = 783; 1 - 21 x 9 / 783 = 594/783
        ([8, 8, 6, 6, 7, 6, 1, 4, 8], Fraction(22, 29), 0.758620689655172),
        # squares 59; of all pairs 9 (477 + 272) - 2 x 63 x 46 = 945; 1 - 59 x 9 / 945 = 414/945
        ([3, 5, 6, 6, 7, 6, 1, 4, 8], Fraction(46, 105), 0.438095238095238),
    ],
)
def test_marks_of_essays(last: list[int], kappa: Fraction, published: float) -> None:
    """The examples of `QuadraticWeightedKappa` in the help pages of Maple's EssayTools."""
    first = [9, 7, 8, 7, 6, 8, 3, 5, 10]
    assert weighted_kappa(first, last) == kappa
    assert float(kappa) == pytest.approx(published, abs=1e-15)


def test_three_assessors_by_pairs() -> None:
    """1 2 3, 1 2 2 and 2 2 3.

    First and second: squares 0 0 1 = 1; of all pairs 0 1 1, 1 0 0, 4 1 1 = 9; 1 - 1 x 3 / 9 = 2/3
    First and third:  squares 1 0 0 = 1; of all pairs 1 1 4, 0 0 1, 1 1 0 = 9; also 2/3
    Second and third: squares 1 0 1 = 2; of all pairs 1 1 4, 0 0 1, 0 0 1 = 8; 1 - 2 x 3 / 8 = 1/4
    Light: (2/3 + 2/3 + 1/4) / 3 = (19/12) / 3 = 19/36
    """
    assert mean_kappa([[1, 2, 3], [1, 2, 2], [2, 2, 3]]) == Fraction(19, 36)


def test_the_agreement_of_two() -> None:
    """The reply of that name: level, ladder, list, table, setA and setB.

        first   5  3  5  4  3.5  0
        last    4  2  3  4  3.5  0

    The first two: squares 1 + 1 = 2, of all pairs 1 + 9 + 1 + 1 = 12; 1 - 2 x 2 / 12 = 2/3
    The last four: squares 4. Of all pairs: n (sum a^2 + sum b^2) - 2 (sum a)(sum b)
        = 4 (53.25 + 37.25) - 2 x 12.5 x 10.5 = 362 - 262.5 = 99.5
        kappa = 1 - 4 x 4 / 99.5 = 83.5/99.5 = 167/199 = 0.839
    All six: squares 6; 6 (87.25 + 57.25) - 2 x 20.5 x 16.5 = 867 - 676.5 = 190.5
        kappa = 1 - 6 x 6 / 190.5 = 154.5/190.5 = 103/127 = 0.811
    The list can only have 1, 3 or 5, so that its 5 and 3 are neighbours: all six within one.
    """
    both = [assessment(each, profile=DECIDED) for each in (EVIDENCE, FULL)]
    reply = asked("agree", assessments=both)
    figures = [*reply["sections"], reply["total"]]
    assert [each["kappa_exact"] for each in figures] == ["2/3", "167/199", "103/127"]
    assert [each["kappa"] for each in figures] == ["0.67", "0.84", "0.81"]
    assert [(each["same"], each["within_one"], each["items"]) for each in figures] == [
        (0, 2, 2),
        (3, 4, 4),
        (3, 6, 6),
    ]


# Months


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),  # a leap year
        ("2100-01-31", 1, "2100-02-28"),  # a hundred, and no leap year
        ("2000-01-31", 1, "2000-02-29"),  # four hundred, and one after all
        ("2026-01-31", 2, "2026-03-31"),  # not by way of 28 February
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-01-28", 1, "2026-02-28"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-08-31", 6, "2027-02-28"),  # 8 + 6 = 14 = 12 + 2
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 12, "2027-12-31"),  # 12 + 12 = 24 is December, not month 0
        ("2026-11-30", 1, "2026-12-30"),  # the 30th stays the 30th
        ("2026-02-28", 6, "2026-08-28"),  # the last of a short month is no last day
    ],
)
def test_calendar_months(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("day", "points", "later"),
    [
        ("2027-08-31", 99, "2028-02-29"),  # six months below 100 points, into a leap year
        ("2026-08-31", 99, "2027-02-28"),
        ("2028-02-29", 100, "2029-02-28"),  # twelve from 100 points
    ],
)
def test_the_next_assessment(day: str, points: int, later: str) -> None:
    """T-IPS-12. 99 points are 24 criteria at 4 and one at 3, 100 are all at 4."""
    scores = {str(n): "3" if n == 1 and points == 99 else "4" for n in range(1, 26)}
    done = {**by_scores("ips", scores), "assessment": {"date": day}}
    reply = asked_of("ips", "repeat", assessments=[done])
    assert (reply["latest"]["exact"], reply["next"][0]["date"]) == (str(points), later)


# Gains


def by_scores(framework: str, scores: Data, **answers: Data) -> Data:
    """An assessment whose scores are set by hand."""
    set_by_hand = {
        item: {"override": {"score": score, "reason": AGREED}} for item, score in scores.items()
    }
    version = rules()[framework]["version"]
    return assessment({**set_by_hand, **answers}, {"id": framework, "version": version})


def test_a_level_of_each_area_of_seqf() -> None:
    """T-SEQF-25: a level is worth its area's weight, in points of 100 and so in percent.

    20/2 + 15 x 2/3 + 15 x 2/3 + 20/2 + 25 + 30/3 + 20/2 + 5 + 5 x 2 = 100
    """
    firsts = ["1.1", "2.1", "3.1", "4.1", "5.1(A)", "6.1", "7.1", "8", "9"]
    reply = asked_of("seqf", "gains", assessment=by_scores("seqf", dict.fromkeys(firsts, "2")))
    assert reply["max"] == "100"
    assert [(e["item"], e["exact"], e["gain"], e["percent"]) for e in reply["gains"]] == [
        ("9", "2", "2", "2"),
        ("5.1(A)", "1", "1", "1"),
        ("8", "1", "1", "1"),
        ("2.1", "2/3", "0.7", "0.7"),
        ("3.1", "2/3", "0.7", "0.7"),
        ("1.1", "1/2", "0.5", "0.5"),
        ("4.1", "1/2", "0.5", "0.5"),
        ("7.1", "1/2", "0.5", "0.5"),
        ("6.1", "1/3", "0.3", "0.3"),
    ]


def test_targets_of_seqf_together() -> None:
    """2.1 from 2 to 4 gives 2 x 2/3 = 4/3, 9 from 2 to 5 gives 3 x 2 = 6, 6.1 from 4 to 5 1/3.

    Together 4/3 + 6 + 1/3 = 23/3 = 7.67, and not the 1.3 + 6 + 0.3 = 7.6 of rounded ones.
    """
    wanted = {"2.1": ("2", "4"), "9": ("2", "5"), "6.1": ("4", "5")}
    given = by_scores("seqf", {item: score for item, (score, _) in wanted.items()})
    for item, (_, target) in wanted.items():
        given["answers"][item]["target"] = target
    reply = asked_of("seqf", "gains", assessment=given)
    assert [(e["item"], e["exact"], e["gain"]) for e in reply["targets"]] == [
        ("9", "6", "6"),
        ("2.1", "4/3", "1.3"),
        ("6.1", "1/3", "0.3"),
    ]
    assert (reply["together"]["exact"], reply["together"]["gain"]) == ("23/3", "7.7")


def test_a_whole_assessment_of_seqf() -> None:
    """T-SEQF-06: one rounding, of the total.

    1  (2 + 3 + 3 + 4) / 2           = 6
    2  (2 + 2 + 4) x 2/3             = 16/3     shown as 5.3
    3  (3 + 3 + 5) x 2/3             = 22/3              7.3
    4  (1 + 2 + 3 + 4) / 2           = 5
    5  3 + 3 + 4 + 4 + 5             = 19
    6  (4 + 2 + 1 + 3.5 + 4 + 0) / 3 = 29/6              4.8
    7  (3 + 4 + 4.25 + 5) / 2        = 65/8              8.1
    8  4                             = 4
    9  3 x 2                         = 6
       40 + 38/3 + 29/6 + 65/8 = 40 + (304 + 116 + 195) / 24 = 525/8 = 65.625
    Rounded areas would come to 65.5.
    """
    scores = {
        "1.1": "2", "1.2": "3", "1.3": "3", "1.4": "4", "2.1": "2", "2.2": "2", "2.3": "4",
        "3.1": "3", "3.2": "3", "3.3": "5", "4.1": "1", "4.2": "2", "4.3": "3", "4.4": "4",
        "5.1(A)": "3", "5.1(B)": "3", "5.1(C)": "4", "5.1(D)": "4", "5.1(E)": "5",
        "6.1": "4", "7.1": "3", "8": "4", "9": "3",
    }  # fmt: skip
    measured: dict[str, Data] = {
        "6.2A": {"inputs": {"share": 20}},  # 20 % is 2
        "6.2B": {"inputs": {"weeks": "52"}},  # 52 weeks is 1
        "6.2C": {"rating": "3,5"},
        "6.2D": {"rating": "4"},
        "6.2E": {"inputs": {"share": "49,9"}},  # below 50 %, outside the table: 0 (T-SEQF-08)
        "7.2A": {"inputs": {"sick_leave": 4}},  # in two bands: the better one, 4 (T-SEQF-09)
        "7.2B": {"rating": "4,25"},
        "7.2C": {"inputs": {"clients": 28, "fte": 2}},  # 14 a post, fewer than 15: 5
    }
    reply = asked_of("seqf", "score", assessment=by_scores("seqf", scores, **measured))
    shown = [section["score"] for section in reply["sections"]]
    assert shown == ["6", "5.3", "7.3", "5", "19", "4.8", "8.1", "4", "6"]
    assert (reply["total"]["exact"], reply["total"]["score"]) == ("525/8", "65.6")


def test_one_level_of_ips_to_the_next_band() -> None:
    """24 x 4 + 3 = 99; any level is one point, 1/125 = 0.8 percent, and 100 is the next band."""
    scores = {str(n): "3" if n == 1 else "4" for n in range(1, 26)}
    reply = asked_of("ips", "gains", assessment=by_scores("ips", scores))
    assert {(e["exact"], e["percent"], e["band"]) for e in reply["gains"]} == {("1", "0.8", "good")}
    assert len(reply["gains"]) == 25


def test_the_gains_of_targets() -> None:
    """The reply of that name, out of 8 x 2/3 + 5 + 5 + 7 = 67/3.

    Certain is (2 + 2) x 2/3 + 3 + 1 + 3.5 = 61/6, with 1 for the table, which is open. Targets:
    (4 + 3) x 2/3 + 5 + 1 + 6 = 50/3, so that 13/2 is gained and 15 is reached.
    13/2 of 67/3 is 39/134 = 29.1 percent.
    """
    answers = {
        **FULL,
        "level": {"level": "2", "target": "4"},
        "ladder": {**FULL["ladder"], "target": "3"},
        "list": {"count": 2, "target": 5},
        "table": {"target": "5"},
        "set": {"target": "6"},
    }
    reply = asked("gains", SUM, assessment=assessment(answers, profile=DECIDED))
    together = reply["together"]
    assert (together["exact"], together["percent"], together["band"]) == ("13/2", "29.1", "high")
    assert reply["max"] == "22.3"
