"""Machines fail: what was under way is taken over, what was kept stays whole, people are told."""

from __future__ import annotations

import os
import signal
import socket
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest

from tests.desk._own import own_desk
from tests.desk.conftest import PASSWORD

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk._own import OwnDesk

FILL = """
from tests.desk import conftest
desk.load_demo([conftest.reading_a(), conftest.reading_b()], [conftest.story_of_both()],
               new_password=lambda: conftest.PASSWORD)
"""
JOBS = """
import pathlib, threading, time
from django.db.models.functions import Now
from selaras.desk.audit.models import Entry
from selaras.desk.audit.actions import record_upkeep
from selaras.desk.jobs import actions, registry
from selaras.desk.jobs.crew import Crew, drain
from selaras.desk.jobs.models import Job
from selaras.desk.upkeep.acts import Act

def effects():
    return Entry.objects.filter(act=Act.UPGRADED).count()

@registry.job("test.slow", whole=True)
def slow(*, by, **ids):
    record_upkeep(Act.UPGRADED, region="74.71")
    if ids.get("hang"):
        print("under way", flush=True)
        time.sleep(600)

@registry.job("test.steps")
def steps(*, by, **ids):
    folder = pathlib.Path(__import__("os").environ["SELARAS_DATA"])
    for step in ("one", "two", "three"):
        (folder / step).touch()
        if step == "two" and not (folder / "killed").exists():
            (folder / "killed").touch()
            print("under way", flush=True)
            time.sleep(600)

@registry.job("test.count")
def count(*, by, **ids):
    record_upkeep(Act.UPGRADED, region="74.71")
"""
HEIR = (
    JOBS
    + """
Job.objects.filter(state="running").update(leased_until=Now() - actions.LEASE)
for row in Job.objects.filter(state="running"):
    if row.payload.get("hang"):
        Job.objects.filter(pk=row.pk).update(payload={})
drain("heir")
job = Job.objects.get(name__startswith="test.")
print(job.state, job.attempts, effects())
"""
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnDesk]:
    with own_desk(tmp_path_factory.mktemp("model") / "own") as made:
        made.set_up()
        made.python(FILL)
        yield made


@pytest.fixture
def own(tmp_path: Path, model: OwnDesk) -> Iterator[OwnDesk]:
    with own_desk(tmp_path / "own", like=model) as made:
        yield made


def ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.parametrize(
    ("ask", "effects"),
    [
        pytest.param("actions.enqueue('test.slow', {'hang': 1}, by=None, region='ID')", 1,
                     id="whole-in-one-transaction"),
        pytest.param("actions.enqueue('test.steps', {}, by=None, region='ID')", 0,
                     id="steps-that-may-run-again"),
    ],
)  # fmt: skip
def test_a_job_of_a_killed_worker_is_done_once_by_another(
    own: OwnDesk, ask: str, effects: int
) -> None:
    begin = JOBS + f"{ask}\ncrew = Crew(1)\ncrew.start()\ntime.sleep(600)"
    with own.start(begin) as process:
        try:
            assert ready(process) == "under way"
        finally:
            process.kill()
    assert own.python(HEIR) == f"done 2 {effects}"
    assert (own.data / "three").exists() == (effects == 0)


def test_many_workers_do_each_job_once(own: OwnDesk) -> None:
    code = (
        JOBS
        + """
for turn in range(40):
    actions.enqueue("test.count", {}, by=None, region="ID")
crews = [Crew(3, poll_seconds=0.05), Crew(3, poll_seconds=0.05)]
for crew in crews:
    crew.start()
until = time.monotonic() + 60
asked = Job.objects.filter(name="test.count")
while asked.exclude(state="done").exists() and time.monotonic() < until:
    time.sleep(0.05)
for crew in crews:
    crew.stop()
print(asked.filter(state="done", attempts=1).count(), effects())
"""
    )
    assert own.python(code) == "40 40"


def test_a_job_sent_twice_at_once_is_one_job(own: OwnDesk) -> None:
    code = (
        JOBS
        + """
from django.db import connections
made, gate = [], threading.Barrier(6)
def send():
    gate.wait()
    made.append(actions.enqueue("test.count", {}, by=None, region="ID", key="form 7").pk)
    connections.close_all()
threads = [threading.Thread(target=send) for _ in range(6)]
[one.start() for one in threads]
[one.join() for one in threads]
drain()
print(len(made), len(set(made)), effects())
"""
    )
    assert own.python(code) == "6 1 1"


@pytest.mark.skipif(os.name != "posix", reason="another system ends processes in its own way")
def test_a_desk_told_to_end_ends_what_is_under_way(own: OwnDesk) -> None:
    begin = "server = desk.Server('127.0.0.1', desk.free_port('127.0.0.1', 0), workers=1)\n"
    with own.start(begin + "print(server.url, flush=True)\nserver.run()") as process:
        try:
            with urllib.request.urlopen(ready(process)) as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
    left = "from selaras.desk.jobs.models import Worker; print(Worker.objects.count())"
    assert own.python(left) == "0"


FULL = """
from django.db import connection
from django.test import Client
from selaras.desk.accounts.models import User
from selaras.desk.audit.access import verify
from selaras.desk.newsroom.models import Story
address = Story.objects.get().get_absolute_url()
reader, stranger = (
    Client(raise_request_exception=False, SERVER_NAME="localhost") for _ in range(2)
)
for client, name in ((reader, "analis.kendari"), (stranger, "analis.luwu")):
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(User.objects.get(username=name), backend=backend)
with connection.cursor() as cursor:
    cursor.execute("PRAGMA page_count")
    cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0] + 2}")
for turn in range(200):
    answer = stranger.get(address)
    if answer.status_code != 404:
        break
print(turn > 0, answer.status_code, "Disk penuh" in answer.content.decode(), verify().whole,
      reader.get(address).status_code, end=" ")
with connection.cursor() as cursor:
    cursor.execute("PRAGMA max_page_count=1000000")
    cursor.execute("PRAGMA integrity_check")
    print(cursor.fetchone()[0], stranger.get(address).status_code, verify().whole)
"""


def test_a_full_disk_is_said_plainly_and_leaves_nothing_half_written(own: OwnDesk) -> None:
    if own.is_postgres:
        pytest.skip("only SQLite lets a test fill its disk")
    assert own.python(FULL) == "True 503 True True 200 ok 404 True"


def test_a_backup_that_cannot_be_written_leaves_no_file(own: OwnDesk, tmp_path: Path) -> None:
    code = """
import errno, pathlib
from selaras.desk.upkeep import _archive
def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")
_archive.shutil.copyfileobj = full
_archive.zipfile.ZipFile.write = full
try:
    desk.backup(pathlib.Path(PATH))
except desk.UpkeepRefused as error:
    print("No space left" in str(error))
"""
    path = tmp_path / "kept" / "kept.selaras"
    assert own.python(code.replace("PATH", repr(str(path)))) == "True"
    assert list(path.parent.iterdir()) == []


@contextmanager
def served(own: OwnDesk) -> Iterator[str]:
    """The desk's address while it is served with one worker."""
    begin = "server = desk.Server('127.0.0.1', desk.free_port('127.0.0.1', 0), workers=1)\n"
    with own.start(begin + "print(server.url, flush=True)\nserver.run()") as process:
        try:
            yield ready(process)
        finally:
            process.kill()


def test_a_restarted_database_is_said_plainly_and_the_site_recovers(own: OwnDesk) -> None:
    if not own.is_postgres:
        pytest.skip("SQLite has no server that could restart")
    import psycopg

    with served(own) as address:
        browser = _signed_in(address)
        seen = set()
        for _ in range(15):
            with psycopg.connect(own.url, autocommit=True) as server:
                server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            seen.add(_status(browser, address))
        assert seen <= {200, 503}
        assert _status(browser, address) == 200
        asked = JOBS.replace("test.", "other.") + (
            "asked = actions.enqueue('audit.verify', {'region': 'ID'}, by=None, region='ID')\n"
            "until = time.monotonic() + 60\n"
            "while asked.state != 'done' and time.monotonic() < until:\n"
            "    time.sleep(0.2)\n"
            "    asked.refresh_from_db()\n"
            "print(asked.state)"
        )
        assert own.python(asked) == "done"


def _signed_in(address: str) -> urllib.request.OpenerDirector:
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.open(f"{address}masuk/").read()
    token = next(one.value for one in jar if one.name == "csrftoken") or ""
    form = {"login": "analis.kendari", "password": PASSWORD, "csrfmiddlewaretoken": token}
    browser.open(f"{address}masuk/", urlencode(form).encode()).read()
    return browser


def _status(browser: urllib.request.OpenerDirector, address: str) -> int:
    try:
        with browser.open(address) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


TWO_GB = 2 * 1024**3
_HEAD = "POST /masuk/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/octet-stream\r\n"


@pytest.mark.parametrize("chunked", [False, True], ids=["announced", "chunked"])
def test_an_upload_of_2_gb_is_refused_early(own: OwnDesk, *, chunked: bool) -> None:
    with served(own) as address:
        parts = urlsplit(address)
        how = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {TWO_GB}"
        head = f"{_HEAD.format(host=parts.netloc)}{how}\r\n\r\n".encode()
        with closing(socket.create_connection((parts.hostname or "", parts.port or 0))) as line:
            line.sendall(head)
            block = bytes(65_536)
            sent = _pour(line, b"%x\r\n%s\r\n" % (len(block), block) if chunked else block)
            answer = _heard(line)
        assert b" 413 " in answer or answer == b""
        assert sent < 60_000_000
        with urllib.request.urlopen(address) as page:
            assert page.status == 200


def _pour(line: socket.socket, block: bytes) -> int:
    """Send until the other side stops listening; how much was sent."""
    sent = 0
    line.settimeout(20)
    while sent < TWO_GB:
        try:
            line.sendall(block)
        except OSError:
            break
        sent += len(block)
    return sent


def _heard(line: socket.socket) -> bytes:
    try:
        return line.recv(4_096)
    except OSError:
        return b""


def test_a_body_over_the_limit_is_refused_by_its_announced_length_alone() -> None:
    from django.http import HttpRequest, HttpResponse

    from selaras.desk.middleware import refuse_large

    answer = refuse_large(lambda _: HttpResponse())
    statuses = []
    for length in ("", "25000000", "25000001", str(TWO_GB), "-1", "banyak"):
        request = HttpRequest()
        request.META["CONTENT_LENGTH"] = length
        statuses.append(answer(request).status_code)
    assert statuses == [200, 200, 413, 413, 413, 413]
