"""How such odds would have done: rolling origins, exact scores, rivals side by side."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from selaras.outlook._config import Settings
from selaras.outlook._engine import TOTAL
from selaras.outlook._events import UnusableEvents
from selaras.outlook._forecast import MODEL
from selaras.outlook._measure import Cells, Measures, measure
from selaras.outlook._records import Group, Level  # noqa: TC001 - msgspec reads the annotations
from selaras.outlook._references import REFERENCES
from selaras.outlook._replay import Replayed, Span, replay
from selaras.outlook._score import average_precision, block_bootstrap, precision_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from selaras.outlook._events import Events
    from selaras.outlook._signals import Signals

__all__ = ["Backtest", "Rival", "Score", "SurgeScore", "backtest", "score_replayed"]

Slice = Literal["all", "year", "region", "spot"]


class Rival(msgspec.Struct, frozen=True):
    """A simple rule's scores on the same cells, and our CRPS skill against it with 95 % bounds."""

    name: str
    crps: float
    ignorance: float
    skill: float
    low: float
    high: float


class SurgeScore(msgspec.Struct, frozen=True):
    """Chances of a surge: Brier skill against the region's own year, and ranking."""

    share: float
    brier: float
    brier_skill: float
    auc_pr: float | None
    precision_at_3: float | None


class Score(msgspec.Struct, frozen=True):
    """One slice of the cells. `horizon`: weekly (1 to 4 together), total, or a week's number.

    Slice `spot` parts standing hot spots (12 events or more in the year before) from the
    rest, where whatever happens is an outbreak.
    `ignorance` is in bits; `pit_90` is the randomised coverage of 90 % and
    `interval_excess` the closed interval's coverage minus its own mass.
    """

    slice: Slice
    name: str
    horizon: str
    cells: int
    mean: float
    crps: float
    ignorance: float
    mae: float
    pit_90: float
    interval_excess: float
    rivals: tuple[Rival, ...]
    surge: SurgeScore


class Backtest(msgspec.Struct, frozen=True):
    """Scores of one group over its as-of weeks, all, per year, per region, and by kind of spot."""

    group: Group
    level: Level
    model: str
    first_as_of: dt.date
    last_as_of: dt.date
    as_of_weeks: int
    regions: int
    scores: tuple[Score, ...]


def backtest(
    events: Events,
    *,
    group: Group = "violence",
    span: Span | None = None,
    settings: Settings | None = None,
    signals: Signals | None = None,
    seed: int = 9,
) -> Backtest:
    """Replay the past and score it against four simple rules on the same cells.

    Args:
        events: A checked table.
        group: The group of kinds to score.
        span: The as-of weeks; outcomes must lie in the table to be scored.
        settings: As for `forecast`.
        signals: Signals to weigh; compare with a run without them.
        seed: Of the randomised PIT and of the bootstrap.

    Raises:
        UnusableEvents: No forecast's outcome lies in the table.
    """
    settings = settings or Settings()
    replayed = replay(events, group=group, span=span, settings=settings, signals=signals)
    return score_replayed(replayed, group=group, level=settings.level, seed=seed)


def score_replayed(
    replayed: Iterable[Replayed], *, group: Group, level: Level, seed: int = 9
) -> Backtest:
    """Score forecasts that were replayed.

    Raises:
        UnusableEvents: No forecast's outcome is known.
    """
    rng = np.random.default_rng(seed)
    rows: dict[int, list[Measures]] = {}
    days: dict[int, list[dt.date]] = {}
    regions: tuple[str, ...] = ()
    for one in replayed:
        if one.came is not None:
            rows.setdefault(one.horizon, []).append(measure(one, one.came, rng))
            days.setdefault(one.horizon, []).append(one.as_of)
            regions = one.regions
    if not rows:
        raise UnusableEvents("no forecast has a known outcome: the table ends too early")
    cells = [Cells.stack(horizon, rows[horizon], days[horizon]) for horizon in rows]
    every = {day for some in days.values() for day in some}
    scores = tuple(_scores(cells, regions, seed))
    return Backtest(group, level, MODEL, min(every), max(every), len(every), len(regions), scores)


def _scores(cells: Sequence[Cells], regions: Sequence[str], seed: int) -> Iterator[Score]:
    weekly = [one for one in cells if one.horizon != TOTAL]
    total = [one for one in cells if one.horizon == TOTAL]
    for horizon, some in (("weekly", weekly), ("total", total)):
        if some:
            yield from _slices(horizon, some, regions, seed)
    for one in weekly:
        yield _score("all", "all", str(one.horizon), [(one, one.everything())], seed)


def _slices(
    horizon: str, cells: Sequence[Cells], regions: Sequence[str], seed: int
) -> Iterator[Score]:
    yield _score("all", "all", horizon, [(one, one.everything()) for one in cells], seed)
    for year in sorted({int(year) for one in cells for year in one.years}):
        yield _score("year", str(year), horizon, [(one, one.in_year(year)) for one in cells], seed)
    for standing in (True, False):
        name = "standing" if standing else "outbreak"
        picked = [(one, (one.values["standing"] > 0) == standing) for one in cells]
        if any(mask.any() for _, mask in picked):
            yield _score("spot", name, horizon, picked, seed)
    for number, region in enumerate(regions):
        picked = [(one, one.of_region(number)) for one in cells]
        yield _score("region", region, horizon, picked, seed)


def _score(
    kind: Slice,
    name: str,
    horizon: str,
    picked: Sequence[tuple[Cells, NDArray[np.bool_]]],
    seed: int,
) -> Score:
    flat = {
        key: np.concatenate([one.values[key][mask] for one, mask in picked])
        for key in picked[0][0].values
    }
    return Score(
        slice=kind,
        name=name,
        horizon=horizon,
        cells=len(flat["y"]),
        mean=_mean(flat["y"]),
        crps=_mean(flat["crps"]),
        ignorance=_mean(flat["ignorance"]),
        mae=_mean(flat["mae"]),
        pit_90=_mean(np.abs(flat["pit"] - 0.5) <= 0.45),
        interval_excess=_mean(flat["excess"]),
        rivals=tuple(_rival(rival, picked, flat, seed) for rival in REFERENCES),
        surge=_surge(flat, picked),
    )


def _rival(
    name: str,
    picked: Sequence[tuple[Cells, NDArray[np.bool_]]],
    flat: Mapping[str, NDArray[np.float64]],
    seed: int,
) -> Rival:
    some = _by_week(picked, None) > 0
    ours, theirs = _by_week(picked, "crps")[some], _by_week(picked, f"crps {name}")[some]
    skill, low, high = block_bootstrap(ours, theirs, rng=np.random.default_rng(seed))
    crps_, ignorance = _mean(flat[f"crps {name}"]), _mean(flat[f"ignorance {name}"])
    return Rival(name, crps_, ignorance, round(skill, 5), round(low, 5), round(high, 5))


def _by_week(
    picked: Sequence[tuple[Cells, NDArray[np.bool_]]], key: str | None
) -> NDArray[np.float64]:
    """Sums (or, without a key, numbers) of the picked cells of all horizons, per as-of week."""
    total = np.zeros(max(len(one.years) for one, _ in picked))
    for one, mask in picked:
        values = mask if key is None else one.values[key] * mask
        total[: len(one.years)] += values.sum(axis=1)
    return total


def _surge(
    flat: Mapping[str, NDArray[np.float64]],
    picked: Sequence[tuple[Cells, NDArray[np.bool_]]],
) -> SurgeScore:
    came = flat["surged"] > 0
    ours = ((flat["surge"] - came) ** 2).mean()
    theirs = ((flat["surge history_52"] - came) ** 2).mean()
    whole = [one for one, mask in picked if mask.all()]
    tops = [precision_at(one.values["surge"], one.values["surged"] > 0) for one in whole]
    known = [top for top in tops if top is not None]
    return SurgeScore(
        share=_mean(came),
        brier=round(float(ours), 6),
        brier_skill=round(float(1.0 - ours / max(theirs, 1e-12)), 5),
        auc_pr=average_precision(flat["surge"], came),
        precision_at_3=_mean(np.array(known)) if known else None,
    )


def _mean(values: NDArray[np.float64] | NDArray[np.bool_]) -> float:
    return round(float(values.mean()), 6)
