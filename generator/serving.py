"""`tumstock serve`: MkDocs' own server, which shows in the page itself what has to be mended.

MkDocs' server stops when the first build fails, and its pages hang when a later one does. Here a
failed build gives a page with its problems in place of every page, which reloads like any other
as soon as a file changes. Nothing that an author writes ends it or shows a traceback.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.errors import FrameworkErrors
from generator.project import read_project
from generator.trouble import Trouble, trouble_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.tumstock")

_HTML = (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"))


class Server(LiveReloadServer):
    """Serves the site, or what keeps it from being built.

    Attributes:
        trouble: What kept the last build from being done; None when it was.
    """

    trouble: Trouble | None = None

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., object]
    ) -> Iterable[bytes] | None:
        """The page with problems in place of any page; all else as it is."""
        path = environ["PATH_INFO"]
        if path.startswith("/livereload/") or "." in path.rpartition("/")[2].removesuffix(".html"):
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            trouble, epoch = self.trouble, self._visible_epoch
        if trouble is None:
            return super()._serve_request(environ, start_response)
        start_response("503 Service Unavailable", list(_HTML))  # it is added to
        page = trouble_page(trouble).encode()
        return [self._inject_js_into_html(page, epoch)]  # type: ignore[no-untyped-call]  # MkDocs has no types for it


class Serving:
    """A site that is built anew whenever something that it is made of changes.

    Attributes:
        config_file: The site's mkdocs.yml.
        folder: Folder that the site is built in; it is removed at the end.
        server: Serves that folder.
    """

    def __init__(self, config_file: Path, host: str, port: int) -> None:
        self.config_file = config_file
        self.folder = Path(tempfile.mkdtemp(prefix="tumstock_"))
        self._address = (host, port)
        self._config: MkDocsConfig | None = None
        self._begun = False
        self.server = Server(builder=self.rebuild, host=host, port=port, root=str(self.folder))

    def rebuild(self) -> None:
        """Build the site and watch what it is made of; what goes wrong is kept to be shown."""
        try:
            build(self._configured(), serve_url=self.server.url)
        except (Abort, MkDocsException) as error:
            self.server.trouble = Trouble.of(_cause(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, the next change may mend it
            self.server.trouble = Trouble.of(error)
        else:
            self.server.trouble = None
        if self.server.trouble is not None:
            log.error("Not built; every page shows why:\n%s", self.server.trouble.text)
        self.watch()

    def _configured(self) -> MkDocsConfig:
        host, port = self._address
        try:
            config = load_config(
                str(self.config_file), site_dir=str(self.folder), dev_addr=f"{host}:{port}"
            )
        except RecursionError:  # MkDocs goes as deep as the file does
            raise FrameworkErrors(read_project(self.config_file).problems) from None
        config.site_url = self.server.url
        self._config = config
        return config

    def watch(self) -> None:
        """Watch everything that the site is made of, whether or not it could be built.

        It is done after each build: what the configuration names is known once it is mended, and
        may be something else by then. What is watched already stays so.
        """
        project = read_project(self.config_file)
        for path in (self.config_file, *project.files, project.frameworks, project.content):
            if path.exists():
                self.server.watch(str(path))
        config = self._config
        if config is None:
            return
        if self.server.trouble is None and not self._begun:  # plugins are told once that it serves
            self._begun = True
            config.plugins.on_serve(self.server, config=config, builder=self.rebuild)
        for item in (*config.theme.dirs[:1], *config.watch):
            self.server.watch(str(item))

    def run(self, *, open_in_browser: bool = False) -> None:
        """Build, serve, and go on until somebody stops it."""
        try:
            self.rebuild()
            with suppress(KeyboardInterrupt):
                self.server.serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]  # MkDocs has no types for it
        finally:
            self.close()

    def close(self) -> None:
        """Stop serving and remove what was built."""
        self.server.shutdown()
        if self._config is not None:
            self._config.plugins.on_shutdown()
        shutil.rmtree(self.folder, ignore_errors=True)


def show_log() -> None:
    """Print what MkDocs says of its work, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.handlers[:] = [handler]


def _cause(error: BaseException) -> BaseException:
    """What a build was given up for: MkDocs ends it with an error that says nothing itself."""
    found = error
    while found.__context__ is not None and not isinstance(found, FrameworkErrors):
        found = found.__context__
    return found
