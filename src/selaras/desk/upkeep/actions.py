"""Every write of the upkeep: backing up, restoring, upgrading, each whole or not at all."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from selaras import __version__
from selaras.desk.audit.access import holds, verify
from selaras.desk.audit.actions import record_upkeep
from selaras.desk.jobs.access import desk_home
from selaras.desk.jobs.actions import enqueue
from selaras.desk.upkeep import _archive, _postgres, _tables, access
from selaras.desk.upkeep.acts import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

_DUMP = "database"
_DOCUMENTS = "documents"
_OLD = access.OLD
_LOCK = 7_120_823


class Refused(Exception):
    """The upkeep was not done and nothing was changed; the words say why, and the way out."""


def backup(path: Path, *, tables: bool = False) -> _archive.About:
    """Write the database and the data folder's files into a new file; put it on the trail.

    Args:
        path: A file that is not there yet.
        tables: Row by row, so that either sort of database can take it in.

    Raises:
        Refused: The file is there, or could not be written.
    """
    about = _write_backup(path, tables=tables)
    record_upkeep(Act.BACKED_UP, region=desk_home(), after={"version": about.version})
    return about


def _write_backup(path: Path, *, tables: bool = False) -> _archive.About:
    if path.exists():
        raise Refused(f"{path} is there already: name a new file")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
            dump = Path(folder) / _DUMP
            sort = _dump(dump, tables=tables)
            parts = {_DUMP: dump} | _archive.files_of(settings.DATA, without=_not_kept(path))
            return _archive.write(path, _about(sort), parts)
    except (OSError, sqlite3.Error, _postgres.ToolFailed) as error:
        raise Refused(f"the backup could not be written to {path}: {error}") from error


def _not_kept(path: Path) -> frozenset[str]:
    """Names in the data folder that no backup holds: the database, and backups themselves."""
    name = "desk.sqlite3"
    ends = ("", "-wal", "-shm", "-journal", f".{_OLD}")
    kept = {file.name for file in Path(settings.DATA).glob("*.selaras")}
    return frozenset({name + end for end in ends} | {path.name, path.name + ".part"} | kept)


def _about(sort: _archive.Sort) -> _archive.About:
    seq, link = _head()
    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        applied.setdefault(app, []).append(name)
    return _archive.About(
        format=_archive.FORMAT,
        version=__version__,
        made_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        sort=sort,
        database=connection.vendor,
        migrations=applied,
        seq=seq,
        link=link,
        digests={},
    )


def _head() -> tuple[int, str]:
    """The trail's last link, asked so that older tables answer too."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT seq, link FROM audit_head WHERE id = 1")
            row = cursor.fetchone()
    except DatabaseError:
        return 0, ""
    return row or (0, "")


def _dump(path: Path, *, tables: bool) -> _archive.Sort:
    """Write the database as it is at one moment, while others go on writing."""
    if tables:
        return _dump_tables(path)
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(str(connection.settings_dict["NAME"])), path)
        return "sqlite"
    if _postgres.has_tools():
        _postgres.dump(path)
        return "pg_dump"
    return _dump_tables(path)


def _dump_tables(path: Path) -> _archive.Sort:
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _tables.write(path)
    return "tables"


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def restore(path: Path, *, replace: bool = False) -> _archive.About:
    """Put a backup in the place of what this desk holds; nothing changes unless all of it holds.

    Args:
        path: A file that `backup` wrote, by this version or an earlier one.
        replace: Whether a desk that people have worked in may go.

    Raises:
        Refused: The desk is not empty, is being served, or the backup does not fit or hold.
    """
    _refuse_while_served()
    recover()
    if not (replace or access.is_empty()):
        raise Refused("people have worked in this desk: back it up, then restore with --replace")
    about = _put(path)
    _drop_documents(about)
    record_upkeep(
        Act.RESTORED, region=desk_home(), after={"version": about.version, "made_at": about.made_at}
    )
    return about


def _refuse_while_served() -> None:
    if access.is_served():
        raise Refused("the desk is being served: stop it, or wait five minutes if it was killed")


def was_cut_off() -> bool:
    """Whether PostgreSQL still keeps aside what a restore was to replace."""
    if connection.vendor != "postgresql":
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [_OLD])
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False


def recover() -> None:
    """Put back what was there before a restore that was killed half-way.

    Raises:
        Refused: On PostgreSQL a person must see that none runs, and put it back.
    """
    if was_cut_off():
        raise Refused(access.CUT_OFF)
    if connection.vendor != "sqlite":
        return
    path = Path(str(connection.settings_dict["NAME"]))
    old = path.with_name(f"{path.name}.{_OLD}")
    if old.exists():
        connections.close_all()
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        old.replace(path)


def _put(path: Path, *, forward: bool = True) -> _archive.About:
    """Unpack, see that it fits, swap, bring forward, see that the trail holds."""
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.DATA) as folder:
            about = _archive.unpack(path, Path(folder))
            _refuse_unfit(about)
            with _swapped():
                _load(Path(folder) / _DUMP, about)
                if forward:
                    call_command("migrate", interactive=False, verbosity=0)
                    _refuse_broken_trail(about)
            for name, source in _archive.files_in(Path(folder)).items():
                (Path(settings.DATA) / name).parent.mkdir(parents=True, exist_ok=True)
                source.replace(Path(settings.DATA) / name)
            return about
    except (_archive.Broken, _postgres.ToolFailed, OSError, DatabaseError) as error:
        raise Refused(f"nothing was restored: {error}") from error


def _drop_documents(about: _archive.About) -> None:
    """Drop the documents of what was replaced: the backup knows nothing of them."""
    for path in _archive.left_over(Path(settings.DATA), _DOCUMENTS, about):
        path.unlink(missing_ok=True)


def _refuse_unfit(about: _archive.About) -> None:
    wanted = {"sqlite": "sqlite", "pg_dump": "postgresql"}.get(about.sort, connection.vendor)
    if wanted != connection.vendor:
        raise Refused(
            f"nothing was restored: the backup is of {wanted}, this desk of {connection.vendor}; "
            "make one with `backup --tables`"
        )
    later = access.unknown_migrations(about.migrations)
    if later:
        raise Refused(
            f"nothing was restored: the backup is of a later version ({about.version}); "
            f"this one does not know {later[0]}"
        )
    if about.sort == "tables" and access.missing_migrations(about.migrations):
        raise Refused(
            f"nothing was restored: restore it with version {about.version}, then upgrade"
        )


def _refuse_broken_trail(about: _archive.About) -> None:
    verdict = verify()
    if not verdict.whole:
        raise Refused(f"nothing was restored: the backup's trail is not whole: {verdict.fault}")
    if about.seq and not holds(about.seq, about.link):
        raise Refused("nothing was restored: the backup's trail does not end as it says")


def _load(dump: Path, about: _archive.About) -> None:
    if about.sort == "sqlite":
        _see_sqlite_whole(dump)
        dump.replace(str(connection.settings_dict["NAME"]))
    elif about.sort == "pg_dump":
        _postgres.load(dump)
    else:
        call_command("migrate", interactive=False, verbosity=0)
        _load_tables(dump)


def _see_sqlite_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        said = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        raise Refused(f"nothing was restored: the backup's database is damaged: {said}")


@transaction.atomic
def _load_tables(path: Path) -> None:
    """Put the rows into tables just made, in the place of what making them left there."""
    with connection.cursor() as cursor:
        for model in _tables.models():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: SLF001  # Django's documented door
    for model, rows in _tables.read(path):
        model._base_manager.bulk_create(rows)  # noqa: SLF001  # Django's documented door
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _tables.models()):
            cursor.execute(statement)


@contextmanager
def _swapped() -> Iterator[None]:
    """An empty database inside; what was there returns when anything inside fails."""
    swap = _swapped_sqlite if connection.vendor == "sqlite" else _swapped_postgres
    with swap():
        yield
    connections.close_all()


@contextmanager
def _swapped_sqlite() -> Iterator[None]:
    path = Path(str(connection.settings_dict["NAME"]))
    old = path.with_name(f"{path.name}.{_OLD}")
    connections.close_all()
    if path.exists():
        _settle_sqlite(path)
        path.replace(old)
    try:
        yield
    except BaseException:
        connections.close_all()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        if old.exists():
            old.replace(path)
        raise
    old.unlink(missing_ok=True)


def _settle_sqlite(path: Path) -> None:
    """Bring what was written ahead into the one file."""
    with closing(sqlite3.connect(path)) as live:
        live.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _swapped_postgres() -> Iterator[None]:
    _sql(f"ALTER SCHEMA public RENAME TO {_OLD}", "CREATE SCHEMA public")
    try:
        yield
    except BaseException:
        connections.close_all()
        _sql("DROP SCHEMA public CASCADE", f"ALTER SCHEMA {_OLD} RENAME TO public")
        raise
    _sql(f"DROP SCHEMA {_OLD} CASCADE")


def _sql(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Keep any other process that starts from changing the tables at the same time."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def upgrade(path: Path) -> _archive.About:
    """Back up, bring the tables up to this version, ask for a new reading of every report.

    People's decisions stay as they are. When a step fails, the backup is put back.

    Raises:
        Refused: A step failed, and the desk is as it was.
    """
    _refuse_while_served()
    recover()
    about = _write_backup(path)
    try:
        _bring_forward(about)
    except Exception as error:
        if about.sort != "tables":
            _put(path, forward=False)
        raise Refused(f"the upgrade was taken back, the desk is as it was: {error}") from error
    return about


def _bring_forward(about: _archive.About) -> None:
    whole = about.sort == "tables"
    with transaction.atomic() if whole else nullcontext():
        call_command("migrate", interactive=False, verbosity=0)
        verdict = verify()
        if not verdict.whole:
            raise Refused(f"the trail is not whole: {verdict.fault}")
        record_upkeep(
            Act.UPGRADED,
            region=desk_home(),
            before={"version": about.version},
            after={"version": __version__},
        )
        enqueue("upkeep.reread", {"after": "0"}, by=None, region=desk_home())
