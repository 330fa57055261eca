"""Pictures as finished numbers; templates draw them with attributes and classes alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras.outlook import Bin

_LABELS = ("0", "1", "2", "3+")
_TALL, _STEP, _BASE = 32, 30, 36
_WIDE, _LEFT = 110, 5
_SIDE, _EDGE = 240, 34
_FEW = 20
_TWENTY = 20


@dataclass(frozen=True)
class Bar:
    """One bar: its place, its height, its label, and its chance in twentieths."""

    x: int
    y: int
    height: int
    middle: int
    label: str
    twentieths: str


@dataclass(frozen=True)
class Bars:
    """The chances of 0, 1, 2 and 3 or more events."""

    bars: tuple[Bar, ...]

    @classmethod
    def of(cls, shares: Sequence[float]) -> Bars:
        """Bars of four chances."""
        return cls(tuple(_bar(place, share) for place, share in enumerate(shares[:4])))

    @property
    def told(self) -> str:
        """The bars in words: 0: 17/20, 1: 2/20, ..."""
        return ", ".join(f"{bar.label}: {bar.twentieths}/20" for bar in self.bars)


def _bar(place: int, share: float) -> Bar:
    height, x = max(1, round(share * _TALL)), 2 + place * _STEP
    twentieths = round(share * _TWENTY)
    told = "<1" if twentieths == 0 else f"{twentieths}"
    return Bar(x, _BASE - height, height, x + 12, _LABELS[place], told)


@dataclass(frozen=True)
class Fan:
    """Median, half and nine tenths of the chances on one line, and what is usual."""

    outer_x: int
    outer_width: int
    inner_x: int
    inner_width: int
    median_x: int
    usual_x: int | None
    median: int
    low: int
    high: int

    @classmethod
    def of(cls, median: int, half: Sequence[int], wide: Sequence[int], usual: float | None) -> Fan:
        """A fan on a line from 0 to a little beyond its highest value."""
        top = max(wide[1], usual or 0.0, 1.0)

        def at(value: float) -> int:
            return _LEFT + round(value / top * _WIDE)

        return cls(
            outer_x=at(wide[0]),
            outer_width=max(2, at(wide[1]) - at(wide[0])),
            inner_x=at(half[0]),
            inner_width=max(2, at(half[1]) - at(half[0])),
            median_x=at(median),
            usual_x=None if usual is None else at(usual),
            median=median,
            low=wide[0],
            high=wide[1],
        )


@dataclass(frozen=True)
class Dot:
    """One point of a reliability diagram; hollow when it stands for fewer than twenty."""

    x: int
    y: int
    low_y: int
    high_y: int
    hollow: bool
    bin: Bin


def dots(bins: Iterable[Bin]) -> tuple[Dot, ...]:
    """The points of a reliability diagram on a square of 0 to 1 each way."""
    return tuple(
        Dot(
            x=_EDGE + round(one.forecast * _SIDE),
            y=_up(one.observed),
            low_y=_up(one.low),
            high_y=_up(one.high),
            hollow=one.count < _FEW,
            bin=one,
        )
        for one in bins
    )


def _up(share: float) -> int:
    return 10 + round((1 - share) * _SIDE)
