"""A form opens answers of an earlier version: each at its item of now, what has none is shown."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Route, expect

from tests.browser.beside import VERSIONS, made, put
from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.cases import rules

EARLIER = "2025-01-01"
ANSWERS = {"1": {"level": "4"}, "2": {"level": "2"}, "3": {"level": "5", "note": "Tre i fjol"}}


def test_answers_of_an_earlier_version_stand_at_their_items_of_now(
    desk: DeskPage, site: str
) -> None:
    items: Any = rules()["ips"]["items"]
    ids = {item["id"]: item["id"] for item in items}
    maps = [
        {
            "from": EARLIER,
            "to": VERSIONS["ips"],
            "items": {**ids, "1": "2", "2": "1", "3": None},
        }
    ]

    def with_maps(route: Route) -> None:
        response = route.fetch()
        data = f'<script type="application/json" id="ts-id-maps">{json.dumps(maps)}</script>'
        texts = '<script type="application/json" id="ts-texts">'
        page = response.text()
        assert page.count(texts) == 1
        route.fulfill(response=response, body=page.replace(texts, data + texts))

    old = made("ips", "a", "Gammal", "2025-05-01", ANSWERS)
    old["framework"]["version"] = EARLIER
    put(desk, old)
    desk.page.route("**/sv/ips/form/*", with_maps)
    form = FormPage(desk.page).open(f"{site}sv/ips/form/?a=a")
    expect(form.score_of("2")).to_contain_text("4")
    expect(form.score_of("1")).to_contain_text("2")
    notices = desk.page.locator(".ts-form__notice")
    expect(notices).to_contain_text([f"version {EARLIER}", "gick inte att föra över"])
    kept = desk.page.locator("[data-former='3']")
    expect(kept).to_contain_text(f"3 (version {EARLIER}): nivå 5; Tre i fjol")
    assert desk.documents()["a"]["assessment"] == old
