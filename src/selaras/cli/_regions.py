"""`selaras regions find`: the places in a text, and the candidates that were weighed."""

from __future__ import annotations

import sys

import msgspec
from rich.console import Console
from rich.table import Table

from selaras import regions
from selaras.records import normalise

__all__ = ["find_regions"]


def find_regions(text: str, *, json: bool = False) -> None:
    """Print the region mentions of a text, one row or one JSON line each."""
    found = regions.find(normalise(text))
    if json:
        for mention in found:
            sys.stdout.write(msgspec.json.encode(mention).decode() + "\n")
        return
    if not found:
        sys.stderr.write("no place of Indonesia is named in this text\n")
        return
    table = Table("name", "region", "level", "weighed", "rule", box=None, pad_edge=False)
    for mention in found:
        table.add_row(
            mention.name,
            _named(mention.district or mention.code),
            mention.level,
            ", ".join(_named(code) for code in mention.candidates) or "-",
            mention.rule,
        )
    Console().print(table)


def _named(code: str | None) -> str:
    """A code with its region's name; "not settled" for none."""
    if code is None:
        return "not settled"
    region = regions.get(code)
    return code if region is None else f"{code} {region.name}"
