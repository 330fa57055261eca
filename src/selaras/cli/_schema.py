"""`selaras schema NAME`: the JSON Schema of what a command prints."""

from __future__ import annotations

import sys

import msgspec

from selaras.records import Reading, Story

__all__ = ["run"]

_NAMES = ("reading", "story", "outlook")


def run(name: str) -> int:
    """Print the schema of a record; return the exit status."""
    if name not in _NAMES:
        sys.stderr.write(f"there is no schema {name!r}; ask for one of: {', '.join(_NAMES)}\n")
        return 2
    schema = msgspec.json.schema(_record(name))
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n")
    return 0


def _record(name: str) -> type:
    if name == "outlook":
        from selaras.outlook import Outlook

        return Outlook
    return {"reading": Reading, "story": Story}[name]
