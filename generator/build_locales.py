"""The locales beside the first: each a MkDocs build of its own, in a process of its own.

    Others           before the site is read: start the processes
    Others.start     when it has been read: hand out the locales
    Others.finish    when the first locale is built: say what the others said, in order

With one processor, or `workers: 0`, they are built here one after the other; the site is the
same to the byte.
"""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from generator.workers import Worker, WorkerError, processors

if TYPE_CHECKING:
    from generator.build import Site
    from generator.plugin import TumstockPlugin

_MKDOCS = logging.getLogger("mkdocs")

_kept: list[Worker] = []
"""Workers that wait for the next build of `mkdocs serve`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a worker has to know of a build.

    Attributes:
        config_file: The configuration file.
        strict: Whether the configuration is read strictly.
        site: The site, read.
        locales: Codes of the locales to build.
        reloading: Whether pages reload themselves.
        level: Least severe messages that are wanted, a number of `logging`.
    """

    config_file: str
    strict: bool
    site: Site
    locales: tuple[str, ...]
    reloading: bool
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of a locale.

    Attributes:
        locale: Its code.
        said: Log records of its build as dictionaries, in order.
        stopped: Why it was not built to the end; None where it was.
    """

    locale: str
    said: tuple[dict[str, Any], ...]
    stopped: str | None


class Others:
    """The builds of all locales but the first, and the processes that do them."""

    def __init__(self, locales: int, workers: int | None, *, keep: bool = False) -> None:
        """Start the processes; by the time that the site has been read, they are there.

        Args:
            locales: How many there are to build.
            workers: Most processes to use, 0 for none; None for as many as there are processors,
                and for none where there is but one.
            keep: Whether they are to wait for another build afterwards.
        """
        cores = processors()
        most = (cores if cores > 1 else 0) if workers is None else workers
        count = min(locales, most)
        _let_go([worker for worker in _kept if worker.waiting])  # of a build that never ended
        while len(_kept) < count:
            _kept.append(Worker(__name__, "generator.plugin"))
        self._workers = _kept[:count]
        self._keep = keep
        self._order: Order | None = None

    def start(self, order: Order) -> None:
        """Hand out the locales, each always to the same process."""
        self._order = order
        for number, worker in enumerate(self._workers):
            share = order.locales[number :: len(self._workers)]
            worker.send(build_there, replace(order, locales=share))

    def finish(self) -> None:
        """Wait until all are built, and say what was said about each, in the order of the site.

        Raises:
            PluginError: At least one could not be built.
        """
        order = self._order
        assert order is not None  # noqa: S101  (start has set it)
        if not self._workers:
            build_here(order)
            return
        try:
            done = [built for worker in self._workers for built in worker.receive()]
        except WorkerError as error:
            raise PluginError(str(error)) from None
        done.sort(key=lambda built: order.locales.index(built.locale))
        for built in done:
            for record in built.said:
                logging.getLogger(record["name"]).handle(logging.makeLogRecord(record))
        for built in done:
            if built.stopped is not None:
                raise PluginError(f"{built.locale} was not built: {built.stopped}")
        self.close()

    def close(self) -> None:
        """Let the processes go that nobody needs; those amid a job are of no more use."""
        _let_go([one for one in self._workers if one.waiting or not self._keep])
        self._workers = []


def _let_go(workers: list[Worker]) -> None:
    for worker in workers:
        _kept.remove(worker)
        worker.stop()


def build_there(order: Order) -> list[Built]:
    """Build locales in a worker; messages are kept, to be said by the first build."""
    _MKDOCS.setLevel(order.level)
    done: list[Built] = []
    for code in order.locales:
        said = _Collected()
        _MKDOCS.addHandler(said)
        stopped = None
        try:
            build_here(replace(order, locales=(code,)))
        except Abort as error:
            stopped = error.format_message()
        except Exception:  # noqa: BLE001  (told by the first build)
            stopped = traceback.format_exc()
        finally:
            _MKDOCS.removeHandler(said)
        done.append(Built(locale=code, said=tuple(said.records), stopped=stopped))
    return done


class _Collected(logging.Handler):
    """Keeps what is said, ready to be sent to another process."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        told = {"name": record.name, "levelno": record.levelno, "levelname": record.levelname}
        text = record.getMessage()
        if record.exc_info:
            text += "\n" + logging.Formatter().formatException(record.exc_info)
        self.records.append({**told, "msg": text})


def build_here(order: Order) -> None:
    """Build locales one after the other in this process."""
    for code in order.locales:
        config = load_config(order.config_file, strict=order.strict)
        config.strict = False  # the first build counts the warnings of all
        plugin = cast("TumstockPlugin", config.plugins["tumstock"])
        plugin.site, plugin.locale = order.site, order.site.library.locales[code]
        plugin.reloading = order.reloading
        build(config)
