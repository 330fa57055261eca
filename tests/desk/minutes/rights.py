"""Who may ask for minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from selaras.desk.accounts.access import Right
from selaras.desk.minutes import actions
from tests.desk.meetings.rights import one_more
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Meeting
    from tests.desk.rights import World

RULES = {
    "minutes": Rule(GET, Right.READ),
    "minutes-paper": Rule(GET, Right.READ),
    "minutes-write": Rule(POST, Right.CONVENE),
    "minutes-merge": Rule(GET, Right.CONVENE),
    "minutes-approve": Rule(POST, Right.CONVENE),
    "minutes-add": Rule(POST, Right.CONVENE),
}


def fill(world: World) -> None:
    """Minutes to write, and others that are approved."""
    meeting = cast("Meeting", world.things["meeting"])
    by = world.house.people["sekretariat.kendari"]
    done = one_more(world, days=20)
    actions.approve(done, chair="Ketua", chair_office="Wali Kota", by=by)
    world.args |= dict.fromkeys(("minutes", "minutes-approve"), (meeting.pk,))
    world.args |= {
        "minutes-paper": (meeting.pk, "docx"),
        "minutes-write": (meeting.pk, "pembukaan"),
        "minutes-merge": (meeting.pk, "pembukaan"),
        "minutes-add": (done.pk,),
    }
    world.data |= {
        "minutes-write": {"text": "Rapat dibuka.", "base": 0},
        "minutes-approve": {"chair": "Ketua", "chair_office": "Wali Kota"},
        "minutes-add": {"text": "Ralat tempat."},
    }
