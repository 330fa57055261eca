"""`selaras bodies find`: the bodies in a text, with their ids, regions and rules."""

from __future__ import annotations

import sys

import msgspec
from rich.console import Console
from rich.table import Table

from selaras import bodies, regions
from selaras.records import normalise

__all__ = ["find_bodies"]


def find_bodies(text: str, *, json: bool = False) -> None:
    """Print the body mentions of a text, one row or one JSON line each."""
    text = normalise(text)
    found = bodies.find(text, mentions=regions.find(text))
    if json:
        for mention in found:
            sys.stdout.write(msgspec.json.encode(mention._asdict()).decode() + "\n")
        return
    if not found:
        sys.stderr.write("no body is named in this text\n")
        return
    table = Table("printed", "id", "name", "region", "rule", box=None, pad_edge=False)
    for mention in found:
        table.add_row(
            text[mention.start : mention.end],
            mention.id or "not in the register",
            mention.name,
            mention.region or "-",
            mention.rule,
        )
    Console().print(table)
