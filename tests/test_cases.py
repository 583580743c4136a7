"""Every worked case of every framework, in this Python."""

from collections import Counter

import pytest

from scoring import Scorer
from tests.cases import Case, all_cases, case_id, case_mismatches, rules, score_request


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    loaded = Scorer()
    for each in rules().values():
        loaded.load(each)
    return loaded


@pytest.mark.parametrize("case", all_cases(), ids=case_id)
def test_the_case_gives_what_it_says(case: Case, scorer: Scorer) -> None:
    assert not case_mismatches(case, scorer.call(score_request(case.assessment)))


def test_there_are_at_least_60_cases_for_ips_40_for_seqf_and_24_for_af() -> None:
    counts = Counter(case.framework for case in all_cases())
    assert counts["ips"] >= 60
    assert counts["seqf"] >= 40
    assert counts["af"] >= 24


def test_no_two_cases_of_a_framework_have_the_same_name() -> None:
    names = Counter((case.framework, case.name) for case in all_cases())
    assert [name for name, count in names.items() if count > 1] == []
