"""Why an item stands on an agenda, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _

from selaras.desk import _format
from selaras.desk.forums import access as forums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.desk.meetings.models import Forum

register = template.Library()


@register.filter
def board(forum: Forum) -> str:
    """The address of a forum's seats; empty for the meeting of a whole level."""
    region, kind = forum.region, forum.type
    found = (one for one in forums.of_region(region) if one.kind.value == kind)
    return next((one.get_absolute_url() for one in found), "")


@register.filter
def why(reason: Mapping[str, str]) -> str:
    """Why an item was proposed, in words."""
    day = _format.iso(reason.get("day", ""))
    texts = {
        "added": _("ditambahkan oleh sekretariat"),
        "last_meeting": _("keputusan rapat terakhir"),
        "still_undone": _("keputusan lama yang belum selesai"),
        "new_case": _("kasus baru sejak %(day)s"),
        "ends_soon": _("berakhir %(day)s kecuali diperpanjang"),
        "no_action": _("belum ada tindakan"),
        "overdue": _("ada tindakan lewat tenggat %(day)s"),
        "action_running": _("tindakan berjalan, tenggat %(day)s"),
        "all_done": _("semua tindakan selesai; putuskan kelanjutannya"),
    }
    return texts.get(reason["code"], reason["code"]) % {"day": day}
