"""A sample of each campaign, by the same code as the whole of it."""

from __future__ import annotations

import pytest

from tests.soak.campaign import Campaign, fresh_seed
from tests.soak.campaigns import CAMPAIGNS

SAMPLES = [
    pytest.param(
        campaign,
        id=campaign.name,
        marks=[pytest.mark.browser if campaign.browser else pytest.mark.slow],
    )
    for campaign in CAMPAIGNS
    if campaign.sample
]


@pytest.mark.parametrize("campaign", SAMPLES)
def test_a_sample_of_each_campaign_holds(campaign: Campaign) -> None:
    seed = fresh_seed()
    outcome = campaign.run(campaign.sample, seed)
    repeat = f"python -m tests.soak --only {campaign.name} --number {campaign.sample} --seed {seed}"
    assert outcome.failures == (), repeat
    assert outcome.number >= campaign.sample
