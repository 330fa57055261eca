"""The method itself: from counts to distributions, at any week, using nothing later."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from selaras.outlook._calendar import shares
from selaras.outlook._features import NAMES, SOURCES, features, spread_index
from selaras.outlook._fit import FLOOR, Cells, fit, means, sizes
from selaras.outlook._pmf import empirical, negative_binomial, reach
from selaras.outlook._shipped import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from selaras.outlook._counts import Counts
    from selaras.outlook._fit import Parameters
    from selaras.outlook._records import Basis, Group, ReasonSource
    from selaras.outlook._signals import Signals

__all__ = ["HORIZONS", "MIX", "TOTAL", "Engine", "Forecasts"]

TOTAL = 0
HORIZONS = (1, 2, 3, 4, TOTAL)
MIX = (0.85, 0.10, 0.05)
"""Shares of the regression, of the last 52 weeks and of the last 104."""

_REFIT_WEEKS = 13
_WARM_UP = 52
_MOST_ROWS = 60_000
_TRUST_HALVES = 208
_FIT_WEEKS, _FIT_EVENTS = 156, 200
_MODEL_WEEKS, _MODEL_EVENTS = 52, 30
_FAR_LAG = 13
_PRIOR_WEIGHT = 0.5
_PACE, _LEVEL = NAMES.index("pace"), NAMES.index("weeks_52")


@dataclass(frozen=True)
class Forecasts:
    """All regions at one week and horizon: means, `pmf[region, k]`, parts by source."""

    mean: NDArray[np.float64]
    pmf: NDArray[np.float64]
    parts: dict[ReasonSource, NDArray[np.float64]]
    basis: Basis


class Engine:
    """Forecasts from one group's counts; a column of week t uses weeks up to t only."""

    def __init__(
        self, counts: Counts, group: Group, *, lag: int = 0, signals: Signals | None = None
    ) -> None:
        """Prepare; `lag` weeks lie between the last week used and the as-of week."""
        self.counts = counts
        self.group = group
        self.lag = lag
        self.signals = signals
        self._fitted: dict[tuple[int, int], Parameters] = {}
        self._rules: dict[int, NDArray[np.float64]] = {}

    @cached_property
    def totals(self) -> NDArray[np.float64]:
        """Sums of four weeks ending in each week; the first three are short."""
        out = np.cumsum(self.counts.y, axis=1)
        out[:, 4:] -= out[:, :-4].copy()
        return out

    def basis(self, week: int) -> Basis:
        """What forecasts at a week rest on."""
        events = self.counts.y[:, : week + 1].sum()
        if week + 1 >= _FIT_WEEKS and events >= _FIT_EVENTS:
            return "fitted"
        enough = week + 1 >= _MODEL_WEEKS and events >= _MODEL_EVENTS and self.lag <= _FAR_LAG
        return "shipped" if enough else "climatology"

    def forecast(self, week: int, horizon: int) -> Forecasts:
        """Forecast all regions from the data up to `week`."""
        basis = self.basis(week)
        if basis == "climatology":
            return self._climatology(week, horizon)
        par = self.parameters(week, horizon)
        factor = self._factor(par, week, horizon)
        now = self.counts.watched[:, week]
        rules = self.rules(horizon)[:, week] * now[:, None]
        mean = means(par, rules, factor)
        size = sizes(par, mean, self._spread[:, week])
        year, two = self._history(week, horizon, 52), self._history(week, horizon, 104)
        most = float(two.max(initial=0.0))
        length = max(reach(float(m), float(s), most) for m, s in zip(mean, size, strict=True))
        pmf = MIX[0] * negative_binomial(mean, size, length)
        pmf += MIX[1] * empirical(year, length) + MIX[2] * empirical(two, length)
        past = MIX[1] * year.mean(axis=1) + MIX[2] * two.mean(axis=1)
        parts = self._parts(par, rules, factor, past)
        return Forecasts(MIX[0] * mean + past, pmf, parts, basis)

    def parameters(self, week: int, horizon: int) -> Parameters:
        """Parameters fitted on what was known at the start of the quarter that holds `week`."""
        prior = self._prior(horizon)
        if self.basis(week) != "fitted":
            return prior
        first = self.counts.first_week
        anchor = (first + week) // _REFIT_WEEKS * _REFIT_WEEKS - first
        if self.basis(anchor) != "fitted":
            return prior
        if (anchor, horizon) not in self._fitted:
            self._fitted[anchor, horizon] = self._fit(anchor, horizon, prior)
        return self._fitted[anchor, horizon]

    def ahead(self, horizon: int) -> range:
        """Weeks from the last week used to those forecast."""
        if horizon == TOTAL:
            return range(self.lag + 1, self.lag + 5)
        return range(self.lag + horizon, self.lag + horizon + 1)

    def parent_of(self, _row: int) -> str | None:
        """Provinces stand under no region."""
        return None

    def rules(self, horizon: int) -> NDArray[np.float64]:
        """Features per window of this horizon, `[region, week, rule]`."""
        if horizon not in self._rules:
            table = self._weekly * (4.0 if horizon == TOTAL else 1.0)
            if self.signals is not None:
                extra = self.signals.rules(self.counts, self.ahead(horizon))
                table = np.concatenate([table, extra], axis=-1)
            self._rules[horizon] = table
        return self._rules[horizon]

    def outcome(self, week: int, horizon: int) -> NDArray[np.float64] | None:
        """What came true of a forecast made at `week`; None when not yet known."""
        last = week + self.ahead(horizon)[-1]
        if last >= self.counts.weeks:
            return None
        return (self.totals if horizon == TOTAL else self.counts.y)[:, last]

    def history(self, week: int, horizon: int, weeks: int = 52) -> NDArray[np.float64]:
        """Each region's own past counts of this horizon's width, up to `week`."""
        return self._history(week, horizon, weeks)

    @cached_property
    def _weekly(self) -> NDArray[np.float64]:
        return features(self.counts)

    @cached_property
    def _spread(self) -> NDArray[np.float64]:
        return spread_index(self.counts)

    @cached_property
    def _shares(self) -> NDArray[np.float64]:
        return shares(self.group, self.counts.first_week, self.counts.weeks + self.lag + 5)

    def _prior(self, horizon: int) -> Parameters:
        extra = 0 if self.signals is None else len(self.signals.kinds)
        return shipped(self.group, horizon, extra=extra)

    def _factor(self, par: Parameters, week: int, horizon: int) -> float:
        ahead = self.ahead(horizon)
        logs = self._shares[week + ahead[0] : week + ahead[-1] + 1] @ np.asarray(par.calendar)
        return float(np.exp(logs).mean())

    def _fit(self, anchor: int, horizon: int, prior: Parameters) -> Parameters:
        """Fit one horizon; the first one's calendar serves all others."""
        first = horizon == HORIZONS[0]
        lead = prior if first else self._anchored(anchor)
        ahead = self.ahead(horizon)
        some = _MOST_ROWS // max(1, int((self.counts.seen <= anchor).sum()))
        weeks = np.arange(max(_WARM_UP, anchor - max(some, 104)), anchor - ahead[-1] + 1)
        keep = (self.counts.seen[:, None] <= weeks) & self._known(weeks, ahead)
        region, column = np.nonzero(keep)
        column = weeks[column]
        source = self.totals if horizon == TOTAL else self.counts.y
        factors = np.array([np.log(self._factor(lead, int(week), horizon)) for week in weeks])
        cells = Cells(
            rules=self.rules(horizon)[region, column]
            * self.counts.watched[region, column][:, None],
            shares=self._shares[column + ahead[0]] if first else np.zeros((len(column), 0)),
            offset=np.zeros(len(column)) if first else factors[column - weeks[0]],
            spread=self._spread[region, column],
            y=source[region, column + ahead[-1]],
            trust=0.5 ** ((anchor - column) / _TRUST_HALVES),
        )
        return fit(cells, msgspec.structs.replace(prior, calendar=lead.calendar))

    def _anchored(self, anchor: int) -> Parameters:
        return self.parameters(anchor, HORIZONS[0])

    def _known(self, weeks: NDArray[np.int64], ahead: range) -> NDArray[np.bool_]:
        """Where every week to be forecast, and the one forecast from, was watched."""
        watched = self.counts.watched > 0
        out = watched[:, weeks]
        for step in ahead:
            out = out & watched[:, weeks + step]
        return out

    def _history(self, week: int, horizon: int, weeks: int) -> NDArray[np.float64]:
        start = max(3 if horizon == TOTAL else 0, week + 1 - weeks + (3 if horizon == TOTAL else 0))
        source = self.totals if horizon == TOTAL else self.counts.y
        watched = self.counts.watched[:, start : week + 1].any(axis=0)
        past = source[:, start : week + 1][:, watched]
        return past if past.shape[1] else np.zeros((len(source), 1))

    def _parts(
        self,
        par: Parameters,
        rules: NDArray[np.float64],
        factor: float,
        past: NDArray[np.float64],
    ) -> dict[ReasonSource, NDArray[np.float64]]:
        """Split the mean by source; the parts add up to it."""
        each = MIX[0] * rules * np.asarray(par.weights)
        parts: dict[ReasonSource, NDArray[np.float64]] = {
            source: np.zeros(len(rules))
            for source in ("own_recent", "own_usual", "nation", "calendar", "signals")
        }
        sources = SOURCES + ("signals",) * (each.shape[1] - len(SOURCES))
        for column, source in enumerate(sources):
            parts[source] = parts[source] + each[:, column]
        level = MIX[0] * par.weights[_PACE] * rules[:, _LEVEL]
        parts["nation"] = parts["nation"] - level
        parts["own_usual"] = parts["own_usual"] + level + past
        parts["nation"] = parts["nation"] + MIX[0] * FLOOR
        parts["calendar"] = each.sum(axis=1) * (factor - 1.0)
        return parts

    def _climatology(self, week: int, horizon: int) -> Forecasts:
        """A wide answer from few data: each region's rate, drawn towards the pooled one."""
        y = self.counts.y[:, : week + 1] * self.counts.watched[:, : week + 1]
        watched = self.counts.watched[:, : week + 1].sum(axis=1)
        pooled = (y.sum() + _PRIOR_WEIGHT) / max(float(watched.sum()), 1.0)
        shape = y.sum(axis=1) + _PRIOR_WEIGHT
        mean = len(self.ahead(horizon)) * shape / (watched + _PRIOR_WEIGHT / pooled)
        size = np.minimum(shape, sizes(self._prior(horizon), mean, np.zeros(len(mean))))
        length = max(reach(float(m), float(s), 0.0) for m, s in zip(mean, size, strict=True))
        none = np.zeros(len(mean))
        parts: dict[ReasonSource, NDArray[np.float64]] = {
            "own_recent": none,
            "own_usual": mean * (shape - _PRIOR_WEIGHT) / shape,
            "nation": mean * _PRIOR_WEIGHT / shape,
            "calendar": none,
            "signals": none,
        }
        return Forecasts(mean, negative_binomial(mean, size, length), parts, "climatology")
