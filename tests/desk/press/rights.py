"""Who may ask for the press about a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from selaras.desk.accounts.access import Right
from selaras.desk.press import actions
from tests.desk.meetings.rights import one_more
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Meeting
    from tests.desk.rights import World

RULES = {
    "press": Rule(GET, Right.READ),
    "press-link": Rule(POST, Right.CONVENE, reads=True),
    "press-unlink": Rule(POST, Right.CONVENE, reads=True),
}


def fill(world: World) -> None:
    """A story beside a meeting, and a meeting without one."""
    meeting, story = cast("Meeting", world.things["meeting"]), world.house.story
    linked = one_more(world, days=21)
    actions.link(linked, story, by=world.house.people["sekretariat.kendari"])
    world.args |= {
        "press": (meeting.pk,),
        "press-link": (meeting.pk, story.pk),
        "press-unlink": (linked.pk, story.pk),
    }
