"""Where the seats of state bodies stand, for events told by the building alone."""

import csv
from importlib.resources import files

import pytest

from selaras import regions
from selaras.reading import read
from selaras.records import Report


def test_every_seat_has_a_region_and_a_source() -> None:
    text = files("selaras.reading").joinpath("_data/seats.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert rows
    assert [row for row in rows if regions.get(row["region"]) is None or not row["source"]] == []


@pytest.mark.parametrize(
    ("text", "region"),
    [
        pytest.param(
            "Puluhan buruh menggelar aksi unjuk rasa di depan Gedung DPR, Senin (2/3/2026).",
            "31.71",
            id="a-rally-is-where-the-building-stands",
        ),
        pytest.param(
            "Seorang warga tewas dibacok di rumahnya, kata Kapolres Sigi, Senin (2/3/2026).",
            "72.10",
            id="the-only-police-office-named-tells-the-region",
        ),
        pytest.param(
            "Bus terguling di Kota Palu saat menuju Kabupaten Sigi. Tiga penumpang tewas.",
            "72.71",
            id="a-destination-is-not-the-scene",
        ),
    ],
)
def test_region_of_the_event(text: str, region: str) -> None:
    main = read(Report(id="r", text=text, published="2026-03-03")).main
    assert main is not None
    assert main.region == region
