"""Who may ask for actions and what bodies do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.cases.models import Action
from selaras.desk.deeds import actions
from tests.desk.documents.files import pdf
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "actions": Rule(GET),
    "action": Rule(GET, Right.READ),
    "action-answer": Rule(POST, Right.REPORT),
    "action-block": Rule(POST, Right.REPORT),
    "action-free": Rule(POST, Right.REPORT, changes=False),
    "action-remind": Rule(POST, Right.REPORT),
    "action-document": Rule(POST, Right.REPORT),
    "action-hand-over": Rule(POST, Right.VERIFY, changes=False),
    "handover-answer": Rule(POST, Right.VERIFY),
    "mandates": Rule(GET, Right.VERIFY, elsewhere=True),
    "mandate-end": Rule(POST, Right.VERIFY),
}


def fill(world: World) -> None:
    """A hand-over that waits, and a mandate that the regency's office has set."""
    action, by = world.things["action"], world.house.people["analis.kendari"]
    assert isinstance(action, Action)
    asked = actions.hand_over(
        action, to_body="kemenag-74.71", basis="aturan", reason="lebih tepat", by=by
    )
    said = {"region": KENDARI, "kind": "brawl", "body": "satpolpp-74.71", "task": "menjaga"}
    own = actions.set_mandate(actions.Mandate(**said, basis="Perda contoh"), by=by)
    world.args |= dict.fromkeys([one for one in RULES if one.startswith("action")], (action.pk,))
    world.args |= {"actions": (), "handover-answer": (asked.pk,), "mandate-end": (own.pk,)}
    world.data |= {
        "action-answer": {"answer": "kami mulai hari ini"},
        "action-block": {"reason": "menunggu peta"},
        "action-remind": {"on": timezone.localdate()},
        "action-document": {"file": pdf()},
        "action-hand-over": {"body": "polres-74.71", "basis": "aturan", "reason": "lain"},
        "handover-answer": {"answer": "accepted"},
    }
