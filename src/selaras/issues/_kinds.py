"""The kinds of issue and event, from the reviewed table `_data/kinds.csv`."""

from __future__ import annotations

import csv
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KINDS", "Kind", "kind"]


class Kind(msgspec.Struct, frozen=True):
    """A kind of issue or event; `group` is violence, assembly, dispute, election, ..."""

    id: str
    group: str
    label_id: str
    label_en: str

    @property
    def incident(self) -> bool:
        """Whether an event of this kind that happens is an incident."""
        return self.group not in {"activity", "other", "information"}


def _load() -> Mapping[str, Kind]:
    text = files("selaras.issues").joinpath("_data/kinds.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["id"]: Kind(**row) for row in csv.DictReader(text.splitlines())})


KINDS: Mapping[str, Kind] = _load()


def kind(id_: str) -> Kind:
    """The kind with this id.

    Raises:
        KeyError: There is no such kind.
    """
    return KINDS[id_]
