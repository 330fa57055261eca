"""When the desk cannot answer, people get a page and programs a problem as JSON."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.utils import OperationalError
from django.test import Client

from selaras.desk.api import access as api
from selaras.desk.api._interface import INTERFACE
from selaras.desk.home import views as home

AWAY = OperationalError("server closed the connection unexpectedly")
FULL = OperationalError("database or disk is full")


def _answer(
    monkeypatch: pytest.MonkeyPatch, path: str, error: Exception, language: str = "id"
) -> Any:  # noqa: ANN401  # a test client's own
    """What is answered when looking somebody up, or making the page, fails so."""

    def fail(*_given: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(api, "token_of", fail)
    monkeypatch.setattr(home, "render", fail)
    client = Client(raise_request_exception=False)
    headers = {"Authorization": "Bearer x", "Accept-Language": language}
    return client.get(path, headers=headers)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        pytest.param(AWAY, 503, "Basis data tidak menjawab", id="away"),
        pytest.param(FULL, 503, "Disk penuh", id="full"),
        pytest.param(ValueError("x"), 500, "Kesalahan ada di meja ini", id="the-desk-erred"),
    ],
)
def test_a_program_gets_a_problem(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, words: str
) -> None:
    answer = _answer(monkeypatch, "/api/v1/stories", error)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert ("Retry-After" in answer.headers) == (status == 503)
    told = answer.json()
    assert (told["type"], told["status"]) == ("about:blank", status)
    assert words in told["detail"]


@pytest.mark.django_db
def test_a_program_is_told_in_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = _answer(monkeypatch, "/api/v1/stories", AWAY, "en")
    assert answer.json()["title"] == "Cannot answer now"


@pytest.mark.django_db
def test_a_person_gets_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = _answer(monkeypatch, "/tidak-ada/", AWAY)
    assert answer.status_code == 503
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Basis data sedang tidak menjawab" in answer.content.decode()


def test_the_document_tells_of_it_at_every_address() -> None:
    document = INTERFACE.get_openapi_schema()
    answers = [verb["responses"] for verbs in document["paths"].values() for verb in verbs.values()]
    assert [one for one in answers if 503 not in one] == []
    assert {next(iter(one[503]["content"])) for one in answers} == {"application/problem+json"}
