"""What every app tells of its addresses, so that one test can ask them all for everybody.

An app's `tests/desk/APP/rights.py` holds `RULES`, a rule for each address that it names, and
`fill`, which puts one of each of its things, all of Kota Kendari, into the world.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selaras.desk.accounts.access import Right
    from tests.desk.conftest import House

OWN_TABLES = ("audit_", "axes_", "entrance_session", "django_session")
KENDARI = "74.71"
GET, POST = "get", "post"


@dataclass
class World:
    """One of everything, all of it in Kota Kendari.

    `args` and `data` are an address's arguments and form by its name; `things` what other apps
    may build on, by name.
    """

    house: House
    args: dict[str, tuple[object, ...]] = field(default_factory=dict)
    data: dict[str, dict[str, object]] = field(default_factory=dict)
    things: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """Who may ask an address: the right it takes on Kota Kendari, None for any account.

    `elsewhere` marks addresses that ask for a right in one's own home, wherever that is;
    `chosen` those whose form chooses the region: who reads Kendari from a home elsewhere gets
    a 400. `changes` is whether a POST that is let through changes a row. `also` are other
    rights that let in, `too` one that is needed besides by office; `reads` marks addresses for
    whoever also reads Kendari, by office or in need. `below` marks rights that reach what
    lies below the node they are held on, `above` those that reach what lies around it as well;
    `own` names the one person who may ask without any. `lists` is a right whose holders in
    Kendari, and in the province that it asks, find its things on a page that every account has;
    `stays` marks things that no test moves.
    """

    method: str
    right: Right | None = None
    elsewhere: bool = False
    chosen: bool = False
    changes: bool = True
    also: tuple[Right, ...] = ()
    too: Right | None = None
    reads: bool = False
    below: bool = False
    above: bool = False
    own: str = ""
    lists: Right | None = None
    stays: bool = False


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that change a table, but for the trail and the session itself."""
    seen: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: object) -> object:
        verb, _, what = sql.lstrip().partition(" ")
        if verb in {"INSERT", "UPDATE", "DELETE"} and not any(
            f'"{table}' in what[:60] for table in OWN_TABLES
        ):
            seen.append(sql[:120])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield seen
