"""Who may record legal acts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.cases.models import Case
from selaras.desk.legal import actions
from tests.desk.documents.files import pdf
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "case-legal": Rule(GET, Right.READ),
    "case-status": Rule(POST, Right.VERIFY),
    "case-settlement": Rule(POST, Right.VERIFY),
    "case-process": Rule(POST, Right.VERIFY),
    "status-extend": Rule(POST, Right.VERIFY),
    "status-end": Rule(POST, Right.VERIFY),
}


def fill(world: World) -> None:
    """A status that stands."""
    case, today = world.things["case"], timezone.localdate()
    assert isinstance(case, Case)
    file = pdf("keputusan.pdf")
    file.content_type = "pdf"
    said = actions.Signature(
        on=today, office_name="Wali Kota", officer="Rauf Landoa", number="300/7", file=file
    )
    by, until = world.house.people["analis.kendari"], today + dt.timedelta(days=30)
    status = actions.record_status(case, said, scale="regency", until=until, by=by)
    world.args |= dict.fromkeys([one for one in RULES if one.startswith("case-")], (case.pk,))
    world.args |= dict.fromkeys(("status-extend", "status-end"), (status.pk,))
    signed = {"number": "300/8", "on": today, "office_name": "Wali Kota", "officer": "Rauf Landoa"}
    longer = until + dt.timedelta(days=30)
    world.data |= {
        "case-status": {**signed, "scale": "regency", "until": today, "file": pdf("sk.pdf")},
        "case-settlement": {
            **signed,
            "way": "talks",
            "terms": "batas diukur bersama",
            "limits_worship": "no",
        },
        "case-process": {**signed, "step": "inquiry"},
        "status-extend": {**signed, "until": longer},
        "status-end": {"on": today, "reason": "keadaan pulih"},
    }
