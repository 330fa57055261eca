"""Who may fetch documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk.accounts.access import Right
from selaras.desk.cases.models import Case
from selaras.desk.documents.actions import keep
from tests.desk.documents.files import pdf
from tests.desk.rights import GET, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {"document": Rule(GET, Right.READ)}


def fill(world: World) -> None:
    """A paper of the case."""
    case, file = world.things["case"], pdf("berita acara.pdf")
    assert isinstance(case, Case)
    file.content_type = "pdf"
    kept = keep(file, case=case, by=world.house.people["analis.kendari"])
    world.args["document"] = (kept.pk,)
