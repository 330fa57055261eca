"""Programs send reports and decide on stories, as pages do; hostile bodies change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.desk.accounts.access import Right
from selaras.desk.api import _guard
from selaras.desk.api._schemas import RejectIn
from selaras.desk.arrivals.models import Arrival
from selaras.desk.audit.models import Entry
from selaras.desk.newsroom.forms import REASONS
from selaras.desk.newsroom.models import Report, Story, StoryDecision
from tests.desk.api.conftest import Program, program

if TYPE_CHECKING:
    from tests.desk.conftest import House

PERSON = "analis.kendari"
SENT = {
    "text": "Dua kelompok pemuda bentrok di Kendari, Senin (8/5/2023). Tiga orang luka.",
    "outlet": "Kabar Teluk",
    "published": "2023-05-09",
    "once": "abc",
}


def test_a_report_comes_in_once_and_is_read(house: House) -> None:
    one = program(house, PERSON)
    first, again = one.post("/reports", SENT), one.post("/reports", SENT)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    arrival = Arrival.objects.get()
    assert (arrival.region, arrival.by.username) == ("74.71", PERSON)
    row = first.json()["rows"][0]  # type: ignore[attr-defined]  # a test client's own
    assert row["outcome"] == "new"
    report = Report.objects.get(pk=row["report"])
    assert (report.outlet, report.published, report.home) == ("Kabar Teluk", "2023-05-09", "74.71")
    assert one.get(f"/reports/{report.pk}").status_code == 200
    assert Entry.objects.filter(act="arrival.sent", user=arrival.by).exists()


def test_a_report_comes_in_at_home_alone(house: House) -> None:
    one = program(house, PERSON)
    assert one.post("/reports", {**SENT, "region": "74.72"}).status_code == 404
    assert program(house, PERSON, [Right.READ]).post("/reports", SENT).status_code == 404
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    "person", ["analis.sultra", "nasional", "analis.luwu"], ids=["above", "nation", "elsewhere"]
)
@pytest.mark.parametrize(("verb", "sent"), [("confirm", {}), ("reject", {"reason": "misread"})])
def test_only_home_decides(house: House, person: str, verb: str, sent: object) -> None:
    answer = program(house, person).post(f"/stories/{house.story.pk}/{verb}", sent)
    assert answer.status_code == 404
    assert not StoryDecision.objects.exists()
    assert Entry.objects.filter(act="refused", thing_id=house.story.pk).count() == 1


def test_a_story_is_confirmed_and_then_rejected_by_who_saw_it(house: House) -> None:
    one, path = program(house, PERSON), f"/stories/{house.story.pk}"
    told = one.post(f"{path}/confirm", {"seen": 0}).json()  # type: ignore[attr-defined]  # a test client's own
    assert told["state"] == "confirmed"
    assert one.get(path).json()["decisions"][0]["id"] == told["seen"]
    late = one.post(f"{path}/reject", {"seen": 0, "reason": "misread"})
    assert late.status_code == 409
    assert Story.objects.get(pk=house.story.pk).state == "confirmed"
    seen = {"seen": told["seen"], "reason": "misread"}
    assert one.post(f"{path}/reject", seen).status_code == 200
    assert Story.objects.get(pk=house.story.pk).state == "rejected"


def test_the_reasons_to_reject_are_those_of_the_page() -> None:
    told = RejectIn.model_json_schema()["properties"]["reason"]["enum"]
    assert set(told) == {one for one, _ in REASONS}


HOSTILE = {
    "empty": b"",
    "no-json": b"{",
    "list": b"[]",
    "null": b"null",
    "deep": b"[" * 200_000,
    "deep-object": b'{"a":' * 100_000,
    "long-number": b'{"seen":' + b"9" * 10_000 + b"}",
    "infinite": b'{"seen": Infinity}',
    "no-utf8": b'{"reason": "\xff\xfe"}',
    "surrogate": b'{"reason": "\\ud800"}',
    "nul": b'{"reason": "\\u0000"}',
    "unknown-name": b'{"state": "confirmed"}',
    "negative": b'{"seen": -1}',
    "long-reason": b'{"reason": "' + b"x" * 501 + b'"}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_body_is_refused_in_words(house: House, body: bytes) -> None:
    one = program(house, PERSON)
    answer = one.post(f"/stories/{house.story.pk}/confirm", None, raw=body)
    assert answer.status_code in {400, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]  # type: ignore[attr-defined]  # a test client's own
    assert not StoryDecision.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"text": ""}, id="no-text"),
        pytest.param({"text": "a\x00b"}, id="nul"),
        pytest.param({"text": "x" * 500_001}, id="long"),
        pytest.param({"url": "javascript:alert(1)"}, id="script"),
        pytest.param({"published": "9 Mei"}, id="day"),
        pytest.param({"region": "74.71' OR 1=1"}, id="sql"),
        pytest.param({"once": "x" * 11}, id="once"),
    ],
)
def test_a_wrong_report_is_told_what_is_wrong(house: House, change: dict[str, str]) -> None:
    answer = program(house, PERSON).post("/reports", SENT | change)
    assert answer.status_code == 422
    told = answer.json()["errors"]  # type: ignore[attr-defined]  # a test client's own
    assert [one["where"].rpartition(".")[2] for one in told] == list(change)
    assert not Arrival.objects.exists()


def test_a_body_over_the_limit_is_not_read(house: House) -> None:
    one = program(house, PERSON)
    answer = one.post("/reports", None, raw=b" " * (_guard.LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("verb", ["put", "patch", "delete"])
def test_other_verbs_are_refused_in_words(house: House, verb: str) -> None:
    one = program(house, PERSON)
    answer = getattr(one.client, verb)("/api/v1/stories", headers=one.headers)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"
    assert answer.json()["status"] == 405


@pytest.mark.parametrize("path", ["/zzz", "/stories/", "/stories/a/b/c", "/%00", "/stories/%00"])
def test_an_unknown_address_is_told_as_json(house: House, path: str) -> None:
    answer = Program("x").client.get(f"/api/v1{path}")
    assert answer.status_code in {401, 404}
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert program(house, PERSON).get(path).status_code in {404, 422}
