"""From the rule to the letters, their delivery, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from selaras.desk import papers
from selaras.desk.accounts.access import Right
from selaras.desk.audit.models import Entry
from selaras.desk.invitations.models import Guest, Letter

if TYPE_CHECKING:
    from django.test import Client

    from selaras.desk.meetings.models import Meeting
    from tests.desk.conftest import House

RULE = "anggota Forkopimda\nsemua kabupaten/kota di Sultra dengan kasus sengketa lahan terbuka"


def _post(client: Client, page: str, of: str, **sent: object) -> int:
    return client.post(reverse(page, args=[of]), sent).status_code


def _issue(client: Client, meeting: Meeting) -> None:
    _post(client, "invitation-rule", meeting.pk, rule=RULE)
    day = timezone.localdate()
    _post(
        client, "invitation-letter", meeting.pk, number="005/7", subject="Undangan", signed_on=day
    )
    _post(client, "invitation-issue", meeting.pk)
    meeting.refresh_from_db()


def test_the_list_follows_the_rule_until_the_letters_go_out(house: House, meeting: Meeting) -> None:
    secretary = house.client("sekretariat.kendari")
    _post(secretary, "invitation-rule", meeting.pk, rule="Bappenas, Kemensos")
    _post(secretary, "invitation-add", meeting.pk, name="Kabupaten Luwu")
    dropped = meeting.guests.get(body="kemensos")
    _post(secretary, "invitation-drop", dropped.pk, reason="sudah diwakili")
    _post(secretary, "invitation-rule", meeting.pk, rule="Kemensos, BNN")
    kept = {(one.key, one.dropped) for one in meeting.guests.all()}
    assert kept == {("b:bnn", ""), ("b:kemensos", "sudah diwakili"), ("r:73.17", "")}
    _issue(secretary, meeting)
    count = meeting.guests.count()
    _post(secretary, "invitation-rule", meeting.pk, rule="semua provinsi")
    assert meeting.guests.count() == count


def test_whoever_has_answered_or_is_named_stays_on_the_list(house: House, meeting: Meeting) -> None:
    secretary = house.client("sekretariat.kendari")
    _post(secretary, "invitation-rule", meeting.pk, rule="Bappenas, Kemensos, BNN")
    named, answered = (meeting.guests.get(body=body) for body in ("bappenas", "kemensos"))
    _post(secretary, "delegates-name", named.pk, people="Sari Mentari; Direktur")
    _post(secretary, "invitation-answer", answered.pk, said="declined", speaker="Sekretaris")
    _post(secretary, "invitation-rule", meeting.pk, rule="Polri")
    kept = {one.body for one in meeting.guests.all()}
    assert kept == {"bappenas", "kemensos", "polri"}


def test_a_letter_that_lacks_something_does_not_go(house: House, meeting: Meeting) -> None:
    secretary = house.client("sekretariat.kendari")
    _post(secretary, "invitation-rule", meeting.pk, rule="Bappenas")
    _post(secretary, "invitation-issue", meeting.pk)
    assert not Letter.objects.get().is_issued
    meeting.refresh_from_db()
    assert not meeting.is_frozen


def test_sending_freezes_the_agenda_until_it_is_opened_with_a_reason(
    house: House, meeting: Meeting
) -> None:
    secretary = house.client("sekretariat.kendari")
    item = meeting.items.all()[0]
    _issue(secretary, meeting)
    assert meeting.is_frozen
    sent = {"included": "on", "minutes": 99}
    assert secretary.post(reverse("agenda-item", args=[item.pk]), sent).status_code == 404
    assert _post(secretary, "agenda-reopen", meeting.pk, reason="") == 302
    meeting.refresh_from_db()
    assert meeting.is_frozen
    _post(secretary, "agenda-reopen", meeting.pk, reason="bahan baru")
    assert secretary.post(reverse("agenda-item", args=[item.pk]), sent).status_code == 302
    item.refresh_from_db()
    assert item.minutes == 99


def test_delivery_is_logged_for_those_that_have_not_gone(house: House, meeting: Meeting) -> None:
    secretary = house.client("sekretariat.kendari")
    _issue(secretary, meeting)
    first = meeting.guests.all()[0]
    _post(secretary, "invitation-deliver", meeting.pk, how="courier", guest=first.pk)
    _post(secretary, "invitation-deliver", meeting.pk, how="email")
    told = {one.pk: [d.how for d in one.deliveries.all()] for one in meeting.guests.all()}
    assert told.pop(first.pk) == ["courier"]
    assert set(map(tuple, told.values())) == {("email",)}


def test_the_invited_office_answers_and_names_who_comes(house: House, meeting: Meeting) -> None:
    secretary, luwu = house.client("sekretariat.kendari"), house.client("analis.luwu")
    _post(secretary, "invitation-add", meeting.pk, name="Kabupaten Luwu")
    guest = meeting.guests.get(region="73.17")
    assert luwu.get(guest.get_absolute_url()).status_code == 404
    _issue(secretary, meeting)
    assert "Bupati Luwu" in luwu.get(reverse("invitations-mine")).content.decode()
    assert luwu.get(guest.get_absolute_url()).status_code == 200
    assert luwu.get(meeting.get_absolute_url()).status_code == 404
    _post(luwu, "invitation-answer", guest.pk, said="sending", speaker="Sekda Luwu")
    _post(luwu, "delegates-name", guest.pk, people="Andi Bunga; Asisten\nDaeng Sila; Staf")
    guest.refresh_from_db()
    assert (guest.answer, guest.answered_for) == ("sending", "Sekda Luwu")
    assert [one.name for one in guest.delegates.all()] == ["Andi Bunga", "Daeng Sila"]
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {"letter.issued", "invitation.answered", "delegate.named", "agenda.frozen"} <= acts
    assert _post(luwu, "delegates-name", guest.pk, people="tanpa titik koma") == 400


def test_letters_come_as_one_pdf_and_alone_without_masked_names(
    house: House, meeting: Meeting
) -> None:
    secretary = house.client("sekretariat.kendari")
    case = meeting.items.filter(part="feared")[0].case
    assert case is not None
    type(case).objects.filter(pk=case.pk).update(title="Kasus ▇▇▇▇ di kebun")
    _issue(secretary, meeting)
    made = secretary.get(reverse("invitation-letters", args=[meeting.pk]))
    told = " ".join(papers.passages(made.content))
    assert "Yth. Wali Kota Kendari" in told
    assert "▇" not in told
    guest = Guest.objects.all()[0]
    one = secretary.get(reverse("invitation-paper", args=[guest.pk, "docx"]))
    assert f"Yth. {guest.addressee}" in papers.passages(one.content)
    assert secretary.get(reverse("invitation-paper", args=[guest.pk, "exe"])).status_code == 404


def test_an_office_prints_with_its_own_template(house: House, meeting: Meeting) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.desk.papers.test_files import document, docx

    secretary = house.client("sekretariat.kendari")
    _issue(secretary, meeting)
    address = reverse("template-put", args=["74.71", "invitation"])
    bad = SimpleUploadedFile("a.docx", docx(document("{{entah}}")))
    assert "{{entah}}" in secretary.post(address, {"file": bad}).content.decode()
    good = SimpleUploadedFile("a.docx", docx(document("Kepada {{penerima}}, tema {{tema}}")))
    assert secretary.post(address, {"file": good}).status_code == 302
    guest = meeting.guests.all()[0]
    made = secretary.get(reverse("invitation-paper", args=[guest.pk, "docx"])).content
    assert papers.passages(made) == (f"Kepada {guest.addressee}, tema {meeting.theme}",)


def test_an_office_without_the_right_to_report_does_not_answer(
    house: House, meeting: Meeting
) -> None:
    secretary = house.client("sekretariat.kendari")
    _post(secretary, "invitation-add", meeting.pk, name="Kabupaten Luwu")
    _issue(secretary, meeting)
    guest = meeting.guests.get(region="73.17")
    report = house.people["analis.luwu"].offices.get().grant_set.filter(right=Right.REPORT)
    report.update(valid_until=timezone.now())
    assert house.client("analis.luwu").get(guest.get_absolute_url()).status_code == 404
