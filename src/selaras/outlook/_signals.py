"""What the counts do not hold: fears said, assemblies announced, court dates, prices, rumours."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from selaras.outlook._weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.outlook._counts import Counts

__all__ = ["Signal", "Signals", "signals_of"]

_AGE = 2
_MOST = 10.0


class Signal(msgspec.Struct, frozen=True):
    """Something said on a day about a region; `due` is the day it points to, if any."""

    said: dt.date
    region: str
    kind: str
    weight: float = 1.0
    due: dt.date | None = None


class Signals(msgspec.Struct, frozen=True):
    """Signals by kind, to be weighed on the table they are given with."""

    rows: tuple[Signal, ...]
    kinds: tuple[str, ...]

    def rules(self, counts: Counts, ahead: range) -> NDArray[np.float64]:
        """One rule per kind, `[region, week, kind]`, from what was said up to each week.

        A signal without `due` fades with a mean age of two weeks; one with `due` counts
        where its week lies `ahead`, and only once it was said.
        """
        out = np.zeros((len(counts.regions), counts.weeks, len(self.kinds)))
        regions = {name: number for number, name in enumerate(counts.regions)}
        for signal in self.rows:
            region = regions.get(signal.region)
            if region is None:
                continue
            column = out[region, :, self.kinds.index(signal.kind)]
            _add(column, signal, counts.first_week, ahead)
        return np.minimum(out, _MOST)


def signals_of(rows: Sequence[Signal]) -> Signals:
    """Signals, checked: a weight must be a positive number.

    Raises:
        ValueError: A weight is not a positive number.
    """
    for row in rows:
        if not 0 < row.weight < float("inf"):
            raise ValueError(f"signal weight must be a positive number: {row}")
    ordered = sorted(rows, key=lambda row: (row.said, row.region, row.kind))
    return Signals(tuple(ordered), tuple(sorted({row.kind for row in rows})))


def _add(column: NDArray[np.float64], signal: Signal, first: int, ahead: range) -> None:
    said = max(week_of(signal.said) - first, 0)
    if signal.due is None:
        weeks = len(column) - said
        if weeks > 0:
            column[said:] += signal.weight * (1.0 - 1.0 / _AGE) ** np.arange(weeks)
        return
    due = week_of(signal.due) - first
    start, end = max(said, due - ahead[-1]), due - ahead[0] + 1
    column[start : max(start, end)] += signal.weight
