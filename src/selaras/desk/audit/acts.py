"""The acts that the trail knows: each app names its own."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

Acts = TypeVar("Acts", bound=models.TextChoices)
_KNOWN: dict[str, models.TextChoices] = {}


def known(acts: type[Acts]) -> type[Acts]:
    """Teach the trail an app's acts.

    Raises:
        ValueError: Another app has an act of that name.
    """
    for act in acts:
        if _KNOWN.setdefault(act.value, act) is not act:
            raise ValueError(f"two acts are named {act.value}")
    return acts


def label(act: str) -> str:
    """What people call an act; its own name when no app knows it any more."""
    return str(_KNOWN[act].label) if act in _KNOWN else act


@known
class Act(models.TextChoices):
    """What was done."""

    REFUSED = "refused", _("ditolak")
    ERASED = "values.erased", _("isi catatan dihapus")
