from __future__ import annotations

import datetime as dt
from pathlib import Path  # noqa: TC003 - pytest reads the annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selaras.outlook import UnusableEvents, load_events, official_region


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "region", "province", "group"),
    [
        pytest.param(
            "date,region,kind\n2021-03-01,74.71,brawl\n", "74.71", "74", "violence", id="own"
        ),
        pytest.param(
            "tanggal;wilayah;jenis\n2021-03-01;74.71;sengketa\n",
            "74.71",
            "74",
            "dispute",
            id="own-indonesian-semicolons",
        ),
        pytest.param(
            "\ufeffEVENT_DATE,EVENT_TYPE,SUB_EVENT_TYPE,ADMIN1,ADMIN2\n"
            "1 March 2021,Riots,Mob violence,West Java,Bogor\n",
            "Bogor",
            "West Java",
            "violence",
            id="acled",
        ),
        pytest.param(
            "id,date_start,type_of_violence,adm_1,adm_2\n"
            "7,2021-03-01 00:00:00.000,1,Papua province,Nabire\n",
            "Nabire",
            "Papua province",
            "violence",
            id="ucdp",
        ),
        pytest.param(
            "tanggal_kejadian,provinsi,kabupaten,jenis_kekerasan\n01/03/2021,Maluku,Buru,Konflik\n",
            "Buru",
            "Maluku",
            "violence",
            id="snpk",
        ),
    ],
)
def test_known_layouts_are_recognised(
    tmp_path: Path, text: str, region: str, province: str, group: str
) -> None:
    (event,) = load_events(write(tmp_path / "t.csv", text)).rows
    assert (event.region, event.province, event.group) == (region, province, group)
    assert event.day == dt.date(2021, 3, 1)


def test_dates_known_only_to_the_month_are_left_out(tmp_path: Path) -> None:
    text = (
        "event_date,sub_event_type,admin1,time_precision\n"
        "2021-03-01,Attack,West Java,1\n2021-03-15,Attack,West Java,3\n"
    )
    table = load_events(write(tmp_path / "t.csv", text))
    assert len(table.rows) == 1
    assert table.left_out[0].why == "date known to the month or worse"


def test_parquet_reads_like_csv(tmp_path: Path) -> None:
    table = pa.table(
        {"date": [dt.date(2021, 3, 1)], "region": ["74"], "kind": ["brawl"], "weight": [2.0]}
    )
    pq.write_table(table, tmp_path / "t.parquet")
    (event,) = load_events(tmp_path / "t.parquet").rows
    assert (event.day, event.region, event.weight) == (dt.date(2021, 3, 1), "74", 2.0)


def test_several_tables_are_one(tmp_path: Path) -> None:
    one = write(tmp_path / "a.csv", "date,region,kind\n2021-03-01,74,brawl\n")
    two = write(tmp_path / "b.csv", "date,region,kind\n2021-02-01,73,brawl\n")
    assert [event.region for event in load_events(one, two).rows] == ["73", "74"]


def test_names_can_be_turned_into_official_codes(tmp_path: Path) -> None:
    text = "date,region,kind\n2021-03-01,West Java,brawl\n2021-03-02,Atlantis,brawl\n"
    table = load_events(write(tmp_path / "t.csv", text), rename=official_region)
    assert [event.region for event in table.rows] == ["32", "Atlantis"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "has no rows", id="empty"),
        pytest.param(b"date,region,kind\n", "has no rows", id="head-only"),
        pytest.param(b"a,b\n1,2\n", "needs the columns date, region and kind", id="other-columns"),
        pytest.param(b"\x00\xff\xfe" * 50, "has no rows", id="bytes"),
        pytest.param(b'date,region,kind\n"' + b"x" * 200_000, "cannot be read", id="open-quote"),
    ],
)
def test_an_unusable_file_says_what_is_wrong(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(UnusableEvents, match=message):
        load_events(path)


def test_a_missing_or_false_parquet_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableEvents, match=r"no\.csv cannot be read"):
        load_events(tmp_path / "no.csv")
    with pytest.raises(UnusableEvents, match=r"t\.parquet is no parquet file"):
        load_events(write(tmp_path / "t.parquet", "date,region,kind\n"))
