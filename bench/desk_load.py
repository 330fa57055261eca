"""How fast the desk's pages answer when many people open them at once and there are millions.

    python bench/desk_load.py [STORIES] [PEOPLE] [SECONDS]

Serves the desk that SELARAS_DATA and SELARAS_DATABASE_URL name, by `selaras desk run`: two
processes on PostgreSQL, one on SQLite. An empty desk is first filled with made-up stories, a
million unless told, and three times as many reports (`_desk_fill.py`). Then 50 people, 5 on
SQLite, each open a page every five seconds for a minute: Hari ini, Wilayah, Cerita (one story) or
Pencarian, at random. A page's time runs from when it was due until its last byte, so that a site
that falls behind is seen to. Prints the median, the 95th centile and the longest in milliseconds,
then each page's queries and their time in the database alone, asked again without Django; and how
busy the machine was. The people are threads of this process, on the same machine as the site.
"""

from __future__ import annotations

import http.client
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import _desk_fill as made

from selaras import desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from django.test import Client

    from selaras.desk.accounts.models import User

PAGES = ("Hari ini", "Wilayah", "Cerita", "Pencarian")
_EVERY = 5.0
_SAMPLES = 24
_STORIES_EACH = 40
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_HOMES = (
    ("ID",) * 4 + ("74", "73", "31", "12", "35", "32", "91", "61")
    + ("74.71",) * 6 + ("31.71", "31.74", "73.71", "12.71", "35.78", "73.17", "91.71") * 4
)  # fmt: skip
Times = dict[str, list[float]]


@dataclass
class Person:
    """Somebody with a session, and what they may open."""

    username: str
    home: str
    cookie: str
    stories: list[str]
    words: list[str]
    dice: random.Random = field(repr=False)
    pages: tuple[str, ...] = PAGES

    def address(self, page: str) -> str:
        """An address of this page, chosen at random."""
        if page == "Hari ini":
            return "/"
        if page == "Wilayah":
            return f"/wilayah/{self.home}/"
        if page == "Cerita":
            return f"/cerita/{self.dice.choice(self.stories)}/"
        words = self.dice.choices(self.words, k=self.dice.choice((1, 1, 2)))
        asked = {"q": " ".join(words)}
        if self.dice.random() < 0.2:
            asked["tahun"] = str(time.gmtime().tm_year - 1)
        return f"/cari/?{urlencode(asked)}"


def main() -> None:
    """Fill when empty, serve, open pages, print."""
    told = [int(one) for one in sys.argv[1:]]
    with _folder() as folder:
        desk.prepare(folder)
        desk.migrate()
        from django.conf import settings
        from django.db import connection

        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        postgres = connection.vendor == "postgresql"
        stories, people, seconds = (*told, *(1_000_000, 50 if postgres else 5, 60)[len(told) :])
        _filled(stories)
        everybody = [_person(turn) for turn in range(people)]
        connection.close()
        print(f"{connection.vendor}, {people} people, {seconds} s; load before {_load()}")
        with served(2 if postgres else 1) as ports:
            warm(everybody, ports)
            began = _processor()
            times, wrong = opened(everybody, ports, seconds)
            own = _processor() - began
        print(f"processor of the people's threads {own:.1f} s, load after {_load()}")
        print(f"processor of the site, start and warming included, {_of_children():.1f} s")
        for line in told_of(times, wrong):
            print(line)
        for line in asked_alone(everybody):
            print(line)


@contextmanager
def _folder() -> Iterator[Path]:
    named = os.environ.get("SELARAS_DATA")
    if named:
        yield Path(named)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _load() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def _processor() -> float:
    return time.process_time()


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _filled(stories: int) -> None:
    from selaras.desk.newsroom.models import Story

    if not Story.objects.exists():
        for line in made.fill(stories):
            print(line, flush=True)


def analyst(turn: int) -> tuple[User, str, str]:
    """An analyst of a region, signed in: the account, the home, the session."""
    from django.test import Client

    from selaras.desk.accounts._demo import PEOPLE, Seat
    from selaras.desk.accounts.actions import make_account, set_up_office
    from selaras.desk.accounts.models import Office

    home = _HOMES[turn * 7 % len(_HOMES)]
    rights = PEOPLE["analis.kendari"][1].rights
    seat = Seat(f"Meja {turn}", f"kesbangpol-{home}", home, Office.Role.ANALYST, rights)
    username = f"pembaca.{turn}"
    user = make_account(
        username, name=f"Pembaca {turn}", office=set_up_office(seat), password=made.PASSWORD
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=_BACKEND)
    return user, home, client.cookies["sessionid"].value


def _person(turn: int) -> Person:
    """An analyst, the stories to open and the words to search for."""
    from selaras.desk.newsroom import access

    user, home, cookie = analyst(turn)
    rows = list(access.stories(user)[: _STORIES_EACH * 20])
    dice = random.Random(turn)
    chosen = dice.sample(rows, min(len(rows), _STORIES_EACH))
    words = [word for row in chosen for word in row.title.replace(",", "").split()]
    return Person(user.username, home, cookie, [row.pk for row in chosen], words, dice)


@contextmanager
def served(processes: int) -> Iterator[list[int]]:
    """So many sites, each a process of its own, until the block ends."""
    ports = [_free_port() for _ in range(processes)]
    environ = os.environ | {"SELARAS_DATA": os.environ["SELARAS_DATA"]}
    command = [sys.executable, "-m", "selaras", "desk", "run", "--no-worker", "--port"]
    running = [
        subprocess.Popen([*command, str(port)], env=environ, stdout=subprocess.DEVNULL)
        for port in ports
    ]
    try:
        for port in ports:
            _until_answered(port)
        yield ports
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_answered(port: int) -> None:
    for _ in range(600):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the site did not start")


def warm(everybody: Sequence[Person], ports: list[int]) -> None:
    """Open each page a few times at every site before anything is measured."""
    for port in ports:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for person in everybody[:8]:
            for page in person.pages:
                _open(line, person, person.address(page))


def opened(
    everybody: Sequence[Person], ports: list[int], seconds: float
) -> tuple[Times, list[str]]:
    """Each page's times in milliseconds, and what was not answered with a page."""
    times: Times = defaultdict(list)
    wrong: list[str] = []
    start = time.monotonic() + 1
    threads = [
        threading.Thread(
            target=_reads, args=(person, ports[turn % len(ports)], start, seconds, times, wrong)
        )
        for turn, person in enumerate(everybody)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return times, wrong


def _reads(
    person: Person, port: int, start: float, seconds: float, times: Times, wrong: list[str]
) -> None:
    due = start + person.dice.random() * _EVERY
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while due < start + seconds:
        time.sleep(max(0.0, due - time.monotonic()))
        page = person.dice.choice(person.pages)
        address = person.address(page)
        status = _open(line, person, address)
        times[page].append((time.monotonic() - due) * 1000)
        if status != 200:
            wrong.append(f"{status} {address}")
        due += _EVERY


def _open(line: http.client.HTTPConnection, person: Person, address: str) -> int:
    headers = {"Cookie": f"sessionid={person.cookie}", "Accept-Encoding": "gzip"}
    line.request("GET", address, headers=headers)
    answer = line.getresponse()
    answer.read()
    return answer.status


def told_of(times: Times, wrong: list[str]) -> Iterator[str]:
    """A line for each page, and one for each of the first answers that were none."""
    for page in sorted(times):
        yield f"{page:10} n {len(times[page]):4}  {_told(times[page])}"
    for line in wrong[:10]:
        yield f"NOT A PAGE: {line}"


def _told(ms: list[float]) -> str:
    if len(ms) < 2:
        return "too few"
    middle, high = statistics.median(ms), statistics.quantiles(ms, n=20)[-1]
    return f"p50 {middle:7.1f}  p95 {high:7.1f}  longest {max(ms):7.1f} ms"


def asked_alone(everybody: Sequence[Person]) -> Iterator[str]:
    """Each page's queries: how many at most, and how long the database takes for them alone."""
    from django.test import Client

    clients: list[Client] = []
    for person in everybody:
        client = Client(SERVER_NAME="localhost")
        client.cookies["sessionid"] = person.cookie
        clients.append(client)
    for page in everybody[0].pages:
        numbers, times, slowest = [], [], (0.0, "")
        for turn in range(_SAMPLES):
            at = turn % len(everybody)
            queries = _queries(clients[at], everybody[at].address(page))
            numbers.append(len(queries))
            each = [(_again(*query), query[0]) for query in queries]
            times.append(sum(took for took, _ in each))
            slowest = max(slowest, *each)
        yield f"{page:10} queries at most {max(numbers):2}  in the database {_told(times)}"
        yield f"           slowest {slowest[0]:.1f} ms: {slowest[1][:300]}"


def _queries(client: Client, address: str) -> list[tuple[str, object]]:
    from django.db import connection

    kept: list[tuple[str, object]] = []

    def keep(execute: Callable[..., object], sql: str, params: object, *rest: object) -> object:
        kept.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(keep):
        client.get(address)
    return kept


def _again(sql: str, params: Any) -> float:  # noqa: ANN401  # whatever Django bound
    """How long one query takes, its rows fetched; anything that writes is not asked again."""
    from django.db import connection

    if not sql.lstrip().upper().startswith("SELECT"):
        return 0.0
    with connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute(sql, params)
        cursor.fetchall()
        return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
