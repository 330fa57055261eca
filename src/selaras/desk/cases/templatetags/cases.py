"""Words for groups of kinds and for how bad a case is."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from selaras.desk.cases.models import Case

register = template.Library()


@register.filter
def group(id_: str) -> str:
    """What people call a group of kinds."""
    labels = {
        "violence": _("Kekerasan"),
        "dispute": _("Sengketa"),
        "election": _("Pemilihan"),
        "information": _("Informasi"),
        "crime": _("Kejahatan"),
        "hazard": _("Bencana dan kesehatan"),
        "economy": _("Ekonomi"),
        "other": _("Lain-lain"),
    }
    return labels.get(id_, id_)


@register.filter
def severity(id_: str) -> str:
    """What people call a severity."""
    return str(Case.Severity(id_).label)
