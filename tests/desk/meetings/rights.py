"""Who may ask for meetings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.meetings import actions
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from selaras.desk.cases.models import Case
    from selaras.desk.meetings.models import Meeting
    from tests.desk.rights import World

RULES = {
    "meetings": Rule(GET),
    "meeting-plan": Rule(POST, Right.CONVENE, chosen=True),
    "meeting": Rule(GET, Right.READ),
    "meeting-change": Rule(POST, Right.CONVENE),
    "agenda-add": Rule(POST, Right.CONVENE),
    "agenda-reopen": Rule(POST, Right.CONVENE),
    "meeting-propose": Rule(POST, Right.CONVENE, changes=False),
    "meeting-decide": Rule(POST, Right.CONVENE),
    "meeting-close": Rule(POST, Right.CONVENE),
    "agenda-item": Rule(POST, Right.CONVENE),
    "resolution": Rule(POST, Right.CONVENE),
}


def fill(world: World) -> None:
    """A meeting that decided twice on the case, once without body or deadline."""
    case, secretary = cast("Case", world.things["case"]), world.house.people["sekretariat.kendari"]
    today, start = timezone.localdate(), timezone.now() + dt.timedelta(days=7)
    plan = actions.Plan(KENDARI, "Rapat rukun", "Aula", "on_site", start)
    meeting = actions.plan_meeting(plan, by=secretary)
    whole = actions.Resolution("Ukur ulang", "kesbangpol-74.71", "UU 7/2012", today)
    actions.decide(meeting, case, whole, once="satu", by=secretary)
    bare = actions.decide(meeting, case, actions.Resolution("Undang"), once="dua", by=secretary)
    item = meeting.items.first().pk  # type: ignore[union-attr]  # it has one
    world.things["meeting"] = meeting
    frozen = one_more(world, days=15)
    actions.freeze_agenda(frozen, by=secretary)
    named = ["agenda-add", *(one for one in RULES if one.startswith("meeting"))]
    world.args |= dict.fromkeys(named, (meeting.pk,)) | {"meetings": (), "meeting-plan": ()}
    world.args |= {"agenda-reopen": (frozen.pk,)}
    world.args |= {"agenda-item": (item,), "resolution": (bare.pk,)}
    deed = {"what": "Dialog", "body": "kesbangpol-74.71", "basis": "UU 7/2012", "deadline": today}
    plan_sent = {
        "region": KENDARI,
        "theme": "Rapat dua",
        "venue": "Aula",
        "mode": "on_site",
        "day": today + dt.timedelta(days=9),
        "hour": "10:00",
    }
    world.data |= {
        "meeting-plan": plan_sent,
        "meeting-change": plan_sent,
        "agenda-add": {"title": "Hal lain"},
        "agenda-reopen": {"reason": "tempat pindah"},
        "meeting-decide": deed | {"item": item, "once": "tiga"},
        "agenda-item": {"minutes": 25, "included": "on"},
        "resolution": deed,
    }


def one_more(world: World, *, days: int) -> Meeting:
    """Another meeting of the same forum, some days from now."""
    start = timezone.now() + dt.timedelta(days=days)
    plan = actions.Plan(KENDARI, "Rapat rukun", "Aula", "on_site", start)
    return actions.plan_meeting(plan, by=world.house.people["sekretariat.kendari"])
