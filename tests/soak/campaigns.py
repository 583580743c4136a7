"""Every campaign there is, in the order in which they run."""

from __future__ import annotations

from tests.soak import (
    assessment_files,
    audits,
    axe,
    framework_trees,
    imported_files,
    parity,
    tab_kills,
    tabs,
)
from tests.soak.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (
    assessment_files.CAMPAIGN,
    framework_trees.CAMPAIGN,
    imported_files.CAMPAIGN,
    parity.CHROMIUM,
    parity.FIREFOX,
    tab_kills.CAMPAIGN,
    axe.CAMPAIGN,
    tabs.CAMPAIGN,
    audits.CAMPAIGN,
)
