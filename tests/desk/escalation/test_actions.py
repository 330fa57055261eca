from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from selaras.desk.audit.models import Entry
from selaras.desk.cases import access as cases
from selaras.desk.cases.actions import close_case
from selaras.desk.escalation import access, actions
from selaras.desk.escalation._clock import Given, given
from selaras.desk.escalation.models import Escalation
from selaras.desk.jobs import registry
from selaras.desk.jobs.models import Job
from tests.desk.cases.made import made_case

if TYPE_CHECKING:
    from selaras.desk.escalation.models import Share
    from tests.desk.conftest import House

S = Escalation.State


def _step(house: House) -> Escalation:
    case = made_case(house)
    return actions.raise_case(case, reason="melintasi kota", by=house.people["analis.kendari"])


def test_the_clock_says_by_when_the_next_level_answers(house: House) -> None:
    case = made_case(house)
    case.severity = "deaths"
    step = actions.raise_case(case, reason="ada korban", by=house.people["analis.kendari"])
    assert (step.from_region, step.to_region) == ("74.71", "74")
    assert step.answer_by - step.asked_at == dt.timedelta(hours=6)


def test_one_step_waits_at_a_time(house: House) -> None:
    step = _step(house)
    again = actions.raise_case(step.case, reason="lagi", by=house.people["analis.kendari"])
    assert again == step


def test_accepting_hands_the_case_to_the_level_above_which_then_works_on_it(house: House) -> None:
    step, sultra = _step(house), house.people["analis.sultra"]
    assert not cases.may_work(sultra, step.case)
    actions.answer_step(step, state=S.ACCEPTED, reason="", at="74", by=sultra)
    case = cases.case(sultra, step.case_id)
    assert (case.handler, case.level) == ("74", "province")
    assert cases.may_work(sultra, case)
    assert cases.may_work(house.people["analis.kendari"], case)
    assert not cases.may_work(house.people["nasional"], case)


def test_what_was_taken_may_be_handed_back(house: House) -> None:
    step, sultra = _step(house), house.people["analis.sultra"]
    actions.answer_step(step, state=S.ACCEPTED, reason="", at="74", by=sultra)
    actions.answer_step(step, state=S.RETURNED, reason="sudah terkendali", at="74", by=sultra)
    step.refresh_from_db()
    step.case.refresh_from_db()
    assert (step.state, step.case.handler) == ("returned", "74.71")


@pytest.mark.parametrize("state", [S.RETURNED, S.REFUSED])
def test_no_leaves_the_case_and_needs_a_reason(house: House, state: Escalation.State) -> None:
    step, sultra = _step(house), house.people["analis.sultra"]
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.answer_step(step, state=state, reason="", at="74", by=sultra)
    actions.answer_step(step, state=state, reason="cukup di kota", at="74", by=sultra)
    step.case.refresh_from_db()
    assert step.case.handler == "74.71"


def test_silence_past_its_time_shows_one_level_higher_once(house: House) -> None:
    step, nation = _step(house), house.people["nasional"]
    assert actions.tick(step.answer_by) == 0
    assert list(access.waiting(nation)) == []
    late = step.answer_by + dt.timedelta(seconds=1)
    assert actions.tick(late) == 1
    assert actions.tick(late) == 0
    assert list(access.waiting(nation)) == [step]
    assert list(access.silent(nation)) == [step]
    acts = Entry.objects.filter(thing_id=step.case_id).order_by("seq")
    assert [one.act for one in acts] == ["case.opened", "step.asked", "step.raised"]
    assert acts.last().user is None  # type: ignore[union-attr]  # there are three


def test_the_level_above_may_take_what_the_level_below_left_unanswered(house: House) -> None:
    step, nation = _step(house), house.people["nasional"]
    assert access.answering(nation, step) is None
    actions.tick(step.answer_by + dt.timedelta(seconds=1))
    step.refresh_from_db()
    assert access.answering(nation, step) == "ID"
    actions.answer_step(step, state=S.ACCEPTED, reason="", at="ID", by=nation)
    step.case.refresh_from_db()
    assert step.case.level == "nation"


def test_the_top_can_not_be_raised(house: House) -> None:
    case = made_case(house)
    case.handler = "ID"
    with pytest.raises(ValueError, match="top"):
        actions.raise_case(case, reason="lagi", by=house.people["nasional"])


def _offer(house: House) -> Share:
    case, by = made_case(house), house.people["analis.kendari"]
    return actions.offer(case, to_region="73.17", reason="warga bertetangga", by=by)


def test_accepting_an_offer_lets_a_region_read_that_case_alone(house: House) -> None:
    share, other = _offer(house), made_case(house, title="Kasus lain")
    luwu = house.people["analis.luwu"]
    assert not cases.may_read(luwu, share.case)
    actions.answer_share(share, accepted=True, reason="", by=luwu)
    assert list(cases.cases(luwu)) == [share.case]
    assert not cases.may_read(luwu, other)
    assert not cases.may_work(luwu, share.case)
    assert house.client("analis.luwu").get(share.case.get_absolute_url()).status_code == 200
    assert house.client("analis.luwu").get(house.story.get_absolute_url()).status_code == 404


def test_refusing_an_offer_grants_nothing_and_it_may_come_again(house: House) -> None:
    share, luwu = _offer(house), house.people["analis.luwu"]
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.answer_share(share, accepted=False, reason="", by=luwu)
    actions.answer_share(share, accepted=False, reason="bukan wilayah kami", by=luwu)
    assert not cases.cases(luwu).exists()
    by = house.people["analis.kendari"]
    again = actions.offer(share.case, to_region="73.17", reason="kini melintas", by=by)
    assert again != share
    assert actions.offer(share.case, to_region="73.17", reason="lagi", by=by) == again


def test_a_province_sets_its_own_hours_the_nation_those_of_the_rest(house: House) -> None:
    def hours(step: str, region: str) -> tuple[int, bool]:
        found = given("dispute", "none", step, region=region)
        return found.hours, found.is_template

    nation, sultra = house.people["nasional"], house.people["analis.sultra"]
    for step in ("regency", "province"):
        said = Given("dispute", "none", step, 50, basis="SE contoh")
        actions.set_clock(said, region="ID", by=nation)
    actions.set_clock(Given("dispute", "none", "regency", 20), region="74", by=sultra)
    actions.set_clock(Given("dispute", "none", "province", 1), region="74", by=sultra)
    assert hours("regency", "74.71") == (20, False)
    assert hours("regency", "73.17") == (50, False)
    assert hours("province", "74.71") == (50, False)
    assert given("violence", "none", "regency", region="74.71").is_template


def test_times_are_not_raised_for_closed_cases(house: House) -> None:
    step = _step(house)
    close_case(step.case, outcome="unfounded", note="keliru", by=house.people["analis.kendari"])
    assert actions.tick(timezone.now() + dt.timedelta(days=90)) == 0


def test_a_job_looks_when_the_time_is_over(house: House) -> None:
    step = _step(house)
    job = Job.objects.get(name="escalation.tick")
    assert job.run_at > step.answer_by
    Escalation.objects.update(
        asked_at=step.asked_at - dt.timedelta(days=30),
        answer_by=step.answer_by - dt.timedelta(days=30),
    )
    registry.kind("escalation.tick").work(by=None, **job.payload)
    step.refresh_from_db()
    assert step.raised_to == "ID"
