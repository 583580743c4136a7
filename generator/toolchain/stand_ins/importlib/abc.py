"""In place of importlib.abc: what Pyodide's own finder is made of, without importlib.resources."""

from importlib._abc import Loader

__all__ = ["Loader", "MetaPathFinder"]


class MetaPathFinder:
    """Base of what finds modules of JavaScript."""
