"""Who may ask for retention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.retention.models import Hold
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "retention": Rule(GET, Right.ADMINISTER, elsewhere=True),
    "retention-rule": Rule(POST, Right.ADMINISTER),
    "hold": Rule(POST, Right.VERIFY),
    "hold-end": Rule(POST, Right.VERIFY),
}


def fill(world: World) -> None:
    """A hold on the first report of Kota Kendari."""
    by = world.house.people["analis.kendari"]
    office = by.offices.get()
    report = world.house.story.members.earliest("pk")
    held = Hold.objects.create(
        thing="report", thing_id=report.pk, region=KENDARI, reason="uji", by=by, office=office
    )
    reason: dict[str, object] = {"reason": "diminta pengadilan"}
    world.args |= {
        "retention-rule": (KENDARI,),
        "hold": ("story", world.house.story.pk),
        "hold-end": (held.pk,),
    }
    world.data |= {
        "retention-rule": {"sort": "report", "days": 365}, "hold": reason, "hold-end": reason,
    }  # fmt: skip
