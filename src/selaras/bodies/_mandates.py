"""Which body has which part in an issue, at each level, and by which rule."""

from __future__ import annotations

import csv
from importlib.resources import files

import msgspec

from selaras.bodies._register import UNITS

__all__ = ["Mandate", "mandates"]


class Mandate(msgspec.Struct, frozen=True, kw_only=True):
    """A body's part in an issue.

    `body` is an id; for a regional unit it ends in "-{region}", to be filled with a code.
    `basis` is the rule that gives the mandate, None when no source was seen.
    """

    body: str
    role: str
    basis: str | None
    source: str | None


def mandates(kind: str, level: str) -> tuple[Mandate, ...]:
    """The mandates on an issue kind at one level; empty when none is on record.

    Args:
        kind: Id of an issue kind, such as "intergroup_clash".
        level: "nation", "province" or "regency".
    """
    return tuple(
        Mandate(
            body=f"{row['body']}-{{region}}" if row["body"] in UNITS else row["body"],
            role=row["role"],
            basis=row["basis"] or None,
            source=row["source"] or None,
        )
        for row in _ROWS
        if row["kind"] == kind and row["level"] == level
    )


_ROWS = tuple(
    csv.DictReader(
        files("selaras.bodies")
        .joinpath("_data/mandates.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
)
