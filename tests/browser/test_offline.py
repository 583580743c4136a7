"""After one visit all of the site works without a network; where it cannot, nothing differs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.offline import kept_files
from tests.browser import chromium
from tests.browser.conftest import NewContext
from tests.browser.deployed import Deployment, deployed, part, renew_worker, replace
from tests.browser.form_page import FormPage
from tests.browser.kinds import SAMPLE
from tests.browser.offline_page import caches, keep, until, until_kept, workers
from tests.browser.outward import Outward
from tests.browser.test_privacy import Walk, begin, search, use_the_pages_of_assessments
from tests.browser.watch import Watch
from tests.browser.whole_case import scored_and_saved

NONE = {"installing": False, "waiting": False, "active": False}

OTHERS = {"ips": "sv", "seqf": "nb", "into": "sv-FI", "af": "sv"}
"""Locale in which the form of each framework is filled in without a network."""

DIGESTS = """async ([root, places]) => {
  const found = {}
  for (const place of places) {
    const response = await fetch(root + place)
    const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer())
    found[place] = response.ok && btoa(String.fromCharCode(...new Uint8Array(digest)))
  }
  return found
}"""


FETCHED = """async ([url, cache]) => {
  try {
    return (await fetch(url, { cache })).ok
  } catch {
    return false
  }
}"""
THROWN_AWAY = """async (url) => {
  const kept = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  return (await Promise.all(kept.map((one) => one.delete(url)))).includes(true)
}"""


@pytest.fixture
def project(built_site: Path, tmp_path: Path) -> Iterator[Deployment]:
    """A part of the site below /tumstock/, as on a project page."""
    with deployed(part(built_site, tmp_path / "site"), "/tumstock/") as site:
        yield site


@pytest.fixture
def visitor(new_context: NewContext, project: Deployment) -> Page:
    """A page in a browser that has service workers."""
    return new_context(address=project.address, service_workers="allow").new_page()


def test_after_one_visit_to_a_form_everything_works_without_a_network(
    new_context: NewContext, built_site: Path, watches: list[Watch]
) -> None:
    """The watch of the page fails the test where any request does."""
    with deployed(built_site) as site:
        page = new_context(address=site.address, service_workers="allow").new_page()
        form = FormPage(page).open(f"{site.address}nb/ips/form/")
        scored = len(site.asked)
        until_kept(page)
        expect(page.locator("[data-offline]")).to_contain_text("virker uten internett")
        # The form had what it needs before anything was fetched for later.
        assert any("/runtime/" in path for path in site.asked[:scored])
        assert site.asked.index("/sw.js") > site.asked.index("/nb/ips/form/")
        last = max(at for at, path in enumerate(site.asked[:scored]) if "/runtime/" in path)
        assert site.asked.index("/sw.js") > last

        site.stop()
        files = dict(kept_files(built_site))
        found = page.evaluate(DIGESTS, [site.address, list(files)])
        assert found == {
            place: base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
            for place, path in files.items()
        }
        for kind, path in SAMPLE.items():
            response = page.goto(f"{site.address}{path}", wait_until="load")
            assert response, kind
            assert response.status == 200, kind
            expect(page.locator("h1").first).to_be_visible()

        form.open(f"{site.address}sv-FI/ips/form/")
        form.answer("7", {"level": "3"})
        expect(form.score_of("7")).to_contain_text("3")
        form.until_saved()
        page.reload()
        form.until_ready()
        expect(form.control("7.level", "3")).to_be_checked()

        for framework, locale in OTHERS.items():
            scored_and_saved(form, site.address, framework, locale)

        outward = Outward(page.context, [], [], site.address, built_site)
        walk = Walk(page, site.address, "nb", outward)
        begin(walk, beside=len(walk.desk.documents()))
        use_the_pages_of_assessments(walk)
        search(walk)
        assert sorted(set(walk.files)) == ["docx", "ics", "xlsx"]

        watches[0].allow("404|sv/ips/nothing/|ERR_CONNECTION_REFUSED")
        response = page.goto(f"{site.address}sv/ips/nothing/")
        assert response
        assert response.status == 404
        expect(page.locator(".ts-gate__code")).to_have_text("404")


def test_addresses_are_found_as_the_server_finds_them(visitor: Page, project: Deployment) -> None:
    keep(visitor, project.address)
    project.stop()
    visitor.goto(f"{project.address}sv/ips?from=mail#main")
    assert visitor.url == f"{project.address}sv/ips/?from=mail#main"
    visitor.goto(f"{project.address}sv/ips/index.html")
    expect(visitor.locator("h1")).to_be_visible()
    visitor.goto(f"{project.address}nb/assessments/plan/?a=none#rows")
    expect(visitor.locator("h1")).to_be_visible()


def test_reading_pages_ask_for_no_service_worker(visitor: Page, project: Deployment) -> None:
    for path in ("", "sv/", "nb/ips/", "sv/ips/personal/", "sv/glossary/"):
        visitor.goto(f"{project.address}{path}", wait_until="networkidle")
        assert workers(visitor) == NONE
    assert not [path for path in project.asked if "sw.js" in path or "/offline-" in path]


def test_an_install_that_breaks_off_leaves_the_site_as_it_was(
    visitor: Page, project: Deployment, watches: list[Watch]
) -> None:
    """One file is not the one that the list names, as while a new version is being published."""
    replace(project.folder / "sv" / "index.html", "<!doctype html><h1>Newer</h1>")
    watches[0].allow("integrity|digest|/tumstock/sv/")
    visitor.goto(f"{project.address}sv/assessments/")
    until(
        visitor,
        """async () => {
          const found = await navigator.serviceWorker.getRegistration()
          window.begun ||= found !== undefined
          return window.begun && found === undefined
        }""",
    )
    assert "/tumstock/sv/" in project.asked
    expect(visitor.locator("[data-offline]")).to_be_empty()
    visitor.goto(f"{project.address}sv/")
    expect(visitor.locator("h1")).to_have_text("Newer")

    renew_worker(project.folder)  # the new version is there as a whole
    keep(visitor, project.address)


def test_a_browser_that_saves_data_keeps_the_site_only_when_asked(
    visitor: Page, project: Deployment
) -> None:
    visitor.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    visitor.goto(f"{project.address}nb/assessments/")
    button = visitor.locator("[data-offline-keep]")
    expect(button).to_be_visible()
    assert "/tumstock/sw.js" not in project.asked
    button.click()
    until_kept(visitor)
    expect(button).to_be_hidden()


DENIED = {
    "there are none": "delete Navigator.prototype.serviceWorker",
    "they are denied": """ServiceWorkerContainer.prototype.register = async () => {
      throw new DOMException("denied", "SecurityError")
    }""",
    "they are switched off": "ServiceWorkerContainer.prototype.register = async () => undefined",
}


@pytest.mark.parametrize("why", DENIED)
def test_where_service_workers_are_not_to_be_had_nothing_is_said(
    visitor: Page, project: Deployment, why: str
) -> None:
    visitor.add_init_script(DENIED[why])
    visitor.goto(f"{project.address}sv/assessments/", wait_until="networkidle")
    expect(visitor.locator(".ts-desk")).to_have_attribute("data-state", "ready")
    expect(visitor.locator("[data-offline]")).to_be_empty()
    expect(visitor.locator("[data-offline-spared]")).to_be_hidden()
    assert caches(visitor) == {}


def test_with_too_little_room_the_answers_go_before_the_site(
    visitor: Page, project: Deployment
) -> None:
    """The service worker finds itself on a disk that the site would half fill."""
    script = (project.folder / "sw.js").read_text("utf-8")
    room = "navigator.storage.estimate = async () => ({ quota: 1000, usage: 0 });\n"
    replace(project.folder / "sw.js", room + script)
    visitor.goto(f"{project.address}sv/assessments/", wait_until="networkidle")
    assert "/tumstock/sw.js" in project.asked
    assert workers(visitor) == NONE
    assert caches(visitor) == {}
    expect(visitor.locator("[data-offline]")).to_be_empty()


def test_what_the_browser_threw_away_is_fetched_again(visitor: Page, project: Deployment) -> None:
    keep(visitor, project.address)
    [name] = caches(visitor)
    place = f"{project.address}sv/ips/"
    visitor.evaluate(
        """async ([name, place]) => {
          const cache = await caches.open(name)
          const gone = (await cache.keys()).filter(({ url }) => url.startsWith(place))
          for (const key of gone) await cache.delete(key)
        }""",
        [name, place],
    )
    visitor.goto(place)  # from the network meanwhile
    keep(visitor, project.address)
    assert [url for url in caches(visitor)[name] if url.startswith(place)]
    project.stop()
    visitor.goto(place)
    expect(visitor.locator("h1")).to_be_visible()


@pytest.mark.parametrize("gone", ["kept", "own"])
def test_webassembly_comes_from_where_the_browser_keeps_what_it_compiled(
    browser: Browser, built_site: Path, tmp_path: Path, watches: list[Watch], gone: str
) -> None:
    """Its own copy goes first, the kept one is there without it, and no network is asked.

    In a browser that has a disk: what is in memory alone has no room for a copy of its own.
    """
    with (
        deployed(part(built_site, tmp_path / "site", python=True)) as site,
        browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=chromium.path(), args=[*chromium.ARGUMENTS]
        ) as context,
    ):
        watches.append(Watch(context, site.address))
        page = context.new_page()
        FormPage(page).open(f"{site.address}sv/ips/form/")
        until_kept(page)
        (place,) = (one for one, _ in kept_files(site.folder) if one.endswith(".wasm"))
        url = f"{site.address}{place}"
        site.stop()
        watches[0].allow("runtime/|ERR_")
        if gone == "kept":
            assert page.evaluate(THROWN_AWAY, url)
        else:
            page.context.new_cdp_session(page).send("Network.clearBrowserCache")
        assert page.evaluate(FETCHED, [url, "force-cache"])
        assert page.evaluate(FETCHED, [url, "reload"]) is (gone == "own")
