"""Who sits in a region's Forkopimda, by its level."""

from __future__ import annotations

import csv
from importlib.resources import files

import msgspec

from selaras import regions
from selaras.bodies._register import UNITS

__all__ = ["Seat", "forum"]


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """One seat of a forum.

    `office` is the holder's office; `body_id` the body it heads, None outside the register.
    `optional` seats exist only where the region has such a command. `basis` is the rule that
    gives the seat and `source` the pages on which it was seen, parted by " | "; both are None
    where no page was seen.
    """

    office: str
    body_id: str | None
    chair: bool = False
    optional: bool = False
    basis: str | None = None
    source: str | None = None


def forum(region_code: str) -> tuple[Seat, ...]:
    """The seats of the Forkopimda of a province or regency, the chair first.

    Args:
        region_code: Code of a province ("74") or of a regency or city ("74.71").

    Raises:
        ValueError: There is no such province or regency.
    """
    region = regions.get(region_code)
    if region is None or region.level not in {"province", "regency"}:
        raise ValueError(f"not the code of a province or regency: {region_code}")
    rows = [row for row in _ROWS if row["level"] == region.level]
    return tuple(
        _seat(row, region_code)
        for row in rows
        if not row["only"] or region_code in row["only"].split()
    )


def _seat(row: dict[str, str], code: str) -> Seat:
    office, unit = row["office"], own_government(row["body"], code)
    return Seat(
        office=_MAYOR if unit == "pemkot" else office,
        body_id=f"{unit}-{code}" if unit in UNITS else None,
        chair=row["chair"] == "yes",
        optional=row["optional"] == "yes",
        basis=row["basis"] or None,
        source=row["source"] or None,
    )


def own_government(unit: str, code: str) -> str:
    """The unit as it is called there: a city's government is a pemkot, a regency's a pemkab."""
    return "pemkot" if unit == "pemkab" and is_city(code) else unit


def is_city(code: str) -> bool:
    """Whether a code is of a city (kota): their second part starts at 71."""
    parts = code.split(".")
    return len(parts) > 1 and parts[1] >= "71"


_MAYOR = "Wali Kota"
_ROWS = tuple(
    csv.DictReader(
        files("selaras.bodies").joinpath("_data/forum.csv").read_text(encoding="utf-8").splitlines()
    )
)
