"""Who may ask for papers that come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from selaras.desk import papers
from selaras.desk.accounts.access import Right
from selaras.desk.incoming import actions
from tests.desk.rights import KENDARI, POST, Rule

if TYPE_CHECKING:
    from tests.desk.rights import World

RULES = {
    "incoming": Rule(POST, Right.CONVENE, chosen=True),
    "incoming-map": Rule(POST, Right.CONVENE),
}


def fill(world: World) -> None:
    """A letter that waits to be mapped."""
    by = world.house.people["sekretariat.kendari"]
    told = ("Rapat rukun akan digelar di Hotel Samudra.",)
    paper = actions.receive(b"x", told, region=KENDARI, sort="letter", name="surat.pdf", by=by)
    world.args |= {"incoming-map": (paper.pk,)}
    file = SimpleUploadedFile("baru.docx", papers.packed_built_in("minutes"))
    world.data |= {
        "incoming": {"region": KENDARI, "sort": "letter", "file": file},
        "incoming-map": {
            "region": KENDARI,
            "theme": "Rapat tiga",
            "venue": "Aula",
            "mode": "on_site",
            "day": timezone.localdate(),
            "hour": "10:00",
        },
    }
