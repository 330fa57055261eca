"""How kinds stand in the lists of others: ACLED, SNPK, the fields of vigilance, article 5."""

from __future__ import annotations

import csv
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MAPPINGS", "Mapped", "Scheme", "mapped"]

Scheme = Literal["acled", "snpk", "field", "article5"]


class Mapped(NamedTuple):
    """The value of a kind in another list, and the document that the list is from."""

    value: str
    source: str


def _load() -> Mapping[tuple[str, str], Mapped]:
    text = files("selaras.issues").joinpath("_data/mappings.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            (row["kind"], row["scheme"]): Mapped(row["value"], row["source"])
            for row in csv.DictReader(text.splitlines())
        }
    )


MAPPINGS: Mapping[tuple[str, str], Mapped] = _load()


def mapped(kind: str, scheme: Scheme) -> Mapped | None:
    """Where a kind stands in another list, None when no source says.

    `article5` names the source of conflict that a kind may come from; which one it is in a
    case is for a person to say.
    """
    return MAPPINGS.get((kind, scheme))
