from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from selaras.desk.audit.models import Entry
from selaras.desk.cases import actions
from selaras.desk.cases.models import NEVER, Case
from selaras.desk.jobs import registry
from tests.desk.cases.made import made_action, made_case

if TYPE_CHECKING:
    from tests.desk.conftest import House


def _acts(thing: str) -> list[str]:
    return list(Entry.objects.filter(thing_id=thing).order_by("seq").values_list("act", flat=True))


@pytest.mark.parametrize("kind", NEVER)
def test_the_database_itself_refuses_assembly_as_a_case(house: House, kind: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        made_case(house, kind=kind)


def test_a_form_sent_twice_opens_one_case(house: House) -> None:
    draft = actions.Draft("Kasus", "feared", "brawl", "74.71", grounds="kata camat", once="abc")
    by = house.people["analis.kendari"]
    first, second = (actions.open_by_hand(draft, by=by) for _ in range(2))
    assert first == second
    assert _acts(first.pk) == ["case.opened"]


def test_a_case_rests_on_the_stories_it_was_opened_from(house: House) -> None:
    draft = actions.Draft("Kasus", "happened", "brawl", "74.71", grounds="dua berita")
    case = actions.open_by_hand(draft, by=house.people["analis.kendari"], stories=[house.story])
    assert [row.story for row in case.evidences.all()] == [house.story]


def test_a_story_taken_away_can_come_back(house: House) -> None:
    case, by = made_case(house), house.people["analis.kendari"]
    actions.add_story(case, house.story, by=by)
    actions.add_story(case, house.story, by=by)
    actions.remove_story(case.evidences.get(), by=by, reason="lain hal")
    actions.add_story(case, house.story, by=by)
    assert case.evidences.count() == 2
    assert case.evidences.filter(removed_at=None).count() == 1
    kept = ["case.opened", "case.story_added", "case.story_removed", "case.story_added"]
    assert _acts(case.pk) == kept


def test_a_fear_ends_unless_renewed(house: House) -> None:
    ends, renewed = made_case(house, "feared"), made_case(house, "feared")
    today = timezone.localdate()
    later = today + actions.FEAR_LASTS + dt.timedelta(days=1)
    actions.renew_case(
        renewed, until=later, by=house.people["analis.kendari"], reason="masih rawan"
    )
    assert actions.expire_cases(today) == 0
    assert actions.expire_cases(later) == 1
    assert actions.expire_cases(later) == 0
    ends.refresh_from_db()
    renewed.refresh_from_db()
    assert (ends.outcome, ends.is_open, renewed.is_open) == ("expired", False, True)
    assert _acts(ends.pk)[-1] == "case.expired"


def test_a_nightly_job_ends_what_nobody_renewed(house: House) -> None:
    case = made_case(house, "feared")
    Case.objects.update(expires_on=timezone.localdate() - dt.timedelta(days=1))
    nightly = {one.name: one for one in registry.daily()}
    nightly["cases.expire"].work(by=None, region="74.71")
    case.refresh_from_db()
    assert case.outcome == "expired"


def test_what_happened_never_expires(house: House) -> None:
    made_case(house)
    assert actions.expire_cases(dt.date(2199, 1, 1)) == 0


def test_a_fear_links_to_what_then_happened_or_did_not(house: House) -> None:
    fear, came, by = made_case(house, "feared"), made_case(house), house.people["analis.kendari"]
    actions.follow_up(fear, sequel="happened", became=came, by=by, reason="terjadi kemarin")
    assert list(came.fears.all()) == [fear]
    actions.follow_up(fear, sequel="not_happened", became=None, by=by, reason="keliru")
    assert not came.fears.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.follow_up(came, sequel="not_happened", became=None, by=by, reason="bukan takut")


def test_a_source_of_conflict_needs_a_reason_and_names_who_gave_it(house: House) -> None:
    case, by = made_case(house), house.people["analis.kendari"]
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.name_source(case, source="b", reason="", by=by)
    case.refresh_from_db()
    actions.name_source(case, source="c", reason="batas kebun belum diukur", by=by)
    assert (case.source_by, case.source_office) == (by, by.office)


def test_an_action_is_answered_blocked_freed_and_done(house: House) -> None:
    action, by = made_action(house, made_case(house)), house.people["analis.kendari"]
    actions.answer_action(action, answer="kami ukur Kamis", by=by)
    actions.block_action(action, reason="peta belum ada", by=by)
    action.refresh_from_db()
    assert action.is_blocked
    actions.free_action(action, by=by)
    actions.report_done(action, result="terukur", by=by)
    actions.block_action(action, reason="terlambat", by=by)
    actions.answer_action(action, answer="terlambat", by=by)
    action.refresh_from_db()
    assert (action.is_blocked, action.answer, action.result) == (
        False, "kami ukur Kamis", "terukur",
    )  # fmt: skip
    names = ["planned", "answered", "blocked", "freed", "done"]
    assert _acts(action.pk) == [f"action.{one}" for one in names]


def test_a_closed_case_is_closed_once(house: House) -> None:
    case, by = made_case(house), house.people["analis.kendari"]
    for outcome in ("averted", "unfounded"):
        actions.close_case(case, outcome=outcome, note="catatan", by=by)
    assert Case.objects.get(pk=case.pk).outcome == "averted"
