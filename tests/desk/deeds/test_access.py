from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from selaras.desk.cases import actions as cases
from selaras.desk.deeds import actions
from selaras.desk.deeds.access import due_reminders, proposals
from tests.desk.cases.made import made_action, made_case

if TYPE_CHECKING:
    from tests.desk.conftest import House


@pytest.mark.parametrize(
    ("days", "why"),
    [
        pytest.param(7, "ahead", id="a-week-before"),
        pytest.param(1, "ahead", id="a-day-before"),
        pytest.param(0, "today", id="on-the-day"),
        pytest.param(-1, "overdue", id="the-day-after"),
        pytest.param(3, None, id="no-usual-day"),
        pytest.param(-2, None, id="long-overdue"),
    ],
)
def test_reminders_fall_due_on_their_days(house: House, days: int, why: str | None) -> None:
    action = made_action(house, made_case(house), days=days)
    found = due_reminders(timezone.localdate())
    assert [(one.action, one.days_left, one.why) for one in found] == (
        [] if why is None else [(action.pk, days, why)]
    )


def test_a_day_that_somebody_set_is_told_too_and_once(house: House) -> None:
    action, by = made_action(house, made_case(house), days=9), house.people["analis.kendari"]
    day = timezone.localdate() + dt.timedelta(days=4)
    for _turn in range(2):
        actions.remind(action, on=day, by=by)
    assert [one.why for one in due_reminders(day)] == ["set"]


def test_nobody_is_reminded_of_what_is_done_or_closed(house: House) -> None:
    case, by = made_case(house), house.people["analis.kendari"]
    cases.report_done(made_action(house, case, days=0), result="terukur", by=by)
    made_action(house, case, days=0)
    assert len(due_reminders(timezone.localdate())) == 1
    cases.close_case(case, outcome="unfounded", note="keliru", by=by)
    assert due_reminders(timezone.localdate()) == ()


def test_a_proposal_says_why_and_by_which_rule(house: House) -> None:
    found = {one.body: one for one in proposals(made_case(house, kind="intergroup_clash"))}
    assert "UU 7/2012" in found["polres-74.71"].basis
    assert found["polres-74.71"].why


def test_an_offices_own_mandate_comes_first_under_its_name(house: House) -> None:
    case, by = made_case(house), house.people["analis.kendari"]
    said = actions.Mandate("74.71", "brawl", "dispora-74.71", "membina pemuda", "Perda contoh")
    row = actions.set_mandate(said, by=by)
    assert actions.set_mandate(said, by=by) == row
    first = proposals(case)[0]
    assert (first.body, first.basis) == ("dispora-74.71", "Perda contoh")
    assert "Analis Kesbangpol Kota Kendari" in first.why
    actions.end_mandate(row, by=by)
    assert proposals(case)[0].body != "dispora-74.71"


def test_another_regencys_mandates_are_not_proposed_here(house: House) -> None:
    said = actions.Mandate("73.17", "brawl", "dispora-73.17", "membina pemuda", "Perda contoh")
    actions.set_mandate(said, by=house.people["analis.luwu"])
    assert "dispora-73.17" not in {one.body for one in proposals(made_case(house))}
