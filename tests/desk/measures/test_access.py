from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from selaras.desk.cases import actions as cases
from selaras.desk.cases.models import Case
from selaras.desk.legal import actions as legal
from selaras.desk.measures._figures import Days, Share
from selaras.desk.measures.access import measures
from tests.desk.cases.made import made_action, made_case

if TYPE_CHECKING:
    from tests.desk.conftest import House


def _began(days: int) -> int:
    """Let everything so far have happened some days ago; gives the year of that day."""
    day = timezone.localdate() - dt.timedelta(days=days)
    Case.objects.filter(nature="happened").update(occurred_on=day)
    return day.year


def _settle(house: House, case: Case, *, limits_worship: bool = False) -> None:
    by, today = house.people["analis.kendari"], timezone.localdate()
    said = legal.Signature(on=today, office_name="Camat", officer="Nurdin Sao")
    agreed = legal.Terms("talks", "batas diukur", limits_worship=limits_worship)
    legal.record_settlement(case, said, agreed, by=by)
    outcome = "moved" if limits_worship else "settled"
    cases.close_case(case, outcome=outcome, note="selesai", by=by)


def test_what_followed_is_measured_by_group_and_region(house: House) -> None:
    settled, limited = made_case(house), made_case(house)
    made_case(house, "feared")
    made_case(house, kind="land_dispute", region="74.71.01")
    by = house.people["analis.kendari"]
    cases.report_done(made_action(house, settled), result="terukur", by=by)
    _settle(house, settled)
    _settle(house, limited, limits_worship=True)
    again = made_case(house)
    cases.describe(again, severity="none", recurs=settled, by=by)
    found = measures(house.people["analis.sultra"], "74", _began(4))
    groups = {row.key: row for row in found.groups}
    assert set(groups) == {"violence", "dispute"}
    violence = groups["violence"]
    assert (violence.settled, violence.recurred, violence.limited) == (
        Share(1, 3), Share(1, 1), 1,
    )  # fmt: skip
    assert (violence.first_deed, violence.settlement) == (Days(1, 4, 4, 4), Days(1, 4, 4, 4))
    assert [row.key for row in found.below] == ["74.71"]
    assert found.whole.settled == Share(1, 4)


def test_what_a_person_may_not_read_is_in_no_measure(house: House) -> None:
    made_case(house)
    year = timezone.localdate().year
    assert measures(house.people["analis.luwu"], "ID", year).whole.settled == Share(0, 0)


def test_regions_stand_in_the_order_of_their_codes(house: House) -> None:
    for region in ("74.71", "74.02"):
        case = made_case(house)
        Case.objects.filter(pk=case.pk).update(region=region)
    made_case(house)
    found = measures(house.people["analis.sultra"], "74", timezone.localdate().year)
    assert [row.key for row in found.below] == ["74.02", "74.71"]


def test_the_page_shows_counts_with_their_doubt_and_no_rank(house: House) -> None:
    made_case(house)
    page = house.client("analis.sultra").get("/ukuran/").content.decode()
    assert "0 dari 1 yang terjadi" in page
    assert "(0–80%)" in page
    assert house.client("analis.luwu").get("/ukuran/?wilayah=74.71").status_code == 404
