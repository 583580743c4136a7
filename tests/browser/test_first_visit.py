"""A page that was opened before the site was kept, and a version that is published meanwhile."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.deployed import Deployment, copied, deployed, newer, part, renew_worker, replace
from tests.browser.desk_page import text_of
from tests.browser.filled import filled
from tests.browser.form_page import FormPage
from tests.browser.offline_page import KEEPING_MS, until_kept
from tests.browser.test_faults import KEEP_WORKERS
from tests.browser.test_report import lay_in, open_report, saved_as
from tests.browser.watch import Watch

HOLD = """
const real = ServiceWorkerContainer.prototype.register
const let_go = new Promise((resolve) => { window.letGo = resolve })
ServiceWorkerContainer.prototype.register = async function (...given) {
  await let_go
  return real.apply(this, given)
}
"""
"""Has the page wait before it begins to keep the site."""

NAMED = re.compile(r"^worker-[0-9A-Z]{8}\.js$|-[0-9a-f]{32}\.json$")
TOLD = "ladda om sidan"


def renamed(site: Path, to: Path) -> Path:
    """A later version in which the worker and every file of rules and words has a new name."""
    newer(site, to)
    names: dict[str, str] = {}
    for path in [path for path in (to / "assets").rglob("*.js*") if NAMED.search(path.name)]:
        text = path.read_text("utf-8") + "\n"
        coded = hashlib.sha256(text.encode()).hexdigest()
        name = f"{path.name.rpartition('-')[0]}-{coded[:32]}{path.suffix}"
        names[path.name] = name
        path.unlink()
        path.with_name(name).write_text(text, "utf-8")
    known = re.compile("|".join(map(re.escape, names)))
    for page in to.rglob("*.html"):
        replace(page, known.sub(lambda found: names[found[0]], page.read_text("utf-8")))
    renew_worker(to)
    return to


@pytest.fixture
def published(built_site: Path, tmp_path: Path) -> Iterator[Deployment]:
    """A part of the site that can score."""
    with deployed(part(built_site, tmp_path / "site", python=True), "/tumstock/") as site:
        yield site


@pytest.fixture
def version_b(published: Deployment, tmp_path: Path) -> Path:
    """Folder of a later version, which has nothing of the first one's scripts, rules and words."""
    return renamed(published.folder, tmp_path / "newer")


@pytest.fixture
def form(new_context: NewContext, published: Deployment) -> FormPage:
    """A form of a first visit, before any of the site is kept."""
    page = new_context(address=published.address, service_workers="allow").new_page()
    page.add_init_script(HOLD + KEEP_WORKERS)
    form = FormPage(page).open(f"{published.address}sv/ips/form/")
    form.control("7.level", "3").check()
    expect(form.score_of("7")).to_contain_text("3")
    form.until_saved()
    return form


def kill_worker(page: Page) -> None:
    """Have the worker of scoring say that it is broken, as where a machine ends it."""
    page.evaluate("window.workers.at(-1).onerror({ message: 'killed' })")
    status = page.locator("[data-runtime-status]")
    expect(status).to_have_attribute("data-state", "failed")
    expect(status).to_contain_text(TOLD)


def test_a_form_of_a_first_visit_scores_by_its_own_version_when_another_is_published(
    form: FormPage, published: Deployment, version_b: Path
) -> None:
    page = form.page
    page.evaluate("window.letGo()")
    until_kept(page)
    published.folder = version_b
    kill_worker(page)
    page.locator("[data-runtime-retry]").click()
    form.until_ready()
    form.control("7.level", "4").check()
    form.control("7.level", "3").check()
    expect(form.score_of("7")).to_contain_text("3")
    assert page.locator("h1[data-newer]").count() == 0


def test_a_form_that_is_older_than_what_comes_to_be_kept_is_told_so_and_keeps_its_answers(
    form: FormPage, published: Deployment, version_b: Path, watches: list[Watch]
) -> None:
    page = form.page
    published.folder = version_b
    page.evaluate("window.letGo()")
    offer = page.locator("[data-update]")
    expect(offer).to_be_visible(timeout=KEEPING_MS)
    expect(offer).to_contain_text("Ladda om sidan när det passar")
    expect(form.score_of("7")).to_contain_text("3")
    assert page.locator("h1[data-newer]").count() == 0  # nothing is swapped under it

    watches[0].allow("/assets/|scoring did not start|the worker")
    kill_worker(page)
    page.locator("[data-runtime-retry]").click()
    form.control("9.level", "2").check()
    expect(page.locator("[data-runtime-status]")).to_contain_text(TOLD)
    form.until_saved()

    offer.locator(".ts-button--primary").click()
    expect(page.locator("h1[data-newer]")).to_be_visible()
    form.until_ready()
    expect(form.score_of("7")).to_contain_text("4")
    expect(form.score_of("9")).to_contain_text("2")
    expect(offer).to_have_count(0)


def test_what_a_page_fetches_on_use_is_its_own_or_the_page_says_to_load_it_anew(
    new_context: NewContext, built_site: Path, tmp_path: Path, watches: list[Watch]
) -> None:
    """Nothing is kept here: the browser has no service workers for this site."""
    with deployed(copied(built_site, tmp_path / "whole")) as site:
        page = new_context(address=site.address).new_page()
        watches[0].allow("/assets/|report:|import")
        name = lay_in(page, site.address, filled("ips"))
        open_report(page, site.address, name)
        older = site.folder
        site.folder = renamed(older, tmp_path / "newer")
        for script in (site.folder / "assets").glob("report_*.js"):
            script.unlink()
        status = page.locator("[data-status]")
        for ending in ("docx", "xlsx"):
            page.locator(f"[data-file='{ending}']").click()
            expect(status).to_contain_text(TOLD)
            expect(status).to_contain_text("Filen gick inte att skapa")
        shown = page.locator("[data-report]").inner_text()
        page.locator("select[name='lang']").select_option("nb")
        expect(status).to_contain_text("Rapporten gick inte att göra. Ladda om sidan")
        assert page.locator("[data-report]").inner_text() == shown
        site.folder = older  # the host was between two versions
        for ending in ("docx", "xlsx"):
            assert saved_as(page, ending)[1]
        site.folder = tmp_path / "newer"
        page.reload()
        expect(page.locator("h1[data-newer]")).to_be_visible()
        report = page.locator("[data-module='report']")
        expect(report).to_have_attribute("data-state", "ready", timeout=60_000)


def test_a_file_is_opened_by_its_own_version_or_the_page_says_to_load_it_anew(
    new_context: NewContext, published: Deployment, version_b: Path, watches: list[Watch]
) -> None:
    page = new_context(address=published.address).new_page()
    watches[0].allow("/assets/|import")
    page.goto(f"{published.address}sv/assessments/")
    expect(page.locator(".ts-desk")).to_have_attribute("data-state", "ready")
    older, published.folder = published.folder, version_b
    for script in (version_b / "assets").glob("reader-*.js"):
        script.unlink()
    file: FilePayload = {
        "name": "a.json",
        "mimeType": "application/json",
        "buffer": text_of(filled("ips")).encode(),
    }
    chosen = page.locator("[data-open-files]")
    chosen.set_input_files([file])
    expect(page.locator("[data-status]")).to_contain_text("Ladda om sidan och försök igen")
    published.folder = older  # the host was between two versions
    chosen.set_input_files([file])
    expect(page.locator("[data-import]")).to_be_visible()
