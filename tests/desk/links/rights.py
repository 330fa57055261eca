"""Who may link stories."""

from __future__ import annotations

from selaras.desk.accounts.access import Right
from selaras.desk.links import actions
from selaras.desk.links.models import StoryLink
from tests.desk.newsroom.rights import feared_story
from tests.desk.rights import POST, Rule, World

RULES = {
    "story-link": Rule(POST, Right.VERIFY),
    "link-undo": Rule(POST, Right.VERIFY),
}


def fill(world: World) -> None:
    """A fear of which somebody said that it did not come about."""
    house, feared = world.house, feared_story("l1")
    made = actions.link(
        feared, None, sort=StoryLink.Sort.QUIET, by=house.people["analis.kendari"],
        reason="panen sudah lewat",
    )  # fmt: skip
    world.args["story-link"] = (house.story.pk,)
    world.args["link-undo"] = (made.pk,)
    world.data["story-link"] = {"role": "feared_before", "other": feared.pk, "reason": "sama"}
