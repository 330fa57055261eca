from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk.escalation.models import Clock, Escalation
from tests.desk.cases.made import made_case

if TYPE_CHECKING:
    from tests.desk.conftest import House


def test_a_case_climbs_and_is_answered_at_the_addresses(house: House) -> None:
    case, kendari = made_case(house), house.client("analis.kendari")
    kendari.post(reverse("case-raise", args=[case.pk]), {"reason": "melintasi kota"})
    step = Escalation.objects.get()
    sultra = house.client("analis.sultra")
    assert "melintasi kota" in sultra.get(reverse("ladder")).content.decode()
    address = reverse("step-answer", args=[step.pk])
    refused = sultra.post(address, {"answer": "refused"})
    assert refused.status_code == 400
    assert "perlu alasan" in refused.content.decode()
    sultra.post(address, {"answer": "accepted"})
    page = kendari.get(reverse("case-ladder", args=[case.pk])).content.decode()
    assert "diterima" in page
    assert "Sulawesi Tenggara" in page
    plan = {"what": "Rapat", "body": "kesbangpol-74", "basis": "aturan", "deadline": "2199-01-01"}
    assert sultra.post(reverse("case-action", args=[case.pk]), plan).status_code == 302


def test_an_offer_says_no_title_before_it_is_accepted(house: House) -> None:
    case = made_case(house, title="Judul rahasia")
    sent = {"to_region": "73.17", "reason": "warga bertetangga"}
    house.client("analis.kendari").post(reverse("case-share", args=[case.pk]), sent)
    luwu = house.client("analis.luwu")
    page = luwu.get(reverse("ladder")).content.decode()
    assert "warga bertetangga" in page
    assert "Judul rahasia" not in page
    share = case.shares.get()
    answer = luwu.post(reverse("share-answer", args=[share.pk]), {"answer": "accepted"})
    assert answer.headers["Location"] == case.get_absolute_url()
    assert "Judul rahasia" in luwu.get("/kasus/").content.decode()


@pytest.mark.parametrize(
    ("person", "code", "step", "status"),
    [
        pytest.param("analis.sultra", "74", "regency", 302, id="province-its-regencies"),
        pytest.param("analis.sultra", "74", "province", 400, id="province-not-the-nations"),
        pytest.param("nasional", "ID", "province", 302, id="nation"),
        pytest.param("analis.kendari", "74.71", "regency", 404, id="regency"),
        pytest.param("analis.luwu", "74", "regency", 404, id="elsewhere"),
        pytest.param("analis.sultra", "zz", "regency", 404, id="no-region"),
    ],
)
def test_provinces_and_the_nation_set_the_hours(
    house: House, person: str, code: str, step: str, status: int
) -> None:
    sent = {"group": "dispute", "severity": "none", "step": step, "hours": 5}
    answer = house.client(person).post(reverse("clock-set", args=[code]), sent)
    assert answer.status_code == status
    assert Clock.objects.exists() == (status == 302)


def test_a_template_says_that_it_is_one(house: House) -> None:
    page = house.client("analis.sultra").get(reverse("clocks")).content.decode()
    assert page.count("contoh, belum ditetapkan") == 8
