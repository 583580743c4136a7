"""The report: on the page, on paper, and as files, in any language whatever the page's."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, read
from tests.browser.filled import FORMULA, LETTERS, LONG, MARKUP, WORD, filled
from tests.browser.office import Excel, Word
from tests.browser.test_paper import CUT, PAPER_WIDTH, pages_of
from tests.cases import rules

FRAMEWORKS = ("ips", "seqf", "into", "af")
KINDS = {
    "sv": "Rapport om en egen skattning",
    "nb": "Rapport om en egenvurdering",
    "sv-FI": "Rapport om en egen utvärdering",
}


def lay_in(page: Page, site: str, assessment: dict[str, Any], locale: str = "sv") -> str:
    """Lay an assessment into the browser past the pages and give its id."""
    desk = DeskPage(page, site, locale).open()
    about = assessment["assessment"]
    desk.put(
        {
            "id": about["id"],
            "framework": assessment["framework"]["id"],
            "schema": 2,
            "saved": about["changed"],
            "exported": None,
            "assessment": assessment,
        }
    )
    return str(about["id"])


def open_report(page: Page, site: str, name: str, locale: str = "sv", lang: str = "sv") -> None:
    """Go to the report of an assessment and wait until it is shown."""
    page.goto(f"{site}{locale}/assessments/report/?a={name}&lang={lang}")
    root = page.locator("[data-module='report']")
    expect(root).to_have_attribute("data-state", "ready", timeout=90_000)


def saved_as(page: Page, ending: str) -> tuple[str, bytes]:
    """Save the report as a file and give its name and bytes."""
    with page.expect_download() as download:
        page.locator(f"[data-file='{ending}']").click()
    return read(download.value)


def flat(text: str) -> str:
    """Give the text with single spaces."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("framework", "locale", "lang"),
    [("ips", "sv", "nb"), ("seqf", "nb", "sv"), ("into", "sv", "sv-FI"), ("af", "sv-FI", "nb")],
)
def test_everything_that_was_filled_in_is_told_in_the_chosen_language(
    page: Page, site: str, framework: str, locale: str, lang: str
) -> None:
    given = filled(framework)
    open_report(page, site, lay_in(page, site, given, locale), locale, lang)
    report = page.locator("[data-report]")
    assert report.get_attribute("lang") == lang
    expect(report).to_contain_text(KINDS[lang])
    told = flat(report.inner_text())
    about = given["assessment"]
    for field in ("title", "organisation", "unit", "period", "participants"):
        assert about[field] in told
    for answer in given["answers"].values():
        assert flat(answer.get("note", "")).strip() in told
        for idea in answer.get("improvements", []):
            assert flat(idea["text"]).strip() in told
        for evidence in answer.get("evidence", []):
            assert evidence["text"] in told
    for row in given["plan"]["rows"]:
        assert flat(row["what"]).strip() in told
    assert flat(given["review"]["went_well"]).strip() in told
    assert "undefined" not in told
    assert not re.search(r"\b(report|page|plan|item|summary)\.[a-z_]+", told)


def test_marks_are_said_in_words(page: Page, site: str) -> None:
    given = filled("into")
    given["profile"] = {"learning_environment": "no", "target_group": "adults"}
    open_report(page, site, lay_in(page, site, given))
    report = page.locator("[data-report]")
    assert report.locator(".ts-report__marks").filter(has_text="Ändrat för hand").count() == 1
    expect(report).to_contain_text("Panelen enades.")
    expect(report).to_contain_text("Gäller inte")
    expect(report).to_contain_text("Utan underlag")
    expect(report).to_contain_text("Vet inte")
    expect(report).to_contain_text("inget kvalitetsmärke")


def test_markup_stays_text(page: Page, site: str) -> None:
    given = filled("ips")
    given["assessment"]["title"] = MARKUP
    given["best_practice"] = {"staffing": MARKUP}
    given["plan"]["rows"][0]["what"] = MARKUP
    open_report(page, site, lay_in(page, site, given))
    report = page.locator("[data-report]")
    assert report.inner_text().count(MARKUP) >= 3
    assert report.locator("img, b").count() == 0
    assert page.title() != "hit"


def test_language_and_extent_are_chosen_on_the_page(page: Page, site: str) -> None:
    open_report(page, site, lay_in(page, site, filled("ips")))
    report, status = page.locator("[data-report]"), page.locator("[data-status]")
    page.locator("select[name='lang']").select_option("nb")
    expect(report).to_have_attribute("lang", "nb")
    expect(status).to_have_text("Rapportens språk: Norsk bokmål.")
    assert "lang=nb" in page.url
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.locator("select[name='extent']").select_option("summary")
    expect(report.locator("h2")).to_have_text([re.compile("Ærlig"), "Sammendrag", "Om rapporten"])
    page.reload()
    expect(report).to_have_attribute("lang", "nb", timeout=90_000)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_it_prints_on_a4_with_nothing_cut_and_a_cover_of_its_own(
    new_context: NewContext, site: str, framework: str
) -> None:
    page = new_context(viewport={"width": PAPER_WIDTH, "height": 970}).new_page()
    given = filled(framework)
    open_report(page, site, lay_in(page, site, given), lang="nb")
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    for screen in ("[data-options]", ".ts-header", "h1"):
        expect(page.locator(screen).first).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert 8 <= pages_of(pdf) <= 80
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]
    text = "\n".join(sheets)
    cover, second, *_ = sheets
    assert "Bærum og Ås" in cover
    assert "1 / " not in cover
    assert "Sammendrag" in second
    tight = re.sub(r"\s+", "", text)
    assert re.sub(r"\s+", "", LETTERS) in tight
    assert WORD in tight
    assert tight.count(re.sub(r"\s+", "", LONG)) > 0
    for item, answer in given["answers"].items():
        if "Anteckning" in answer.get("note", ""):
            assert f"Anteckningtill{item}." in tight


@pytest.mark.parametrize(("framework", "lang"), [("ips", "nb"), ("seqf", "sv"), ("into", "sv-FI")])
def test_the_word_file_has_headings_tables_and_its_language(
    page: Page, site: str, framework: str, lang: str
) -> None:
    given = filled(framework)
    open_report(page, site, lay_in(page, site, given), lang=lang)
    name, content = saved_as(page, "docx")
    assert name.startswith(f"tumstock-{framework}-")
    assert name.endswith(".docx")
    word = Word(content)
    assert word.page() == ("11906", "16838")
    assert word.paragraphs("Title") == [given["assessment"]["title"]]
    shown = page.locator("[data-report]")
    for level, style in ((2, "Heading1"), (3, "Heading2"), (4, "Heading3")):
        headings = shown.locator(f"h{level}.ts-report__heading").all_inner_texts()
        assert word.paragraphs(style) == headings
    everything = word.paragraphs()
    assert MARKUP in everything
    assert FORMULA in everything
    assert any(LETTERS in one for one in everything)
    assert {"sv": "sv-SE", "nb": "nb-NO", "sv-FI": "sv-FI"}[lang] in word.languages()
    assert word.repeated_heads() >= 2
    expect(page.locator("[data-status]")).to_contain_text(name)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_excel_file_has_numbers_as_numbers_and_text_as_text(
    page: Page, site: str, framework: str
) -> None:
    given = filled(framework)
    open_report(page, site, lay_in(page, site, given))
    _, content = saved_as(page, "xlsx")
    excel = Excel(content)
    items = "Områden" if framework == "af" else "Kriterier"
    assert excel.names == ["Sammanfattning", items, "Handlingsplan"]
    assert excel.formulas() == 0
    rows = excel.rows(items)
    cells = [cell for row in rows for cell in row]
    assert MARKUP in cells
    assert FORMULA in cells
    assert excel.frozen(items)
    head, *told = rows
    numbers: list[Any] = [row[1] for row in told]
    sections: Any = rules()[framework]["sections"]
    assert set(numbers) >= {item for section in sections for item in section["items"]}
    scores = [row[head.index("Poäng" if "Poäng" in head else "Resultat")] for row in told]
    assert any(isinstance(score, float) for score in scores) is (framework != "af")
    assert len(excel.rows("Handlingsplan")) == 1 + len(given["plan"]["rows"])


def test_what_writes_files_is_fetched_only_on_use(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_report(page, site, lay_in(page, site, filled("into")))
    assert not [url for url in asked if "report_docx" in url or "report_xlsx" in url]
    saved_as(page, "xlsx")
    assert [url for url in asked if "report_xlsx" in url]
    assert not [url for url in asked if "report_docx" in url]


def test_form_list_and_plan_lead_to_the_report(page: Page, site: str) -> None:
    name = lay_in(page, site, filled("seqf"))
    desk = DeskPage(page, site).open()
    desk.cards.first.locator("[data-tool='action.report']").click()
    page.wait_for_url(f"**/assessments/report/?a={name}*")
    page.goto(f"{site}sv/assessments/plan/?a={name}")
    page.locator("[data-report-link]").click()
    page.wait_for_url(f"**/assessments/report/?a={name}*")
    root = page.locator("[data-module='report']")
    expect(root).to_have_attribute("data-state", "ready", timeout=90_000)
    page.locator("[data-form-link]").click()
    page.wait_for_url(f"**/seqf/form/?a={name}")
    link = page.locator("a[data-report]")
    expect(link).to_have_attribute("href", re.compile(f"assessments/report/\\?a={name}$"))


@pytest.mark.parametrize("query", ["", "?a=none"])
def test_without_an_assessment_it_says_so_and_leads_to_the_list(
    page: Page, site: str, query: str
) -> None:
    page.goto(f"{site}nb/assessments/report/{query}")
    expect(page.locator("[data-none]")).to_be_visible()
    expect(page.locator("[data-report-body]")).to_be_hidden()
    expect(page.locator("[data-none] a")).to_have_attribute("href", "../")
