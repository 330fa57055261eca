"""Who may ask for stories and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.newsroom import actions
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from tests.desk.conftest import House
    from tests.desk.rights import World

RULES = {
    "stories": Rule(GET),
    "story": Rule(GET, Right.READ),
    "story-confirm": Rule(POST, Right.VERIFY),
    "story-reject": Rule(POST, Right.VERIFY),
    "story-fact": Rule(POST, Right.VERIFY),
    "decision-undo": Rule(POST, Right.VERIFY),
    "report": Rule(GET, Right.READ),
}


def fill(world: World) -> None:
    """One decided story of two reports."""
    house = world.house
    analyst = house.people["analis.kendari"]
    actions.confirm_fact(house.story, "venue", by=analyst, value="Hotel Samudra")
    names = ("story", "story-confirm", "story-reject")
    world.args |= dict.fromkeys(names, (house.story.pk,))
    world.args["story-fact"] = (house.story.pk, _a_fact(house))
    world.args["decision-undo"] = (house.story.decisions.get().pk,)
    world.args["report"] = (house.story.members.first().pk,)  # type: ignore[union-attr]  # it has two
    world.data["story-reject"] = {"reason": "misread"}
    world.data["story-fact"] = {"step": "confirm"}


def _a_fact(house: House) -> str:
    page = house.client("analis.kendari").get(house.story.get_absolute_url())
    groups = page.context["groups"]
    return str(groups[0].facts[0].key)
