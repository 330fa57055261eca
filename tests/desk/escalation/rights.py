"""Who may ask for the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.cases import actions as cases
from selaras.desk.cases.models import Case
from selaras.desk.escalation import actions
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "ladder": Rule(GET, lists=Right.VERIFY),
    "clocks": Rule(GET),
    "clock-set": Rule(POST, own="analis.sultra"),
    "case-ladder": Rule(GET, Right.READ),
    "case-raise": Rule(POST, Right.VERIFY),
    "case-share": Rule(POST, Right.VERIFY),
    "step-answer": Rule(POST, own="analis.sultra"),
    "share-answer": Rule(POST, own="analis.luwu"),
}


def fill(world: World) -> None:
    """A second case that the regency has raised, and offered to a regency elsewhere."""
    case, by = world.things["case"], world.house.people["analis.kendari"]
    assert isinstance(case, Case)
    draft = cases.Draft(
        title="Kasus batas kebun lama", nature="happened", kind="brawl", region=KENDARI,
        grounds="laporan lisan",
    )  # fmt: skip
    second = cases.open_by_hand(draft, by=by)
    step = actions.raise_case(second, reason="melintasi kabupaten", by=by)
    share = actions.offer(second, to_region="73.17", reason="warga bertetangga", by=by)
    world.args |= dict.fromkeys(("case-ladder", "case-raise", "case-share"), (case.pk,))
    world.args |= {"clock-set": ("74",), "step-answer": (step.pk,), "share-answer": (share.pk,)}
    clock = {"group": "violence", "severity": "none", "step": "regency", "hours": 5}
    world.data |= {
        "clock-set": clock,
        "case-raise": {"reason": "di luar kemampuan kota"},
        "case-share": {"to_region": "74.02", "reason": "berbatasan"},
        "step-answer": {"answer": "accepted"},
        "share-answer": {"answer": "accepted"},
    }
