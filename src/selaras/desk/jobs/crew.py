"""The threads that do the jobs, and the one that plans the day and keeps the leases."""

from __future__ import annotations

import logging
import os
import platform
import threading
import time
from contextlib import nullcontext
from typing import TYPE_CHECKING

from django.db import Error, close_old_connections, connection, connections, transaction
from django.utils import timezone

from selaras.desk.jobs import access, actions, registry

if TYPE_CHECKING:
    from selaras.desk.jobs.models import Job

log = logging.getLogger(__name__)

_POLL_SECONDS = 1.0
_BEAT_SECONDS = 10.0
_PATIENCE_SECONDS = 30.0


class Crew:
    """Worker threads of this process, and the thread that keeps their leases."""

    def __init__(self, threads: int, *, poll_seconds: float = _POLL_SECONDS) -> None:
        self._poll = poll_seconds
        self._ending = threading.Event()
        self._ended = threading.Event()
        self._id = ""
        self._held: dict[str, tuple[Job, float]] = {}
        self._lock = threading.Lock()
        self._threads = [
            threading.Thread(target=self._serve, name=f"worker-{turn}", daemon=True)
            for turn in range(threads)
        ]
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def start(self) -> None:
        """Begin to serve the queue."""
        self._id = actions.sign_on(platform.node(), os.getpid()).pk
        for thread in (self._keeper, *self._threads):
            thread.start()

    def stop(self, *, patience_seconds: float = _PATIENCE_SECONDS) -> None:
        """Take no more jobs, wait for those under way; what is not done by then goes back."""
        self._ending.set()
        until = time.monotonic() + patience_seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._ended.set()
        self._keeper.join()
        with self._lock:
            left = [job for job, _ in self._held.values()]
        for job in left:
            actions.give_back(job)
        actions.sign_off(self._id)

    def _serve(self) -> None:
        while not self._ending.is_set():
            if not self._take():
                self._ending.wait(self._poll)
        connections.close_all()

    def _take(self) -> bool:
        """Do one job; false when none was due or the database did not answer."""
        try:
            job = actions.claim(self._id) if access.is_anything_due() else None
            if job is not None:
                self._do(job)
        except Error as error:
            log.warning("the database does not answer, trying again: %s", error)
            connections.close_all()
            return False
        close_old_connections()
        return job is not None

    def _do(self, job: Job) -> None:
        until = time.monotonic() + 60 * registry.minutes(job.name)
        with self._lock:
            self._held[job.pk] = (job, until)
        try:
            do(job)
        finally:
            with self._lock:
                del self._held[job.pk]

    def _keep(self) -> None:
        """Say that the jobs are under way, and ask for those of the day, until the end."""
        while not self._ended.is_set():
            try:
                actions.beat(self._id, self._in_time())
                plan_and_ask()
            except Error as error:
                log.warning("the database does not answer, leases wait: %s", error)
                connections.close_all()
            self._ended.wait(_BEAT_SECONDS)
        connections.close_all()

    def _in_time(self) -> list[str]:
        """The jobs under way that have not taken longer than they may."""
        now = time.monotonic()
        with self._lock:
            return [pk for pk, (_, until) in self._held.items() if now < until]


def plan_and_ask() -> None:
    """Plan what the desk does by itself, and ask for what is due today."""
    now, region = timezone.now(), access.desk_home()
    actions.plan_days(now, region)
    actions.tick(now)
    actions.ask_steady(now, region)


def drain(worker: str = "here") -> int:
    """Do every job that is due, in this thread; how many were taken."""
    taken = 0
    while (job := actions.claim(worker)) is not None:
        do(job)
        taken += 1
    return taken


def do(job: Job) -> None:
    """Do a claimed job and write down how it ended."""
    if not registry.known(job.name):
        actions.set_back(job, f"no app does {job.name}", final=True)
        return
    try:
        _work(registry.kind(job.name), job)
    except registry.Unable as error:
        actions.set_back(job, str(error), final=True)
    except Exception as error:  # noqa: BLE001  # whatever a job raises is kept on its row
        log.warning("job %s: %s", job, error)
        if not connection.in_atomic_block:
            close_old_connections()
        actions.set_back(job, f"{type(error).__name__}: {error}", final=False)


class _TakenOver(Exception):
    """Another worker has the job now; what this one did is undone."""


def _work(kind: registry.Kind, job: Job) -> None:
    with transaction.atomic() if kind.whole else nullcontext():
        kind.work(by=job.asked_by, **job.payload)
        if not actions.finish(job) and kind.whole:
            raise _TakenOver(job.pk)
