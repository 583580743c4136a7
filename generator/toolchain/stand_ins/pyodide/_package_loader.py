"""In place of what unpacks packages: none is ever installed in the scoring worker's Python.

A start can be kept only if JavaScript's `loadedPackages` is imported here: Pyodide knows what it
holds of JavaScript by the order.
"""

from site import getsitepackages

from pyodide_js import loadedPackages  # noqa: F401 - imported for its place in that order


class _Folder:
    """A folder that JavaScript asks the name of; a string would be one there, without a method."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __str__(self) -> str:
        return self._name


SITE_PACKAGES = _Folder(getsitepackages()[0])
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Pyodide asks for it as it starts; there are none."""
