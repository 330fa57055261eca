"""Meetings at the size of the nation: agenda, letters, attendance, each beside its bar.

    python bench/desk_meetings.py [--cases 20000] [--guests 612] [--delegates 1500]

A desk of its own is made in a temporary folder on SQLite (or where SELARAS_DATABASE_URL says),
filled with invented cases, and thrown away.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import io
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from selaras import desk

if TYPE_CHECKING:
    from django.test import Client

    from selaras.desk.accounts.models import Office, User
    from selaras.desk.meetings.models import Meeting

BARS = {"agenda_s": 2.0, "letters_s": 20.0}


def main() -> None:
    """Fill a desk, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    asked.add_argument("--guests", type=int, default=612)
    asked.add_argument("--delegates", type=int, default=1_500)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        desk.prepare(Path(folder))
        desk.migrate()
        desk.load_demo([], [], new_password=lambda: "x" * 16)
        _measure(given.cases, given.guests, given.delegates)


def _measure(cases: int, guests: int, delegates: int) -> None:
    from selaras.desk.accounts.models import Office, User

    _convene()
    user = User.objects.get(username="nasional")
    office = Office.objects.get(role="analyst", region="ID")
    _fill(cases, user, office)
    meeting = _agenda(user, cases)
    _letters(meeting, user, guests)
    _attendance(meeting, user, delegates)


def _convene() -> None:
    from selaras.desk.accounts.access import Right
    from selaras.desk.accounts.actions import grant
    from selaras.desk.accounts.models import Office

    office = Office.objects.get(role="analyst", region="ID")
    grant(office, [Right.CONVENE], region="ID", by=None)


def _fill(count: int, user: User, office: Office) -> None:
    from django.utils import timezone

    from selaras import regions
    from selaras.desk.cases.models import Action, Case

    codes = [one.code for top in regions.provinces() for one in regions.children(top.code)]
    now, today = timezone.now(), timezone.localdate()
    rows = [
        Case(
            title=f"Kasus buatan {n}",
            nature="feared" if n % 2 else "happened",
            kind="land_dispute",
            region=codes[n % len(codes)],
            handler=codes[n % len(codes)],
            stage="prevention",
            grounds="dibuat untuk diukur",
            owner=office,
            opened_by=user,
            opened_at=now - dt.timedelta(hours=n),
            expires_on=today + dt.timedelta(days=n % 90) if n % 2 else None,
        )
        for n in range(count)
    ]
    Case.objects.bulk_create(rows, batch_size=1_000)
    deeds = [
        Action(
            case=one,
            region=one.region,
            what="Dialog",
            body="polri",
            basis="UU 7/2012",
            deadline=today + dt.timedelta(days=n % 40 - 10),
            planned_by=user,
        )
        for n, one in enumerate(rows)
        if n % 3
    ]
    Action.objects.bulk_create(deeds, batch_size=1_000)


def _agenda(user: User, cases: int) -> Meeting:
    from django.utils import timezone

    from selaras.desk.meetings import actions

    start = timezone.now() + dt.timedelta(days=30)
    plan = actions.Plan("ID", "Rukun bersama", "Hotel Samudra", "hybrid", start, "coordination")
    began = time.perf_counter()
    meeting = actions.plan_meeting(plan, by=user)
    spent = time.perf_counter() - began
    items = meeting.items.count()
    print(f"agenda: {items} items of {cases} open cases in {spent:.2f} s (bar {BARS['agenda_s']})")
    return meeting


def _letters(meeting: Meeting, user: User, count: int) -> None:
    from django.utils import timezone
    from pypdf import PdfReader

    from selaras.desk.invitations import actions

    row = meeting
    text = actions.LetterText("1/2026", "Segera", "", "Undangan", timezone.localdate(), "Arsip")
    actions.write_letter(row, text, by=user)
    began = time.perf_counter()
    actions.choose_guests(row, "semua provinsi\nsemua kabupaten/kota", by=user)
    for n in range(max(count - row.guests.count(), 0)):
        actions.add_guest(row, name=f"Lembaga buatan {n}", by=user)
    print(f"list: {row.guests.count()} addressees in {time.perf_counter() - began:.2f} s")
    actions.issue(row, by=user)
    client = _client(user)
    began, worked = time.perf_counter(), time.process_time()
    made = client.get(f"/rapat/{row.pk}/undangan/surat.pdf")
    spent, worked = time.perf_counter() - began, time.process_time() - worked
    pages = len(PdfReader(io.BytesIO(made.content)).pages)
    size = len(made.content) / 1e6
    print(
        f"letters: {row.guests.count()} as one PDF of {pages} pages, {size:.1f} MB, "
        f"in {spent:.1f} s, {worked:.1f} s of them at work (bar {BARS['letters_s']})"
    )


def _attendance(meeting: Meeting, user: User, count: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from selaras.desk.invitations.models import Delegate, Guest

    guests = list(Guest.objects.all())
    seated = Delegate.objects.count()
    Delegate.objects.bulk_create(
        Delegate(guest=guests[n % len(guests)], name=f"Delegasi {n}", office=f"Jabatan {n}")
        for n in range(max(count - seated, 0))
    )
    client = _client(user)
    pk = meeting.pk
    for what, query in (("first page", ""), ("search", "?q=delegasi 7"), ("last page", "?hal=30")):
        client.get(f"/rapat/{pk}/kehadiran/{query}")
        with CaptureQueriesContext(connection) as asked:
            began = time.perf_counter()
            page = client.get(f"/rapat/{pk}/kehadiran/{query}")
            spent = (time.perf_counter() - began) * 1_000
        weight = len(gzip.compress(page.content)) / 1_000
        print(
            f"attendance of {Delegate.objects.count()}, {what}: {spent:.0f} ms, "
            f"{len(asked)} queries, {weight:.1f} kB gzipped"
        )


def _client(user: User) -> Client:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(user, backend=backend)
    return client


if __name__ == "__main__":
    main()
