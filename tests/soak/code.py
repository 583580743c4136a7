"""Which code a campaign tries, and whether that has changed since it ran whole.

A run keeps the SHA-256 of the files that what it shows depends on. Pages carry words and styles, so
what is shown of them is out of date after nearly every change; `python -m tests.soak --stale` runs
again what is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from generator.toolchain.places import ROOT
from tests.soak.campaign import Campaign

MADE = "generator/assets"
"""Made of the rest, so not counted again."""


def code_of(campaign: Campaign) -> str:
    """SHA-256 over the names and bytes of everything that a campaign tries.

    Raises:
        ValueError: A pattern of the campaign fits no file.
    """
    digest = hashlib.sha256()
    for pattern in campaign.tries:
        found = sorted(path for path in ROOT.glob(pattern) if path.is_file())
        named = [path.relative_to(ROOT).as_posix() for path in found]
        kept = [name for name in named if not name.startswith(MADE) and "__pycache__" not in name]
        if not kept:
            raise ValueError(f"{campaign.name}: no file fits {pattern}")
        for name in kept:
            content = (ROOT / name).read_bytes()
            digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def is_stale(campaign: Campaign, kept: Mapping[str, Any]) -> bool:
    """Tell whether a campaign never ran whole, failed, or ran with other code.

    Args:
        campaign: Which.
        kept: The result file.
    """
    found = kept.get(campaign.name)
    return found is None or bool(found["failures"]) or found.get("code") != code_of(campaign)
