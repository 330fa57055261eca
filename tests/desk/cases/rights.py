"""Who may ask for cases and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.cases import actions
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.actions import load_readings
from selaras.desk.newsroom.models import Story
from tests.desk.conftest import reading_a, reading_b, story_of_both
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "cases": Rule(GET),
    "case-new": Rule(GET, Right.VERIFY, elsewhere=True),
    "case-from-report": Rule(POST, Right.VERIFY, chosen=True),
    "case-open": Rule(POST, Right.VERIFY, chosen=True),
    "case": Rule(GET, Right.READ),
    "case-evidence": Rule(GET, Right.READ),
    "case-timeline": Rule(GET, Right.READ),
    "case-story": Rule(POST, Right.VERIFY),
    "evidence-remove": Rule(POST, Right.VERIFY),
    "case-describe": Rule(POST, Right.VERIFY),
    "case-source": Rule(POST, Right.VERIFY),
    "case-stage": Rule(POST, Right.VERIFY),
    "case-action": Rule(POST, Right.VERIFY),
    "case-renew": Rule(POST, Right.VERIFY),
    "case-sequel": Rule(POST, Right.VERIFY),
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
    world.things |= {"case": case, "action": action}
    load_readings([reading_a(key="c"), reading_b(key="d")], [story_of_both(a="c", b="d", key="s2")])
    named = [one for one in RULES if one.startswith("case-")]
    world.args |= dict.fromkeys(["case", *named], (case.pk,))
    world.args |= {
        "case-new": (),
        "case-from-report": (house.story.members.order_by("pk")[0].pk,),
        "case-open": (house.story.pk, house.statement("happened")),
        "evidence-remove": (case.evidences.get().pk,),
        "action-done": (action.pk,),
    }
    new: dict[str, object] = {"title": "Kasus dua", "region": KENDARI, "kind": "brawl"}
    by_hand: dict[str, object] = {**new, "nature": "happened", "grounds": "laporan lisan camat"}
    world.data |= {
        "case-open": new,
        "case-from-report": by_hand,
        "case-story": {"story": Story.objects.get(key="s2").pk},
        "evidence-remove": {"reason": "bukan hal yang sama"},
        "case-describe": {"severity": "damage", "parties": "kelompok A"},
        "case-source": {"source": "c", "reason": "batas kebun dua desa belum diukur"},
        "case-stage": {"stage": "recovery", "reason": "sudah tenang"},
        "case-action": deed,
        "case-renew": {"until": today, "reason": "masih rawan"},
        "case-sequel": {"sequel": "not_happened", "reason": "panen lewat dengan tenang"},
        "case-close": {"outcome": "averted", "note": "selesai"},
        "action-done": {"result": "beres"},
    }
