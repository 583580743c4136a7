"""In place of asyncio: nothing is awaited in the scoring worker's Python."""


def get_event_loop() -> None:
    """Pyodide asks for one when Python awaits something of JavaScript."""
    raise RuntimeError("this Python has no event loop: it answers one call after another")
