"""Which body has which part in an issue, at each level, and by which rule."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from selaras import regions
from selaras.bodies._forum import own_government
from selaras.bodies._register import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Mandate", "Term", "mandates"]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word of the mandates: its id, and how it is shown in Indonesian and English."""

    id: str
    label_id: str
    label_en: str


class Mandate(msgspec.Struct, frozen=True, kw_only=True):
    """A body's part in an issue.

    `body` is an id; for a regional unit it ends in "-{region}" until a region fills it.
    `role` is leads, decides, helps, oversees or informs; `task` says what the body does.
    `basis` is the rule that gives the mandate and `source` the pages on which it was seen,
    parted by " | "; both are None where no page was seen.
    """

    body: str
    role: Term
    task: Term
    basis: str | None
    source: str | None


def mandates(kind: str, level: str, *, region: str | None = None) -> tuple[Mandate, ...]:
    """The mandates on an issue kind at one level, leaders first; empty when none is on record.

    Args:
        kind: Id of an issue kind, such as "intergroup_clash".
        level: "nation", "province" or "regency".
        region: Code of a region of that level, to fill the ids of regional bodies. The
            government of a city is then its pemkot. None leaves the ids open.

    Raises:
        ValueError: The region is not one of that level.
    """
    if region is not None:
        _check_level(region, level)
    return tuple(_mandate(row, region) for row in _rows().get((kind, level), ()))


def _check_level(region: str, level: str) -> None:
    entry = regions.get(region)
    if entry is None or entry.level != level:
        raise ValueError(f"not the code of a {level}: {region}")


def _mandate(row: dict[str, str], region: str | None) -> Mandate:
    return Mandate(
        body=_body(row["body"], region),
        role=_terms("roles")[row["role"]],
        task=_terms("tasks")[row["task"]],
        basis=row["basis"] or None,
        source=row["source"] or None,
    )


def _body(id_: str, region: str | None) -> str:
    if id_ not in UNITS:
        return id_
    if region is None:
        return f"{id_}-{{region}}"
    return f"{own_government(id_, region)}-{region}"


def _read(name: str) -> list[dict[str, str]]:
    text = files("selaras.bodies").joinpath(f"_data/{name}").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _terms(name: str) -> Mapping[str, Term]:
    return {row["id"]: Term(**row) for row in _read(f"mandate_{name}.csv")}


@cache
def _rows() -> Mapping[tuple[str, str], list[dict[str, str]]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in _read("mandates.csv"):
        found.setdefault((row["kind"], row["level"]), []).append(row)
    return found
