"""What a meeting says on paper: the values of a template, in Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone, translation

from selaras.desk import _format, _regions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from selaras.desk.meetings.models import AgendaItem, Meeting
    from selaras.desk.papers import Row, Values
    from selaras.desk.papers.models import Letterhead

_MASK = "▇"
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip


def values(meeting: Meeting, items: Iterable[AgendaItem], head: Letterhead) -> Values:
    """Everything that any paper about the meeting may say; masked names are in none of it."""
    with translation.override("id"):
        short, zone = _regions.zone(meeting.forum.region)
        start = timezone.localtime(meeting.starts_at, zone)
        told: Values = {
            **head.values(),
            "forum": _called(meeting),
            "tema": _unmasked(meeting.theme, ""),
            "bidang": meeting.field,
            "tempat": meeting.venue,
            "tautan": meeting.link,
            "cara": str(meeting.get_mode_display()),
            "penyelenggara": meeting.host,
            "pembuka": meeting.opener,
            "hari_tanggal": f"{_DAYS[start.weekday()]}, {long_day(start.date())}",
            "pukul": f"{_format.hour(start.time())} {short} sampai selesai",
            "agenda": [_row(at, one) for at, one in enumerate(_kept(items), start=1)],
            "sesi": [
                {
                    "pukul": _format.hour(one.hour),
                    "judul": one.title,
                    "pembicara": one.speakers,
                }
                for one in meeting.sessions.all()
            ],
        }
    return told


def _called(meeting: Meeting) -> str:
    """What the meeting is called: the forum's name is a meeting's only when it says so."""
    name = meeting.forum.name
    return name if name.startswith("Rapat ") else f"Rapat {name}"


def long_day(day: dt.date) -> str:
    """25 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _kept(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    order = ("promised", "feared", "happened", "other")
    kept = [one for one in items if one.included]
    return sorted(kept, key=lambda one: (order.index(one.part), one.place, one.pk))


def _row(at: int, item: AgendaItem) -> Row:
    return {
        "no": str(at),
        "bagian": str(item.get_part_display()),
        "pokok": subject(item),
        "wilayah": "" if item.case is None else _regions.name(item.case.region),
        "menit": str(item.minutes),
        "pemapar": item.presenter,
    }


def subject(item: AgendaItem) -> str:
    """What an item is about; its kind of problem where its words hold a masked name."""
    kind = "" if item.case is None else _format.kind(item.case.kind)
    return _unmasked(item.name, kind)


def _unmasked(words: str, instead: str) -> str:
    return instead if _MASK in words else words
