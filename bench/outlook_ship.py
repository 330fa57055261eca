"""Fit the parameters that ship, and write them into the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from selaras.outlook import Settings
from selaras.outlook._engine import HORIZONS, Engine
from selaras.outlook._fit import FLOOR, Parameters
from selaras.outlook._forecast import engine_of, places_of
from selaras.outlook._regencies import RegencyEngine
from selaras.outlook._shipped import Share, Shipped
from selaras.outlook._weeks import last_full_week

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from selaras.outlook import Events, Group

__all__ = ["ship"]

_FILE = Path(__file__).parents[1] / "src/selaras/outlook/_data/parameters.json"
_SOURCE = "ACLED Indonesia, provinces and regencies by week, events to 2021-12-31: docs/outlook.md"
_POOLINGS = (1.0, 3.0, 6.0, 12.0, 25.0)


def ship(events: Events) -> None:
    """Fit on a whole table and write `_data/parameters.json`."""
    shipped = Shipped(
        _SOURCE, _fitted(events, "violence"), _fitted(events, "assembly"), _share(events)
    )
    raw = msgspec.json.format(msgspec.json.encode(shipped), indent=1)
    _FILE.write_bytes(raw + b"\n")
    print(raw.decode())


def _engine(events: Events, group: Group, settings: Settings) -> Engine | RegencyEngine:
    last = last_full_week(events.rows[-1].day)
    places = places_of(events.rows, settings)
    return engine_of(events.rows, group, last=last, lag=0, places=places, settings=settings)


def _fitted(events: Events, group: Group) -> tuple[Parameters, ...]:
    engine = _engine(events, group, Settings())
    by_horizon = {
        horizon: _rounded(engine.parameters(engine.counts.weeks - 1, horizon))
        for horizon in HORIZONS
        if isinstance(engine, Engine)
    }
    return tuple(by_horizon[horizon] for horizon in sorted(by_horizon))


def _rounded(par: Parameters) -> Parameters:
    weights = tuple(round(weight, 4) for weight in par.weights)
    calendar = tuple(round(effect, 4) for effect in par.calendar)
    return Parameters(weights, calendar, round(par.base, 4), round(par.power, 4), round(par.own, 4))


def _share(events: Events) -> Share:
    """The pooling and spread under which regency counts are most likely."""
    engine = _engine(events, "violence", Settings(level="regency"))
    if not isinstance(engine, RegencyEngine):
        raise TypeError("regencies were asked for")
    found = [_spread(engine, pooling) for pooling in _POOLINGS]
    loss, pooling, (base, power) = min(found, key=lambda one: one[0])
    tried = ", ".join(f"{one[1]:.0f}: {one[0]:.1f}" for one in found)
    print(f"share: loss {loss:.1f} at pooling {pooling}; tried {tried}")
    return Share(104, pooling, round(float(base), 4), round(float(power), 4))


def _spread(engine: RegencyEngine, pooling: float) -> tuple[float, float, NDArray[np.float64]]:
    means, counts = [], []
    for week in range(156, engine.counts.weeks - 5, 4):
        own = engine.counts.y[:, max(0, week - 103) : week + 1].sum(axis=1)
        known = engine.counts.seen <= week
        for horizon in (1, 3, 0):
            above = engine.provinces.forecast(week, horizon).mean
            share = engine.shares_of(own, known, pooling)
            came = engine.outcome(week, horizon)
            if came is not None:
                means.append((engine.above(above) * share + FLOOR)[known])
                counts.append(came[known])
    mean, y = np.concatenate(means), np.concatenate(counts)

    def loss(theta: NDArray[np.float64]) -> float:
        size = np.exp(theta[0]) * mean ** theta[1]
        value = gammaln(y + size) - gammaln(size) + size * np.log(size / (size + mean))
        return -float((value + y * np.log(mean / (size + mean))).sum())

    best = minimize(loss, np.array([0.0, 0.5]), method="Nelder-Mead", options={"maxiter": 120})
    return float(best.fun), pooling, best.x
