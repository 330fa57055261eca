"""What is wrong with a desk, in plain words; and what an upkeep must know before it begins."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models.functions import Now
from django.utils import timezone

from selaras.desk import _environment
from selaras.desk.accounts.models import User
from selaras.desk.audit import access as trail
from selaras.desk.audit.models import Checkpoint, Entry
from selaras.desk.jobs import access as jobs
from selaras.desk.upkeep.acts import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LEAST_FREE_BYTES = 1_000_000_000
_OLDEST_BACKUP = dt.timedelta(days=7)
_OLDEST_WALK = dt.timedelta(days=3)
_LATE = dt.timedelta(minutes=10)
_CLOCK_OFF = dt.timedelta(seconds=5)
_SHORTEST_KEY = 50
OLD = "before_restore"
CUT_OFF = (
    "A restore runs, or was cut off half-way. If none runs, put back what was there, with psql on "
    f"this database: DROP SCHEMA public CASCADE; ALTER SCHEMA {OLD} RENAME TO public;"
)


@dataclass(frozen=True)
class Fault:
    """Something that is wrong: which check found it, and what to do, in plain words."""

    check: str
    words: str


def faults() -> tuple[Fault, ...]:
    """What is wrong with this desk; empty when nothing is."""
    return tuple(_faults())


def _faults() -> Iterator[Fault]:
    yield from _disk()
    yield from _files()
    yield from _settings()
    try:
        yield from list(_behind()) or _tables()
    except DatabaseError as error:
        yield Fault("database", f"The database does not answer: {error}")


def _disk() -> Iterator[Fault]:
    free = shutil.disk_usage(settings.DATA).free
    if free < _LEAST_FREE_BYTES:
        yield Fault("disk", f"Only {free // 1_000_000} MB are left on the disk of {settings.DATA}.")


def _files() -> Iterator[Fault]:
    """Whether others on this machine can read the key; Windows keeps rights in another way."""
    key = Path(settings.DATA) / _environment.KEY_FILE
    if os.name == "posix" and key.is_file() and stat.S_IMODE(key.stat().st_mode) & 0o077:
        yield Fault("key", f"Others on this machine can read {key}: run chmod 600 on it.")
    if len(settings.SECRET_KEY) < _SHORTEST_KEY:
        yield Fault("key", "SELARAS_SECRET_KEY is short: use 50 characters or more, by chance.")
    if os.name == "posix" and Path(settings.DATA).stat().st_mode & 0o007:
        words = f"Others on this machine can enter {settings.DATA}: run chmod 700 on it."
        yield Fault("key", words)


def _settings() -> Iterator[Fault]:
    named = sorted(set(settings.ALLOWED_HOSTS) - _environment.LOOPBACK)
    if settings.DEBUG:
        yield Fault("debug", "DEBUG is on: errors show the desk's insides to everybody.")
    if "*" in named:
        yield Fault("hosts", "SELARAS_HOSTS answers to any name: write the names of this desk.")
    if named and not settings.HTTPS:
        yield Fault("https", f"{', '.join(named)}: served without HTTPS, passwords can be read.")


def _behind() -> Iterator[Fault]:
    executor = MigrationExecutor(connection)
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if behind:
        way = "init" if is_empty() else "upgrade"
        words = f"{len(behind)} changes of the tables wait: run `selaras desk {way}`."
        yield Fault("migrations", words)


def _tables() -> Iterator[Fault]:
    if not User.objects.filter(is_active=True).exists():
        yield Fault("accounts", "Nobody can sign in: run `selaras desk init`.")
    yield from _queue()
    yield from _clock()
    yield from _trail()
    yield from _backups()


def _queue() -> Iterator[Fault]:
    stopped = jobs.failed().count()
    if stopped:
        yield Fault("jobs", f"{stopped} jobs have stopped: see the page Pekerjaan.")
    late = jobs.waiting_longer(_LATE).count()
    if late and jobs.living().exists():
        yield Fault("workers", f"{late} jobs wait for over ten minutes: a worker is stuck.")
    elif late:
        yield Fault("workers", f"{late} jobs wait and nobody works: run `selaras desk work`.")


def _clock() -> Iterator[Fault]:
    now = timezone.now()
    newest = Entry.objects.order_by("-seq").annotate(now=Now()).first()
    if newest is None:
        return
    if abs(newest.now - now) > _CLOCK_OFF:
        yield Fault("clock", f"The clock is {newest.now - now} off the database's.")
    if newest.at - now > _CLOCK_OFF:
        yield Fault(
            "clock", f"The clock went back: it is {now}, the trail's newest entry of {newest.at}."
        )


def _trail() -> Iterator[Fault]:
    """Whether the trail holds since the checkpoint; `audit verify` walks all of it."""
    verdict = trail.verify_rest(most=None)
    if not verdict.whole:
        yield Fault("trail", f"The audit trail is not whole: {verdict.fault}.")
    if verdict.jumps:
        yield Fault("clock", f"The clock went back {verdict.jumps} times lately.")
    kept = Checkpoint.objects.filter(pk=1).first()
    since = kept.walked_at if kept is not None else _began()
    if since is not None and timezone.now() - since > _OLDEST_WALK:
        words = "The whole trail was not walked for three days: run `selaras desk audit verify`."
        yield Fault("trail", words)


def _backups() -> Iterator[Fault]:
    made = Entry.objects.filter(act=Act.BACKED_UP).order_by("-seq").first()
    since = made.at if made is not None else _began()
    if since is not None and timezone.now() - since > _OLDEST_BACKUP:
        told = "No backup was ever made" if made is None else f"The last backup is of {since:%F}"
        yield Fault("backup", f"{told}: run `selaras desk backup FILE`.")


def _began() -> dt.datetime | None:
    """When this desk was first used."""
    return Entry.objects.order_by("seq").values_list("at", flat=True).first()


def is_empty() -> bool:
    """Whether nobody has ever worked here; also true before there are any tables."""
    tables = connection.introspection.table_names()
    return User._meta.db_table not in tables or not User.objects.exists()  # noqa: SLF001  # Django's documented door


def is_served() -> bool:
    """Whether a worker said a moment ago that it lives."""
    tables = connection.introspection.table_names()
    return "jobs_worker" in tables and jobs.living().exists()


def unknown_migrations(applied: Mapping[str, list[str]]) -> list[str]:
    """The changes of tables in a backup that this version does not know."""
    known = set(MigrationLoader(None).disk_migrations)
    return [f"{app}.{name}" for app, names in applied.items() for name in names
            if (app, name) not in known]  # fmt: skip


def missing_migrations(applied: Mapping[str, list[str]]) -> list[str]:
    """The changes of tables of this version that a backup has not seen."""
    seen = {(app, name) for app, names in applied.items() for name in names}
    missing = set(MigrationLoader(None).disk_migrations) - seen
    return sorted(f"{app}.{name}" for app, name in missing)
