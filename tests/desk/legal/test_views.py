from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from selaras.desk.accounts.access import office_of
from selaras.desk.cases.models import Case
from selaras.desk.legal import access
from selaras.desk.legal.models import Extension, ProcessStep, Settlement, Status
from tests.desk.cases.made import made_case
from tests.desk.documents.files import pdf

if TYPE_CHECKING:
    from tests.desk.conftest import House


def _day(days: int = 0) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def _signed(**more: object) -> dict[str, Any]:
    signed = {"number": "300/7", "on": _day(), "office_name": "Wali Kota", "officer": "Rauf Landoa"}
    return signed | more


def _status(house: House, case: Case, *, days: int = 90, lacking: str = "") -> int:
    sent = _signed(scale="regency", until=_day(days), file=pdf())
    if lacking:
        del sent[lacking]
    address = reverse("case-status", args=[case.pk])
    return house.client("analis.kendari").post(address, sent).status_code


@pytest.mark.parametrize(
    ("days", "status"),
    [
        pytest.param(90, 302, id="ninety"),
        pytest.param(91, 400, id="longer"),
        pytest.param(-1, 400, id="ends-before-it-begins"),
    ],
)
def test_a_status_stands_for_ninety_days_at_most(house: House, days: int, status: int) -> None:
    assert _status(house, made_case(house), days=days) == status
    assert Status.objects.exists() == (status == 302)


@pytest.mark.parametrize("lacking", ["number", "office_name", "officer", "file", "scale"])
def test_a_status_lacks_nothing_of_an_act(house: House, lacking: str) -> None:
    assert _status(house, made_case(house), lacking=lacking) == 400
    assert not Status.objects.exists()


def test_a_status_is_shown_with_who_declared_it(house: House) -> None:
    case = made_case(house)
    _status(house, case)
    page = house.client("analis.kendari").get(case.get_absolute_url()).content.decode()
    assert "300/7" in page
    assert "Wali Kota, Rauf Landoa" in page


@pytest.mark.parametrize(
    ("days", "status"),
    [
        pytest.param(120, 302, id="thirty-more"),
        pytest.param(121, 400, id="longer"),
        pytest.param(90, 400, id="no-longer-than-before"),
    ],
)
def test_an_extension_adds_thirty_days_at_most(house: House, days: int, status: int) -> None:
    case = made_case(house)
    _status(house, case)
    row = Status.objects.get()
    sent = _signed(number="300/8", until=_day(days))
    answer = house.client("analis.kendari").post(reverse("status-extend", args=[row.pk]), sent)
    row.refresh_from_db()
    assert (answer.status_code, Extension.objects.exists()) == (status, status == 302)
    assert row.until == _day(days if status == 302 else 90)


def test_a_short_status_can_not_be_lengthened_over_and_over(house: House) -> None:
    _status(house, made_case(house))
    row, client = Status.objects.get(), house.client("analis.kendari")
    first = _signed(number="1", until=_day(120))
    assert client.post(reverse("status-extend", args=[row.pk]), first).status_code == 302
    second = _signed(number="2", until=_day(121))
    assert client.post(reverse("status-extend", args=[row.pk]), second).status_code == 400


def test_a_withdrawn_status_is_no_longer_in_force(house: House) -> None:
    case = made_case(house)
    _status(house, case)
    row = Status.objects.get()
    assert access.in_force(case, _day(1)) == row
    said = {"on": _day(), "reason": "Keputusan 300/9"}
    house.client("analis.kendari").post(reverse("status-end", args=[row.pk]), said)
    assert access.in_force(case, _day(1)) is None


@pytest.mark.parametrize("severity", Case.Severity.values)
def test_no_status_is_ever_worked_out_or_suggested(house: House, severity: str) -> None:
    case, client = made_case(house, kind="intergroup_clash"), house.client("analis.kendari")
    client.post(reverse("case-describe", args=[case.pk]), {"severity": severity})
    pages = [client.get(case.get_absolute_url()), client.get("/"), client.get("/kasus/")]
    assert not Status.objects.exists()
    for page in pages:
        assert "keadaan konflik" not in page.content.decode().lower()


def _settle(house: House, case: Case, **more: object) -> int:
    sent = _signed(way="talks", terms="batas diukur bersama", limits_worship="no") | more
    address = reverse("case-settlement", args=[case.pk])
    return house.client("analis.kendari").post(address, sent).status_code


def _close(house: House, case: Case) -> int:
    sent = {"outcome": "settled", "note": "selesai"}
    address = reverse("case-close", args=[case.pk])
    return house.client("analis.kendari").post(address, sent).status_code


@pytest.mark.parametrize(
    ("more", "closes"),
    [
        pytest.param({}, True, id="final"),
        pytest.param({"provisional": "on"}, False, id="provisional"),
        pytest.param({"limits_worship": "yes"}, False, id="limits-worship"),
    ],
)
def test_only_a_final_agreement_that_limits_no_worship_settles(
    house: House, more: dict[str, object], *, closes: bool
) -> None:
    case = made_case(house)
    assert _settle(house, case, **more) == 302
    assert Settlement.objects.count() == 1
    assert _close(house, case) == (302 if closes else 400)


def test_whether_worship_is_limited_must_be_said(house: House) -> None:
    assert _settle(house, made_case(house), limits_worship="") == 400


def test_settlement_and_criminal_process_run_apart(house: House) -> None:
    case, client = made_case(house), house.client("analis.kendari")
    _settle(house, case)
    sent = _signed(step="investigation", number="", persons=2)
    client.post(reverse("case-process", args=[case.pk]), sent)
    assert _close(house, case) == 302
    assert ProcessStep.objects.get().case == case
    page = client.get(reverse("case-legal", args=[case.pk])).content.decode()
    assert page.index("musyawarah") < page.index("penyidikan")


@pytest.mark.parametrize("lacking", ["office_name", "officer"])
def test_a_step_about_suspects_needs_the_office_and_the_name_that_says_so(
    house: House, lacking: str
) -> None:
    case = made_case(house)
    sent = _signed(step="suspects", persons=1) | {lacking: ""}
    address = reverse("case-process", args=[case.pk])
    assert house.client("analis.kendari").post(address, sent).status_code == 400
    by = house.people["analis.kendari"]
    signed = {"on": _day(), "office_name": "Kapolres", "officer": "Rauf"} | {lacking: ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        ProcessStep.objects.create(
            case=case, step="suspects", recorded_by=by, recorded_office=office_of(by), **signed
        )


def test_the_process_has_no_field_for_those_it_is_about() -> None:
    fields = {field.name for field in ProcessStep._meta.get_fields()}  # noqa: SLF001
    assert fields == {
        "id", "case", "step", "persons", "number", "on", "office_name", "officer", "document",
        "recorded_by", "recorded_office", "recorded_at",
    }  # fmt: skip
