"""Who may ask for tokens, and take lists away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.api import actions
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

OWNER = "analis.kendari"
RULES = {
    "tokens": Rule(GET),
    "token-revoke": Rule(POST, own=OWNER),
    "download": Rule(GET, Right.EXPORT, elsewhere=True),
    "api": Rule(GET),
}


def fill(world: World) -> None:
    """A token of the analyst."""
    owner = world.house.people[OWNER]
    made, _ = actions.make_token(owner, name="Skrip", rights=[Right.READ], days=30)
    world.args["token-revoke"] = (made.pk,)
    world.args["download"] = ("cerita", "csv")
