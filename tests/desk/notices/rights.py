"""Who may ask for notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.notices import actions
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "notices": Rule(GET),
    "notices-seen": Rule(POST, changes=False),
    "notice-choices": Rule(POST),
    "notice-choice-drop": Rule(POST, own="analis.kendari"),
    "notice-ways": Rule(POST),
    "notice-secret": Rule(POST),
    "notice-log": Rule(GET, Right.ADMINISTER, elsewhere=True),
}


def fill(world: World) -> None:
    """A choice of the analyst's."""
    wish = actions.Wish("story", "", 1, "desk", "never")
    choice = actions.choose(wish, by=world.house.people["analis.kendari"])
    world.args |= {"notice-choice-drop": (choice.pk,)}
    world.data |= {
        "notice-choices": {
            "kind": "case",
            "region": "",
            "urgency": 2,
            "channel": "desk",
            "pace": "at_once",
        },
        "notice-ways": {
            "email": "meja@kantor.example",
            "digest_hour": 6,
            "digest_day": 0,
            "language": "id",
        },
    }
