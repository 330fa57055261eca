"""The letters of a meeting, from its template and its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

from selaras.desk import papers
from selaras.desk.invitations import access
from selaras.desk.meetings import access as meetings
from selaras.desk.papers import access as templates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.desk.invitations.models import Guest
    from selaras.desk.meetings.models import Meeting
    from selaras.desk.papers import Values


def as_pdf(meeting: Meeting, guests: Iterable[Guest], address: str) -> bytes:
    """All these letters as one PDF; `address` is where their codes lead."""
    template = templates.template(meeting.forum.region, "invitation")
    return papers.to_pdf(template, values(meeting, guests, address), title=meeting.theme)


def values(meeting: Meeting, guests: Iterable[Guest], address: str) -> list[Values]:
    """What each letter says."""
    letter = access.letter(meeting)
    head = templates.letterhead(meeting.forum.region)
    copies = [one.strip() for one in letter.copies.splitlines() if one.strip()]
    shared: Values = {
        **meetings.paper(meeting, head),
        "nomor": letter.number,
        "sifat": letter.nature,
        "lampiran": letter.attachment or "1 (satu) berkas",
        "hal": letter.subject,
        "tanggal_surat": "" if letter.signed_on is None else meetings.long_day(letter.signed_on),
        "tembusan": "\n".join(f"{at}. {one}" for at, one in enumerate(copies, start=1)),
    }
    return [
        {
            **shared,
            "penerima": guest.addressee,
            "penerima_di": access.seat_of(guest),
            "kode": guest.pk,
            "qr": f"{address}{guest.pk}/",
        }
        for guest in guests
    ]


def qr(text: str) -> str:
    """The text as a QR picture in SVG, for the page."""
    return str(segno.make(text, error="m", micro=False).svg_inline(border=2, scale=4))
