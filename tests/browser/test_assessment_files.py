"""Files of assessments: taken in after a look, refused with reasons, never over what is saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, assessment, text_of


def take_in(desk: DeskPage, *files: tuple[str, str | bytes]) -> None:
    desk.drop_in(*files)
    desk.page.get_by_role("button", name="Spara i listan").click()
    expect(desk.page.locator("[data-import]")).to_be_hidden()


def test_export_import_and_export_give_the_same_bytes(
    desk: DeskPage, new_context: NewContext, site: str
) -> None:
    file = text_of(
        assessment(
            later={"kept": [1, None, "𝄞"]},
            plan={"rows": [{"id": "r", "what": "Mötas\n\tofta"}]},
        )
    )
    take_in(desk, ("a.json", file))
    name, first = desk.export("Våren")
    assert first.decode() == file
    assert name == "tumstock-ips-varen-2026-03-04.json"
    other = DeskPage(new_context().new_page(), site).open()
    take_in(other, (name, first))
    assert other.export("Våren") == (name, first)


def test_nothing_is_stored_before_the_preview_is_confirmed(desk: DeskPage) -> None:
    strange = assessment("ips", "2020-01-01")
    strange["answers"] |= {"1": {"level": "9"}, "99": {"note": "Finns inte"}}
    desk.drop_in(("gammal.json", text_of(strange)), ("trasig.json", "{"))
    preview = desk.page.locator("[data-import]")
    expect(preview.get_by_role("heading", name="Öppnade filer")).to_be_focused()
    card = preview.locator("[data-file='0']")
    for told in (
        "Våren",
        "Ramverk: IPS, version 2020-01-01.",
        "Webbplatsen har version 2026-01-09.",
        "Svar som förs över oförändrade: 1.",
        "finns i webbplatsens version: 1 (1)",
        "finns i webbplatsens version: 1 (99)",
        "Sparas som en skattning i listan.",
    ):
        expect(card).to_contain_text(told)
    expect(preview.locator("[data-file='1']")).to_contain_text("rad 1, kolumn 2")
    assert desk.documents() == {}
    preview.get_by_role("button", name="Avbryt").click()
    assert desk.documents() == {}
    take_in(desk, ("gammal.json", text_of(strange)))
    assert desk.documents()["a1"]["assessment"] == strange
    _, exported = desk.export("Våren")
    assert json.loads(exported)["answers"]["99"] == {"note": "Finns inte"}


def test_several_files_are_taken_in_at_once_and_can_be_undone(desk: DeskPage) -> None:
    one, two = assessment(), assessment("seqf", "2026-11-22", answers={})
    two["assessment"] = {"id": "a2", "title": "Hösten"}
    take_in(desk, ("1.json", text_of(one)), ("2.json", text_of(two)), ("3.json", "[]"))
    assert sorted(desk.titles()) == ["Hösten", "Våren"]
    expect(desk.status).to_contain_text("Skattningar sparade från filer: 2.")
    desk.status.get_by_role("button", name="Ångra").click()
    expect(desk.cards).to_have_count(0)
    assert desk.documents() == {}


def test_a_file_is_dropped_anywhere_on_the_page(desk: DeskPage) -> None:
    desk.page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text], "a.json", { type: "application/json" }))
          document.body.dispatchEvent(
            new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
        }""",
        text_of(assessment()),
    )
    desk.page.get_by_role("button", name="Spara i listan").click()
    expect(desk.card("Våren")).to_be_visible()


@pytest.mark.parametrize("choice", ["keep_both", "replace", "skip"])
def test_a_copy_of_a_saved_one_asks_what_is_to_happen(desk: DeskPage, choice: str) -> None:
    first = assessment()
    take_in(desk, ("a.json", text_of(first)))
    before = desk.documents()["a1"]
    changed = assessment(answers={"1": {"level": "5"}})
    changed["assessment"]["title"] = "Ändrad"
    desk.drop_in(("b.json", text_of(changed)))
    radios = desk.page.locator("[data-file='0'] input[type='radio']")
    expect(radios).to_have_count(3)
    expect(desk.page.locator("[data-file='0'] input[value='keep_both']")).to_be_checked()
    desk.page.locator(f"[data-file='0'] input[value='{choice}']").check()
    desk.page.get_by_role("button", name="Spara i listan").click()
    expect(desk.page.locator("[data-import]")).to_be_hidden()
    titles = {"keep_both": ["Våren", "Ändrad"], "replace": ["Ändrad"], "skip": ["Våren"]}[choice]
    expect(desk.cards).to_have_count(len(titles))
    assert sorted(desk.titles()) == titles
    if choice == "skip":
        expect(desk.status).to_have_text("Inget sparades.")
    else:
        desk.status.get_by_role("button", name="Ångra").click()
        expect(desk.status).to_have_text("Allt är som det var innan filerna öppnades.")
    assert desk.documents() == {"a1": before}


def test_the_very_same_one_is_said_to_be_there(desk: DeskPage) -> None:
    take_in(desk, ("a.json", text_of(assessment())))
    desk.drop_in(("a.json", text_of(assessment())))
    expect(desk.page.locator("[data-file='0']")).to_contain_text("Exakt samma skattning")
    expect(desk.page.locator("[data-file='0'] input[value='skip']")).to_be_checked()


def test_the_same_id_in_two_files_asks_too(desk: DeskPage) -> None:
    other = assessment(answers={})
    take_in(desk, ("a.json", text_of(assessment())), ("b.json", text_of(other)))
    expect(desk.cards).to_have_count(2)
    kept = [one["assessment"]["answers"] for one in desk.documents().values()]
    assert sorted(map(len, kept)) == [0, 2]


def test_what_a_newer_version_saved_is_never_replaced(desk: DeskPage) -> None:
    newer = {"id": "a1", "framework": "ips", "schema": 9, "assessment": {"x": 1}}
    desk.put(newer)
    desk.drop_in(("a.json", text_of(assessment())))
    expect(desk.page.locator("[data-file='0'] input[value='replace']")).to_have_count(0)
    desk.page.get_by_role("button", name="Spara i listan").click()
    expect(desk.card("Våren")).to_be_visible()
    assert desk.documents()["a1"] == newer


def test_the_schema_is_published_and_what_reads_files_is_fetched_only_then(
    desk: DeskPage, built_site: Path
) -> None:
    schema = json.loads((built_site / "assets" / "assessment.schema.json").read_text("utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.open()
    assert not [url for url in asked if "reader-" in url]
    desk.drop_in(("a.json", text_of(assessment())))
    expect(desk.page.locator("[data-file='0']")).to_be_visible()
    assert [url for url in asked if "reader-" in url]
