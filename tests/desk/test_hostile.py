"""Hostile words in every field, forged forms, headers that hold the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.cases.models import Case
from selaras.desk.newsroom.actions import load_readings
from selaras.desk.newsroom.models import Report, Story, StoryDecision

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.conftest import House

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "template": "{{ request.user.password }}{% debug %}",
    "header": "a\r\nSet-Cookie: jahat=1",
    "sql": "'; DROP TABLE cases_case; --",
}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_reports_say_is_shown_as_text(house: House, payload: str) -> None:
    reading = house.story.members.get(key="a").reading
    head = msgspec.structs.replace(
        reading.report, id="h", title=payload, outlet=payload, url=f"javascript:{payload}"
    )
    hostile = msgspec.structs.replace(reading, report=head, text=payload + reading.text)
    fact = house.story.record.facts[1]
    story = msgspec.structs.replace(
        house.story.record,
        id="sh",
        title=payload,
        members=("h",),
        origins=(("h",),),
        facts=(msgspec.structs.replace(fact, value=payload, by=("h",), evidence=()),),
        shared_passages=(),
    )
    load_readings([hostile], [story])
    row, report = Story.objects.get(key="sh"), Report.objects.get(key="h")
    client = house.client("analis.kendari")
    for address in ("/", "/cerita/", row.get_absolute_url(), report.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "javascript:" not in page.replace("javascript:" + payload, "").split("href=")[0]
        assert 'href="javascript' not in page


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_people_type_is_shown_as_text(house: House, payload: str) -> None:
    analyst, secretary = house.client("analis.kendari"), house.client("sekretariat.kendari")
    line = " ".join(payload.split())
    sent = {"title": line, "region": "74.71", "kind": "brawl"}
    analyst.post(reverse("case-open", args=[house.story.pk, house.statement("happened")]), sent)
    case = Case.objects.get()
    deed = {"what": payload, "body": payload, "basis": payload, "deadline": timezone.localdate()}
    analyst.post(reverse("case-action", args=[case.pk]), deed)
    plan = {
        "region": "74.71",
        "theme": payload,
        "venue": payload,
        "mode": "online",
        "day": timezone.localdate(),
        "hour": "08:00",
    }
    secretary.post(reverse("meeting-plan"), plan)
    meeting = secretary.get("/rapat/").context["meetings"][0]
    for address in ("/", "/kasus/", case.get_absolute_url(), "/rapat/", "/tindakan/",
                    meeting.get_absolute_url(), "/jejak/saya/", f"/cari/?q={line}"):  # fmt: skip
        answer = analyst.get(address)
        assert answer.status_code == 200
        page = answer.content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "jahat" not in str(answer.cookies)


def test_a_form_without_its_token_changes_nothing(house: House) -> None:
    client = house.client("analis.kendari", enforce_csrf_checks=True)
    answer = client.post(reverse("story-confirm", args=[house.story.pk]))
    assert answer.status_code == 403
    assert "kedaluwarsa" in answer.content.decode()
    assert not StoryDecision.objects.exists()


@pytest.mark.parametrize("verb", ["put", "patch", "delete"])
def test_other_verbs_change_nothing(house: House, verb: str) -> None:
    client = house.client("analis.kendari")
    for name in ("story", "story-confirm"):
        answer = getattr(client, verb)(reverse(name, args=[house.story.pk]))
        assert answer.status_code == 405


def test_a_get_never_confirms(house: House) -> None:
    client = house.client("analis.kendari")
    assert client.get(reverse("story-confirm", args=[house.story.pk])).status_code == 405
    assert not StoryDecision.objects.exists()


def test_headers_hold_the_line(house: House) -> None:
    answer = house.client("analis.kendari").get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "/cerita//evil.example"])
def test_choosing_a_language_never_leaves_the_desk(path: str, client: Client) -> None:
    answer = client.get(path + "?bahasa=en")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/")
    assert not answer.headers["Location"].startswith(("//", "/\\"))


def test_a_page_holds_no_inline_script_or_style(house: House) -> None:
    client = house.client("analis.kendari")
    for address in ("/", house.story.get_absolute_url(), "/masuk/"):
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert "<script>" not in page
        assert "onclick" not in page
