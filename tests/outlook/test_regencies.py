from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from selaras.outlook import Events, Settings, backtest, forecast, synthesise

AS_OF = dt.date(2020, 6, 1)
NAMES = tuple(f"{province}.{number:02d}" for province in (11, 12, 13) for number in range(1, 9))


@pytest.fixture(scope="module")
def below() -> Events:
    return synthesise(np.random.default_rng(8), weeks=260, regions=NAMES, groups=("violence",))


def test_regencies_share_out_their_province(below: Events) -> None:
    provinces = forecast(below, as_of=AS_OF)
    regencies = forecast(below, as_of=AS_OF, settings=Settings(level="regency"))
    for province in provinces.regions:
        parts = [a for a in regencies.regions if a.within == province.region]
        assert len(parts) >= 7
        together = sum(part.total.mean for part in parts)
        assert together == pytest.approx(province.total.mean, rel=0.1)


def test_a_quiet_regency_is_drawn_towards_its_province_not_to_zero(below: Events) -> None:
    regencies = forecast(below, as_of=AS_OF, settings=Settings(level="regency")).regions
    for answer in regencies:
        assert answer.total.chance_any > 0.002
        total = sum(reason.events for reason in answer.reasons)
        assert total == pytest.approx(answer.total.mean, abs=1e-3)


def test_a_regency_never_seen_gets_a_small_share(below: Events) -> None:
    settings = Settings(level="regency", regions=("11.99",))
    answers = {a.region: a for a in forecast(below, as_of=AS_OF, settings=settings).regions}
    assert answers["11.99"].within == "11"
    assert 0 < answers["11.99"].total.mean < np.mean([a.total.mean for a in answers.values()])


def test_regencies_can_be_replayed(below: Events) -> None:
    result = backtest(below, settings=Settings(level="regency"))
    assert result.level == "regency"
    assert result.regions >= len(NAMES) - 2
    assert 0.85 < result.scores[0].pit_90 < 0.95
