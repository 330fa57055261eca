"""What may be given beside a table of events: signals, and how closely regions were read."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from selaras.outlook._config import Coverage
from selaras.outlook._events import UnusableEvents
from selaras.outlook._records import LeftOut
from selaras.outlook._signals import Signal, Signals, signals_of
from selaras.outlook._tables import csv_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["load_coverage", "load_signals"]

_EXAMPLES = 3
_MOST_REPORTS = 10_000_000
_SIGNAL_COLUMNS = {
    "said": ("said", "tanggal"),
    "region": ("region", "wilayah"),
    "kind": ("kind", "jenis"),
    "weight": ("weight", "bobot"),
    "due": ("due", "hari"),
}
_COVERAGE_COLUMNS = {
    "day": ("day", "date", "tanggal"),
    "region": ("region", "wilayah"),
    "reports": ("reports", "laporan"),
}
_OPTIONAL = {"weight", "due"}
Made = TypeVar("Made")


def load_signals(
    path: Path, *, rename: Callable[[str], str] | None = None
) -> tuple[Signals, tuple[LeftOut, ...]]:
    """Signals from a CSV file of `said,region,kind[,weight][,due]`, and the rows left out.

    Args:
        path: The file; days are ISO.
        rename: Turns the table's region names into those to use; None keeps them.

    Raises:
        UnusableEvents: The file cannot be read, lacks columns, or holds no signal.
    """
    rows, left_out = _load(path, _SIGNAL_COLUMNS, lambda row: _signal(row, rename))
    return signals_of(rows), left_out


def load_coverage(
    path: Path, *, rename: Callable[[str], str] | None = None
) -> tuple[tuple[Coverage, ...], tuple[LeftOut, ...]]:
    """Reports read per region and week from a CSV file of `day,region,reports`.

    Args:
        path: The file; any day of a week stands for the week.
        rename: Turns the table's region names into those to use; None keeps them.

    Raises:
        UnusableEvents: The file cannot be read, lacks columns, or holds no row of use.
    """
    rows, left_out = _load(path, _COVERAGE_COLUMNS, lambda row: _coverage(row, rename))
    return tuple(rows), left_out


def _load(
    path: Path,
    columns: Mapping[str, tuple[str, ...]],
    make: Callable[[Mapping[str, str]], Made],
) -> tuple[list[Made], tuple[LeftOut, ...]]:
    made: list[Made] = []
    faults: defaultdict[str, list[str]] = defaultdict(list)
    try:
        for number, row in enumerate(csv_rows(path), 1):
            named = _named(row, columns, path)
            try:
                made.append(make(named))
            except ValueError as error:
                faults[str(error)].append(f"row {number}: {'; '.join(named.values())[:60]}")
    except (OSError, csv.Error) as error:
        raise UnusableEvents(f"{path.name} cannot be read: {error}") from error
    left_out = tuple(
        LeftOut(why, len(rows), tuple(rows[:_EXAMPLES])) for why, rows in faults.items()
    )
    if not made:
        raise UnusableEvents(f"no row of {path.name} can be used: {', '.join(faults) or 'no rows'}")
    return made, left_out


def _named(
    row: Mapping[str, str], columns: Mapping[str, tuple[str, ...]], path: Path
) -> dict[str, str]:
    found = {
        field: next((name for name in names if name in row), "") for field, names in columns.items()
    }
    missing = [field for field, name in found.items() if not name and field not in _OPTIONAL]
    if missing:
        raise UnusableEvents(f"{path.name} lacks the columns {', '.join(missing)}")
    return {field: (row.get(name) or "").strip() for field, name in found.items()}


def _signal(row: Mapping[str, str], rename: Callable[[str], str] | None) -> Signal:
    kind = row["kind"]
    if not kind:
        raise ValueError("no kind")
    return Signal(
        said=_day(row["said"]),
        region=_region(row["region"], rename),
        kind=kind,
        weight=_number(row["weight"] or "1", least=1e-9, most=1000.0),
        due=_day(row["due"]) if row["due"] else None,
    )


def _coverage(row: Mapping[str, str], rename: Callable[[str], str] | None) -> Coverage:
    reports = _number(row["reports"], least=0.0, most=_MOST_REPORTS)
    return Coverage(_day(row["day"]), _region(row["region"], rename), int(reports))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError("no readable date") from None


def _region(text: str, rename: Callable[[str], str] | None) -> str:
    name = " ".join(text.split())
    if not name:
        raise ValueError("no region")
    return name if rename is None else rename(name)


def _number(text: str, *, least: float, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        raise ValueError("no number") from None
    if not least <= number <= most:
        raise ValueError(f"number not from {least:g} to {most:g}")
    return number
