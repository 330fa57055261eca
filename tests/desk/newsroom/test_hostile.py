"""Hostile words in every field of the newsroom's forms are text and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from selaras.desk.arrivals.models import Arrival
from selaras.desk.newsroom.models import Story
from tests.desk.newsroom.rights import a_fact, feared_story
from tests.desk.test_hostile import PAYLOADS

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.conftest import House

MORE = {
    "formula": '=HYPERLINK("http://jahat.example","klik")',
    "closing": "</textarea></title><script>alert(1)</script>",
    "control": "a\x00b\u202ec\ud7ff",
    "long": "panjang " * 60,
}


def _inert(page: str) -> bool:
    return "<script>alert" not in page and "<img src=x" not in page


def _decide(client: Client, house: House, payload: str) -> None:
    pk = house.story.pk
    fact, venue = a_fact(house, "opened_by"), a_fact(house, "venue")
    posts = (
        ("story-take", [pk], {"reason": payload}),
        ("story-dispute", [pk], {"reason": payload}),
        ("story-fact", [pk, venue], {"step": "reject", "reason": payload}),
        ("story-correct", [pk, fact], {"value": payload, "source": payload, "reason": payload}),
        ("story-reject", [pk], {"reason": payload}),
        ("story-confirm", [pk], {"reason": payload, "seen": payload}),
    )
    for name, args, sent in posts:
        answer = client.post(reverse(name, args=args), sent)
        assert answer.status_code in {302, 400}, name
        assert _inert(answer.content.decode())


def _arrange(client: Client, house: House, payload: str) -> None:
    pk, other = house.story.pk, feared_story()
    report = house.story.members.get(key="b").pk
    posts: tuple[tuple[str, dict[str, object]], ...] = (
        ("story-merge", {"other": payload, "reason": payload, "seen": payload[:16]}),
        ("story-split", {"reports": [payload], "reason": payload}),
        ("story-move", {"report": report, "other": other.pk, "reason": payload}),
        ("story-link", {"role": payload, "other": payload, "reason": payload}),
        ("story-link", {"role": "quiet", "reason": payload}),
    )
    for name, sent in posts:
        answer = client.post(reverse(name, args=[pk]), sent)
        assert answer.status_code in {302, 400, 409}, name
        assert _inert(answer.content.decode())


def _send_in(client: Client, payload: str) -> None:
    text = f"KENDARI - {payload} kata warga Punggaloba, Selasa (9/5/2023)."
    sent = {"text": text, "title": payload, "outlet": payload, "url": payload, "once": payload[:9]}
    answer = client.post(reverse("arrival-new"), sent)
    assert answer.status_code in {302, 400}
    assert _inert(answer.content.decode())
    client.post(reverse("arrival-new"), {**sent, "url": ""})
    rows = f"text,title,outlet\n{text!r},{payload!r},{payload!r}\n{payload}\n".encode()
    client.post(reverse("arrival-new"), {"file": SimpleUploadedFile(f"{payload[:40]}.csv", rows)})


@pytest.mark.parametrize("payload", (PAYLOADS | MORE).values(), ids=PAYLOADS | MORE)
def test_hostile_words_stay_words(house: House, payload: str) -> None:
    client = house.client("analis.kendari")
    _decide(client, house, payload)
    _arrange(client, house, payload)
    _send_in(client, payload)
    pages = [
        "/cerita/", reverse("arrivals"), reverse("story-arrange", args=[house.story.pk]),
        *(one.get_absolute_url() for one in Arrival.objects.all()),
        *(one.get_absolute_url() for one in Story.objects.all()),
        *(f"{house.story.get_absolute_url()}?lihat={tab}" for tab in ("linimasa", "tambahan")),
        "/jejak/saya/",
    ]  # fmt: skip
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert _inert(answer.content.decode()), address
        assert "jahat" not in str(answer.cookies)
    assert Story.objects.filter(pk=house.story.pk).exists()


@pytest.mark.parametrize("name", ["bukti", "lihat", "a", "b", "hal", "setelah", "baris", "ke"])
def test_hostile_addresses_are_answered_as_pages(house: House, name: str) -> None:
    client = house.client("analis.kendari")
    for payload in (PAYLOADS | MORE).values():
        for address in (house.story.get_absolute_url(), "/cerita/", reverse("arrivals")):
            answer = client.get(address, {name: payload})
            assert answer.status_code == 200
            assert _inert(answer.content.decode())
