"""The register of bodies: national ones listed, regional ones made from a unit and a region."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from selaras import regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["ENTRIES", "UNITS", "BodyEntry", "Unit", "entry_of", "get"]

_REGIONAL = re.compile(r"(?P<unit>[a-z0-9-]+?)-(?P<code>\d\d(?:\.\d\d){0,2})")


class BodyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One body: its names, what it leads on and since when it stands.

    `level` is nation, province, regency or district. `leads` are ids of issue kinds.
    `valid_from` and `valid_to` are ISO days, None when not known. `parent` is the id of the
    body above it. `short_by_long` marks a short name that means this body only in a text that
    gives the long one too.
    """

    id: str
    name: str
    short: str | None = None
    aliases: tuple[str, ...] = ()
    short_by_long: bool = False
    kind: str
    level: str
    region: str | None = None
    parent: str | None = None
    leads: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    source: str | None = None


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of regional body, such as Polres: one stands in each region of its levels."""

    id: str
    name: str
    short: str | None
    aliases: tuple[str, ...]
    levels: tuple[str, ...]
    full_region: bool
    parent: str | None
    chief: str | None
    leads: tuple[str, ...]
    source: str | None


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("selaras.bodies").joinpath(f"_data/{name}").read_text(encoding="utf-8")
    return iter(csv.DictReader(text.splitlines()))


def _listed(value: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(part for part in value.split(mark) if part)


def _load_entries() -> Mapping[str, BodyEntry]:
    entries = [
        BodyEntry(
            id=row["id"],
            name=row["name"],
            short=row["short"] or None,
            aliases=_listed(row["aliases"]),
            short_by_long=row["short_by_long"] == "yes",
            kind=row["kind"],
            level=row["level"],
            leads=tuple(row["leads"].split()),
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
            source=row["source"] or None,
        )
        for row in _rows("register.csv")
    ]
    entries += [
        BodyEntry(
            id=row["id"],
            name=row["name"],
            short=row["short"] or None,
            aliases=_listed(row["aliases"]),
            kind="force",
            level="province",
            region=row["regions"],
            parent="tni-ad",
            source=row["source"] or None,
        )
        for row in _rows("commands.csv")
    ]
    return MappingProxyType({entry.id: entry for entry in entries})


def _load_units() -> Mapping[str, Unit]:
    units = [
        Unit(
            id=row["id"],
            name=row["name"],
            short=row["short"] or None,
            aliases=_listed(row["aliases"]),
            levels=tuple(row["levels"].split()),
            full_region=row["full_region"] == "yes",
            parent=row["parent"] or None,
            chief=row["chief"] or None,
            leads=tuple(row["leads"].split()),
            source=row["source"] or None,
        )
        for row in _rows("units.csv")
    ]
    return MappingProxyType({unit.id: unit for unit in units})


ENTRIES: Mapping[str, BodyEntry] = _load_entries()
UNITS: Mapping[str, Unit] = _load_units()


def get(id_: str) -> BodyEntry | None:
    """The body with this id, listed or made from its unit and region; None when there is none.

    Args:
        id_: Such as "kemendagri", "polres-73.17", or "forkopimda" for the forum in general.
    """
    if id_ in ENTRIES:
        return ENTRIES[id_]
    if id_ in UNITS:
        return entry_of(id_, None)
    match = _REGIONAL.fullmatch(id_)
    if match is None or match["unit"] not in UNITS or regions.get(match["code"]) is None:
        return None
    return entry_of(match["unit"], match["code"])


@lru_cache(maxsize=8192)
def entry_of(unit_id: str, code: str | None) -> BodyEntry:
    """The body of a unit in a region; of the unit in general when `code` is None.

    Raises:
        KeyError: There is no such unit.
    """
    unit = UNITS[unit_id]
    region = None if code is None else regions.get(code)
    if region is None:
        return BodyEntry(
            id=unit.id,
            name=unit.name,
            short=unit.short,
            kind="regional",
            level=unit.levels[0],
            parent=unit.parent,
            leads=unit.leads,
            source=unit.source,
        )
    place = region.name if unit.full_region else region.short
    place = _without_repeated_word(unit, place)
    return BodyEntry(
        id=f"{unit.id}-{region.code}",
        name=f"{unit.name} {place}",
        short=f"{unit.short} {place}" if unit.short else None,
        kind="regional",
        level=region.level,
        region=region.code,
        parent=unit.parent,
        leads=unit.leads,
        source=unit.source,
    )


def _without_repeated_word(unit: Unit, place: str) -> str:
    """A place without the word that the unit ends in: "Pemerintah Kabupaten" + "Luwu"."""
    head, _, rest = place.partition(" ")
    return rest if rest and unit.name.endswith(f" {head}") else place
