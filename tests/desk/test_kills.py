"""Workers are killed at any moment: every job ends once, with one effect or, failed, with none.

`make soak` kills thirty; `make test` two.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from tests.desk._own import own_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk._own import OwnDesk

A_KILL = 15
JOBS = """
import random, time
from django.db.models.functions import Now
from selaras.desk.audit.models import Entry
from selaras.desk.audit.actions import record_upkeep
from selaras.desk.jobs import actions, registry
from selaras.desk.jobs.crew import Crew
from selaras.desk.jobs.models import Job
from selaras.desk.upkeep.acts import Act

@registry.job("test.write", whole=True)
def write(*, by, **ids):
    record_upkeep(Act.UPGRADED, region="74.71")
    time.sleep(random.random() / 20)

asked = Job.objects.filter(name="test.write")
"""
ASK = """
for turn in range(JOBS):
    actions.enqueue("test.write", {}, by=None, region="ID")
"""
WORK = """
Job.objects.filter(state="running").update(leased_until=Now() - actions.LEASE)
crew = Crew(2, poll_seconds=0.01)
crew.start()
print("under way", flush=True)
until = time.monotonic() + WAIT
while asked.exclude(state__in=("done", "failed")).exists() and time.monotonic() < until:
    time.sleep(0.02)
crew.stop()
done, failed = (asked.filter(state=state).count() for state in ("done", "failed"))
print(done + failed, done - Entry.objects.filter(act=Act.UPGRADED).count())
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[OwnDesk]:
    with own_desk(tmp_path / "own") as made:
        made.set_up()
        yield made


def _killed(own: OwnDesk, chance: random.Random) -> None:
    """A crew that is killed a while after it has begun."""
    with own.start(f"{JOBS}WAIT = 600\n{WORK}") as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "under way"
            time.sleep(chance.random() / 3)
        finally:
            process.kill()


def _all_end_once(own: OwnDesk, kills: int) -> None:
    jobs = kills * A_KILL
    own.python(f"{JOBS}JOBS = {jobs}\n{ASK}")
    chance = random.Random(kills)
    for _ in range(kills):
        _killed(own, chance)
    assert own.python(f"{JOBS}WAIT = 120\n{WORK}") == f"under way\n{jobs} 0"
    assert own.run("audit", "verify").returncode == 0


def test_two_killed_crews_leave_every_job_ended_once(own: OwnDesk) -> None:
    _all_end_once(own, 2)


@pytest.mark.soak
def test_thirty_killed_crews_leave_every_job_ended_once(own: OwnDesk) -> None:
    _all_end_once(own, 30)
