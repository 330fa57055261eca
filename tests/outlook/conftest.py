from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from selaras.outlook import Event, Events, synthesise

LAST = dt.date(2020, 12, 28)
PROVINCES = tuple(str(number) for number in range(11, 20))


@pytest.fixture(scope="session")
def events() -> Events:
    """Six years of made-up events in nine provinces."""
    return synthesise(np.random.default_rng(3), weeks=312, regions=PROVINCES)


@pytest.fixture(scope="session")
def few() -> Events:
    """Ten events in all, in three regions, over two years."""
    days = [dt.date(2019, 1, 7) + dt.timedelta(days=70 * number) for number in range(10)]
    return Events(
        tuple(Event(day, f"R{n % 3}", f"R{n % 3}", "violence", 1.0) for n, day in enumerate(days))
    )
