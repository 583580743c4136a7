"""In place of Pyodide's event loop: nothing is awaited in the scoring worker's Python."""


def _initialize_event_loop() -> None:
    """Pyodide asks for it as it starts."""
