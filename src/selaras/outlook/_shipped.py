"""The parameters that ship: fitted on province weeks of 2015 to 2021."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from selaras.outlook._fit import Parameters  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from selaras.outlook._records import Group

__all__ = ["Share", "Shipped", "all_shipped", "shipped"]


class Share(msgspec.Struct, frozen=True):
    """How a regency draws its part of its province; size = exp(base) * mean ** power."""

    weeks: int
    pooling: float
    base: float
    power: float


class Shipped(msgspec.Struct, frozen=True):
    """Parameters by horizon (0 to 4) for harm and for assembly."""

    source: str
    violence: tuple[Parameters, ...]
    assembly: tuple[Parameters, ...]
    share: Share


@cache
def all_shipped() -> Shipped:
    """The data file, checked."""
    raw = files("selaras.outlook").joinpath("_data/parameters.json").read_bytes()
    return msgspec.json.decode(raw, type=Shipped)


def shipped(group: Group, horizon: int, *, extra: int = 0) -> Parameters:
    """Parameters of a group and horizon; `extra` rules start with no weight."""
    table = all_shipped()
    known = (table.assembly if group == "assembly" else table.violence)[horizon]
    return msgspec.structs.replace(known, weights=(*known.weights, *(0.0,) * extra))
