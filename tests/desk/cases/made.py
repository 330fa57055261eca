"""Cases and offices to test with."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import Office
from selaras.desk.cases import actions
from tests.desk.conftest import PASSWORD

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Action, Case
    from tests.desk.conftest import House

KENDARI = "74.71"


def made_case(
    house: House, nature: str = "happened", *, kind: str = "brawl", title: str = "Kasus batas",
    region: str = KENDARI,
) -> Case:  # fmt: skip
    """A case opened by hand by Kendari's analyst."""
    draft = actions.Draft(
        title=title, nature=nature, kind=kind, region=region, grounds="laporan lisan camat"
    )
    return actions.open_by_hand(draft, by=house.people["analis.kendari"])


def made_action(
    house: House, case: Case, *, body: str = "kantah-74.71", days: int = 5, what: str = "Ukur ulang"
) -> Action:
    """An action of a case, due some days from now."""
    return actions.plan_action(
        case,
        what=what,
        body=body,
        basis="aturan contoh",
        deadline=timezone.localdate() + dt.timedelta(days=days),
        by=house.people["analis.kendari"],
    )


def officer(house: House, username: str, body: str, region: str) -> User:
    """Somebody who acts for a body, reads nothing, and may report at home."""
    office = Office.objects.create(
        name=f"Pejabat {body}", body=body, region=region, role=Office.Role.OFFICER
    )
    accounts.grant(office, [Right.REPORT], region=region, by=None)
    user = accounts.make_account(username, name=username, office=office, password=PASSWORD)
    house.people = {**house.people, username: user}
    return user
