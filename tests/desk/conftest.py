"""A small house to test in: offices, people, one story of two reports, all invented."""

from __future__ import annotations

import os
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from selaras.records import (
    Body,
    Chrome,
    Event,
    Evidence,
    Fact,
    FactEvidence,
    Person,
    Place,
    Reading,
    ReportHead,
    Rival,
    SharedPassage,
    SharedPlace,
    Span,
    Speech,
    Story,
    StoryDates,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db.models import Model
    from playwright.sync_api import Browser
    from pytest_django.fixtures import Settings
    from pytest_django.plugin import DjangoDbBlocker

    from selaras.desk.accounts.models import User
    from selaras.desk.newsroom import models as newsroom
    from selaras.records import Phase
    from tests.desk.rights import World

HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PASSWORD = "ombak-teluk-pagi-7"
STAFF = ("analis.kendari", "sekretariat.kendari", "analis.sultra", "nasional", "analis.luwu")
SHARED = "kerja bersama menjaga rukun di pasar, kampus dan kampung"
FEARED = "perselisihan batas kebun yang dikhawatirkan muncul lagi saat panen"
HAPPENED = "keributan antarpemuda yang sudah terjadi pekan lalu"
_STATEMENTS: tuple[tuple[Phase, str], ...] = (("feared", FEARED), ("happened", HAPPENED))
TEXT_A = (
    "KENDARI, Kabar Teluk - Rapat koordinasi kerukunan digelar di Hotel Samudra, Kendari, "
    "Selasa (9/5/2023).\n"
    f"“Kita perlu {SHARED},” kata Direktur Wirya Lamato.\n"
    f"Ia menyebut {FEARED} harus dicegah sejak dini.\n"
    f"Wirya juga membahas {HAPPENED}.\n"
    "Baca Juga: Kerusuhan di kota lain\n"
)
TEXT_B = (
    "Kendari, Pesisir News - Rakor kerukunan berlangsung di Hotel Samudra, Selasa (9/5/2023), "
    "dibuka Wakil Menteri Sarita Dunda.\n"
    f"“Kita perlu {SHARED},” ujar Bupati Tamrin Sole.\n"
)


def spans(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand first in the text."""
    start = text.index(words)
    return (Span(start, start + len(words)),)


def proof(text: str, words: str, rule: str) -> Evidence:
    """Evidence by one passage."""
    return Evidence(spans=spans(text, words), rule=rule)


def reading_a(*, key: str = "a", text: str = TEXT_A) -> Reading:
    """The first report, read by hand."""
    chrome = text.index("Baca Juga")
    quote = spans(text, f"Kita perlu {SHARED},")[0]
    return Reading(
        reader={"selaras": "1"},
        report=ReportHead(id=key, outlet="Kabar Teluk", title="Rakor kerukunan di Kendari"),
        text=text,
        body=(Span(0, chrome),),
        chrome=(Chrome(chrome, len(text), "label.baca-juga"),),
        people=(Person(name="Wirya Lamato", office="Direktur", spans=spans(text, "Wirya Lamato")),),
        bodies=(Body(id=None, name="Kabar Teluk", spans=spans(text, "Kabar Teluk")),),
        places=(
            Place(region="74.71", name="Kendari", role="venue", spans=spans(text, "Kendari, S")),
        ),
        quotes=(
            Speech(
                start=quote.start,
                end=quote.end,
                speaker="Wirya Lamato",
                evidence={"speaker": proof(text, "kata Direktur Wirya Lamato", "speech.said")},
            ),
        ),
        events=_events(text),
    )


def _events(text: str) -> tuple[Event, ...]:
    return (
        Event(
            kind="coordination_meeting",
            phase="activity",
            date="2023-05-09",
            region="74.71",
            venue="Hotel Samudra",
            evidence={"venue": proof(text, "Hotel Samudra", "venue.hotel")},
        ),
        *(
            Event(
                kind="other",
                phase=phase,
                generic=True,
                evidence={"phase": proof(text, words, f"phase.{phase}")},
            )
            for phase, words in _STATEMENTS
        ),
    )


def reading_b(*, key: str = "b") -> Reading:
    """The second report, read by hand."""
    return Reading(
        reader={"selaras": "1"},
        report=ReportHead(id=key, outlet="Pesisir News", published="2023-05-10"),
        text=TEXT_B,
        body=(Span(0, len(TEXT_B)),),
        people=(Person(name="Tamrin Sole", office="Bupati", spans=spans(TEXT_B, "Tamrin Sole")),),
        events=(Event(kind="coordination_meeting", phase="activity", date="2023-05-09"),),
    )


def said(text: str, words: str, key: str) -> FactEvidence:
    """A fact's evidence by one passage."""
    return FactEvidence(key, spans(text, words))


def _facts(a: str, b: str) -> tuple[Fact, ...]:
    return (
        Fact(
            field="venue",
            value="Hotel Samudra",
            standing="agreed",
            by=(a, b),
            origins=1,
            evidence=(
                said(TEXT_A, "Hotel Samudra", a),
                said(TEXT_B, "Hotel Samudra", b),
            ),
        ),
        Fact(
            field="opened_by",
            value="Sarita Dunda",
            standing="sole",
            by=(b,),
            origins=1,
            evidence=(said(TEXT_B, "dibuka Wakil Menteri Sarita Dunda", b),),
        ),
        Fact(
            field="attribution",
            value=(
                Rival(value="Wirya Lamato", by=(a,), evidence=(said(TEXT_A, SHARED, a),)),
                Rival(value="Tamrin Sole", by=(b,), evidence=(said(TEXT_B, SHARED, b),)),
            ),
            standing="disputed",
            by=(a, b),
            origins=1,
            evidence=(),
        ),
    )


def story_of_both(*, a: str = "a", b: str = "b", key: str = "s1") -> Story:
    """One story of both reports, one origin."""
    place_a, place_b = spans(TEXT_A, SHARED)[0], spans(TEXT_B, SHARED)[0]
    return Story(
        id=key,
        title="Rakor kerukunan, Kota Kendari",
        kind="coordination_meeting",
        phase="activity",
        date=StoryDates(from_="2023-05-09", to="2023-05-09"),
        region="74.71",
        members=(a, b),
        origins=((a, b),),
        facts=_facts(a, b),
        shared_passages=(
            SharedPassage(
                words=9,
                places=(
                    SharedPlace(a, place_a.start, place_a.end),
                    SharedPlace(b, place_b.start, place_b.end),
                ),
            ),
        ),
    )


def build() -> None:
    """Put the small house into the tables."""
    from selaras.desk.accounts.actions import create_demo
    from selaras.desk.newsroom.actions import load_readings

    create_demo(dict.fromkeys(STAFF, PASSWORD))
    load_readings([reading_a(), reading_b()], [story_of_both()])


class House:
    """The desk with the sample in it, and everybody who works there."""

    def __init__(self) -> None:
        from selaras.desk.accounts.models import User
        from selaras.desk.newsroom.models import Story as StoryRow

        self.people: Mapping[str, User] = {one.username: one for one in User.objects.all()}
        self.story: newsroom.Story = StoryRow.objects.get()

    def client(self, username: str, *, enforce_csrf_checks: bool = False) -> Client:
        """A browser in which this person has signed in."""
        client = Client(enforce_csrf_checks=enforce_csrf_checks)
        backend = "allauth.account.auth_backends.AuthenticationBackend"
        client.force_login(self.people[username], backend=backend)
        return client

    def statement(self, nature: str) -> str:
        """The key of the story's feared or happened statement."""
        from selaras.desk.newsroom.access import statements

        return next(one.key for one in statements(self.story) if one.nature == nature)


@pytest.fixture(autouse=True)
def _own_data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = HASHERS


@pytest.fixture(scope="session")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[list[Model]]:  # noqa: ARG001  # the tables are what is asked for
    """Every row of the small house, made once and taken back."""
    from django.apps import apps
    from django.db import transaction
    from django.db.models import QuerySet
    from django.test import override_settings

    models = [
        one
        for one in apps.get_models(include_auto_created=True)
        if one._meta.managed  # noqa: SLF001  # Django's documented door
    ]
    unblocked, quick = django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=HASHERS)
    with unblocked, quick, transaction.atomic():
        before = [set(QuerySet(one).values_list("pk", flat=True)) for one in models]
        build()
        made: list[list[Model]] = [
            list(QuerySet[Any](model).exclude(pk__in=known))
            for model, known in zip(models, before, strict=True)
        ]
        transaction.set_rollback(True)
    return [rows for rows in made if rows]


@pytest.fixture
def house(db: None, built: list[list[Model]]) -> House:  # noqa: ARG001  # the database is what is asked for
    """A small house with everybody in it."""
    from django.db.models import QuerySet

    for rows in built:
        QuerySet[Any](type(rows[0])).bulk_create([copy(row) for row in rows])
    return House()


@pytest.fixture
def world(house: House) -> World:
    """One of everything, all of it in Kota Kendari."""
    from tests.desk import test_rights

    return test_rights.fill(house)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the walks of one module: while it runs, this process asks no database."""
    from tests.desk.walker import CHROMIUM

    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("the browser walk needs Chromium")
        pytest.skip("Chromium is not installed: the browser walk was NOT run")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=id-ID"]
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield running
        running.close()
