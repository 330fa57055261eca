"""What the trail calls things and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

register = template.Library()


@register.filter
def thing(name: str) -> str:
    """What people call a sort of thing."""
    names = {
        "user": _("akun"),
        "office": _("jabatan"),
        "grant": _("wewenang"),
        "region": _("wilayah"),
        "report": _("laporan"),
        "story": _("cerita"),
        "case": _("kasus"),
        "action": _("tindakan"),
        "meeting": _("rapat"),
        "agendaitem": _("butir agenda"),
        "decision": _("keputusan"),
        "outlook": _("prakiraan"),
        "trail": _("jejak"),
        "entry": _("catatan"),
        "desk": _("meja"),
        "job": _("pekerjaan"),
        "rule": _("aturan retensi"),
        "hold": _("penahanan"),
    }
    return names.get(name, name)


@register.filter
def pairs(values: Mapping[str, object] | None) -> str:
    """A record's values in one line, those that say something."""
    told = ((name, value) for name, value in (values or {}).items() if value not in ("", None, []))
    return ", ".join(f"{name}: {value}" for name, value in told)
