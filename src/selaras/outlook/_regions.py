"""Official codes for the region names that event tables use."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selaras.outlook._kinds import table
from selaras.regions import get, provinces, regencies

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["official_region", "region_name"]


def official_region(name: str) -> str:
    """The code of a province, regency or city; a name that nobody knows stays as it is.

    A name that several regencies share without their type word (Kupang) stays too.
    """
    return _codes().get(_fold(name), name)


def region_name(code: str) -> str:
    """The official name of a code; anything else stays as it is."""
    region = get(code)
    return code if region is None else region.name


def _fold(name: str) -> str:
    words = name.lower().replace(".", " ").split()
    if words[:1] == ["kab"]:
        words[0] = "kabupaten"
    return " ".join(words[:-1] if words[-1:] == ["province"] else words)


@cache
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    shorts: dict[str, set[str]] = {}
    for regency in regencies():
        shorts.setdefault(_fold(regency.short), set()).add(regency.code)
        codes[_fold(regency.name)] = regency.code
    codes |= {short: found.pop() for short, found in shorts.items() if len(found) == 1}
    codes |= {_fold(row["name"]): row["code"] for row in table("region_names.csv")}
    for province in provinces():
        codes[_fold(province.name)] = codes[_fold(province.short)] = province.code
    return codes
