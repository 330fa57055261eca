"""Peers: count models of statsmodels and scikit-learn on lagged means, refitted each quarter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import statsmodels.api as sm
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import PoissonRegressor
from statsmodels.tsa.holtwinters import SimpleExpSmoothing

from selaras.outlook._pmf import negative_binomial
from selaras.outlook._weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from selaras.outlook import Events, Group, Replayed

__all__ = ["PEERS", "Panel"]

_LAGS = (1, 4, 13, 52, 104)
_QUARTER = 13


@dataclass(frozen=True)
class Panel:
    """Counts and features of each region and week."""

    first_week: int
    y: NDArray[np.float64]
    x: NDArray[np.float64]

    @classmethod
    def of(cls, events: Events, group: Group, regions: Sequence[str]) -> Panel:
        """Count events; features are means of the last weeks and the time of year."""
        first, last = week_of(events.rows[0].day), week_of(events.rows[-1].day)
        y = np.zeros((len(regions), last - first + 1))
        for event in events.rows:
            if event.group == group:
                y[regions.index(event.province), week_of(event.day) - first] += event.weight
        total = np.concatenate([np.zeros((len(y), 1)), np.cumsum(y, axis=1)], axis=1)
        weeks = np.arange(y.shape[1])
        columns = [
            (total[:, 1:] - total[:, np.maximum(weeks + 1 - lag, 0)]) / np.minimum(weeks + 1, lag)
            for lag in _LAGS
        ]
        angle = 2 * np.pi * (weeks + first) / 52.1775
        columns += [np.broadcast_to(f(angle), y.shape) for f in (np.sin, np.cos)]
        return cls(first, y, np.stack(columns, axis=-1))

    def target(self, horizon: int) -> tuple[NDArray[np.float64], int]:
        """What came after each week, and how many weeks after it is known."""
        ahead = range(1, 5) if horizon == 0 else range(horizon, horizon + 1)
        out = np.zeros_like(self.y)
        for step in ahead:
            out[:, :-step] += self.y[:, step:]
        return out, ahead[-1]


def _pooled(
    start: Callable[
        [NDArray[np.float64], NDArray[np.float64]],
        Callable[[NDArray[np.float64]], NDArray[np.float64]],
    ],
    *,
    log: bool,
) -> Callable[[Panel, int, Sequence[Replayed]], list[NDArray[np.float64]]]:
    """A model of all regions together; one negative-binomial size by moments."""

    def run(panel: Panel, horizon: int, rows: Sequence[Replayed]) -> list[NDArray[np.float64]]:
        y, delay = panel.target(horizon)
        x = (
            np.concatenate([np.log(panel.x[..., :5] + 0.02), panel.x[..., 5:]], -1)
            if log
            else panel.x
        )
        fitted = -1
        predict: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None = None
        out, size = [], 1.0
        for one in rows:
            week = week_of(one.as_of) - panel.first_week
            if predict is None or week // _QUARTER != fitted:
                fitted = week // _QUARTER
                known = slice(52, week - delay + 1)
                flat_x, flat_y = x[:, known].reshape(-1, x.shape[-1]), y[:, known].ravel()
                predict = start(flat_x, flat_y)
                mean = predict(flat_x)
                extra = ((flat_y - mean) ** 2 - mean).sum()
                size = float(np.clip((mean**2).sum() / max(extra, 1e-6), 0.05, 100.0))
            mean = np.maximum(predict(x[:, week]), 1e-4)
            length = max(one.made.pmf.shape[1], int(mean.max() * 8) + 30)
            out.append(negative_binomial(mean, np.full(len(mean), size), length))
        return out

    return run


def _glm(
    x: NDArray[np.float64], y: NDArray[np.float64]
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    family = sm.families.NegativeBinomial(alpha=1.0)
    fitted = sm.GLM(y, sm.add_constant(x, has_constant="add"), family=family).fit()
    return lambda new: np.asarray(fitted.predict(sm.add_constant(new, has_constant="add")))


def _poisson(
    x: NDArray[np.float64], y: NDArray[np.float64]
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    fitted = PoissonRegressor(alpha=1e-3, max_iter=300).fit(x, y)
    return lambda new: np.asarray(fitted.predict(new))


def _boosted(
    x: NDArray[np.float64], y: NDArray[np.float64]
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    model = HistGradientBoostingRegressor(
        loss="poisson", max_iter=120, learning_rate=0.05, max_leaf_nodes=8, random_state=9
    )
    fitted = model.fit(x, y)
    return lambda new: np.asarray(fitted.predict(new))


def _smoothing(panel: Panel, horizon: int, rows: Sequence[Replayed]) -> list[NDArray[np.float64]]:
    """Exponential smoothing of each region, its level refitted each quarter."""
    out: list[NDArray[np.float64]] = []
    weeks = 4.0 if horizon == 0 else 1.0
    alphas = np.full(len(panel.y), 0.05)
    fitted = -1
    for one in rows:
        week = week_of(one.as_of) - panel.first_week
        if week // _QUARTER != fitted:
            fitted = week // _QUARTER
            alphas = np.array([_alpha(row[: week + 1]) for row in panel.y])
        decay = (1 - alphas[:, None]) ** np.arange(week, -1, -1)
        mean = (panel.y[:, : week + 1] * decay).sum(axis=1) / decay.sum(axis=1) * weeks
        mean = np.maximum(mean, 0.01)
        extra = one.past.var(axis=1).sum() - one.past.mean(axis=1).sum()
        size = float(np.clip((mean**2).sum() / max(extra, 1e-6), 0.05, 100.0))
        length = max(one.made.pmf.shape[1], int(mean.max() * 8) + 30)
        out.append(negative_binomial(mean, np.full(len(mean), size), length))
    return out


def _alpha(row: NDArray[np.float64]) -> float:
    fitted = SimpleExpSmoothing(row, initialization_method="estimated").fit()
    return float(np.clip(fitted.params["smoothing_level"], 0.005, 0.5))


PEERS = {
    "statsmodels NB GLM": _pooled(_glm, log=True),
    "statsmodels exp. smoothing": _smoothing,
    "scikit-learn Poisson": _pooled(_poisson, log=True),
    "scikit-learn boosting": _pooled(_boosted, log=False),
}
