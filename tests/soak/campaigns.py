"""Every campaign there is, in the order in which they run."""

from __future__ import annotations

from tests.soak import audits, axe
from tests.soak.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (axe.CAMPAIGN, audits.CAMPAIGN)
