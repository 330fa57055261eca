"""Dates, clocks, numbers and labels as people here write them, in both languages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from selaras import issues
from selaras.desk import _regions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.records import Count

_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DAYS = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def _language() -> str:
    return "en" if get_language() == "en" else "id"


def day(date: dt.date) -> str:
    """Sel 11 Apr 2023."""
    language = _language()
    month, weekday = _MONTHS[language][date.month - 1], _DAYS[language][date.weekday()]
    return f"{weekday} {date.day} {month} {date.year}"


def iso(value: str) -> str:
    """An ISO date cut to what was said: 2014; Des 2014; Sel 11 Apr 2023; ... 13.25."""
    try:
        if len(value) == len("2014-12"):
            return f"{_MONTHS[_language()][int(value[5:7]) - 1]} {value[:4]}"
        if "T" in value:
            moment = dt.datetime.fromisoformat(value)
            return f"{day(moment.date())} {hour(moment.time())}"
        return value if len(value) == len("2014") else day(dt.date.fromisoformat(value))
    except (ValueError, IndexError):
        return value


def hour(time: dt.time) -> str:
    """14.30 in Indonesian, 14:30 in English."""
    return f"{time.hour:02}{':' if _language() == 'en' else '.'}{time.minute:02}"


def moment(at: dt.datetime, region: str = _regions.NATION) -> str:
    """Sel 11 Apr 2023 14.30 WITA, on the region's clock."""
    short, zone = _regions.zone(region)
    local = timezone.localtime(at, zone)
    return f"{day(local.date())} {hour(local.time())} {short}"


def clock(at: dt.datetime, region: str = _regions.NATION) -> str:
    """14.30 WITA, on the region's clock."""
    short, zone = _regions.zone(region)
    return f"{hour(timezone.localtime(at, zone).time())} {short}"


def number(value: int) -> str:
    """1.200 in Indonesian, 1,200 in English."""
    grouped = f"{value:,}"
    return grouped if _language() == "en" else grouped.replace(",", ".")


def count(value: Count | Sequence[int]) -> str:
    """5; 20–99; 0 (dinyatakan nihil)."""
    if isinstance(value, int):
        return number(value) if value else _("0 (dinyatakan nihil)")
    return f"{number(value[0])}–{number(value[1])}"


def due(days: int) -> str:
    """Sisa 3 hari; jatuh tempo hari ini; lewat 2 hari."""
    if days == 0:
        return _("jatuh tempo hari ini")
    if days > 0:
        return ngettext("sisa %(n)d hari", "sisa %(n)d hari", days) % {"n": days}
    return ngettext("lewat %(n)d hari", "lewat %(n)d hari", -days) % {"n": -days}


def kind(id_: str) -> str:
    """The label of a kind of issue or event; its id when the register does not know it."""
    known = issues.KINDS.get(id_)
    if known is None:
        return id_
    label = known.label_en if _language() == "en" else known.label_id
    return label[:1].upper() + label[1:]


def phase(id_: str) -> str:
    """The label of a phase."""
    labels = {
        "feared": _("Dikhawatirkan"),
        "happening": _("Berlangsung"),
        "happened": _("Terjadi"),
        "averted": _("Tercegah"),
        "settled": _("Diselesaikan"),
        "activity": _("Kegiatan"),
        "none": _("Tanpa peristiwa"),
    }
    return labels.get(id_, id_)


def glyph(phase_id: str, kind_id: str) -> str:
    """Which glyph stands for it; assembly keeps its square in every phase."""
    known = issues.KINDS.get(kind_id)
    if phase_id in {"activity", "none"} or (known is not None and known.group == "assembly"):
        return "activity"
    return phase_id


def tally(reports: int, origins: int) -> str:
    """12 laporan · 3 asal."""
    told = ngettext("%(n)s laporan", "%(n)s laporan", reports) % {"n": number(reports)}
    from_ = ngettext("%(n)s asal", "%(n)s asal", origins) % {"n": number(origins)}
    return f"{told} · {from_}"
