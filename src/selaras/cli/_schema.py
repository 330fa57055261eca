"""`selaras schema NAME`: the JSON Schema of what a command prints."""

from __future__ import annotations

import sys

import msgspec

from selaras.records import Reading, Story

__all__ = ["run"]

_RECORDS: dict[str, type] = {"reading": Reading, "story": Story}


def run(name: str) -> int:
    """Print the schema of a record; return the exit status."""
    record = _RECORDS.get(name)
    if record is None:
        sys.stderr.write(f"there is no schema {name!r}; ask for one of: {', '.join(_RECORDS)}\n")
        return 2
    schema = msgspec.json.schema(record)
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n")
    return 0
