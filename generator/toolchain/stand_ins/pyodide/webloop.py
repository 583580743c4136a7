"""In place of Pyodide's event loop: nothing is awaited in the scoring worker's Python.

A start can be kept only if JavaScript's `scheduleCallback` is imported here: Pyodide knows what it
holds of JavaScript by the order.
"""

from pyodide_js._api import scheduleCallback  # noqa: F401 - imported for its place in that order


def _initialize_event_loop() -> None:
    """Pyodide asks for it as it starts."""
