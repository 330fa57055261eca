"""A meeting of Kota Kendari with two cases on its agenda."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from selaras.desk.cases.actions import open_case
from selaras.desk.meetings import actions
from selaras.desk.newsroom.access import statements
from tests.desk.rights import KENDARI

if TYPE_CHECKING:
    from selaras.desk.meetings.models import Meeting
    from tests.desk.conftest import House


def plan(house: House, *, days: int = 7, theme: str = "Rapat rukun") -> Meeting:
    """A meeting of the city's forum, some days from now."""
    start = timezone.now() + dt.timedelta(days=days)
    told = actions.Plan(KENDARI, theme, "Aula", "hybrid", start, opener="Wali Kota Kendari")
    return actions.plan_meeting(told, by=house.people["sekretariat.kendari"])


@pytest.fixture
def meeting(house: House) -> Meeting:
    """The meeting."""
    for one in statements(house.story):
        open_case(
            house.story, one, title=f"Kasus {one.nature}", kind="land_dispute", region=KENDARI,
            by=house.people["analis.kendari"],
        )  # fmt: skip
    return plan(house)
