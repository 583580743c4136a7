"""The accessibility tree as the browser hands it to assistive technology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from playwright.sync_api import Locator, Page

NAMED: Final = frozenset(
    {
        "button", "checkbox", "combobox", "dialog", "link", "listbox", "navigation",
        "option", "radio", "region", "searchbox", "slider", "spinbutton", "switch", "textbox",
    }
)  # fmt: skip
"""Roles that say nothing without a name."""


def nodes(page: Page) -> Iterator[dict[str, Any]]:
    """Give the nodes of the whole tree that are not left out of it."""
    session = page.context.new_cdp_session(page)
    try:
        for node in session.send("Accessibility.getFullAXTree")["nodes"]:
            if not node["ignored"]:
                yield node
    finally:
        session.detach()


def node_of(place: Locator) -> dict[str, Any]:
    """The node of one element: `role`, `name`, `description`, and its properties by name."""
    place.evaluate("each => { window.__asked = each }")
    session = place.page.context.new_cdp_session(place.page)
    try:
        found = session.send("Runtime.evaluate", {"expression": "window.__asked"})
        asked = {"objectId": found["result"]["objectId"], "fetchRelatives": False}
        [node] = session.send("Accessibility.getPartialAXTree", asked)["nodes"]
    finally:
        session.detach()
    properties = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    texts = {key: node.get(key, {}).get("value", "") for key in ("role", "name", "description")}
    return {**properties, **texts}


def unnamed(page: Page) -> list[str]:
    """What can be used or gone to and has no name, a line each."""
    return [
        f"no name: {role}, {node.get('description', {}).get('value', '')}"
        for node in nodes(page)
        if (role := node["role"]["value"]) in NAMED
        and not str(node.get("name", {}).get("value", "")).strip()
    ]
