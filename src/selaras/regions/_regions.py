"""The tree of official regions: provinces, regencies and cities, districts."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from selaras.regions._tables import rows

__all__ = [
    "Region",
    "all_regions",
    "capital",
    "children",
    "get",
    "point",
    "province_of",
    "provinces",
    "regencies",
    "was_part_of",
    "zone",
]

RegionLevel = Literal["province", "regency", "district"]
Zone = Literal["WIB", "WITA", "WIT"]
_TYPES = (
    "Kabupaten Administrasi ",
    "Kota Administrasi ",
    "Kabupaten ",
    "Kota ",
    "Daerah Khusus Ibukota ",
    "Daerah Istimewa ",
)


class Region(msgspec.Struct, frozen=True):
    """A province, a regency or city, or a district, by its Kemendagri code.

    `short` is the name without its type word: "Kendari" for "Kota Kendari".
    """

    code: str
    name: str
    level: RegionLevel
    parent: str | None
    short: str

    @property
    def city(self) -> bool:
        """Whether this is a city (kota), which the code says: 74.71."""
        return self.level == "regency" and self.code[3] == "7"


def short_name(name: str, level: str) -> str:
    """A region's name without its type word; districts have none."""
    if level != "district":
        for word in _TYPES:
            if name.startswith(word):
                return name[len(word) :]
    return name


@cache
def all_regions() -> dict[str, Region]:
    """All regions by code, in the order of their codes."""
    return {
        code: Region(code, name, level, parent or None, short_name(name, level))  # type: ignore[arg-type]
        for code, name, level, parent, _ in rows("regions")
        if level != "island"
    }


def get(code: str) -> Region | None:
    """The region with this code, None when there is none."""
    return all_regions().get(code)


def province_of(code: str) -> str:
    """The code of the province that a code lies in; a province is its own."""
    return code[:2]


@cache
def provinces() -> tuple[Region, ...]:
    """All provinces."""
    return tuple(region for region in all_regions().values() if region.level == "province")


@cache
def regencies() -> tuple[Region, ...]:
    """All regencies and cities."""
    return tuple(region for region in all_regions().values() if region.level == "regency")


@cache
def _children() -> dict[str, tuple[Region, ...]]:
    below: dict[str, list[Region]] = {}
    for region in all_regions().values():
        if region.parent is not None:
            below.setdefault(region.parent, []).append(region)
    return {code: tuple(regions) for code, regions in below.items()}


def children(code: str) -> tuple[Region, ...]:
    """The regions one level below a province or regency."""
    return _children().get(code, ())


@cache
def _zones() -> dict[str, Zone]:
    return {code: zone for code, zone, _ in rows("zones")}  # type: ignore[misc]


def zone(code: str) -> Zone:
    """The clock of a region.

    Raises:
        KeyError: There is no such province.
    """
    return _zones()[code[:2]]


@cache
def _capitals() -> dict[str, tuple[str, float, float]]:
    return {code: (town, float(lat), float(lng)) for code, town, lat, lng, _ in rows("capitals")}


def capital(code: str) -> str | None:
    """The seat of a province's or regency's government; None for cities and below."""
    row = _capitals().get(code)
    return None if row is None else row[0] or None


def point(code: str) -> tuple[float, float] | None:
    """Latitude and longitude of the seat of a province or regency, to two decimals."""
    row = _capitals().get(code)
    return None if row is None else row[1:]


@cache
def _splits() -> dict[str, str]:
    return {code: parent for code, parent, _, _ in rows("splits")}


def was_part_of(code: str, province: str) -> bool:
    """Whether a code's province was once split off `province`, at one remove or two."""
    parent = _splits().get(code[:2])
    while parent is not None and parent != province:
        parent = _splits().get(parent)
    return parent is not None
