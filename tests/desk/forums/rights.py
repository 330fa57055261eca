"""Who may ask for forums."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.forums import access, actions
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

_EDIT = Rule(POST, Right.CONVENE, also=(Right.ADMINISTER,))
_SEE = Rule(GET, Right.READ, also=(Right.CONVENE, Right.ADMINISTER))
_SINCE = dt.date(2023, 5, 20)

RULES = {
    "forums": Rule(GET),
    "forum": _SEE,
    "forum-history": _SEE,
    "forum-seat-add": _EDIT,
    "forum-seat": _EDIT,
    "forum-seat-holder": _EDIT,
    "forum-seat-contact": _EDIT,
    "tenure-end": _EDIT,
    "tenure-withdraw": _EDIT,
}


def fill(world: World) -> None:
    """A Forkopimda whose police seat is held."""
    forum, by = access.of(KENDARI, "forkopimda"), world.house.people["sekretariat.kendari"]
    term = actions.Term("Sutarno Wibawa", "full", _SINCE)
    tenure = actions.begin_tenure(forum, "kapolres", term, by=by)
    world.args |= dict.fromkeys(("forum", "forum-history", "forum-seat-add"), (forum.id,))
    seat = (forum.id, "kapolres")
    world.args |= dict.fromkeys(("forum-seat", "forum-seat-holder", "forum-seat-contact"), seat)
    world.args |= dict.fromkeys(("tenure-end", "tenure-withdraw"), (tenure.pk,))
    facts: dict[str, object] = {
        "office": "Kepala BPBD",
        "body": "BPBD",
        "part": "member",
        "basis": "SK 12/2025",
    }
    sent: dict[str, dict[str, object]] = {
        "forum-seat-add": facts | {"once": "abcdefghij"},
        "forum-seat": facts,
        "forum-seat-holder": {"standing": "plt", "name": "Rusdi Laode", "since": "2024-02-01"},
        "forum-seat-contact": {"phone": "+62 401 3121234", "email": ""},
        "tenure-end": {"until": "2024-06-30"},
        "tenure-withdraw": {"reason": "salah orang"},
    }
    world.data |= sent
