"""Files that are no good: refused with reasons in the page's language, nothing saved is touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.desk_page import DeskPage, assessment, text_of
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES

MARKUP = (
    "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>"
    "<b data-evil>\"'`{title}</b>"
)


def dirty(**more: object) -> str:
    return text_of(assessment(**more))


WHOLE = text_of(assessment())
BAD: dict[str, tuple[str | bytes, str, str]] = {
    "not JSON": (
        "Kära hälsningar",
        "Filen är inte giltig JSON. Felet finns på rad 1, kolumn 1.",
        "Filen er ikke gyldig JSON. Feilen er på linje 1, kolonne 1.",
    ),
    "cut off": (WHOLE[:200], "Öppna en annan kopia om ni har någon.", "Prøv med en ny kopi."),
    "another kind of file": (
        b"PK\x03\x04\xff\xfe",
        "inte en textfil i UTF-8",
        "ikke en tekstfil i UTF-8",
    ),
    "wrong format": (
        '{"format": "other"}',
        "från Tumstock. Välj en fil som är sparad med knappen ”Spara som fil”.",
        "ikke en vurdering fra Tumstock. Velg en fil som er laget med «Lagre som fil».",
    ),
    "empty object": ("{}", "från Tumstock. Välj en fil", "Filen er ikke en vurdering"),
    "newer format": (
        dirty(format_version=2),
        "Filen har format 2, men den här webbplatsen läser bara till och med format 1.",
        "Filen har format 2, men dette nettstedet leser bare til og med format 1.",
    ),
    "other framework": (
        dirty(framework={"id": "xyz", "version": "1"}),
        "ramverket ”xyz”, som inte finns på den här webbplatsen. Öppna den",
        "rammeverket «xyz», som ikke finnes på dette nettstedet. Åpne den",
    ),
    "wrong type": (
        dirty(answers={"2": {"note": 3}}),
        "”answers.2.note” är av fel slag. Där ska det stå text.",
        "«answers.2.note» er av feil type. Der skal det stå tekst.",
    ),
    "wrong type of list": (
        dirty(answers={"5.1(A)": {"evidence": {"text": "x"}}}),
        "”answers.5.1(A).evidence” är av fel slag. Där ska det stå en lista.",
        "«answers.5.1(A).evidence» er av feil type. Der skal det stå en liste.",
    ),
    "missing key": (
        WHOLE.replace('"profile"', '"profil"'),
        "”profile” saknas i filen. Lägg till det",
        "«profile» mangler i filen. Legg det til",
    ),
    "deep nesting": (
        "[" * 200_000 + "]" * 200_000,
        "fler än 64 nivåer",
        "flere enn 64 nivåer",
    ),
    "__proto__": (
        WHOLE.replace('"answers": {', '"answers": {"__proto__": {"level": "1"},'),
        "Nyckeln ”__proto__” är inte tillåten. Ta bort den",
        "Nøkkelen «__proto__» er ikke tillatt. Fjern den",
    ),
    "duplicate key": (
        WHOLE.replace('"answers"', '"profile": {},\n  "answers"'),
        "Nyckeln ”profile” står två gånger",
        "Nøkkelen «profile» står to ganger",
    ),
    "duplicate id": (
        dirty(plan={"rows": [{"id": "r"}, {"id": "r"}]}),
        "Id ”r” används två gånger i ”plan.rows”. Ge ett av ställena",
        "Id-en «r» er brukt to ganger i «plan.rows». Gi den ene",
    ),
    "half a character": (
        WHOLE.replace("Se åäö", "Se \\udc00"),
        "”answers.2.note” innehåller ett halvt tecken",
        "«answers.2.note» er skadet. Den inneholder et halvt tegn.",
    ),
    "number that would be rounded": (
        WHOLE.replace('"profile": {}', '"profile": {},\n  "later": 12345678901234567890'),
        "Talet 12345678901234567890 (rad 14, kolumn 12) har fler siffror",
        "Tallet 12345678901234567890 (linje 14, kolonne 12) har flere sifre",
    ),
    "markup in keys": (
        dirty(framework={"id": MARKUP, "version": "1"}),
        f"ramverket ”{MARKUP}”, som inte finns",
        f"rammeverket «{MARKUP}», som ikke finnes",
    ),
}
"""What is wrong with a file, its content, and the reason in Swedish and in Norwegian."""

REFUSED = {
    "sv": "Filen kan inte öppnas, och inget ur den sparas.",
    "sv-FI": "Filen kan inte öppnas, och inget ur den sparas.",
    "nb": "Filen kan ikke åpnes, og ingenting fra den blir lagret.",
}


def with_something_saved(page: Page, site: str, locale: str) -> DeskPage:
    """Open the list with a saved assessment, one from a newer version and one set aside."""
    desk = DeskPage(page, site, locale).open()
    desk.create("seqf", title="Orörd")
    desk.put({"id": "later", "framework": "ips", "schema": 9, "assessment": {"x": 1}})
    desk.put({"id": "broken", "framework": "ips", "schema": 2, "assessment": "no"})
    return desk.open()


def unharmed(page: Page) -> bool:
    """Whether nothing of what people wrote became an element or ran."""
    evil = page.locator("[data-evil], [onerror], img[src='x']").count()
    return evil == 0 and page.evaluate("window.hacked === undefined")


@pytest.mark.parametrize("locale", LOCALES)
def test_bad_files_are_refused_with_reasons_and_nothing_saved_is_touched(
    page: Page, site: str, locale: str
) -> None:
    desk = with_something_saved(page, site, locale)
    before = desk.stored()
    assert [len(before["documents"]), len(before["set_aside"])] == [2, 1]
    desk.drop_in(*[(f"{kind}.json", content) for kind, (content, _, _) in BAD.items()])
    cards = page.locator("[data-file]")
    expect(cards).to_have_count(len(BAD))
    for at, (kind, (_, swedish, norwegian)) in enumerate(BAD.items()):
        card = page.locator(f"[data-file='{at}']")
        expect(card.get_by_role("heading")).to_have_text(f"{kind}.json")
        expect(card).to_contain_text(REFUSED[locale])
        expect(card).to_contain_text(norwegian if locale == "nb" else swedish)
    expect(page.locator("[data-import] .ts-button")).to_have_count(1)
    page.locator("[data-import] .ts-button").click()
    assert desk.stored() == before
    assert unharmed(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_of_50_mb_is_refused_before_it_is_read(
    page: Page, site: str, locale: str, tmp_path: Path
) -> None:
    desk = with_something_saved(page, site, locale)
    before = desk.stored()
    huge = tmp_path / "huge.json"
    huge.write_bytes(WHOLE.encode() + b" " * 50_000_000)
    page.locator("[data-open-files]").set_input_files(huge)
    said = {
        "sv": "Filen är 50,0\u00a0MB. Större filer än 10,0\u00a0MB öppnas inte.",
        "sv-FI": "Filen är 50,0\u00a0MB. Större filer än 10,0\u00a0MB öppnas inte.",
        "nb": "Filen er på 50,0\u00a0MB. Filer som er større enn 10,0\u00a0MB, åpnes ikke.",
    }
    expect(page.locator("[data-file='0']")).to_contain_text(said[locale])
    assert desk.stored() == before


def test_a_bad_file_among_good_ones_stops_none_of_them(page: Page, site: str) -> None:
    desk = DeskPage(page, site).open()
    other = assessment("seqf", "2026-11-22", answers={})
    other["assessment"] = {"id": "a2", "title": "Hösten"}
    twin = assessment(answers={"7": {"level": "1"}})
    files = {"1": WHOLE, "2": "{", "3": text_of(other), "4": text_of(twin)}
    desk.drop_in(*[(f"{name}.json", content) for name, content in files.items()])
    expect(page.locator("[data-file='3']")).to_contain_text("En av de andra filerna")
    page.get_by_role("button", name="Spara i listan").click()
    expect(desk.cards).to_have_count(3)
    kept = [one["assessment"]["answers"] for one in desk.documents().values()]
    assert [sorted(said) for said in kept if said] in ([["1", "2"], ["7"]], [["7"], ["1", "2"]])
    assert {} in kept


def evil() -> dict[str, Any]:
    """Make an assessment with markup in every text that it can hold."""
    about = ("title", "organisation", "unit", "date", "period", "participants")
    answer = {
        "level": "3",
        "override": {"score": MARKUP, "reason": MARKUP},
        "not_applicable": {"reason": MARKUP},
        "note": MARKUP,
        "target": MARKUP,
        "period": MARKUP,
        "evidence": [{"text": MARKUP, "kind": MARKUP, "date": MARKUP, "levels": [MARKUP]}],
        "improvements": [{"id": MARKUP, "text": MARKUP, "priority": MARKUP}],
        "inputs": {"share": MARKUP, MARKUP: MARKUP},
        "typed": {"share": MARKUP},
    }
    fields = ("what", "why", "how", "when", "who", "result", "state", "item", "improvement")
    made = assessment(
        framework={"id": "ips", "version": MARKUP},
        profile={MARKUP: MARKUP},
        answers={"1": answer, "2": answer, MARKUP: answer},
        best_practice={"personal": MARKUP, MARKUP: MARKUP},
        plan={
            "rows": [{"id": MARKUP, **dict.fromkeys(fields, MARKUP)}],
            "general": {"purpose": MARKUP, MARKUP: MARKUP},
        },
        dmaic=dict.fromkeys(("define", "measure", "analyse", "improve", "control"), MARKUP),
        review={"completed": MARKUP, MARKUP: MARKUP},
        previous={
            "assessment": {"id": MARKUP, **dict.fromkeys(about, MARKUP)},
            "framework": {"id": "ips", "version": MARKUP},
            "profile": {MARKUP: MARKUP},
            "answers": {"1": answer, "2": answer, MARKUP: answer},
        },
        consensus={
            "origins": [{"id": MARKUP, "title": MARKUP, "organisation": MARKUP, "date": MARKUP}],
            "items": {"1": {"reason": MARKUP}},
        },
    )
    made["assessment"] = {
        "id": MARKUP,
        **dict.fromkeys(about, MARKUP),
        "follows": {"id": MARKUP, "title": MARKUP, "date": MARKUP},
        MARKUP: MARKUP,
    }
    return made


def test_markup_in_every_text_is_shown_as_text(page: Page, site: str) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    desk = DeskPage(page, site).open()
    file = text_of(evil())
    desk.drop_in((f"{MARKUP.replace('/', '')}.json", file))
    expect(page.locator("[data-file='0']")).to_contain_text(MARKUP)
    page.get_by_role("button", name="Spara i listan").click()
    expect(desk.cards).to_contain_text(MARKUP)
    assert desk.export(MARKUP)[1].decode() == file
    page.locator("[data-action='edit']").click()
    expect(desk.cards.locator("[name='title']")).to_have_value(MARKUP)
    assert unharmed(page)
    desk.open()
    page.locator("[data-assessment] h2 a").click()
    expect(page.locator("[data-assessment-name]")).to_contain_text(MARKUP)
    form = FormPage(page)
    form.until_ready()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    expect(form.control("1.note")).to_have_value(MARKUP)
    expect(form.control("1.evidence.0.text")).to_have_value(MARKUP)
    expect(form.control("1.improvement.0.text")).to_have_value(MARKUP)
    expect(page.locator("#form-item-1 [data-previous]")).to_contain_text(MARKUP)
    expect(page.locator("[data-error='1']")).to_be_visible()
    assert unharmed(page)
    page.goto(page.url.replace("ips/form/", "assessments/plan/"))
    expect(page.locator("[data-module='plan']")).to_have_attribute("data-state", "ready")
    expect(page.locator("[data-row] [data-field='what']")).to_have_value(MARKUP)
    expect(page.locator("[data-idea]").first).to_contain_text(MARKUP)
    expect(form.control("dmaic.define")).to_have_value(MARKUP)
    assert unharmed(page)
    assert dialogs == []
    assert desk.documents()[MARKUP]["assessment"] == evil()
