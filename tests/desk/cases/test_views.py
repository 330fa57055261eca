from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.desk.cases import actions
from selaras.desk.cases.models import Case
from tests.desk.cases.made import made_action, made_case, officer

if TYPE_CHECKING:
    from tests.desk.conftest import House

HAND: dict[str, Any] = {
    "title": "Sengketa batas", "nature": "happened", "region": "74.71", "kind": "boundary_dispute",
    "grounds": "laporan lisan camat", "once": "abc",
}  # fmt: skip


def test_a_case_is_opened_by_hand_on_several_stories(house: House) -> None:
    client = house.client("analis.kendari")
    for _turn in range(2):
        answer = client.post(reverse("case-new"), {**HAND, "stories": [house.story.pk]})
        assert answer.status_code == 302
    case = Case.objects.get()
    page = client.get(reverse("case-evidence", args=[case.pk])).content.decode()
    assert "2 laporan · 1 asal" in page
    assert "laporan lisan camat" in page


def test_a_case_is_opened_from_a_report(house: House) -> None:
    client, report = house.client("analis.kendari"), house.story.members.order_by("key")[0]
    address = reverse("case-from-report", args=[report.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {**HAND, "stories": [house.story.pk]}).status_code == 302
    case = Case.objects.get()
    assert (case.report, case.story) == (report, None)
    page = client.get(reverse("case-evidence", args=[case.pk])).content.decode()
    assert report.get_absolute_url() in page


@pytest.mark.parametrize("nature", ["feared", "happened"])
@pytest.mark.parametrize("kind", ["protest", "strike", "protest_dispersed"])
def test_peaceful_assembly_opens_no_case_and_the_form_says_why(
    house: House, nature: str, kind: str
) -> None:
    client = house.client("analis.kendari")
    answer = client.post(reverse("case-new"), {**HAND, "nature": nature, "kind": kind})
    assert answer.status_code == 400
    assert "adalah hak, bukan ancaman" in answer.content.decode()
    assert not Case.objects.exists()


def test_parties_are_neutral_labels(house: House) -> None:
    case, client = made_case(house), house.client("analis.kendari")
    address = reverse("case-describe", args=[case.pk])
    wrong = client.post(address, {"severity": "none", "parties": "warga Bugis\nkelompok B"})
    assert wrong.status_code == 400
    assert "kelompok A" in wrong.content.decode()
    client.post(address, {"severity": "damage", "parties": " kelompok  A\n\nwarga dua desa\n"})
    case.refresh_from_db()
    assert (case.severity, case.parties) == ("damage", ["kelompok A", "warga dua desa"])


def test_a_source_without_a_real_reason_is_refused(house: House) -> None:
    case, client = made_case(house), house.client("analis.kendari")
    address = reverse("case-source", args=[case.pk])
    assert client.post(address, {"source": "b", "reason": "ya"}).status_code == 400
    client.post(address, {"source": "b", "reason": "tokoh kedua pihak menyatakannya sendiri"})
    page = client.get(case.get_absolute_url()).content.decode()
    assert "tokoh kedua pihak menyatakannya sendiri" in page
    assert "Analis Kesbangpol Kota Kendari" in page


def test_settled_needs_an_agreement_first(house: House) -> None:
    case, client = made_case(house), house.client("analis.kendari")
    answer = client.post(
        reverse("case-close", args=[case.pk]), {"outcome": "settled", "note": "sudah damai"}
    )
    assert answer.status_code == 400
    assert "Belum ada kesepakatan" in answer.content.decode()


def test_the_timeline_holds_what_was_done(house: House) -> None:
    case, by = made_case(house), house.people["analis.kendari"]
    actions.add_story(case, house.story, by=by)
    action = made_action(house, case)
    actions.block_action(action, reason="peta belum ada", by=by)
    address = reverse("case-timeline", args=[case.pk])
    page = house.client("analis.kendari").get(address).content.decode()
    for words in ("Kasus dibuka", "2 laporan · 1 asal", "Ukur ulang", "peta belum ada"):
        assert words in page


def test_overdue_and_blocked_are_visible_on_the_case_and_in_the_list(house: House) -> None:
    case = made_case(house)
    action = made_action(house, case, days=-2)
    actions.block_action(action, reason="peta belum ada", by=house.people["analis.kendari"])
    client = house.client("analis.kendari")
    for address in (case.get_absolute_url(), "/tindakan/?keadaan=lewat",
                    "/tindakan/?keadaan=terhambat", action.get_absolute_url()):  # fmt: skip
        page = client.get(address).content.decode()
        assert "lewat 2 hari" in page
        assert "erhambat" in page


def test_a_bodys_officer_sees_and_reports_the_action_but_not_the_case(house: House) -> None:
    case = made_case(house)
    mine, other = made_action(house, case), made_action(house, case, body="polres-74.71")
    officer(house, "petugas", "kantah-74.71", "74.71")
    client = house.client("petugas")
    assert client.get(mine.get_absolute_url()).status_code == 200
    assert "Kasus batas" not in client.get(mine.get_absolute_url()).content.decode()
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(case.get_absolute_url()).status_code == 404
    listed = client.get("/tindakan/?keadaan=lembaga").content.decode()
    assert mine.get_absolute_url() in listed
    assert other.get_absolute_url() not in listed
    answer = client.post(reverse("action-done", args=[mine.pk]), {"result": "terukur"})
    assert answer.headers["Location"] == mine.get_absolute_url()


def test_long_lists_are_walked_to_the_end_without_a_count(house: House) -> None:
    for turn in range(120):
        made_case(house, title=f"Kasus {turn}")
    client, seen, address = house.client("analis.kendari"), [], "/kasus/"
    while address:
        rows = client.get(address).context["cases"]
        seen += [one.pk for one in rows]
        address = f"/kasus/?setelah={rows.after.replace('+', '%2B')}" if rows.after else ""
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.parametrize(
    "token", ["x", "~", "2026-01-01~abc", "9999-12-31T23:59:59+00:00~a", "2026-01-01T00:00~a%00"]
)
def test_nonsense_after_gives_the_first_rows(house: House, token: str) -> None:
    case = made_case(house)
    for address in ("/kasus/", "/tindakan/"):
        assert house.client("analis.kendari").get(address, {"setelah": token}).status_code == 200
    rows = house.client("analis.kendari").get("/kasus/", {"setelah": token}).context["cases"]
    assert case in list(rows) or rows.started


def test_a_fear_says_when_it_ends_and_what_became_of_it(house: House) -> None:
    fear, came = made_case(house, "feared"), made_case(house, title="Yang terjadi")
    client, address = house.client("analis.kendari"), reverse("case-sequel", args=[fear.pk])
    assert "kecuali diperpanjang" in client.get(fear.get_absolute_url()).content.decode()
    lacking = client.post(address, {"sequel": "happened", "reason": "terjadi kemarin"})
    assert lacking.status_code == 400
    actions.expire_cases(timezone.localdate() + dt.timedelta(days=100))
    said = {"sequel": "happened", "became": came.pk, "reason": "terjadi kemarin"}
    assert client.post(address, said).status_code == 302
    assert "Yang terjadi" in client.get(fear.get_absolute_url()).content.decode()


def test_a_decision_of_a_meeting_is_never_typed_twice(house: House) -> None:
    """What a meeting decides becomes the action, word for word."""
    case = made_case(house)
    secretary, today = house.client("sekretariat.kendari"), timezone.localdate()
    plan = {
        "region": "74.71", "type": "forkopimda", "theme": "Rapat", "venue": "Aula",
        "mode": "hybrid", "day": today + dt.timedelta(days=1), "hour": "09:00",
    }  # fmt: skip
    secretary.post(reverse("meeting-plan"), plan)
    meeting = secretary.get("/rapat/").context["meetings"][0]
    decided = {
        "item": meeting.items.get(case=case).pk, "once": "form1", "what": "Ukur bersama",
        "body": "kantah-74.71", "basis": "aturan contoh", "deadline": today,
    }  # fmt: skip
    secretary.post(reverse("meeting-decide", args=[meeting.pk]), decided)
    action = case.actions.get()
    assert (action.what, action.body, action.region) == ("Ukur bersama", "kantah-74.71", "74.71")
