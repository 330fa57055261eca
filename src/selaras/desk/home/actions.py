"""Every write of the first pages: keeping the words to search and the counts of stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from selaras.desk.home import _index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.utils import CursorWrapper


@transaction.atomic
def ensure() -> bool:
    """See that tables and triggers are there; what any was missing of is filled anew.

    Returns:
        Whether anything was missing.
    """
    index = _index.of(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(index.present)
        there = {name for (name,) in cursor.fetchall()}
    wanted = _index.TABLES | {name for name, _ in index.triggers()}
    if wanted <= there or not _have_sources():
        return False
    refill()
    return True


def _have_sources() -> bool:
    """Whether the tables are there as this version knows them; not half-way through migrations."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return all(
            source.table in tables and {*source.columns} <= _columns(cursor, source.table)
            for source in _index.SOURCES
        )


def _columns(cursor: CursorWrapper, table: str) -> set[str]:
    cursor.execute(f"SELECT * FROM {table} LIMIT 0")
    return {column[0] for column in cursor.description}


@transaction.atomic
def release() -> None:
    """Take the triggers away, so that a migration may change the tables that they stand on."""
    index = _index.of(connection.vendor)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    if tables.issuperset(source.table for source in _index.SOURCES):
        _do(index.dropped(name) for name, _ in index.triggers())


@transaction.atomic
def refill() -> None:
    """Make tables and triggers anew and fill them from the rows that are there."""
    index = _index.of(connection.vendor)
    triggers = dict(index.triggers())
    _do(index.tables)
    _do(index.dropped(name) for name in triggers)
    _do(index.emptied)
    _do(index.tables[:1])
    _do(_index.filled(index))
    _do(index.after)
    _do(triggers.values())


@transaction.atomic
def fold() -> None:
    """Add the counts of each region together into one row."""
    _do(_index.of(connection.vendor).fold)


def _do(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
