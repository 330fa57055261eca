"""A year and a half of made-up events: three provinces, one of them in regencies."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from selaras.outlook import Event, Events, synthesise

FIRST = dt.date(2024, 1, 1)
WEEKS = 80
KENDARI, LUWU = "74.71", "73.17"


def made_up(weeks: int = WEEKS) -> Events:
    """The same events each time; more weeks only add to them."""
    rng = np.random.default_rng(4)
    table = synthesise(
        rng,
        first_day=FIRST,
        weeks=WEEKS + 20,
        regions=("11", "73.17", "74", "74.71"),
        groups=("violence", "assembly"),
    )
    end = FIRST + dt.timedelta(weeks=weeks)
    last = Event(end - dt.timedelta(days=1), "11", "11", "violence", 1.0)
    return Events((*(row for row in table.rows if row.day < end), last))


@pytest.fixture
def events() -> Events:
    """Eighty weeks."""
    return made_up()
