"""From the name of a kind, in any table we know, to its group."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selaras.issues import KINDS
from selaras.outlook._records import GROUPS, Group

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["group_of", "table"]


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of this package's data files."""
    text = files("selaras.outlook").joinpath(f"_data/{name}").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def group_of(kind: str) -> Group | None:
    """The group of a kind; None for a kind that is known but has no outlook.

    Raises:
        KeyError: Nobody knows this kind.
    """
    return _groups()[_fold(kind)]


def _fold(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


@cache
def _groups() -> Mapping[str, Group | None]:
    named = {row["name"]: row["group"] for row in table("kind_names.csv")}
    ours = {kind.id: kind.group for kind in KINDS.values()}
    return {
        _fold(name): next((one for one in GROUPS if one == group), None)
        for name, group in {**named, **ours}.items()
    }
