"""Who may ask for letterheads and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from selaras.desk import papers
from selaras.desk.accounts.access import Right
from selaras.desk.papers import actions
from tests.desk.rights import GET, KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "papers": Rule(GET, Right.CONVENE, elsewhere=True),
    "paper": Rule(GET, Right.CONVENE),
    "letterhead": Rule(POST, Right.CONVENE),
    "template": Rule(GET, Right.CONVENE),
    "template-example": Rule(GET, Right.CONVENE),
    "template-put": Rule(POST, Right.CONVENE),
    "template-drop": Rule(POST, Right.CONVENE),
}


def fill(world: World) -> None:
    """A template of Kendari's own."""
    by = world.house.people["sekretariat.kendari"]
    data = papers.packed_built_in("invitation")
    actions.put_template(KENDARI, "invitation", data, name="kami.docx", by=by)
    named = ("template", "template-example", "template-put", "template-drop")
    world.args |= {"paper": (KENDARI,), "letterhead": (KENDARI,)}
    world.args |= dict.fromkeys(named, (KENDARI, "invitation"))
    world.data |= {
        "letterhead": {"unit": "Sekretariat", "city": "Kendari"},
        "template-put": {"file": SimpleUploadedFile("baru.docx", data)},
    }
