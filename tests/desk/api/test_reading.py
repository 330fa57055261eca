"""Programs read what their owner reads: nothing else shows, in a list or by an id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from selaras.desk.accounts.access import Right
from selaras.desk.audit.models import Entry
from selaras.desk.meetings.models import Meeting
from selaras.desk.newsroom.models import Story
from selaras.desk.outlooks.actions import issue_demo
from tests.desk.api.conftest import Program, program

if TYPE_CHECKING:
    from selaras.desk.cases.models import Action
    from tests.desk.conftest import House

SECRETS = ("Rakor kerukunan", "Batas kebun", "Dialog warga", "Kabar Teluk")
LISTS = ("stories", "reports", "cases", "actions", "meetings", "outlooks")
READERS = ("analis.kendari", "sekretariat.kendari", "analis.sultra", "nasional")


def _paths(house: House, action: Action) -> list[str]:
    things = {
        "stories": house.story.pk,
        "reports": house.story.members.first(),
        "cases": action.case_id,
        "actions": action.pk,
    }
    ids = {name: getattr(one, "pk", one) for name, one in things.items()}
    meeting = Meeting.objects.filter(forum__region="74.71").first()
    told = ids if meeting is None else ids | {"meetings": meeting.pk}
    return [f"/{name}/{pk}" for name, pk in told.items()]


def _rights(person: str) -> list[Right]:
    return [Right.READ, Right.REPORT] if "sekretariat" in person else [Right.READ, Right.VERIFY]


@pytest.mark.parametrize("person", READERS)
def test_who_reads_the_region_reads_its_things(house: House, action: Action, person: str) -> None:
    one = program(house, person, _rights(person))
    for path in _paths(house, action):
        assert (path, one.get(path).status_code) == (path, 200)
    for name in ("stories", "reports", "cases", "actions"):
        assert (name, len(one.items(f"/{name}")) > 0) == (name, True)


def test_a_refusal_looks_like_a_missing_thing_and_is_on_the_trail(
    house: House, action: Action
) -> None:
    one = program(house, "analis.luwu")
    for turn, path in enumerate(_paths(house, action), start=1):
        refused = one.get(path)
        missing = one.get(f"/{path.split('/')[1]}/zzzzzzzzzz")
        assert (path, refused.status_code, missing.status_code) == (path, 404, 404)
        assert refused.content == missing.content
        entries = Entry.objects.filter(act="refused")
        assert entries.count() == turn
        assert entries.latest("seq").thing_id == path.rpartition("/")[2]


@pytest.mark.usefixtures("action")
def test_nothing_of_another_region_is_in_any_list(house: House) -> None:
    issue_demo()
    one = program(house, "analis.luwu")
    for name in LISTS:
        for row in one.items(f"/{name}"):
            told = json.dumps(row, ensure_ascii=False)
            assert [secret for secret in SECRETS if secret in told] == []
            assert "74.71" not in told


@pytest.mark.usefixtures("action")
@pytest.mark.parametrize("name", ["stories", "cases", "actions", "meetings", "outlooks"])
def test_asking_for_another_region_is_refused(house: House, name: str) -> None:
    answer = program(house, "analis.luwu").get(f"/{name}", {"region": "74.71"})
    assert answer.status_code == 404
    assert Entry.objects.filter(act="refused", region="74.71").exists()


def test_the_reports_of_a_story_are_for_who_reads_it(house: House) -> None:
    asked = {"story": house.story.pk}
    assert len(program(house, "analis.kendari").items("/reports", asked)) == 2
    assert program(house, "analis.luwu").get("/reports", asked).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"region": "74.71"}, 1, id="home"),
        pytest.param({"region": "74"}, 1, id="province"),
        pytest.param({"region": "74.72"}, 0, id="elsewhere"),
        pytest.param({"region": "ID"}, 1, id="nation"),
        pytest.param({"kind": "coordination_meeting"}, 1, id="kind"),
        pytest.param({"kind": "brawl"}, 0, id="other-kind"),
        pytest.param({"phase": "activity"}, 1, id="phase"),
        pytest.param({"phase": "feared"}, 0, id="other-phase"),
        pytest.param({"state": "new"}, 1, id="state"),
        pytest.param({"state": "rejected"}, 0, id="other-state"),
        pytest.param({"since": "2023-05-09"}, 1, id="since"),
        pytest.param({"since": "2023-05-10"}, 0, id="later"),
        pytest.param({"changed_since": "2020-01-01T00:00:00Z"}, 1, id="changed"),
        pytest.param({"changed_since": "2100-01-01T00:00:00"}, 0, id="unchanged"),
        pytest.param({"changed_since": "0189-12-12T11:59:59+22:18"}, 1, id="long-ago-far-east"),
    ],
)
def test_stories_are_filtered(house: House, asked: dict[str, str], found: int) -> None:
    assert len(program(house, "nasional").items("/stories", asked)) == found


def test_a_moment_before_the_first_year_is_refused(house: House) -> None:
    asked = {"changed_since": "0001-01-01T00:00:00+22:18"}
    assert program(house, "analis.kendari").get("/stories", asked).status_code == 422


@pytest.mark.parametrize(
    ("path", "asked", "found"),
    [
        pytest.param("/cases", {"state": "open"}, 1, id="open-cases"),
        pytest.param("/cases", {"state": "closed"}, 0, id="closed-cases"),
        pytest.param("/cases", {"kind": "brawl"}, 1, id="cases-of-a-kind"),
        pytest.param("/actions", {"state": "open"}, 1, id="open-actions"),
        pytest.param("/actions", {"state": "done"}, 0, id="done-actions"),
        pytest.param("/actions", {"region": "74"}, 1, id="actions-of-a-province"),
    ],
)
@pytest.mark.usefixtures("action")
def test_cases_and_actions_are_filtered(
    house: House, path: str, asked: dict[str, str], found: int
) -> None:
    assert len(program(house, "nasional").items(path, asked)) == found


def test_a_story_comes_with_facts_and_where_they_are_said(house: House) -> None:
    whole = program(house, "analis.kendari").get(f"/stories/{house.story.pk}").json()
    reports = {one["id"] for one in whole["members"]}
    disputed = next(one for one in whole["facts"] if one["standing"] == "disputed")
    assert len(disputed["value"]) == 2
    assert {proof["report"] for proof in disputed["evidence"]} == reports
    assert whole["decisions"] == []


def test_a_merged_story_is_that_which_took_it_in(house: House) -> None:
    row = house.story
    gone = Story.objects.create(
        key="gone", title="x", kind=row.kind, phase=row.phase, region=row.region, reports=0,
        origins=0, data=row.data, merged_into=row,
    )  # fmt: skip
    one = program(house, "analis.kendari")
    assert one.get(f"/stories/{gone.pk}").json()["id"] == row.pk
    assert len(one.items("/stories")) == 1


def test_masked_names_stay_masked(house: House) -> None:
    row = house.story.members.get(key="a")
    reading = row.readings.get()
    hidden = reading.data["text"].replace("Wirya Lamato", "▇▇▇▇▇ ▇▇▇▇▇▇")
    type(reading).objects.filter(pk=reading.pk).update(data=reading.data | {"text": hidden})
    told = program(house, "analis.kendari").get(f"/reports/{row.pk}").json()
    assert "▇▇▇▇▇" in told["text"]
    assert "Wirya Lamato" not in told["text"]


def test_the_register_is_for_who_reads_anything(house: House) -> None:
    reader = program(house, "analis.luwu")
    assert reader.items("/bodies", {"region": "74.71"})
    assert reader.items("/bodies", {"region": "74.71", "kind": "brawl"})
    assert reader.get("/regions/74.71").json()["parent"] == "74"
    assert reader.get("/bodies/zzz").status_code == 404
    assert reader.get("/regions/99.99").status_code == 404
    other = program(house, "analis.luwu", [Right.VERIFY])
    for path in ("/bodies?region=74.71", "/regions", "/regions/74", "/bodies/polri"):
        assert (path, other.get(path).status_code) == (path, 404)


def test_without_the_right_to_read_every_list_is_empty(house: House, action: Action) -> None:
    one = program(house, "analis.kendari", [Right.VERIFY])
    for name in LISTS:
        assert (name, one.items(f"/{name}")) == (name, [])
    for path in _paths(house, action):
        assert (path, one.get(path).status_code) == (path, 404)


def test_odds_are_marked_when_made_up(house: House) -> None:
    issue_demo()
    rows = program(house, "nasional").items("/outlooks")
    assert rows
    assert all(row["synthetic"] for row in rows)


def _etag(one: Program, path: str) -> str:
    return str(one.get(path).headers["ETag"])


def test_an_unchanged_answer_is_not_sent_again(house: House) -> None:
    one, path = program(house, "analis.kendari"), f"/stories/{house.story.pk}"
    first = one.get(path)
    assert first.headers["Last-Modified"].endswith("GMT")
    again = one.get(path, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Story.objects.filter(pk=house.story.pk).update(title="Judul baru")
    changed = one.get(path, **{"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_an_etag_opens_nothing(house: House) -> None:
    path = f"/stories/{house.story.pk}"
    etag = _etag(program(house, "analis.kendari"), path)
    answer = program(house, "analis.luwu").get(path, **{"If-None-Match": etag})
    assert answer.status_code == 404


def test_errors_are_told_in_the_language_asked_for(house: House) -> None:
    one = program(house, "analis.kendari")
    english = one.get("/stories/zzzzzzzzzz", **{"Accept-Language": "en-GB,en;q=0.9"})
    assert english.headers["Content-Language"] == "en"
    assert english.json()["title"] == "Not there"
    assert one.get("/stories/zzzzzzzzzz").json()["title"] == "Tidak ada"


def test_answers_are_for_their_asker_alone(house: House) -> None:
    answer = program(house, "analis.kendari").get("/stories")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer.headers["Vary"]
