"""What the runtime is asked while it is built, so that everything scoring imports is seen."""

from __future__ import annotations

import json


def probe_requests() -> list[str]:
    """Give requests for `scoring.boundary.call` that touch every rule kind."""
    return [json.dumps({"op": "echo"})]
