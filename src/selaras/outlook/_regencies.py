"""Regencies under their province: each draws a pooled share of its province's forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook._engine import MIX, Engine, Forecasts
from selaras.outlook._fit import FLOOR
from selaras.outlook._pmf import empirical, negative_binomial, reach
from selaras.outlook._shipped import all_shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from selaras.outlook._counts import Counts
    from selaras.outlook._records import Basis, ReasonSource

__all__ = ["RegencyEngine"]

_WIDE = 0.5


class RegencyEngine:
    """Forecasts for regencies: few events each, so the province carries most of the news.

    A regency's share of its province is its share of the province's events over the
    last two years, drawn towards an equal share; the fewer events, the harder.
    """

    def __init__(self, provinces: Engine, counts: Counts, parents: Mapping[str, str]) -> None:
        """Prepare; `parents` names the province of each region of `counts`."""
        self.provinces = provinces
        self.counts = counts
        index = {name: number for number, name in enumerate(provinces.counts.regions)}
        self._parent = np.array([index[parents[name]] for name in counts.regions], dtype=np.int64)
        self._own = Engine(counts, provinces.group, lag=provinces.lag)

    def basis(self, week: int) -> Basis:
        """What forecasts at a week rest on."""
        return self.provinces.basis(week)

    def ahead(self, horizon: int) -> range:
        """Weeks from the last week used to those forecast."""
        return self.provinces.ahead(horizon)

    def parent_of(self, row: int) -> str | None:
        """The province of a region."""
        return self.provinces.counts.regions[int(self._parent[row])]

    def outcome(self, week: int, horizon: int) -> NDArray[np.float64] | None:
        """What came true of a forecast made at `week`; None when not yet known."""
        return self._own.outcome(week, horizon)

    def history(self, week: int, horizon: int, weeks: int = 52) -> NDArray[np.float64]:
        """Each region's own past counts of this horizon's width, up to `week`."""
        return self._own.history(week, horizon, weeks)

    def shares(self, week: int) -> NDArray[np.float64]:
        """Each regency's share of its province, from weeks up to `week`."""
        share = all_shipped().share
        start = max(0, week + 1 - share.weeks)
        own = self.counts.y[:, start : week + 1].sum(axis=1)
        return self.shares_of(own, self.counts.seen <= week, share.pooling)

    def shares_of(
        self, own: NDArray[np.float64], known: NDArray[np.bool_], pooling: float
    ) -> NDArray[np.float64]:
        """Shares from events so far; `pooling` events are spread evenly over a province.

        The shares of regencies known so far add up to 1; one not known gets what one
        more would.
        """
        among = self.above(self._sums(known.astype(np.float64))) + ~known
        whole = self.above(self._sums(own)) + pooling
        shares: NDArray[np.float64] = (own + pooling / among) / whole
        return shares

    def above(self, provinces: NDArray[np.float64]) -> NDArray[np.float64]:
        """Each region's value of its province."""
        values: NDArray[np.float64] = provinces[self._parent]
        return values

    def forecast(self, week: int, horizon: int) -> Forecasts:
        """Forecast all regencies from the data up to `week`."""
        above = self.provinces.forecast(week, horizon)
        share = self.shares(week)
        part = self.above(above.mean) * share
        shape = all_shipped().share
        mean = part + FLOOR
        wide = _WIDE if above.basis == "climatology" else np.inf
        size = np.minimum(np.exp(shape.base) * mean**shape.power, wide)
        year, two = self.history(week, horizon, 52), self.history(week, horizon, 104)
        most = float(two.max(initial=0.0))
        length = max(reach(float(m), float(s), most) for m, s in zip(mean, size, strict=True))
        mix = (1.0, 0.0, 0.0) if above.basis == "climatology" else MIX
        pmf = mix[0] * negative_binomial(mean, size, length)
        pmf += mix[1] * empirical(year, length) + mix[2] * empirical(two, length)
        parts: dict[ReasonSource, NDArray[np.float64]] = {
            source: mix[0] * self.above(value) * share for source, value in above.parts.items()
        }
        past = mix[1] * year.mean(axis=1) + mix[2] * two.mean(axis=1)
        parts["own_usual"] = parts["own_usual"] + past
        parts["nation"] = parts["nation"] + mix[0] * FLOOR
        return Forecasts(mix[0] * mean + past, pmf, parts, above.basis)

    def _sums(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        total = np.zeros(len(self.provinces.counts.regions))
        np.add.at(total, self._parent, values)
        return total
