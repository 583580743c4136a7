"""`tumstock serve`: what has to be mended stands in the page, and the site comes back by itself."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from generator.serving import Serving
from generator.starter import new_site
from generator.trouble import Trouble, trouble_page
from tests.generator.small_site import stand_in_assets
from tests.generator.test_check import change, tumstock

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A new site that is being served."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.serving = Serving(home / "mkdocs.yml", "127.0.0.1", free_port())
        self.thread = Thread(target=self.serving.run, daemon=True)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of an address, once no build is under way."""
        host, port = self.serving.server.server_address[:2]
        with closing(HTTPConnection(str(host), port, timeout=60)) as connection:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def reloaded(self, page: str) -> None:
        """Wait as a page in a browser does until it is told to load again."""
        found = re.search(r"livereload\((\d+), (\d+)\);", page)
        assert found, "the page does not reload itself"
        status, epoch = self.get(f"livereload/{found[1]}/{found[2]}")
        assert status == 200
        assert int(epoch) > int(found[1])


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A new site; its browser assets are stand-ins, so that no build of them is needed."""
    with stand_in_assets(tmp_path / "assets"):
        new_site(tmp_path / "Min plats å", name="Våra kriterier", locales=["sv"])
        yield tmp_path / "Min plats å"


@pytest.fixture
def served(home: Path) -> Iterator[Served]:
    """The site, served for as long as the test lasts; a test breaks it before it asks."""
    one = Served(home)
    yield one
    one.serving.server.shutdown()
    if one.thread.ident is not None:
        one.thread.join()
    assert not one.serving.folder.exists()


def test_a_broken_framework_is_shown_in_the_page_and_the_page_comes_back(served: Served) -> None:
    path = served.home / "frameworks" / "first_meeting" / "framework.yaml"
    change(path, "kind: sum", "kind: som")
    served.thread.start()
    status, page = wait_for(served, "sv/first_meeting/")
    assert status == 503
    line = 1 + path.read_text("utf-8").splitlines().index("  kind: som")
    assert f"<code>frameworks/first_meeting/framework.yaml:{line}:9</code>" in page
    assert "did you mean &#39;sum&#39;?" in page
    assert "Traceback" not in page
    change(path, "kind: som", "kind: sum")
    served.reloaded(page)
    status, page = served.get("sv/first_meeting/")
    assert status == 200
    assert "Ett bra första möte" in page
    change(path, "kind: sum", "kind: [")
    served.reloaded(page)
    status, page = served.get("sv/first_meeting/form/")
    assert (status, "readable YAML" in page) == (503, True)
    (served.home / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    served.reloaded(page)
    status, page = served.get("")
    assert status == 503
    assert "The site cannot be built" in page
    assert "Traceback" not in page


def test_a_start_with_a_broken_configuration_ends_in_a_site_that_is_watched_whole(
    served: Served,
) -> None:
    config = served.home / "mkdocs.yml"
    before = config.read_text("utf-8")
    (served.home / "content").rename(served.home / "pages")
    config.write_text("site_name: [\n", "utf-8")
    served.thread.start()
    status, page = wait_for(served, "sv/")
    assert status == 503
    config.write_text(before.replace("docs_dir: content", "docs_dir: pages"), "utf-8")
    served.reloaded(page)
    status, page = served.get("sv/")
    assert status == 200
    start = served.home / "pages" / "sv" / "index.md"
    start.write_text(start.read_text("utf-8") + "\nEn mening till.\n", "utf-8")
    served.reloaded(page)
    status, page = served.get("sv/")
    assert (status, "En mening till." in page) == (200, True)
    (served.home / "overrides" / "partials").mkdir(parents=True)
    change(config, "# custom_dir: overrides", "custom_dir: overrides")
    served.reloaded(page)
    _, page = served.get("sv/")
    (served.home / "overrides" / "partials" / "footer.html").write_text("<p>Egen fot", "utf-8")
    served.reloaded(page)
    assert "Egen fot" in served.get("sv/")[1]


def wait_for(served: Served, path: str) -> tuple[int, str]:
    """The first answer of a server that is being started."""
    address = served.serving.server.server_address
    while served.thread.is_alive():
        with socket.socket() as probe:
            if probe.connect_ex(address) == 0:
                break
    return served.get(path)


def test_what_nobody_foresaw_is_named_by_its_kind_and_escaped() -> None:
    page = trouble_page(Trouble.of(ValueError("<b>odd</b>")))
    assert "<pre>ValueError: &lt;b&gt;odd&lt;/b&gt;</pre>" in page
    assert "<pre>KeyboardInterrupt</pre>" in trouble_page(Trouble.of(KeyboardInterrupt()))


def test_what_is_not_there_yet_is_not_watched_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: [\n", "utf-8")
    serving = Serving(path, "127.0.0.1", free_port())
    watched: list[str] = []
    serving.server.watch = watched.append  # type: ignore[method-assign,assignment]  # a stand-in
    try:
        serving.rebuild()
        assert set(watched) == {str(path)}
        assert serving.server.trouble is not None
    finally:
        serving.close()
    assert not serving.folder.exists()


def test_a_mistake_of_ours_is_shown_too_and_the_server_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ValueError("odd")

    serving = Serving(home / "mkdocs.yml", "127.0.0.1", free_port())
    monkeypatch.setattr("generator.serving.build", breaks)
    try:
        serving.rebuild()
        assert serving.server.trouble == Trouble.of(ValueError("odd"))
    finally:
        serving.close()


def test_without_a_site_it_says_how_to_make_one(tmp_path: Path) -> None:
    done = tumstock(tmp_path, "serve")
    assert done.exit_code == 2
    assert "`tumstock new site DIR` writes a site" in done.stderr


def test_an_address_that_is_taken_is_named(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = tumstock(home, "serve", "--port", str(port))
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == f"Error: 127.0.0.1:{port}: Address already in use"
