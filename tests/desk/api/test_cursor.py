"""A cursor walks a list once, and is good for that list alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.desk.newsroom.models import Story
from tests.desk.api.conftest import program

if TYPE_CHECKING:
    from tests.desk.conftest import House

PERSON = "analis.kendari"


@pytest.fixture
def many(house: House) -> set[str]:
    """Seven stories, some of one moment."""
    row, made = house.story, {house.story.pk}
    for turn in range(6):
        twin = Story.objects.create(
            key=f"k{turn}", title="=1", kind=row.kind, phase=row.phase, region=row.region,
            reports=1, origins=1, data=row.data, changed_at=row.changed_at,
        )  # fmt: skip
        made.add(twin.pk)
    return made


@pytest.mark.parametrize("limit", [1, 3, 6, 7, 200])
def test_pages_hold_each_row_once(house: House, many: set[str], limit: int) -> None:
    one, seen = program(house, PERSON), list[str]()
    cursor: str | None = ""
    while cursor is not None:
        page = one.get("/stories", {"limit": limit, "cursor": cursor}).json()
        assert len(page["items"]) <= limit
        seen += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert len(seen) == len(many)
    assert set(seen) == many


def test_tables_that_never_change_are_cut_too(house: House) -> None:
    one = program(house, PERSON)
    first = one.get("/regions", {"within": "74", "limit": 3}).json()
    second = one.get("/regions", {"within": "74", "limit": 3, "cursor": first["next"]}).json()
    whole = one.items("/regions", {"within": "74"})
    assert [*first["items"], *second["items"]] == whole[:6]


@pytest.mark.usefixtures("action")
@pytest.mark.parametrize("path", ["/reports", "/cases", "/actions", "/meetings"])
def test_every_list_ends(house: House, path: str) -> None:
    page = program(house, PERSON).get(path, {"limit": 200}).json()
    assert page["next"] is None


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda cursor: cursor[:-1] + ("A" if cursor[-1] != "A" else "B"), id="sign"),
        pytest.param(lambda cursor: "x" + cursor, id="value"),
        pytest.param(lambda _: "x", id="nonsense"),
        pytest.param(lambda _: "\x00", id="nul"),
        pytest.param(lambda _: "WyIyMDIzIiwiYSJd:1:x", id="forged"),
    ],
)
def test_a_changed_cursor_is_refused(house: House, change: object) -> None:
    one = program(house, PERSON)
    cursor = one.get("/stories", {"limit": 1}).json()["next"]
    answer = one.get("/stories", {"cursor": change(cursor)})  # type: ignore[operator]  # a lambda
    assert answer.status_code == 400
    assert "cursor" in answer.json()["detail"]


@pytest.mark.usefixtures("many")
def test_a_cursor_is_for_its_list_and_filters(house: House) -> None:
    one = program(house, PERSON)
    cursor = one.get("/stories", {"limit": 1}).json()["next"]
    assert one.get("/reports", {"cursor": cursor}).status_code == 400
    asked = {"cursor": cursor, "state": "new"}
    assert one.get("/stories", asked).status_code == 400
