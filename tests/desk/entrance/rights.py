"""Who may ask about how people come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.accounts.actions import Term
from selaras.desk.entrance import actions
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

OWNER = "analis.kendari"
RULES = {
    "sessions": Rule(GET),
    "sessions-end-others": Rule(POST, changes=False),
    "session-end": Rule(POST, own=OWNER, changes=False),
    "person": Rule(GET, Right.ADMINISTER, below=True),
    "person-reset": Rule(POST, Right.ADMINISTER),
    "person-sessions": Rule(POST, Right.ADMINISTER, changes=False),
    "person-unlock": Rule(POST, Right.ADMINISTER, changes=False),
    "person-two-steps": Rule(POST, Right.ADMINISTER, changes=False),
    "invitation-withdraw": Rule(POST, Right.ADMINISTER),
}


def fill(world: World) -> None:
    """Another session of the analyst, and an invitation to the analyst's office."""
    analyst, clerk = world.house.people[OWNER], world.house.people["admin.kendari"]
    other = actions.begin_session(analyst, agent="Firefox", address="192.0.2.7")
    office = analyst.offices.get()
    actions.invite(office, by=clerk, term=Term())
    names = ("person", "person-reset", "person-sessions", "person-unlock", "person-two-steps")
    world.args |= dict.fromkeys(names, (OWNER,))
    world.args["session-end"] = (other.pk,)
    world.args["invitation-withdraw"] = (office.invitations.get().pk,)
