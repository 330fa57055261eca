"""How each database keeps the words to search and the counts of stories: tables and triggers.

SQLite drops a table's triggers whenever a migration makes the table anew, so all this is seen to
after every migration instead of in one.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TITLE = 2_000
_ENDS_OF_LEVELS = (2, 5, 8, 13)
TABLES = frozenset({"home_entry", "home_tally"})
_STORY = "newsroom_story"
_WAITS = "($row.merged_into_id IS NULL AND $row.state IN ('new', 'checking'))"


@dataclass(frozen=True)
class Source:
    """A table whose rows can be found: its words, its region, its year, and which rows count.

    The expressions speak of `$row`; `columns` are those that they read.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    title: str
    region: str
    year: str
    counts: str = "$row.id IS NOT NULL"


SOURCES = (
    Source(
        "story", _STORY, ("title", "region", "date_from", "merged_into_id"), "$row.title",
        "$row.region", "substr($row.date_from, 1, 4)", "$row.merged_into_id IS NULL",
    ),
    Source(
        "case", "cases_case", ("title", "region"), "$row.title", "$row.region",
        "substr(CAST($row.opened_at AS text), 1, 4)",
    ),
    Source(
        "meeting", "meetings_meeting", ("theme", "starts_at", "forum_id"), "$row.theme",
        "(SELECT region FROM meetings_forum WHERE id = $row.forum_id)",
        "substr(CAST($row.starts_at AS text), 1, 4)",
    ),
)  # fmt: skip


def sort(name: str) -> str:
    """The word that marks every entry of a source."""
    return f"s{name}"


def place(region: str) -> str:
    """The word that marks every entry of a region's subtree."""
    return f"r{region.replace('.', 'x')}"


def year(number: int) -> str:
    """The word that marks every entry of a year."""
    return f"y{number}"


def _marks(source: Source) -> list[str]:
    """Expressions of what an entry is marked with: its sort, its year, its regions, top down."""
    levels = [
        f"'r' || replace(substr({source.region}, 1, {end}), '.', 'x')" for end in _ENDS_OF_LEVELS
    ]
    return [f"'{sort(source.name)}'", f"'y' || {source.year}", *levels]


def _row(expression: str, name: str) -> str:
    return Template(expression).substitute(row=name)


def _made(index: Sqlite | Postgres, source: Source, row: str) -> str:
    counts = _row(source.counts, row)
    return f"{index.into} SELECT {index.entries(source, row)} WHERE {counts}"


@dataclass(frozen=True)
class Sqlite:
    """Tables and triggers of SQLite: FTS5, and one row of counts a region."""

    tables: tuple[str, ...] = (
        "CREATE VIRTUAL TABLE IF NOT EXISTS home_entry USING fts5("
        "words, places, thing, tokenize = 'unicode61 remove_diacritics 0', prefix = '3')",
        "CREATE TABLE IF NOT EXISTS home_tally (id integer PRIMARY KEY, region varchar(13) UNIQUE, "
        "stories integer NOT NULL, waiting integer NOT NULL)",
    )
    emptied: tuple[str, ...] = ("DROP TABLE IF EXISTS home_entry", "DELETE FROM home_tally")
    after: tuple[str, ...] = ()
    fold: tuple[str, ...] = ()

    def entries(self, source: Source, row: str) -> str:
        """A SELECT list that makes a row's entry."""
        marks = " || ' ' || ".join(f"({one})" for one in _marks(source))
        return _row(f"substr({source.title}, 1, {LONGEST_TITLE}), {marks}, $row.id", row)

    @property
    def into(self) -> str:
        """Where an entry goes."""
        return "INSERT INTO home_entry (words, places, thing)"

    def triggers(self) -> Iterator[tuple[str, str]]:
        """Each trigger's name and statement."""
        for source in SOURCES:
            gone = (
                "DELETE FROM home_entry WHERE rowid IN (SELECT rowid FROM home_entry "
                """WHERE home_entry MATCH 'thing:"' || replace(old.id, '"', '') || '"')"""
            )
            made = _made(self, source, "new")
            differs = " OR ".join(f"old.{one} IS NOT new.{one}" for one in source.columns)
            columns = ", ".join(source.columns)
            for name, event, todo in (
                ("in", "INSERT", made),
                ("out", "DELETE", gone),
                ("on", f"UPDATE OF {columns}", f"{gone}; {made}"),
            ):
                when = f"WHEN {differs} " if name == "on" else ""
                full = f"home_{source.name}_{name}"
                on = f"AFTER {event} ON {source.table} {when}"
                yield full, f"CREATE TRIGGER {full} {on}BEGIN {todo}; END"
        yield from self._counting()

    def _counting(self) -> Iterator[tuple[str, str]]:
        more, less = self._counted("new", "+"), self._counted("old", "-")
        for name, event, todo in (
            ("in", "INSERT", more),
            ("out", "DELETE", less),
            ("on", "UPDATE OF region, state, merged_into_id", f"{less}; {more}"),
        ):
            full = f"home_tally_{name}"
            yield full, f"CREATE TRIGGER {full} AFTER {event} ON {_STORY} BEGIN {todo}; END"

    def _counted(self, row: str, sign: str) -> str:
        counts, waits = _row("($row.merged_into_id IS NULL)", row), _row(_WAITS, row)
        return (
            f"INSERT INTO home_tally (region, stories, waiting) "
            f"SELECT {row}.region, {sign}{counts}, {sign}{waits} WHERE true "
            f"ON CONFLICT (region) DO UPDATE SET stories = stories + excluded.stories, "
            f"waiting = waiting + excluded.waiting"
        )

    @property
    def present(self) -> str:
        """Asks for the names of the tables and triggers that are there."""
        return (
            "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'table') "
            "AND name LIKE 'home_%'"
        )

    def dropped(self, name: str) -> str:
        """Takes a trigger away."""
        return f"DROP TRIGGER IF EXISTS {name}"


@dataclass(frozen=True)
class Postgres:
    """Tables and triggers of PostgreSQL: a GIN index, and counts that are folded now and then.

    Writers append to the counts and never wait for one another there.
    """

    tables: tuple[str, ...] = (
        "CREATE TABLE IF NOT EXISTS home_entry (rowid bigint GENERATED BY DEFAULT AS IDENTITY "
        "PRIMARY KEY, thing varchar(10) NOT NULL UNIQUE, words tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS home_entry_words ON home_entry USING gin (words) "
        "WITH (fastupdate = off)",
        "CREATE TABLE IF NOT EXISTS home_tally (id bigint GENERATED BY DEFAULT AS IDENTITY "
        "PRIMARY KEY, region varchar(13) NOT NULL, stories integer NOT NULL, "
        "waiting integer NOT NULL)",
    )
    emptied: tuple[str, ...] = (
        "DROP INDEX IF EXISTS home_entry_words",
        "TRUNCATE home_entry, home_tally",
    )
    after: tuple[str, ...] = (tables[1], "ANALYZE home_entry", "ANALYZE home_tally")
    fold: tuple[str, ...] = (
        "WITH gone AS (DELETE FROM home_tally RETURNING region, stories, waiting) "
        "INSERT INTO home_tally (region, stories, waiting) "
        "SELECT region, sum(stories), sum(waiting) FROM gone GROUP BY region",
    )
    into: str = "INSERT INTO home_entry (thing, words)"

    def entries(self, source: Source, row: str) -> str:
        """A SELECT list that makes a row's entry."""
        marks = ", ".join(f"'@' || {one}" for one in _marks(source))
        title = (
            f"to_tsvector('simple', regexp_replace(left({source.title}, {LONGEST_TITLE}), "
            r"'[!-/:-@[-`{-~]+', ' ', 'g'))"
        )
        return _row(f"$row.id, array_to_tsvector(ARRAY[{marks}]) || {title}", row)

    def triggers(self) -> Iterator[tuple[str, str]]:
        """Each trigger's name and statement, behind the function that it calls."""
        for source in SOURCES:
            gone = "DELETE FROM home_entry WHERE thing = OLD.id"
            made = _made(self, source, "NEW")
            differs = " OR ".join(f"OLD.{one} IS DISTINCT FROM NEW.{one}" for one in source.columns)
            columns = ", ".join(source.columns)
            for name, event, todo in (
                ("in", "INSERT", made),
                ("out", "DELETE", gone),
                ("on", f"UPDATE OF {columns}", f"{gone}; {made}"),
            ):
                when = f"WHEN ({differs}) " if name == "on" else ""
                yield self._trigger(f"home_{source.name}_{name}", event, source.table, when, todo)
        more, less = self._counted("NEW", "+"), self._counted("OLD", "-")
        old, new = (f"{row}.region, {row}.state, {row}.merged_into_id" for row in ("OLD", "NEW"))
        for name, event, todo in (
            ("in", "INSERT", more),
            ("out", "DELETE", less),
            ("on", "UPDATE OF region, state, merged_into_id", f"{less}; {more}"),
        ):
            when = f"WHEN (({old}) IS DISTINCT FROM ({new})) " if name == "on" else ""
            yield self._trigger(f"home_tally_{name}", event, _STORY, when, todo)

    def _trigger(self, name: str, event: str, table: str, when: str, todo: str) -> tuple[str, str]:
        function = (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {todo}; RETURN NULL; END $$"
        )
        trigger = (
            f"CREATE TRIGGER {name} AFTER {event} ON {table} "
            f"FOR EACH ROW {when}EXECUTE FUNCTION {name}()"
        )
        return name, f"{function}; {trigger}"

    def _counted(self, row: str, sign: str) -> str:
        counts, waits = f"({row}.merged_into_id IS NULL)", _row(_WAITS, row)
        return (
            f"INSERT INTO home_tally (region, stories, waiting) "
            f"VALUES ({row}.region, {sign}{counts}::int, {sign}{waits}::int)"
        )

    @property
    def present(self) -> str:
        """Asks for the names of the tables and triggers that are there."""
        return (
            "SELECT tgname FROM pg_trigger WHERE tgrelid = ANY(ARRAY["
            + ", ".join(f"to_regclass('{one.table}')" for one in SOURCES)
            + "]) AND NOT tgisinternal UNION SELECT relname FROM pg_class WHERE oid IN "
            "(to_regclass('home_entry'), to_regclass('home_tally'))"
        )

    def dropped(self, name: str) -> str:
        """Takes a trigger away."""
        table = next((one.table for one in SOURCES if name.startswith(f"home_{one.name}_")), _STORY)
        return f"DROP TRIGGER IF EXISTS {name} ON {table}"


def of(vendor: str) -> Sqlite | Postgres:
    """How this sort of database does it."""
    return Postgres() if vendor == "postgresql" else Sqlite()


def filled(index: Sqlite | Postgres) -> Iterator[str]:
    """Statements that fill the tables from the rows that are there, the latest last."""
    for source, order in zip(SOURCES, ("first_seen", "opened_at", "planned_at"), strict=True):
        yield (
            f"{index.into} SELECT {index.entries(source, 'one')} FROM {source.table} one "
            f"WHERE {_row(source.counts, 'one')} ORDER BY one.{order}, one.id"
        )
    yield (
        "INSERT INTO home_tally (region, stories, waiting) SELECT region, count(*), "
        f"sum(CASE WHEN {_row(_WAITS, 'one')} THEN 1 ELSE 0 END) FROM {_STORY} one "
        "WHERE one.merged_into_id IS NULL GROUP BY region"
    )
