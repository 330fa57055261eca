"""Who may ask for offices, people and reading in need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts import actions
from selaras.desk.accounts._demo import Seat
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import Office
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

GUEST = "tamu.darurat"
REASON = "Warga mengungsi lintas batas malam ini"
RULES = {
    "people": Rule(GET, Right.ADMINISTER, elsewhere=True),
    "office-new": Rule(POST, Right.ADMINISTER, chosen=True),
    "office": Rule(GET, Right.ADMINISTER, below=True),
    "office-grant": Rule(POST, Right.ADMINISTER, below=True),
    "office-appoint": Rule(POST, Right.ADMINISTER),
    "office-invite": Rule(POST, Right.ADMINISTER),
    "office-two-steps": Rule(POST, Right.ADMINISTER),
    "office-close": Rule(POST, Right.ADMINISTER),
    "grant-end": Rule(POST, Right.ADMINISTER, below=True),
    "holding-end": Rule(POST, Right.ADMINISTER),
    "emergency": Rule(GET, Right.READ, elsewhere=True),
    "emergency-end": Rule(POST, Right.ADMINISTER, below=True, above=True, own=GUEST),
    "report-unmask": Rule(GET, Right.UNMASK, too=Right.READ),
}


def fill(world: World) -> None:
    """The analyst's office, its first right and term, and somebody who reads Kendari in need."""
    analyst = world.house.people["analis.kendari"]
    office = analyst.offices.get()
    names = ("office", "office-grant", "office-appoint", "office-invite", "office-two-steps")
    world.args |= dict.fromkeys((*names, "office-close"), (office.pk,))
    world.args["grant-end"] = (office.grant_set.get(right=Right.READ).pk,)
    world.args["holding-end"] = (analyst.holding_set.get().pk,)
    world.args["emergency-end"] = (_in_need(world),)
    world.args["report-unmask"] = world.args["report"]
    world.data |= {
        "office-new": {"name": "Baru", "body": "x", "region": KENDARI, "role": "observer"},
        "office-grant": {"right": "export", "node": KENDARI},
        "office-appoint": {"person": "sekretariat.kendari"},
        "office-two-steps": {"asked": "ya"},
    }


def _in_need(world: World) -> str:
    seat = Seat("Piket", "kesbangpol-73.17", "73.17", Office.Role.ANALYST, (Right.READ,))
    office = actions.set_up_office(seat)
    guest = actions.make_account(GUEST, name="Tamu", office=office, password="x" * 12)
    world.house.people = {**world.house.people, GUEST: guest}
    return actions.break_glass(guest, region=KENDARI, reason=REASON).pk
