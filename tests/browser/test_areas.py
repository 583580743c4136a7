"""A framework without points on its form: tables are pasted, figures and findings come back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.form_page import FormPage

INTERRUPTIONS = (
    "Tidpunkt i tjänsten\tDokumenterad orsak\tAntal\n"
    "Del 1 (kartläggning)\thälsa\t2\n"
    "Del 1 (kartläggning)\t\t1\n"
    "Del 2\tflytt\t1\n"
    "del 3 (arbetsprövning)\thälsa\t1\n"
)
CALL_OFFS = "; Nord; A\n; Nord; A\n; Nord; B\n; Nord; B"


def test_pasted_tables_give_figures_and_findings(page: Page, site: str) -> None:
    """The areas 12 and 13 of the worked example."""
    form = FormPage(page).open(f"{site}/sv/af/form/")
    form.control("12.input.started").fill("40")
    form.control("12.input.interruptions").fill(INTERRUPTIONS)
    form.control("13.input.call_offs").fill(CALL_OFFS)
    form.result(answered=2)

    interruptions = page.locator("[data-why-body='12']")
    expect(interruptions).to_contain_text("Avbrott, andel av dem som har börjat i procent")
    expect(interruptions).to_contain_text("12,5\u00a0%")
    expect(interruptions).to_contain_text("Det finns avbrott efter del 1.")
    expect(interruptions.get_by_role("row", name="Del 1 (kartläggning) 3")).to_be_visible()
    expect(
        interruptions.get_by_role("row", name="inte angivet Del 1 (kartläggning) 1")
    ).to_be_visible()
    expect(page.locator("[data-why-body='13']")).to_contain_text("Områden med två leverantörer")
    expect(page.locator("[data-section-progress='service']")).to_have_text("2 av 2")
    assert "poäng" not in page.locator("[data-summary]").inner_text()

    form.until_saved()
    page.reload()
    expect(form.control("12.input.interruptions")).to_have_value(INTERRUPTIONS)


def test_a_row_that_is_being_typed_waits_and_a_wrong_cell_is_named(page: Page, site: str) -> None:
    form = FormPage(page).open(f"{site}/sv/af/form/")
    table = form.control("13.input.call_offs")
    table.fill("; Nord; A\n; Nord")
    expect(page.locator("[data-held='13.input.call_offs']")).to_have_text(
        "Rad 2 räknas först när den har: Leverantör."
    )
    expect(page.locator("[data-error='13']")).to_be_hidden()
    table.fill("; Nord; A\n2018-02-30; Nord; B\n")
    expect(page.locator("[data-error='13']")).to_contain_text(
        "Avrop i ordning, rad 2, Datum: ”2018-02-30”"
    )
    expect(table).to_have_attribute("aria-invalid", "true")
