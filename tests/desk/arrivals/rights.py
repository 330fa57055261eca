"""Who may write reports in, and see what became of them."""

from __future__ import annotations

from selaras.desk.accounts.access import Right
from selaras.desk.arrivals import actions
from tests.desk.rights import GET, KENDARI, POST, Rule, World

RULES = {
    "arrivals": Rule(GET),
    "arrival-new": Rule(POST, Right.REPORT, elsewhere=True),
    "arrival": Rule(GET, Right.REPORT),
    "arrival-retry": Rule(POST, Right.REPORT, changes=False),
    "row-mend": Rule(POST, Right.REPORT),
    "row-dismiss": Rule(POST, Right.REPORT),
}


def fill(world: World) -> None:
    """One sending of one line that is no report."""
    analyst = world.house.people["analis.kendari"]
    sent = actions.send(
        [b"bukan json\n"], suffix=".jsonl", region=KENDARI, by=analyst, once="hak0000001"
    )
    row = sent.rows.get()
    world.args["arrival"] = world.args["arrival-retry"] = (sent.pk,)
    world.args["row-mend"] = world.args["row-dismiss"] = (row.pk,)
    told = "KENDARI - Warga dan pemerintah kota membahas batas kebun, Selasa (9/5/2023)."
    world.data["arrival-new"] = world.data["row-mend"] = {"text": told}
    world.data["row-dismiss"] = {"reason": "baris judul"}
