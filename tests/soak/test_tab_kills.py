"""The campaign of killed tabs notices what it is there for: each fault is planted and told."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from generator.toolchain.places import ROOT

FAULTS = {
    "a write that never comes about": (
        """
        const put = IDBObjectStore.prototype.put
        IDBObjectStore.prototype.put = function (record, ...more) {
          return record.assessment ? this.get(record.id) : put.call(this, record, ...more)
        }
        """,
        "saved was ",
        1,
    ),
    "a write of one half": (
        """
        const put = IDBObjectStore.prototype.put
        IDBObjectStore.prototype.put = function (record, ...more) {
          const half = structuredClone(record)
          if (half.assessment) half.assessment.answers["7"].note = "n 0 "
          return put.call(this, half, ...more)
        }
        """,
        "half written",
        1,
    ),
    "a score of answers that are not stored": (
        """
        const put = IDBObjectStore.prototype.put
        IDBObjectStore.prototype.put = function (record, ...more) {
          const other = structuredClone(record)
          if (other.scored)
            other.scored.request = other.scored.request.replaceAll(/"n (\\d+)/g, '"n 9$1')
          return put.call(this, other, ...more)
        }
        """,
        "the kept score is of 9",
        2,
    ),
}
"""Scripts that spoil the storing under the page, what the campaign has to say of it, and kills."""

RUN = """
import json, sys
from tests.soak.tab_kills import run
script, kills, said = sys.argv[1:]
failures = []
for seed in range(395, 400):
    failures += run(int(kills), seed, script).failures
    if any(said in failure for failure in failures):
        break
print(json.dumps(failures))
"""
"""Tries again where a slow machine had come to no score before its tab was killed."""


@pytest.mark.browser
@pytest.mark.parametrize("what", FAULTS)
def test_a_planted_fault_is_noticed(what: str) -> None:
    script, said, kills = FAULTS[what]
    done = subprocess.run(
        [sys.executable, "-c", RUN, script, str(kills), said],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    failures = json.loads(done.stdout)
    assert [failure for failure in failures if said in failure], failures
