"""A sample of each campaign, by the same code as the whole of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.toolchain.places import ROOT
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
    # In a process of its own: a campaign starts browsers itself, beside those of other tests.
    options = {"--only": campaign.name, "--number": campaign.sample, "--seed": fresh_seed()}
    asked = [str(word) for option in options.items() for word in option]
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(asked)}\n{done.stdout}{done.stderr}"
    [tried] = [line.split()[0] for line in done.stdout.splitlines() if " tried, " in line]
    assert int(tried) >= campaign.sample
