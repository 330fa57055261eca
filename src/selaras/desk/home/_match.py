"""The one place that knows how each database finds words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Expression

from selaras.desk import _regions
from selaras.desk.home import _index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS, _LONGEST_WORD = 8, 60
SHORTEST_PREFIX = 3


def words_of(text: str) -> tuple[str, ...]:
    """The words to look for, without any sign that a database could take for its own."""
    found = (one[:_LONGEST_WORD] for one in _WORD.findall(text))
    return tuple(dict.fromkeys(found))[:_MOST_WORDS]


@dataclass(frozen=True)
class Wanted:
    """All of `words`, and words that begin as `begun` do; of any of `sorts`, in any of `places`.

    The nation is no bound.
    """

    words: tuple[str, ...]
    sorts: tuple[str, ...]
    places: tuple[str, ...]
    within: str = ""
    year: int | None = None
    begun: tuple[str, ...] = ()

    def bounds(self) -> list[list[str]]:
        """Marks, of each list of which an entry must have one."""
        made = [[_index.sort(one) for one in self.sorts]]
        if _regions.NATION not in self.places:
            made.append([_index.place(one) for one in self.places])
        if self.within not in {"", _regions.NATION}:
            made.append([_index.place(self.within)])
        if self.year is not None:
            made.append([_index.year(self.year)])
        return made


class Matches(Expression):
    """Whether an entry is wanted; said in the database's own full-text words."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        """FTS5's MATCH, or PostgreSQL's @@."""
        del compiler
        if connection.vendor == "postgresql":
            marks, words = _postgres(self.wanted)
            found = "to_tsquery('simple', %s)"
            return f"home_entry.words @@ (CAST(%s AS tsquery) && {found})", (marks, words)
        return "home_entry MATCH %s", (_sqlite(self.wanted),)


def _sqlite(wanted: Wanted) -> str:
    words = " AND ".join((*_quoted(wanted.words), *(f"{one} *" for one in _quoted(wanted.begun))))
    places = (" OR ".join(_quoted(some)) for some in wanted.bounds())
    return " AND ".join((f"words : ({words})", *(f"places : ({some})" for some in places)))


def _quoted(words: Iterable[str]) -> list[str]:
    return [f'"{one}"' for one in words]


def _postgres(wanted: Wanted) -> tuple[str, str]:
    bounds = ([f"'@{one}'" for one in some] for some in wanted.bounds())
    marks = " & ".join(f"({' | '.join(some)})" for some in bounds)
    words = (*(f"'{one}'" for one in wanted.words), *(f"'{one}':*" for one in wanted.begun))
    return marks, " & ".join(words)
