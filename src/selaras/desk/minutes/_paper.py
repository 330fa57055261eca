"""The minutes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone, translation

from selaras.desk import _bodies, _format, _regions
from selaras.desk.attendance import access as attendance
from selaras.desk.meetings import access as meetings
from selaras.desk.minutes import access
from selaras.desk.papers import access as templates

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Decision, Meeting
    from selaras.desk.papers import Row, Values

_STATES = {
    "hadir": "present",
    "diwakili": "represented",
    "daring": "online",
    "tidak_hadir": "absent",
}


def values(meeting: Meeting) -> Values:
    """What the minutes say, in Indonesian."""
    with translation.override("id"):
        region = meeting.forum.region
        pages = access.pages(meeting)
        counted = attendance.counted(meeting)
        approval = access.approval(meeting)
        told: Values = {
            **meetings.paper(meeting, templates.letterhead(region)),
            **{name: _format.number(counted[state]) for name, state in _STATES.items()},
            "pembukaan": pages[0].text,
            "penutup": pages[-1].text,
            "catatan": [
                {"no": f"{at}.", "pokok": meetings.subject(one.place.item), "isi": one.text}
                for at, one in enumerate(pages[1:-1], start=1)
                if one.place.item is not None
            ],
            "keputusan": _decisions(meeting),
            "disetujui": "",
            "tambahan": [
                {"waktu": _format.moment(one.at, region), "isi": one.text}
                for one in meeting.additions.all()
            ],
        }
        if approval is not None:
            told["disetujui"] = f"Disetujui {_format.moment(approval.at, region)}"
            told["penanda_tangan"] = approval.chair
            told["jabatan_penanda"] = approval.chair_office
            told["pangkat"] = ""
    return told


def _decisions(meeting: Meeting) -> list[Row]:
    rows = meeting.decisions.select_related("case")
    return [_decision(at, one) for at, one in enumerate(rows, start=1)]


def _decision(at: int, one: Decision) -> Row:
    lacking = "belum lengkap" if one.missing else ""
    deadline = "" if one.deadline is None else f"Tenggat {meetings.long_day(one.deadline)}"
    return {
        "no": str(at),
        "isi": one.what,
        "lembaga": _bodies.name(one.body) if one.body else lacking,
        "dasar": one.basis,
        "tenggat": deadline,
    }


def foot(meeting: Meeting) -> str:
    """The line under every page: which minutes, as of when, and whether they stand."""
    with translation.override("id"):
        standing = "" if meeting.is_locked else " · RANCANGAN, belum disetujui"
        at = _format.moment(timezone.now(), meeting.forum.region)
        return f"Notula {_regions.name(meeting.forum.region)} · dicetak {at}{standing}"
