"""How the odds did: reliability, skill against simple rules, misses as openly as hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from selaras import outlook
from selaras.desk import _format
from selaras.desk.outlooks._charts import dots
from selaras.desk.outlooks._odds import decimal, said
from selaras.desk.outlooks.models import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selaras.desk.outlooks._charts import Dot
    from selaras.desk.outlooks.models import Prediction, Replayed
    from selaras.outlook import Settled, Verdict

_LATEST = 20
_WARNED = 0.275
"""What shows as 6 of 20: from here on a chance of a surge counts as a warning."""


@dataclass(frozen=True)
class Point:
    """One row of the diagram's table, and its dot."""

    dot: Dot
    forecast: str
    observed: str
    bounds: str
    count: str


@dataclass(frozen=True)
class Diagram:
    """A reliability diagram of one sort of region."""

    key: str
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Skill:
    """How much better than a simple rule, in per cent, with its 95 % bounds."""

    slice: str
    rival: str
    skill: str
    bounds: str
    cells: str


@dataclass(frozen=True)
class Past:
    """One past warning or surge: what was said, what came, and which of the three it was."""

    as_of: str
    region: str
    odds: str
    threshold: int
    count: int
    verdict: str
    replayed: bool


@dataclass(frozen=True)
class Calibration:
    """The whole view; `issued` and `replayed` count the chances it stands on."""

    issued: int
    replayed: int
    diagrams: tuple[Diagram, ...]
    skills: tuple[Skill, ...]
    tally: tuple[tuple[str, str], ...]
    latest: tuple[Past, ...]


def calibration(
    issued: Sequence[Prediction],
    replayed: Sequence[Replayed],
    skill: Sequence[Mapping[str, object]],
) -> Calibration:
    """The view of what came of past chances."""
    rows: list[Prediction | Replayed] = [*issued, *replayed]
    all_verdicts = outlook.verdicts([settled(one) for one in rows], at_least=_WARNED)
    return Calibration(
        issued=len(issued),
        replayed=len(replayed),
        diagrams=tuple(_diagrams(rows)),
        skills=tuple(_skills(skill)),
        tally=_tally(all_verdicts),
        latest=tuple(_past(one) for one in reversed(all_verdicts[-_LATEST:])),
    )


def _diagrams(rows: Sequence[Prediction | Replayed]) -> Iterable[Diagram]:
    titles = {
        True: ("standing", _("Wilayah yang sudah ramai: 12 peristiwa atau lebih dalam setahun")),
        False: ("outbreak", _("Wilayah lain: setiap peristiwa di sini kejadian baru")),
    }
    for standing, (key, title) in titles.items():
        picked = [settled(one) for one in rows if one.standing == standing]
        if picked:
            yield Diagram(key, title, _points(picked))


def _points(picked: Sequence[Settled]) -> tuple[Point, ...]:
    return tuple(
        Point(
            dot=dot,
            forecast=_share(dot.bin.forecast),
            observed=_share(dot.bin.observed),
            bounds=f"{_share(dot.bin.low)}–{_share(dot.bin.high)}",
            count=_format.number(dot.bin.count),
        )
        for dot in dots(outlook.reliability(picked))
    )


def _share(value: float) -> str:
    """A share in twentieths with one decimal."""
    return decimal(value * 20, 1)


def _skills(skill: Sequence[Mapping[str, object]]) -> Iterable[Skill]:
    slices = {
        "all": _("semua"),
        "standing": _("sudah ramai"),
        "outbreak": _("kejadian baru"),
    }
    rivals = {
        "history_52": _("52 minggu terakhir di sana"),
        "smooth_nb": _("rata-rata 12 bulan"),
        "last_value": _("empat minggu terakhir"),
        "zero": _("selalu nol"),
    }
    for one in skill:
        name, cells, found = one["slice"], one["cells"], one["rivals"]
        by_name = {rival: values for rival, *values in found}  # type: ignore[attr-defined]  # JSON
        for rival, label in rivals.items():
            value, low, high = (f"{decimal(100 * part, 1)}%" for part in by_name[rival])
            cells_told = _format.number(int(str(cells)))
            yield Skill(slices[str(name)], label, value, f"{low} … {high}", cells_told)


def _names() -> dict[str, str]:
    return {"hit": _("Tepat"), "false_alarm": _("Meleset"), "miss": _("Terlewat")}


def _tally(found: Sequence[Verdict]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label, _format.number(sum(one.verdict == key for one in found)))
        for key, label in _names().items()
    )


def _past(one: Verdict) -> Past:
    was = one.settled.issued
    return Past(
        as_of=_format.day(was.as_of),
        region=was.region,
        odds=said(was.chance_surge),
        threshold=was.surge_threshold,
        count=one.settled.count,
        verdict=_names()[one.verdict],
        replayed=was.replayed,
    )
