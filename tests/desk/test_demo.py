"""The demonstration's work is done once, through everybody's own rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk import _demo
from selaras.desk.accounts.actions import DEMO_USERNAMES, create_demo
from selaras.desk.audit.models import Entry
from selaras.desk.cases.models import Action
from selaras.desk.escalation import access as escalation
from selaras.desk.meetings.models import Meeting
from selaras.desk.newsroom.actions import load_readings
from tests.desk.conftest import PASSWORD, reading_a, reading_b, story_of_both

if TYPE_CHECKING:
    from tests.desk.conftest import House

SAMPLE = ("kabaranoa-rakornas", "kabaranoa-cekfakta", "kabaranoa-aksi")


def _load() -> None:
    create_demo(dict.fromkeys(DEMO_USERNAMES, PASSWORD))
    for turn, key in enumerate(SAMPLE):
        readings = [reading_a(key=key), reading_b(key=f"b{turn}")]
        load_readings(readings, [story_of_both(a=key, b=f"b{turn}", key=f"s-{key}")])


def test_the_work_is_done_once(house: House) -> None:
    _load()
    _demo.play()
    before = Entry.objects.count()
    _demo.play()
    assert Entry.objects.count() == before
    states = {one.what.split()[0]: (bool(one.done_at), one.is_blocked) for one in _actions()}
    assert states == {
        "Sebarkan": (True, False),
        "Temui": (False, False),
        "Ukur": (False, True),
        "Petakan": (False, False),
    }
    assert Meeting.objects.filter(held_at=None).count() == 1
    assert escalation.waiting(house.people["analis.sultra"]).count() == 1


def _actions() -> list[Action]:
    return list(Action.objects.all())


def test_without_the_sample_there_is_no_work(house: House) -> None:
    create_demo(dict.fromkeys(DEMO_USERNAMES, PASSWORD))
    assert house.story.cases.count() == 0
    _demo.play()
    assert not Meeting.objects.exists()
