"""PostgreSQL's own tools for a backup, when they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = ("--no-owner", "--no-privileges", "--no-comments")


class ToolFailed(Exception):
    """One of PostgreSQL's tools did not end well; the words are its own."""


def has_tools() -> bool:
    """Whether both tools are on this machine."""
    return all(shutil.which(tool) for tool in ("pg_dump", "pg_restore"))


def dump(path: Path) -> None:
    """Write the database into a file of PostgreSQL's own format.

    Raises:
        ToolFailed: The tool says why, such as being older than the server.
    """
    _run("pg_dump", "--format=custom", *_PLAIN, f"--file={path}")


def load(path: Path) -> None:
    """Read such a file into an empty schema, all of it or nothing.

    Raises:
        ToolFailed: The tool says why.
    """
    name = str(connection.settings_dict["NAME"])
    _run("pg_restore", "--exit-on-error", "--single-transaction", *_PLAIN, f"--dbname={name}", path)


def _run(tool: str, *arguments: str | Path) -> None:
    done = subprocess.run(
        [tool, *arguments], env=_environ(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ToolFailed(f"{tool}: {done.stderr.strip()}")


def _environ() -> dict[str, str]:
    """Where the database is, as PostgreSQL's tools are told; the password never on a command."""
    known: dict[str, Any] = connection.settings_dict
    told = {
        "PGHOST": known["HOST"],
        "PGPORT": known["PORT"],
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
        "PGDATABASE": known["NAME"],
        "PGSSLMODE": known["OPTIONS"].get("sslmode", ""),
        "PGSSLROOTCERT": known["OPTIONS"].get("sslrootcert", ""),
    }
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}
