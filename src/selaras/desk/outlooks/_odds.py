"""Odds as people read them, beside the usual, with reasons that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from selaras import outlook
from selaras.desk import _format
from selaras.desk.outlooks._charts import Bars, Fan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.desk.outlooks.models import Prediction

_TWENTY = 20
_QUIET_BELOW = 4.0
_THIN_BELOW = 0.75
_HUNDREDTHS = 100


@dataclass(frozen=True)
class Part:
    """One reason: what it is, and how many events of the expected number it stands for."""

    label: str
    events: str


@dataclass(frozen=True)
class Row:
    """One region and group as the page shows it."""

    region: str
    group: str
    odds: str
    usual: str
    change: str
    coverage: str
    seen: str
    parts: tuple[Part, ...]
    total: str
    record: str
    replayed: str
    surge: str
    interval: str
    bars: Bars | None
    fan: Fan | None
    wide: bool


def rows(predictions: Iterable[Prediction]) -> tuple[Row, ...]:
    """Every prediction as the page shows it, in the order given."""
    return tuple(_row(one) for one in predictions)


def said(chance: float | None) -> str:
    """A chance as odds: 3 dari 20."""
    return outlook.odds(chance, "en" if get_language() == "en" else "id")


def decimal(value: float, places: int) -> str:
    """7,4 in Indonesian, 7.4 in English; a true minus sign."""
    text = f"{abs(value):.{places}f}"
    text = text if get_language() == "en" else text.replace(".", ",")
    return f"−{text}" if round(value, places) < 0 else text


def _row(one: Prediction) -> Row:
    low, high = one.interval_90
    cents = _cents([events for _source, events in one.reasons], one.mean)
    quiet = one.mean < _QUIET_BELOW
    threshold, chance = one.surge_threshold, said(one.chance_surge)
    return Row(
        region=one.region,
        group=one.get_group_display(),
        odds=said(one.chance_any),
        usual=_("tidak diketahui") if one.usual_any is None else said(one.usual_any),
        change=_change(one),
        coverage=_coverage(one.coverage),
        seen=_seen(one),
        parts=_parts([source for source, _events in one.reasons], cents),
        total=decimal(sum(cents) / _HUNDREDTHS, 2),
        record=_record(one),
        replayed=_replayed(one),
        surge=_("%(n)s atau lebih: %(odds)s") % {"n": threshold, "odds": chance},
        interval=f"{low}–{high}",
        bars=Bars.of(one.shares) if quiet else None,
        fan=None if quiet else Fan.of(one.median, one.interval_50, one.interval_90, one.usual_mean),
        wide=one.basis == "climatology",
    )


def _change(one: Prediction) -> str:
    if one.usual_any is None:
        return "–"
    steps = round(one.chance_any * _TWENTY) - round(one.usual_any * _TWENTY)
    return f"+{steps}" if steps > 0 else f"−{-steps}" if steps < 0 else "0"


def _coverage(ratio: float | None) -> str:
    if ratio is None:
        return _("tidak diketahui")
    return _("tipis") if ratio < _THIN_BELOW else _("cukup")


def _seen(one: Prediction) -> str:
    recent = ngettext("%(n)s peristiwa", "%(n)s peristiwa", one.recent)
    words = {"n": _format.number(one.recent)}
    year = _("%(n)s dalam setahun") % {"n": _format.number(one.year)}
    return _("%(recent)s dalam 4 minggu, %(year)s") % {"recent": recent % words, "year": year}


def _cents(events: Sequence[float], mean: float) -> list[int]:
    """The parts in hundredths that add up to the mean in hundredths, by largest remainder."""
    cents = [int(part * _HUNDREDTHS // 1) for part in events]
    left = round(mean * _HUNDREDTHS) - sum(cents)
    by_rest = sorted(range(len(events)), key=lambda n: cents[n] - events[n] * _HUNDREDTHS)
    for turn in range(max(0, min(left, len(by_rest)))):
        cents[by_rest[turn]] += 1
    return cents


def _parts(sources: Sequence[str], cents: Sequence[int]) -> tuple[Part, ...]:
    labels = {
        "own_recent": _("peristiwa belakangan di sini"),
        "own_usual": _("kebiasaan di sini"),
        "nation": _("laju nasional"),
        "calendar": _("kalender"),
        "signals": _("sinyal dari cerita"),
    }
    return tuple(
        Part(labels.get(source, source), ("+" if cent > 0 else "") + decimal(cent / 100, 2))
        for source, cent in zip(sources, cents, strict=True)
        if cent
    )


def _record(one: Prediction) -> str:
    if one.record is None:
        return _("belum ada rekam jejak")
    told = _("dari %(of)s kali sekitar %(odds)s, terjadi %(came)s") % {
        "of": _format.number(one.record["of"]),
        "odds": said(one.chance_any),
        "came": _format.number(one.record["came"]),
    }
    where = _("di sini") if one.record["where"] == "here" else _("di semua wilayah")
    return f"{told} ({where})"


def _replayed(one: Prediction) -> str:
    number = 0 if one.record is None else one.record["replayed"]
    if one.record is None or not number:
        return ""
    if number == one.record["of"]:
        return _("semua dihitung mundur")
    return _("%(n)s di antaranya dihitung mundur") % {"n": _format.number(number)}
