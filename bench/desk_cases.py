"""How fast the desk's lists of cases and actions answer when there are many.

    python bench/desk_cases.py [CASES] [ACTIONS] [ROUNDS]

Fills a desk (SQLite in a passing folder, or the one that SELARAS_DATABASE_URL names, which must be
empty) with made-up open cases, 20,000 unless told, and actions, 200,000, spread over every
regency; then asks for the list of cases, one case, and what is overdue, as a regency, a province
and the nation, first pages and later ones. Prints the median and the 95th centile in milliseconds,
by the clock and of this process's processor; they part when the machine is busy with other things.
On PostgreSQL 50 people then each open one of the three every five seconds for a minute, as in
`desk_load.py`.
"""

from __future__ import annotations

import datetime as dt
import html
import random
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import desk_load as load

from selaras import desk, issues, regions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

_BATCH = 2_000
_PASSWORD = "ombak-teluk-pagi-7"
_PEOPLE = ("analis.kendari", "analis.sultra", "nasional")
_LATER_PAGES = 3
_CROWD, _SECONDS = 50, 60.0
Took = tuple[float, float]
_NEXT = re.compile(r'<a href="([^"]+)" rel="next"')


def main() -> None:
    """Fill, ask, print."""
    told = [int(one) for one in sys.argv[1:]]
    cases, actions, rounds = (*told, *(20_000, 200_000, 30)[len(told) :])
    with tempfile.TemporaryDirectory() as folder:
        desk.prepare(Path(folder))
        desk.migrate()
        begun = time.perf_counter()
        fill(cases, actions)
        took = time.perf_counter() - begun
        print(f"{cases:,} open cases, {actions:,} actions, filled in {took:.0f} s")
        for name, times in measured(rounds):
            print(f"{name:26} n {len(times):4}  {_told(times)}")
        for line in crowded():
            print(line)


def _told(times: list[Took]) -> str:
    clock, processor = zip(*times, strict=True)
    return "  ".join(
        f"{name} p50 {statistics.median(ms):6.1f} p95 {statistics.quantiles(ms, n=20)[-1]:6.1f} ms"
        for name, ms in (("clock", clock), ("processor", processor))
    )


def fill(cases: int, actions: int) -> None:
    """Put so many open cases, and so many actions, of which one in four is overdue, in place."""
    from django.db import connection
    from django.utils import timezone

    from selaras.desk.accounts.actions import DEMO_USERNAMES, create_demo
    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import NEVER, Action, Case

    create_demo(dict.fromkeys(DEMO_USERNAMES, _PASSWORD))
    dice, now = random.Random(7), timezone.now()
    by = User.objects.get(username="nasional")
    codes = [one.code for top in regions.provinces() for one in regions.children(top.code)]
    kinds = [one for one in issues.KINDS if one not in NEVER]
    rows = [
        Case(
            title=f"Kasus contoh {turn}", nature="happened", kind=dice.choice(kinds),
            region=(region := dice.choice(codes)), handler=region, stage="cessation",
            grounds="contoh", owner=by.office, opened_by=by,
            opened_at=now - dt.timedelta(minutes=dice.randrange(500_000)),
        )
        for turn in range(cases)
    ]  # fmt: skip
    Case.objects.bulk_create(rows, batch_size=_BATCH)
    today = timezone.localdate()
    deeds = (
        Action(
            case=(case := dice.choice(rows)), region=case.region, what=f"Tindakan contoh {turn}",
            body=f"polres-{case.region}", basis="aturan contoh", planned_by=by,
            deadline=today + dt.timedelta(days=dice.randrange(-30, 90)),
        )
        for turn in range(actions)
    )  # fmt: skip
    Action.objects.bulk_create(deeds, batch_size=_BATCH)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measured(rounds: int) -> Iterator[tuple[str, list[Took]]]:
    """Each view's times in milliseconds, for each person, over so many rounds."""
    from django.test import Client

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Case

    for person in _PEOPLE:
        client = Client(SERVER_NAME="localhost")
        backend = "allauth.account.auth_backends.AuthenticationBackend"
        client.force_login(User.objects.get(username=person), backend=backend)
        home = {"analis.kendari": "74.71", "analis.sultra": "74."}.get(person, "")
        ids = list(Case.objects.filter(region__startswith=home).values_list("pk", flat=True))
        one = [f"/kasus/{ids[turn % len(ids)]}/" for turn in range(rounds)]
        yield f"cases, {person}", [_ask(client, at) for at in _pages(client, "/kasus/", rounds)]
        yield f"case, {person}", [_ask(client, at) for at in one]
        late = list(_pages(client, "/tindakan/?keadaan=lewat", rounds))
        yield f"overdue, {person}", [_ask(client, at) for at in late]


@dataclass
class Caseworker(load.Person):
    """Somebody with a session, and the cases to open."""

    pages: tuple[str, ...] = ("Daftar", "Kasus", "Lewat")

    def address(self, page: str) -> str:
        """An address of this page; a case is chosen at random."""
        at = {"Daftar": "/kasus/", "Lewat": "/tindakan/?keadaan=lewat"}
        return at.get(page) or f"/kasus/{self.dice.choice(self.stories)}/"


def crowded() -> Iterator[str]:
    """What 50 people wait for each of the three, on PostgreSQL."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    everybody = [_caseworker(turn) for turn in range(_CROWD)]
    connection.close()
    with load.served(2) as ports:
        load.warm(everybody, ports)
        times, wrong = load.opened(everybody, ports, _SECONDS)
    yield from load.told_of(times, wrong)
    yield from load.asked_alone(everybody)


def _caseworker(turn: int) -> Caseworker:
    from selaras.desk.cases import access

    user, home, cookie = load.analyst(turn)
    dice = random.Random(turn)
    ids = list(access.cases(user).filter(closed_at=None).values_list("pk", flat=True)[:2_000])
    return Caseworker(user.username, home, cookie, dice.sample(ids, min(len(ids), 40)), [], dice)


def _pages(client: Client, address: str, rounds: int) -> Iterator[str]:
    """The first page and some later ones, over and over."""
    found, at = [address], address
    for _turn in range(_LATER_PAGES):
        link = _NEXT.search(client.get(at).content.decode())
        if link is None:
            break
        at = html.unescape(link[1])
        found.append(at)
    for turn in range(rounds):
        yield found[turn % len(found)]


def _ask(client: Client, address: str) -> Took:
    begun, used = time.perf_counter(), time.process_time()
    answer = client.get(address)
    took = 1_000 * (time.perf_counter() - begun), 1_000 * (time.process_time() - used)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return took


if __name__ == "__main__":
    main()
