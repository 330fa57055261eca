"""Writing reports in: the form, what it refuses, and the page that shows each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from selaras.desk.arrivals import forms
from selaras.desk.arrivals.models import Arrival, Row
from tests.desk.arrivals.test_actions import TOLD, lines, outcomes, send

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.conftest import House


@pytest.fixture
def client(house: House) -> Client:
    return house.client("analis.kendari")


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        pytest.param({"text": TOLD}, ["new"], id="typed"),
        pytest.param({"text": f"<!DOCTYPE html><html><body><p>{TOLD}</p></body></html>"}, ["new"],
                     id="pasted-page"),
    ],
)  # fmt: skip
def test_a_text_is_typed_or_pasted(
    client: Client, sent: dict[str, str], expected: list[str]
) -> None:
    answer = client.post(reverse("arrival-new"), sent)
    arrival = Arrival.objects.get()
    assert answer.headers["Location"] == arrival.get_absolute_url()
    assert outcomes(arrival) == expected


def test_the_page_says_what_came_in_and_what_to_do_with_the_rest(client: Client) -> None:
    content = lines({"text": TOLD}).encode() + b"rusak\n"
    client.post(reverse("arrival-new"), {"file": _file("dua baris.jsonl", content)})
    page = client.get(Arrival.objects.get().get_absolute_url()).content.decode()
    assert "1 dari 2 baris masuk." in page
    assert "Baris ini bukan objek JSON" in page
    assert "dua baris.jsonl, baris 2" in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        pytest.param({}, "salah satu", id="nothing"),
        pytest.param({"text": TOLD, "file": _file("a.txt", b"isi")}, "salah satu", id="both"),
        pytest.param({"file": _file("a.pdf", b"%PDF-1.7")}, "tidak dibaca", id="kind"),
        pytest.param({"file": _file("a.txt", b"x" * 2_000)}, "lebih besar", id="size"),
        pytest.param({"text": TOLD, "url": "javascript:alert(1)"}, "URL", id="address"),
        pytest.param({"text": TOLD, "region": "73.17"}, None, id="only-ones-own-home"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch, sent: dict[str, object], words: str | None
) -> None:
    monkeypatch.setattr(forms, "LARGEST_FILE", 1_000)
    answer = client.post(reverse("arrival-new"), sent)
    assert answer.status_code == 400
    assert words is None or words in answer.content.decode()
    assert not Arrival.objects.exists()


def test_sending_the_form_twice_keeps_it_once(client: Client) -> None:
    once = client.get(reverse("arrival-new")).context["form"].initial["once"]
    for _ in range(2):
        assert client.post(reverse("arrival-new"), {"text": TOLD, "once": once}).status_code == 302
    assert Arrival.objects.count() == 1


def test_the_same_form_by_two_people_is_two_sendings(house: House) -> None:
    for name in ("analis.kendari", "sekretariat.kendari"):
        sent = {"text": TOLD, "once": "samasama01"}
        assert house.client(name).post(reverse("arrival-new"), sent).status_code == 302
    assert Arrival.objects.count() == 2


def test_a_failed_row_is_mended_on_its_page(house: House, client: Client) -> None:
    arrival = send(house.people["analis.kendari"], "rusak\n")
    row = arrival.rows.get()
    page = client.get(arrival.get_absolute_url(), {"baris": row.pk}).content.decode()
    assert reverse("row-mend", args=[row.pk]) in page
    assert client.post(reverse("row-mend", args=[row.pk]), {"text": ""}).status_code == 400
    assert client.post(reverse("row-mend", args=[row.pk]), {"text": TOLD}).status_code == 302
    assert Row.objects.get().outcome == Row.Outcome.MENDED


def test_a_list_shows_ones_own_home_alone(house: House, client: Client) -> None:
    send(house.people["analis.luwu"], TOLD, suffix=".txt", title="Rahasia Luwu")
    send(house.people["analis.kendari"], TOLD, suffix=".txt", title="Milik Kendari")
    page = client.get(reverse("arrivals")).content.decode()
    assert "Milik Kendari" in page
    assert "Rahasia Luwu" not in page
