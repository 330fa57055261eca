"""What can be told: kinds of news, urgency, and closed texts filled with checked values.

No text holds words that somebody typed or that were read from a report, so that no notice can
carry a name, masked or not, or more than its region and kind.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras import issues
from selaras.desk import _format, _regions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django_stubs_ext import StrPromise

_HOLES = re.compile(r"%\((\w+)\)s")


class Kind(models.TextChoices):
    """Kinds of news that one may choose among."""

    CASE = "case", _("Kasus")
    ESCALATION = "escalation", _("Eskalasi")
    ACTION = "action", _("Tindakan")
    STORY = "story", _("Cerita")
    MEETING = "meeting", _("Rapat")
    OUTLOOK = "outlook", _("Prakiraan")
    SYSTEM = "system", _("Sistem")


class Urgency(models.IntegerChoices):
    """How soon it should be known."""

    USUAL = 1, _("biasa")
    IMPORTANT = 2, _("penting")
    URGENT = 3, _("segera")


TEXTS: Mapping[str, StrPromise] = {
    "case_opened": _("Kasus baru di %(region)s: %(kind)s."),
    "case_closed": _("Kasus di %(region)s ditutup: %(kind)s."),
    "case_expired": _("Kasus di %(region)s berakhir tanpa diperpanjang: %(kind)s."),
    "case_expiring": _("Kasus di %(region)s berakhir %(day)s kecuali diperpanjang."),
    "case_shared": _("Kasus di %(region)s dibagikan kepada wilayah Anda."),
    "case_offered": _("Sebuah kasus ditawarkan kepada %(region)s untuk dibaca."),
    "case_handed": _("Penanggung jawab kasus di %(region)s berpindah."),
    "escalation_asked": _("Kasus di %(region)s dinaikkan dan menunggu jawaban."),
    "escalation_answered": _("Eskalasi kasus di %(region)s dijawab."),
    "escalation_unanswered": _("Eskalasi kasus di %(region)s belum dijawab."),
    "action_planned": _("Tindakan baru di %(region)s, tenggat %(day)s."),
    "action_moved": _("Tindakan di %(region)s beralih lembaga, tenggat %(day)s."),
    "action_offered": _("Disposisi tindakan di %(region)s menunggu jawaban lembaga Anda."),
    "action_blocked": _("Tindakan di %(region)s terhambat, tenggat %(day)s."),
    "action_done": _("Tindakan di %(region)s dilaporkan selesai."),
    "action_due": _("Tindakan di %(region)s jatuh tempo %(day)s."),
    "action_overdue": _("Tindakan di %(region)s lewat tenggat %(day)s."),
    "story_confirmed": _("Cerita di %(region)s dikonfirmasi: %(kind)s."),
    "story_rejected": _("Cerita di %(region)s ditolak."),
    "fact_corrected": _("Fakta dalam cerita di %(region)s dikoreksi."),
    "meeting_planned": _("Rapat di %(region)s direncanakan pada %(day)s."),
    "meeting_held": _("Rapat di %(region)s ditutup."),
    "region_invited": _("Undangan rapat pada %(day)s untuk %(region)s."),
    "body_invited": _("Lembaga Anda diundang ke rapat di %(region)s pada %(day)s."),
    "status_recorded": _("Status keadaan konflik di %(region)s dicatat, sampai %(day)s."),
    "status_extended": _("Status keadaan konflik di %(region)s diperpanjang sampai %(day)s."),
    "status_ended": _("Status keadaan konflik di %(region)s berakhir %(day)s."),
    "alert_released": _("Peringatan untuk %(region)s berlaku sampai %(day)s."),
    "alert_withdrawn": _("Peringatan untuk %(region)s ditarik."),
    "outlook_issued": _("Prakiraan mingguan yang baru sudah terbit."),
    "job_failed": _("Pekerjaan %(job)s berhenti dan perlu diperiksa."),
}


def holes(text_key: str) -> frozenset[str]:
    """The values that a text takes beside its region.

    Raises:
        ValueError: There is no such text.
    """
    if text_key not in TEXTS:
        raise ValueError(f"no notice says {text_key!r}")
    return frozenset(_HOLES.findall(str(TEXTS[text_key]))) - {"region"}


def check(text_key: str, region: str, values: Mapping[str, str]) -> None:
    """Let pass a text whose every hole is filled with something that the desk itself knows.

    Raises:
        ValueError: There is no such text, a hole is empty, or a value is not of its kind.
    """
    wanted = holes(text_key)
    if set(values) != wanted:
        raise ValueError(f"{text_key} takes {sorted(wanted)}, not {sorted(values)}")
    for name, value in {**values, "region": region}.items():
        if not _KNOWN[name](value):
            raise ValueError(f"{text_key}: {str(value)[:40]!r} is no {name}")


def say(text_key: str, region: str, values: Mapping[str, str]) -> str:
    """The sentence, in the language that is on."""
    said = {name: _SAID[name](value) for name, value in {**values, "region": region}.items()}
    return str(TEXTS[text_key]) % said


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_job(value: str) -> bool:
    return re.fullmatch(r"[a-z_]{1,40}\.[a-z_]{1,40}", str(value)) is not None


def _kind(value: str) -> str:
    label = _format.kind(value)
    return label[:1].lower() + label[1:]


_KNOWN: Mapping[str, Callable[[str], bool]] = {
    "region": _regions.known,
    "kind": lambda value: value in issues.KINDS,
    "day": _is_day,
    "job": _is_job,
}
_SAID: Mapping[str, Callable[[str], str]] = {
    "region": _regions.name,
    "kind": _kind,
    "day": lambda value: _format.day(dt.date.fromisoformat(value)),
    "job": str,
}
