"""Processes that do part of a long job: started early, fed through pipes, never left behind.

A worker is a plain `python -c`, the same on every system: nothing of the parent is copied and its
main module is not run again. A job is a function of a module and its arguments, pickled; the
answer comes back the same way. What a job prints goes to standard error. Ctrl+C reaches the
parent alone, which stops its workers; a worker whose parent is gone ends at once.
"""

from __future__ import annotations

import atexit
import copyreg
import io
import os
import pickle
import queue
import subprocess
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HEAD = 8
"""Bytes before each message that say how long it is."""
_SECONDS_TO_END = 5.0

_running: WeakSet[Worker] = WeakSet()


class WorkerError(Exception):
    """A job failed, or its process is gone; printed, it shows the worker's own traceback."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """Answer to a job that raised."""

    told: str


def processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Worker:
    """One process; jobs are answered in the order in which they were sent."""

    def __init__(self, *warm: str) -> None:
        """Start it.

        Args:
            warm: Modules that its jobs will need, imported while the parent does other things.
        """
        self.waiting = 0
        self._process = subprocess.Popen(
            [sys.executable, "-c", _program(warm)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            **_apart(),
        )
        _running.add(self)

    def send(self, job: Callable[..., object], *arguments: object) -> None:
        """Hand over a job.

        Raises:
            WorkerError: The process is gone.
        """
        data = packed((job, arguments))
        try:
            _write(self._process.stdin, data)
        except (OSError, ValueError) as error:  # ValueError: the pipe was closed here
            raise WorkerError(f"A worker process is gone: {error}") from None
        self.waiting += 1

    def receive(self) -> Any:
        """Wait for the answer to the oldest job that has none yet.

        Raises:
            WorkerError: The job raised, or the process ended without an answer.
        """
        self.waiting -= 1
        data = _read(self._process.stdout)
        if data is None:
            status = self._process.wait()
            self.stop()
            raise WorkerError(f"A worker process ended by itself with status {status}")
        answer = pickle.loads(data)  # noqa: S301  (written by our own process)
        if isinstance(answer, _Failed):
            raise WorkerError(answer.told)
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        _running.discard(self)
        if self._process.poll() is None:
            self._process.terminate()  # ends it at once, unless something there has to write first
            try:
                self._process.wait(_SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:  # pragma: no branch  (opened with the process)
                with suppress(OSError):
                    pipe.close()


@atexit.register
def _stop_all() -> None:
    for worker in list(_running):
        worker.stop()


def _program(warm: tuple[str, ...]) -> str:
    """What a worker runs; it finds modules where its parent does."""
    return (
        f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import main; main({list(warm)!r})"
    )


def _apart() -> Mapping[str, Any]:
    """Options that keep a terminal's Ctrl+C from the process."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


class _Pickler(pickle.Pickler):
    """Writes frozen mappings too, as frozen mappings."""

    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = lambda frozen: (_frozen, (dict(frozen),))


def _frozen(data: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(data)  # the type itself has no name that pickle could look up


def packed(message: object) -> bytes:
    """A message as bytes, of Python's own kind; the same for equal things that were read alike."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(message)
    return buffer.getvalue()


def _write(pipe: IO[bytes] | None, data: bytes) -> None:
    """Send a message of `packed`."""
    assert pipe is not None  # noqa: S101  (opened with the process)
    pipe.write(len(data).to_bytes(_HEAD))
    pipe.write(data)
    pipe.flush()


def _read(pipe: IO[bytes] | None) -> bytes | None:
    """The next message; None where the other side has closed the pipe."""
    assert pipe is not None  # noqa: S101  (opened with the process)
    head = pipe.read(_HEAD)
    if len(head) < _HEAD:
        return None
    length = int.from_bytes(head)
    data = pipe.read(length)
    return data if len(data) == length else None


def main(warm: list[str]) -> None:
    """Do jobs until the parent has no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    for name in warm:
        import_module(name)
    while True:
        answer = _done(jobs.get())
        try:
            _write(answers, answer)
        except OSError:
            os._exit(0)


def _listen(jobs: queue.SimpleQueue[bytes]) -> None:
    """Take jobs from the pipe as they come, so that the parent never waits to hand one over."""
    while (data := _read(sys.stdin.buffer)) is not None:
        jobs.put(data)
    os._exit(0)  # the parent is gone: what is being done is for nobody


def _done(data: bytes) -> bytes:
    """The answer to a job, packed."""
    try:
        job, arguments = pickle.loads(data)  # noqa: S301  (written by our own parent)
        return packed(job(*arguments))
    except BaseException:  # noqa: BLE001  (told to the parent, which raises)
        return packed(_Failed(traceback.format_exc()))
