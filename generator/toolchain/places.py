"""Where the toolchain finds and leaves things."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE_JS = ROOT / "site_js"
PYODIDE = SITE_JS / "node_modules" / "pyodide"
"""The pinned runtime as its npm package ships it."""

ASSETS = ROOT / "generator" / "assets"
"""What a site serves under assets/; ignored by git, carried by the wheel."""

BUILD = ROOT / "build"
BUNDLES = BUILD / "bundles"
"""Where `npm run build` leaves its bundles."""

RUNTIME_WORK = BUILD / "runtime"
BROWSER_STAMP = BUILD / "stamps" / "browser"
"""Holds the path of the Chromium that the tests use."""

FIREFOX_STAMP = BUILD / "stamps" / "firefox"
"""Holds the path of the Firefox that is asked the same."""

SPELLER_STAMP = BUILD / "stamps" / "speller"
"""Says which spelling dictionaries the tests use."""
