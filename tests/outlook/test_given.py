from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from selaras.outlook import Coverage, Signal, UnusableEvents, load_coverage, load_signals

if TYPE_CHECKING:
    from pathlib import Path


def _file(folder: Path, text: str) -> Path:
    path = folder / "given.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_signals_are_read_with_their_days(tmp_path: Path) -> None:
    path = _file(
        tmp_path, "said,region,kind,due\n2023-05-01,74,feared,\n2023-05-02,73,court,2023-05-09\n"
    )
    signals, left_out = load_signals(path)
    assert signals.rows == (
        Signal(dt.date(2023, 5, 1), "74", "feared"),
        Signal(dt.date(2023, 5, 2), "73", "court", due=dt.date(2023, 5, 9)),
    )
    assert left_out == ()


def test_indonesian_columns_and_semicolons_are_known(tmp_path: Path) -> None:
    path = _file(tmp_path, "tanggal;wilayah;laporan\n2023-05-01;Sultra;12\n")
    rows, _ = load_coverage(path, rename=lambda name: {"Sultra": "74"}[name])
    assert rows == (Coverage(dt.date(2023, 5, 1), "74", 12),)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("kapan,74,feared,1", "no readable date"),
        ("2023-05-01,,feared,1", "no region"),
        ("2023-05-01,74,,1", "no kind"),
        ("2023-05-01,74,feared,banyak", "no number"),
        ("2023-05-01,74,feared,-2", "number not from 1e-09 to 1000"),
        ("2023-05-01,74,feared,nan", "number not from 1e-09 to 1000"),
    ],
    ids=["date", "region", "kind", "word", "negative", "nan"],
)
def test_a_bad_signal_is_named_and_the_rest_goes_on(tmp_path: Path, row: str, why: str) -> None:
    path = _file(tmp_path, f"said,region,kind,weight\n2023-05-01,74,feared,1\n{row}\n")
    signals, left_out = load_signals(path)
    assert len(signals.rows) == 1
    assert [(one.why, one.count) for one in left_out] == [(why, 1)]
    assert left_out[0].examples[0].startswith("row 2: ")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("said,kind\n2023-05-01,feared\n", "lacks the columns region"),
        ("said,region,kind\n", "no rows"),
        ("said,region,kind\nx,74,feared\n", "no readable date"),
    ],
    ids=["column", "empty", "all-bad"],
)
def test_a_file_without_a_signal_says_why(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(UnusableEvents, match=why):
        load_signals(_file(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableEvents, match=r"tiada\.csv cannot be read"):
        load_coverage(tmp_path / "tiada.csv")
