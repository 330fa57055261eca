"""A home's rule, the night that follows it, and where words are kept still."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.apps import apps
from django.core import serializers
from django.db.models import QuerySet
from django.utils import timezone

from selaras.desk.retention import actions
from selaras.desk.retention.jobs import remove

if TYPE_CHECKING:
    from tests.desk.conftest import House

YEAR = 365


def long_ago() -> dt.datetime:
    """A moment that a rule of a year leaves behind."""
    return timezone.now() - dt.timedelta(days=730)


def rule(house: House, sort: str) -> None:
    """Kota Kendari keeps a class for a year."""
    actions.set_rule("74.71", sort, YEAR, by=house.people["analis.kendari"])


def run() -> None:
    """What happens at night."""
    remove(by=None, region="74.71")


def kept(words: str) -> list[str]:
    """Which tables hold these words, the trail's values among them."""
    return [
        model._meta.label  # noqa: SLF001  # Django's documented door
        for model in apps.get_models()
        if words in serializers.serialize("json", QuerySet(model), ensure_ascii=False)
    ]
