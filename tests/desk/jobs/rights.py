"""Who may ask for the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.jobs.models import Job
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "jobs": Rule(GET, Right.ADMINISTER, elsewhere=True),
    "job-retry": Rule(POST, Right.ADMINISTER),
    "job-delete": Rule(POST, Right.ADMINISTER),
}


def fill(world: World) -> None:
    """A job of Kota Kendari that stopped."""
    job = Job.objects.create(name="audit.verify", region=KENDARI, state=Job.State.FAILED)
    for name in ("job-retry", "job-delete"):
        world.args[name] = (job.pk,)
