"""What is measured on each replayed forecast, ours and the rivals'."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook._forecast import surge_threshold
from selaras.outlook._references import REFERENCES, reference, smoothed
from selaras.outlook._score import crps, interval_excess, log_score, median_error, pit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.outlook._replay import Replayed

__all__ = ["Cells", "Measures", "measure"]

Measures = dict[str, "NDArray[np.float64]"]


@dataclass(frozen=True)
class Cells:
    """Measures of one horizon, each `[week, region]`, with the year each forecast is for."""

    horizon: int
    years: NDArray[np.int64]
    values: Measures

    @classmethod
    def stack(cls, horizon: int, rows: Sequence[Measures], days: Sequence[dt.date]) -> Cells:
        """Join the measures of a horizon's as-of weeks."""
        years = np.array([(day + dt.timedelta(days=10)).year for day in days])
        return cls(horizon, years, {key: np.stack([row[key] for row in rows]) for key in rows[0]})

    def everything(self) -> NDArray[np.bool_]:
        """All cells."""
        return np.ones_like(self.values["y"], dtype=np.bool_)

    def in_year(self, year: int) -> NDArray[np.bool_]:
        """The cells whose first week lies (by its Thursday) in a year."""
        return np.broadcast_to((self.years == year)[:, None], self.values["y"].shape)

    def of_region(self, number: int) -> NDArray[np.bool_]:
        """The cells of a region."""
        mask = np.zeros_like(self.values["y"], dtype=np.bool_)
        mask[:, number] = True
        return mask


def measure(one: Replayed, came: NDArray[np.float64], rng: np.random.Generator) -> Measures:
    """Score one as-of week and horizon, per region."""
    pmf, past = one.made.pmf, one.past
    length = pmf.shape[1]
    thresholds = np.array([surge_threshold(row) for row in past])
    out = {
        "y": came,
        "crps": crps(pmf, came),
        "ignorance": log_score(pmf, came),
        "pit": pit(pmf, came, rng),
        "mae": median_error(pmf, came),
        "excess": interval_excess(pmf, came),
        "surge": _tail(pmf, thresholds),
        "surged": (came >= thresholds).astype(np.float64),
        "standing": one.standing.astype(np.float64),
    }
    for name in REFERENCES:
        theirs = reference(name, past, length)
        out[f"crps {name}"] = crps(theirs, came)
        out[f"ignorance {name}"] = log_score(smoothed(theirs, past), came)
    out["surge history_52"] = _tail(reference("history_52", past, length), thresholds)
    return out


def _tail(pmf: NDArray[np.float64], threshold: NDArray[np.int64]) -> NDArray[np.float64]:
    """The chance of at least the threshold, per row."""
    beyond = np.arange(pmf.shape[1]) >= threshold[:, None]
    chance: NDArray[np.float64] = (pmf * beyond).sum(axis=1)
    return chance
