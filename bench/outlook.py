"""Outlook beside statsmodels and scikit-learn on the same cells; and the fit that ships.

    python bench/outlook.py compare EVENTS [--from 2019-01-07] [--to 2021-11-29] [--group violence]
    python bench/outlook.py fit EVENTS --until 2021-12-31
    python bench/outlook.py synthetic FILE

EVENTS is a table as for `selaras backtest`; `synthetic` writes a made-up one.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from outlook_peers import PEERS, Panel
from outlook_ship import ship

from selaras.outlook import Group, Span, load_events, replay, synthesise
from selaras.outlook._score import block_bootstrap, crps, log_score, pit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.outlook import Events, Replayed

HORIZONS = (1, 4, 0)


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("command", choices=("compare", "fit", "synthetic"))
    parser.add_argument("table", type=Path)
    parser.add_argument("--from", dest="first", type=dt.date.fromisoformat)
    parser.add_argument("--to", dest="last", type=dt.date.fromisoformat)
    parser.add_argument("--until", type=dt.date.fromisoformat, default=dt.date(2021, 12, 31))
    parser.add_argument("--group", choices=("violence", "assembly"), default="violence")
    args = parser.parse_args()
    if args.command == "synthetic":
        write(synthesise(np.random.default_rng(9)), args.table)
    elif args.command == "fit":
        ship(load_events(args.table, until=args.until))
    else:
        compare(load_events(args.table), args.group, Span(args.first, args.last))


def compare(events: Events, group: Group, span: Span) -> None:
    """Print ours, the last year and the peers on the same cells."""
    started = time.perf_counter()
    rows = list(replay(events, group=group, span=span, horizons=HORIZONS))
    rows = [one for one in rows if one.came is not None]
    ours = time.perf_counter() - started
    panel = Panel.of(events, group, rows[0].regions)
    print(f"{group}: {len({r.as_of for r in rows})} as-of weeks, {len(rows[0].regions)} regions")
    print(f"{'method':28} {'weeks':>6} {'CRPS':>8} {'bits':>7} {'PIT90':>6}  skill % vs last year")
    for horizon in HORIZONS:
        some = [one for one in rows if one.horizon == horizon]
        base = [_empirical(one) for one in some]
        show("selaras", horizon, some, [one.made.pmf for one in some], base)
        show("conflictology-52", horizon, some, base, base)
        for name, peer in PEERS.items():
            began = time.perf_counter()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                pmfs = peer(panel, horizon, some)
            took = time.perf_counter() - began
            show(name, horizon, some, pmfs, base)
            print(f"{'':28} {took:.1f} s; all of selaras {ours:.1f} s, ratio {took / ours:.1f}")


def show(
    name: str,
    horizon: int,
    rows: Sequence[Replayed],
    pmfs: Sequence[NDArray[np.float64]],
    base: Sequence[NDArray[np.float64]],
) -> None:
    """Print one line of scores."""
    rng = np.random.default_rng(9)
    came = [one.came for one in rows if one.came is not None]
    ours = np.array([crps(pmf, y).sum() for pmf, y in zip(pmfs, came, strict=True)])
    theirs = np.array([crps(pmf, y).sum() for pmf, y in zip(base, came, strict=True)])
    bits = np.concatenate([log_score(pmf, y) for pmf, y in zip(pmfs, came, strict=True)])
    covered = np.concatenate([pit(pmf, y, rng) for pmf, y in zip(pmfs, came, strict=True)])
    skill, low, high = (100 * x for x in block_bootstrap(ours, theirs, rng=rng))
    print(
        f"{name:28} {horizon or '1-4':>6} {ours.sum() / len(bits):8.4f} {bits.mean():7.4f} "
        f"{(np.abs(covered - 0.5) <= 0.45).mean():6.3f}  {skill:5.2f} [{low:.2f}, {high:.2f}]"
    )


def write(events: Events, path: Path) -> None:
    """Write a table as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("date", "region", "kind"))
        out.writerows((event.day, event.region, event.group) for event in events.rows)


def _empirical(one: Replayed) -> NDArray[np.float64]:
    k = np.arange(one.made.pmf.shape[1])
    pmf: NDArray[np.float64] = (one.past[:, :, None] == k).mean(axis=1)
    return pmf


if __name__ == "__main__":
    main()
