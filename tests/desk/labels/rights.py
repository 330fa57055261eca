"""Who may say what is a report's content."""

from __future__ import annotations

from selaras.desk.accounts.access import Right
from tests.desk.rights import POST, Rule, World

RULES = {"report-part": Rule(POST, Right.CORRECT)}


def fill(world: World) -> None:
    """A part of the house's first report."""
    world.args["report-part"] = (world.house.story.members.get(key="a").pk,)
    world.data["report-part"] = {"start": 0, "end": 7, "said": "other"}
