"""Lists are taken away by who may, as far as they read, and the trail keeps how many rows."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right
from selaras.desk.api import _taking
from selaras.desk.audit.models import Entry
from selaras.desk.newsroom.models import Story
from tests.desk.api.conftest import let_export, program

if TYPE_CHECKING:
    from selaras.desk.cases.models import Action
    from tests.desk.conftest import House

PERSON = "analis.kendari"
TAKE = (Right.READ, Right.EXPORT)
NAMES = ("stories", "cases", "actions")
PAGES = {"cerita": "/cerita/", "kasus": "/kasus/"}


def _data(answer: Any) -> bytes:  # noqa: ANN401  # a test client's own
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def _rows(answer: Any) -> list[dict[str, str]]:  # noqa: ANN401
    text = _data(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_the_list_and_the_trail_keeps_it(house: House, action: Action, name: str) -> None:
    let_export(PERSON)
    one = program(house, PERSON, TAKE)
    as_csv, as_lines = one.get(f"/exports/{name}.csv"), one.get(f"/exports/{name}.jsonl")
    assert as_csv.headers["Content-Disposition"].startswith('attachment; filename="selaras-')
    (row,) = _rows(as_csv)
    (line,) = [json.loads(text) for text in _data(as_lines).splitlines()]
    (item,) = one.items(f"/{name}")
    assert row["id"] == line["id"] == item["id"]
    assert set(row) == set(line) == set(item)
    told = Entry.objects.filter(act="rows.taken").order_by("seq")
    wanted = [{"what": f"{name}.{kind}", "rows": 1} for kind in ("csv", "jsonl")]
    assert [one.values.after for one in told] == wanted
    assert {one.user_id for one in told} == {action.planned_by_id}


@pytest.mark.parametrize("name", NAMES)
def test_taking_away_needs_its_right(house: House, name: str) -> None:
    assert program(house, PERSON).get(f"/exports/{name}.csv").status_code == 404
    let_export(PERSON)
    assert program(house, PERSON, [Right.READ]).get(f"/exports/{name}.csv").status_code == 404
    refused = Entry.objects.filter(act="refused")
    assert [one.values.after for one in refused] == [{"right": "export"}] * 2
    assert not Entry.objects.filter(act="rows.taken").exists()


@pytest.mark.usefixtures("action")
@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_no_row_that_may_not_be_read(house: House, name: str) -> None:
    let_export("analis.luwu")
    accounts.break_glass(house.people["analis.luwu"], region="74.71", reason="Malam ini")
    assert _rows(program(house, "analis.luwu", TAKE).get(f"/exports/{name}.csv")) == []
    page = {"stories": "cerita", "cases": "kasus", "actions": "tindakan"}[name]
    client = house.client("analis.luwu")
    assert _rows(client.get(f"/unduh/{page}.csv")) == []
    assert client.get("/cerita/").context["stories"].rows != ()


def test_a_formula_in_a_title_is_text_in_the_file(house: House) -> None:
    let_export(PERSON)
    Story.objects.update(title="=cmd|' /C calc'!A0")
    one = program(house, PERSON, TAKE)
    assert _rows(one.get("/exports/stories.csv"))[0]["title"] == "'=cmd|' /C calc'!A0"
    line = json.loads(_data(one.get("/exports/stories.jsonl")))
    assert line["title"] == "=cmd|' /C calc'!A0"


def test_a_long_list_is_read_in_pieces(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_taking, "_CHUNK", 2)
    row = house.story
    for turn in range(4):
        Story.objects.create(
            key=f"k{turn}", title=f"{turn}", kind=row.kind, phase=row.phase, region=row.region,
            reports=1, origins=1, data=row.data,
        )  # fmt: skip
    let_export(PERSON)
    rows = _rows(program(house, PERSON, TAKE).get("/exports/stories.csv"))
    assert {one["id"] for one in rows} == set(Story.objects.values_list("pk", flat=True))
    assert len(rows) == 5


def test_a_file_of_an_unknown_kind_is_refused(house: House) -> None:
    let_export(PERSON)
    assert program(house, PERSON, TAKE).get("/exports/stories.xlsx").status_code == 422
    assert house.client(PERSON).get("/unduh/cerita.xlsx").status_code == 404
    assert house.client(PERSON).get("/unduh/laporan.csv").status_code == 404


@pytest.mark.usefixtures("action")
@pytest.mark.parametrize("name", PAGES)
def test_who_may_finds_the_button_on_the_page(house: House, name: str) -> None:
    client = house.client(PERSON)
    assert f"/unduh/{name}.csv" not in client.get(PAGES[name]).content.decode()
    let_export(PERSON)
    page = client.get(PAGES[name], {"wilayah": "74.71", "setelah": "x"}).content.decode()
    assert f'href="/unduh/{name}.csv?wilayah=74.71"' in page
    assert len(_rows(client.get(f"/unduh/{name}.csv?wilayah=74.71"))) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"fase": "activity", "keadaan": "new"}, 1, id="filters"),
        pytest.param({"fase": "feared"}, 0, id="phase"),
        pytest.param({"sejak": "2023-05-10"}, 0, id="since"),
        pytest.param({"wilayah": "73.17", "sejak": "x\x00", "jenis": "' OR 1=1"}, 1, id="nonsense"),
    ],
)
def test_the_page_s_filters_hold_in_its_file(
    house: House, query: dict[str, str], found: int
) -> None:
    let_export(PERSON)
    assert len(_rows(house.client(PERSON).get("/unduh/cerita.csv", query))) == found


@pytest.mark.usefixtures("action")
@pytest.mark.parametrize(
    ("query", "found"),
    [({}, 1), ({"keadaan": "ditutup"}, 0), ({"sifat": "dikhawatirkan"}, 1), ({"sifat": "x"}, 1)],
    ids=["open", "closed", "feared", "nonsense"],
)
def test_the_file_of_cases_is_the_page_s(house: House, query: dict[str, str], found: int) -> None:
    let_export(PERSON)
    assert len(_rows(house.client(PERSON).get("/unduh/kasus.csv", query))) == found
