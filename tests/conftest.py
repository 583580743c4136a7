"""Settings that every test shares."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# Two busy cores make any deadline a coin toss. In CI the examples are the same every time, so
# that a change is judged by what it changes; `make check` tries fewer of them.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.register_profile("fast", parent=settings.get_profile("ci"), max_examples=15)
settings.load_profile(
    "fast" if os.environ.get("TUMSTOCK_FAST") else "ci" if os.environ.get("CI") else "here"
)

SLOW_FILES = {
    "test_plugin.py",  # builds whole sites
    "test_load.py",  # feeds hundreds of made-up frameworks to the loader
}
"""Left out of `make check`, besides what is marked slow by itself."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow files."""
    for item in items:
        if item.path.name in SLOW_FILES:
            item.add_marker(pytest.mark.slow)
