"""Every row as one JSON line: a backup that any of the databases can take in."""

from __future__ import annotations

import datetime as dt
from itertools import groupby, islice
from typing import TYPE_CHECKING

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.db.models import Model

_PASSING = frozenset({"contenttypes", "auth", "sessions", "axes"})
_AT_ONCE = 500


class _Exact(DjangoJSONEncoder):
    """Moments to the microsecond, as the trail's links are made of them."""

    def default(self, value: object) -> object:
        """What JSON has no word for."""
        return value.isoformat() if isinstance(value, dt.datetime) else super().default(value)


def models() -> list[type[Model]]:
    """The tables that a backup holds: not sessions, locks, nor what Django fills in itself."""
    return [
        model
        for model in apps.get_models()
        if model._meta.managed and model._meta.app_label not in _PASSING  # noqa: SLF001  # Django's documented door
    ]


def write(path: Path) -> None:
    """Write every row; call it in a transaction that sees one moment."""
    with path.open("w", encoding="utf-8") as file:
        for model in models():
            rows: Iterator[Model] = QuerySet(model).order_by("pk").iterator(chunk_size=_AT_ONCE)
            serializers.serialize("jsonl", rows, stream=file, cls=_Exact)


def read(path: Path) -> Iterator[tuple[type[Model], list[Model]]]:
    """The rows, some of one table at a time."""
    with path.open(encoding="utf-8") as file:
        objects = (one.object for one in serializers.deserialize("jsonl", file))
        for model, rows in groupby(objects, key=type):
            while some := list(islice(rows, _AT_ONCE)):
                yield model, some
