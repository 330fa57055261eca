"""A desk of its own in a process of its own: what is tried on it is real, commits and kills too."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import selaras.desk

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = Path(selaras.desk.__file__).parents[2]
_COMMAND = "from selaras.cli._desk import desk_app; desk_app()"
_PREPARED = "from selaras import desk; desk.prepare()\n"


@dataclass(frozen=True)
class OwnDesk:
    """A data folder, and the database that the tests are run on."""

    data: Path
    url: str

    @property
    def environ(self) -> dict[str, str]:
        """What a process needs to be this desk's."""
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(SOURCE), str(ROOT))),
            "SELARAS_DATA": str(self.data),
            "SELARAS_DATABASE_URL": self.url,
        }

    @property
    def is_postgres(self) -> bool:
        """Whether it is on PostgreSQL."""
        return bool(self.url)

    def run(self, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """`selaras desk COMMAND`."""
        return self._python(_COMMAND, *command, **environ)

    def python(self, code: str) -> str:
        """What a few lines print, with the desk prepared."""
        done = self._python(_PREPARED + code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _python(self, code: str, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *words],
            env=self.environ | environ,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, code: str) -> subprocess.Popen[str]:
        """A process that goes on beside the test; it prints a line when it is ready."""
        return subprocess.Popen(
            [sys.executable, "-c", _PREPARED + code],
            env=self.environ,
            stdout=subprocess.PIPE,
            text=True,
        )

    def set_up(self) -> None:
        """Make its tables and its administrator."""
        if not self.is_postgres:
            lay_tables(self.data)
        made = self.run("init", "--region", "74.71", "--name", "Siti")
        assert made.returncode == 0, made.stderr


@cache
def _tables() -> Path:
    """A file of tables with nothing in them, made once for every desk of one process."""
    folder = Path(tempfile.mkdtemp(prefix="selaras-tables-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = OwnDesk(folder, "")
    made.python("desk.migrate()")
    return folder / "desk.sqlite3"


def lay_tables(data: Path) -> None:
    """Lay the tables ready on SQLite, so that a desk over this folder starts at once."""
    shutil.copy(_tables(), data)


@contextmanager
def own_desk(data: Path, *, like: OwnDesk | None = None) -> Iterator[OwnDesk]:
    """A desk, empty or a copy of one that nobody uses at this moment.

    On PostgreSQL when the tests run there, in a database that goes again.
    """
    url = os.environ.get("SELARAS_DATABASE_URL", "")
    if like is None:
        data.mkdir(mode=0o700)
    else:
        shutil.copytree(like.data, data)
    if not url:
        yield OwnDesk(data, "")
        return
    name = f"own_{secrets.token_hex(6)}"
    model = "template0" if like is None else urlsplit(like.url).path.lstrip("/")
    _administer(url, f"CREATE DATABASE {name} TEMPLATE {model}")
    try:
        yield OwnDesk(data, urlsplit(url)._replace(path=f"/{name}").geturl())
    finally:
        _administer(url, f"DROP DATABASE {name} WITH (FORCE)")


def _administer(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(statement)
