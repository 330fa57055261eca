"""Who may rearrange which reports tell one story."""

from __future__ import annotations

from selaras.desk.accounts.access import Right
from selaras.desk.grouping import actions
from selaras.desk.grouping.models import Rearrangement
from tests.desk.newsroom.rights import feared_story
from tests.desk.rights import GET, POST, Rule, World

RULES = {
    "story-arrange": Rule(GET, Right.VERIFY),
    "story-merge": Rule(POST, Right.VERIFY, reads=True),
    "story-split": Rule(POST, Right.VERIFY),
    "story-move": Rule(POST, Right.VERIFY),
    "rearrangement-undo": Rule(POST, Right.VERIFY),
}


def fill(world: World) -> None:
    """A story beside that of the house, and one merged into it."""
    house, other, gone = world.house, feared_story("g1"), feared_story("g2")
    analyst = house.people["analis.kendari"]
    actions.merge(gone, other, by=analyst, reason="peristiwa yang sama")
    names = ("story-arrange", "story-merge", "story-split", "story-move")
    world.args |= dict.fromkeys(names, (house.story.pk,))
    world.args["rearrangement-undo"] = (Rearrangement.objects.get().pk,)
    report = house.story.members.get(key="a")
    world.data["story-merge"] = {"other": other.pk, "reason": "peristiwa yang sama"}
    world.data["story-split"] = {"reports": [report.pk], "reason": "peristiwa lain"}
    world.data["story-move"] = {"report": report.pk, "other": other.pk, "reason": "salah tempat"}
