"""Who may ask for cases and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.cases import actions
from selaras.desk.newsroom import access as newsroom
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "cases": Rule(GET),
    "case-open": Rule(POST, Right.VERIFY, chosen=True),
    "case": Rule(GET, Right.READ),
    "case-action": Rule(POST, Right.VERIFY),
    "case-renew": Rule(POST, Right.VERIFY),
    "case-close": Rule(POST, Right.VERIFY),
    "action-done": Rule(POST, Right.REPORT),
}


def fill(world: World) -> None:
    """A case of a fear, kept as `case`, with an action; what happened has none yet."""
    house, today = world.house, timezone.localdate()
    found = next(one for one in newsroom.statements(house.story) if one.nature == "feared")
    by = house.people["analis.kendari"]
    case = actions.open_case(
        house.story, found, title="Kasus batas kebun", kind="boundary_dispute", region=KENDARI,
        by=by,
    )  # fmt: skip
    deed: dict[str, Any] = {
        "what": "Dialog",
        "body": "kesbangpol-74.71",
        "basis": "UU 7/2012",
        "deadline": today,
    }
    action = actions.plan_action(case, by=by, **deed)
    world.things["case"] = case
    names = ("case", "case-action", "case-renew", "case-close")
    world.args |= dict.fromkeys(names, (case.pk,))
    world.args["case-open"] = (house.story.pk, house.statement("happened"))
    world.args["action-done"] = (action.pk,)
    world.data |= {
        "case-open": {"title": "Kasus dua", "region": KENDARI, "kind": "brawl"},
        "case-action": deed,
        "case-renew": {"until": today, "reason": "masih rawan"},
        "case-close": {"outcome": "averted", "note": "selesai"},
        "action-done": {"result": "beres"},
    }
