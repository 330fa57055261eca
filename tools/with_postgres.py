"""Run a command with SELARAS_DATABASE_URL naming a throw-away PostgreSQL server.

    with_postgres.py COMMAND [ARG ...]

The server listens on a Unix socket in a temporary folder and goes when the command ends.
Without PostgreSQL the command is skipped aloud; with CI=true that is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote


def main() -> int:
    """Start a server, run the command, stop the server; return the command's status."""
    command = sys.argv[1:]
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        print("SKIPPED: no PostgreSQL on this machine (apt install postgresql)", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    folder = Path(tempfile.mkdtemp(prefix="selaras-pg-"))
    try:
        return _run(command, found[-1].parent, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], binaries: Path, folder: Path) -> int:
    user = _leaving_root(folder)
    data = folder / "data"
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    server = [str(binaries / "pg_ctl"), "-D", str(data), "-w", "-s"]
    initdb = [
        str(binaries / "initdb"),
        "-D",
        str(data),
        "-U",
        "selaras",
        "-A",
        "trust",
        "-E",
        "UTF8",
    ]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
    subprocess.run(
        [*server, "-o", options, "-l", str(folder / "log"), "start"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **user,
    )
    url = f"postgresql://selaras@{quote(str(folder), safe='')}/postgres"
    try:
        return subprocess.run(command, env=os.environ | {"SELARAS_DATABASE_URL": url}).returncode
    finally:
        subprocess.run([*server, "-m", "immediate", "stop"], check=False, cwd=folder, **user)


def _leaving_root(folder: Path) -> dict[str, Any]:
    """How to run as another user than root, since initdb refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "postgres", "postgres")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


if __name__ == "__main__":
    sys.exit(main())
