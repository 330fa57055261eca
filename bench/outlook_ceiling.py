"""How much better odds could be that are drawn from a region's own counts alone.

    python bench/outlook_ceiling.py EVENTS [--from 2019-01-07] [--to 2021-11-29] [--group violence]

A seer is our method that is also told, for each week asked for, the decaying means of all weeks
before it and of all weeks after it: everything but the week itself. No forecast that smooths the
counts can know more, so what parts ours from the seer is all that smoothing has left to win.
Prints bits (ignorance) and skill in per cent of CRPS against the last 52 weeks, on the same cells.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from selaras.outlook import Span, load_events
from selaras.outlook._config import Settings
from selaras.outlook._engine import Engine
from selaras.outlook._features import decaying
from selaras.outlook._forecast import engine_of, places_of
from selaras.outlook._references import reference
from selaras.outlook._replay import origins
from selaras.outlook._score import crps, log_score
from selaras.outlook._shipped import shipped
from selaras.outlook._weeks import last_full_week

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from selaras.outlook import Events, Group
    from selaras.outlook._fit import Parameters

    Floats = NDArray[np.float64]

AGES = (2, 4, 13, 26, 52)
WEEKS = (1, 2, 3, 4)


class Seer(Engine):
    """Ours, and the region's other weeks on both sides of the one asked for."""

    def rules(self, horizon: int) -> Floats:
        """Features of our own, then those of before and of after the week asked for."""
        if horizon not in self._rules:
            own = super().rules(horizon)
            y, watched = self.counts.y, self.counts.watched
            trimmed = np.minimum(y, 2.0 + 3.0 * decaying(y, watched, 52))
            told = []
            for age in AGES:
                before = decaying(trimmed, watched, age)
                after = decaying(trimmed[:, ::-1], watched[:, ::-1], age)[:, ::-1]
                told += [_moved(before, horizon - 1), _moved(after, horizon + 1)]
            self._rules[horizon] = np.concatenate([own, np.stack(told, axis=-1)], axis=-1)
        return self._rules[horizon]

    def _prior(self, horizon: int) -> Parameters:
        return shipped(self.group, horizon, extra=2 * len(AGES))


def _moved(values: Floats, weeks: int) -> Floats:
    """Each week's value as it will be some weeks later; nought where that is past the end."""
    out = np.zeros_like(values)
    out[:, : values.shape[1] - weeks] = values[:, weeks:]
    return out


def main() -> None:
    """Print a line for each week ahead and one for all four."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("table", type=Path)
    parser.add_argument("--from", dest="first", type=dt.date.fromisoformat)
    parser.add_argument("--to", dest="last", type=dt.date.fromisoformat)
    parser.add_argument("--group", choices=("violence", "assembly"), default="violence")
    args = parser.parse_args()
    events = load_events(args.table)
    weeks = origins(events, Span(args.first, args.last))
    ours, seer = _both(events, args.group)
    print("week  cells  bits: ours  seer   skill: ours  seer")
    found = [_scores(ours, seer, weeks, week) for week in WEEKS]
    for week, scores in zip(WEEKS, found, strict=True):
        print(_line(str(week), scores))
    print(_line("1-4", np.concatenate(found, axis=1)))


def _line(name: str, scores: Floats) -> str:
    bits, seer_bits, ours, seer, past = scores.mean(axis=1)
    skills = f"{100 * (1 - ours / past):11.2f} {100 * (1 - seer / past):5.2f}"
    return f"{name:4} {scores.shape[1]:6} {bits:11.4f} {seer_bits:.4f} {skills}"


def _both(events: Events, group: Group) -> tuple[Engine, Seer]:
    """Our engine for provinces, and the seer on the same counts."""
    places, last = places_of(events.rows, Settings()), last_full_week(events.rows[-1].day)
    ours = engine_of(events.rows, group, last=last, lag=0, places=places, settings=Settings())
    assert isinstance(ours, Engine)
    return ours, Seer(ours.counts, group)


def _scores(ours: Engine, seer: Seer, weeks: range, horizon: int) -> Floats:
    """Rows: bits of ours and the seer's, CRPS of ours, the seer's and the last year's."""
    rows = []
    for origin in weeks:
        week = origin - ours.counts.first_week
        came = ours.outcome(week, horizon)
        if came is None:
            continue
        made = [engine.forecast(week, horizon).pmf for engine in (ours, seer)]
        length = max(*(len(one[0]) for one in made), int(came.max()) + 2)
        past = reference("history_52", ours.history(week, horizon), length)
        rows.append(
            [*(log_score(one, came) for one in made), *(crps(one, came) for one in (*made, past))]
        )
    return np.concatenate([np.stack(row) for row in rows], axis=1)


if __name__ == "__main__":
    main()
