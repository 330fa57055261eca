"""Who may ask for invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.invitations import actions
from tests.desk.rights import GET, POST, Rule

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Meeting
    from tests.desk.rights import World

RULES = {
    "invitations": Rule(GET, Right.READ),
    "invitation-letter": Rule(POST, Right.CONVENE),
    "invitation-rule": Rule(POST, Right.CONVENE),
    "invitation-add": Rule(POST, Right.CONVENE),
    "invitation-issue": Rule(POST, Right.CONVENE),
    "invitation-deliver": Rule(POST, Right.CONVENE),
    "invitation-letters": Rule(GET, Right.CONVENE),
    "invitations-mine": Rule(GET),
    "invitation": Rule(GET, Right.READ),
    "invitation-paper": Rule(GET, Right.READ),
    "invitation-drop": Rule(POST, Right.CONVENE),
    "invitation-answer": Rule(POST, Right.CONVENE),
    "delegates-name": Rule(POST, Right.CONVENE),
    "delegate-drop": Rule(POST, Right.CONVENE),
}


def fill(world: World) -> None:
    """A letter that is ready to go, to a ministry and one that was dropped."""
    meeting = cast("Meeting", world.things["meeting"])
    by, today = world.house.people["sekretariat.kendari"], timezone.localdate()
    text = actions.LetterText("005/1", "Biasa", "", "Rapat rukun", today, "Arsip")
    actions.write_letter(meeting, text, by=by)
    guest = actions.add_guest(meeting, name="Bappenas", by=by)
    actions.name_delegates(guest, [("Sari Mentari", "Direktur")], by=by)
    world.things["guest"] = guest
    world.args |= dict.fromkeys([one for one in RULES if one.startswith("invit")], (meeting.pk,))
    world.args |= {
        "invitations-mine": (),
        "delegate-drop": (guest.pk, guest.delegates.get().pk),
        "invitation-paper": (guest.pk, "docx"),
    }
    named = ("invitation", "invitation-drop", "invitation-answer", "delegates-name")
    world.args |= dict.fromkeys(named, (guest.pk,))
    world.data |= {
        "invitation-letter": {"number": "005/2"},
        "invitation-rule": {"rule": "semua kabupaten/kota di Sultra"},
        "invitation-add": {"name": "Kemensos"},
        "invitation-deliver": {"how": "hand"},
        "invitation-drop": {"reason": "salah alamat"},
        "invitation-answer": {"said": "coming", "speaker": "Sekretaris"},
        "delegates-name": {"people": "Budi Lestari; Staf"},
    }
