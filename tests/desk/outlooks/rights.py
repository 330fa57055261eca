"""Who may ask for odds, and release an alert."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.accounts.actions import grant
from selaras.desk.outlooks.actions import release_alert
from selaras.desk.outlooks.models import Alert, Group, Outlook, Prediction
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "outlook": Rule(GET),
    "alert-release": Rule(POST, Right.PUBLISH),
    "alert-withdraw": Rule(POST, Right.PUBLISH),
}


def fill(world: World) -> None:
    """A draft, a released alert, and somebody who may publish."""
    analyst, today = world.house.people["analis.kendari"], timezone.localdate()
    grant(analyst.offices.get(), [Right.PUBLISH], region=KENDARI, by=None)
    outlook = Outlook.objects.create(
        source="table", as_of=today, first_week=today, last_event=today, events=9, left_out=0,
        model="uji",
    )  # fmt: skip
    waiting, told = (_alert(outlook, group) for group in (Group.VIOLENCE, Group.DISPUTE))
    release_alert(told, reason="Dua sumber menyebutnya.", by=analyst)
    world.args |= {"alert-release": (waiting.pk,), "alert-withdraw": (told.pk,)}
    reason: dict[str, object] = {"reason": "Menurut dua sumber."}
    world.data |= {"alert-release": reason, "alert-withdraw": reason}


def _alert(outlook: Outlook, group: Group) -> Alert:
    today = timezone.localdate()
    row = Prediction.objects.create(
        outlook=outlook, region=KENDARI, group=group, first_day=today,
        last_day=today + dt.timedelta(days=27), mean=1.0, chance_any=0.6, surge_threshold=2,
        chance_surge=0.4, standing=False, shares=[0.4, 0.3, 0.2, 0.1], median=1,
        interval_50=[0, 1], interval_90=[0, 3], reasons=[], recent=1, year=9, basis="fitted",
    )  # fmt: skip
    return Alert.objects.create(prediction=row, usual=0.1, record={"of": 40, "came": 11})
