"""Worker processes answer in order, tell what went wrong, and are never left behind."""

from __future__ import annotations

import math
import operator
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import MappingProxyType

import pytest

from generator import workers
from generator.workers import Worker, WorkerError, processors
from tests.generator.dying import die, stay
from tests.generator.small_site import ROOT

ORPHAN = """
import os, signal
from generator.workers import Worker
worker = Worker()
worker.send(os.getpid)
worker.receive()
worker.send(signal.pause)
{end}
"""


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("math")
    yield made
    made.stop()


def test_jobs_run_in_another_process_and_are_answered_in_order(worker: Worker) -> None:
    worker.send(os.getpid)
    worker.send(math.factorial, 5)
    worker.send(operator.add, "a", "b")
    assert worker.waiting == 3
    assert worker.receive() != os.getpid()
    assert (worker.receive(), worker.receive(), worker.waiting) == (120, "ab", 0)


def test_a_message_larger_than_a_pipe_goes_both_ways_while_a_job_runs(worker: Worker) -> None:
    large = "å" * 3_000_000
    worker.send(str.upper, large)
    worker.send(str.upper, large)
    assert worker.receive() == worker.receive() == large.upper()


def test_frozen_mappings_arrive_frozen(worker: Worker) -> None:
    worker.send(repr, MappingProxyType({"a": 1}))
    assert worker.receive() == "mappingproxy({'a': 1})"


def test_a_job_that_raises_is_told_with_its_traceback_and_the_next_is_done(worker: Worker) -> None:
    worker.send(math.sqrt, -1)
    worker.send(math.sqrt, 4)
    with pytest.raises(WorkerError, match=r"(?s)Traceback.*ValueError"):
        worker.receive()
    assert worker.receive() == 2


def test_an_answer_that_cannot_be_sent_is_told(worker: Worker) -> None:
    worker.send(threading.Lock)
    with pytest.raises(WorkerError, match="cannot pickle"):
        worker.receive()


def test_what_a_job_prints_does_not_reach_the_answers(worker: Worker) -> None:
    worker.send(print, "in the way")
    worker.send(math.factorial, 3)
    assert (worker.receive(), worker.receive()) == (None, 6)


def test_a_process_that_ends_amid_a_job_is_told_with_its_status(worker: Worker) -> None:
    worker.send(die)
    with pytest.raises(WorkerError, match="status 3"):
        worker.receive()
    with pytest.raises(WorkerError, match="gone"):
        worker.send(os.getpid)


@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)", "raise SystemExit"])
def test_a_worker_amid_a_job_ends_with_its_parent(end: str) -> None:
    """It holds the parent's standard error, which is read to its end here."""
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN.format(end=end)],
        cwd=ROOT, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == b""


def test_a_worker_whose_answer_nobody_reads_ends_by_itself(worker: Worker) -> None:
    process = worker._process
    assert process.stdout is not None
    process.stdout.close()
    worker.send(os.getpid)
    assert process.wait(60) == 0


def test_a_worker_that_will_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_SECONDS_TO_END", 0.05)
    deaf = Worker()
    deaf.send(stay)
    process = deaf.receive()
    deaf.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_processors_are_counted_where_a_process_may_use_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert processors() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert processors() == (os.cpu_count() or 1)


def test_ctrl_c_is_kept_from_a_worker_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 512, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert workers._apart() == {"creationflags": 512}
    monkeypatch.setattr(sys, "platform", "linux")
    assert workers._apart() == {"process_group": 0}
