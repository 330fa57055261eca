"""Regions: provinces, regencies, cities and districts, and their names in a text."""

from selaras.regions._find import RegionMention, find
from selaras.regions._outlets import home_of_outlet
from selaras.regions._regions import (
    Region,
    capital,
    children,
    get,
    point,
    province_of,
    provinces,
    regencies,
    zone,
)

__all__ = [
    "Region",
    "RegionMention",
    "capital",
    "children",
    "find",
    "get",
    "home_of_outlet",
    "point",
    "province_of",
    "provinces",
    "regencies",
    "zone",
]
