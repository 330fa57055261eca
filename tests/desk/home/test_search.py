"""Search finds by words, begun words, region and year; only within one's rights; inert to signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from selaras.desk.cases.models import Case, Reader
from selaras.desk.home import _search
from selaras.desk.home._match import words_of
from selaras.desk.home.actions import ensure, fold, refill, release
from selaras.desk.home.models import Entry, Tally
from selaras.desk.newsroom.models import Story

if TYPE_CHECKING:
    from tests.desk.conftest import House

pytestmark = pytest.mark.django_db
HOSTILE = [
    pytest.param('" OR places : "sstory', id="closed-quote"),
    pytest.param("ombak AND NOT NEAR(kelam, 2) *", id="fts5-operators"),
    pytest.param("ombak & !kelam | <-> :*", id="tsquery-operators"),
    pytest.param("words : ombak ^kelam {thing places}", id="column-filter"),
    pytest.param("'; DROP TABLE home_entry; --", id="sql"),
    pytest.param("ombak\x00kelam\\", id="nul-and-backslash"),
    pytest.param("\ud800 ombak", id="lone-surrogate"),
    pytest.param("%_%%", id="like-signs"),
    pytest.param("a" * 5_000, id="one-long-word"),
    pytest.param("ombak " * 2_000, id="many-words"),
    pytest.param("(" * 500, id="brackets"),
    pytest.param("ﬁ İ ß ① ٣ 你好", id="letters-of-the-world"),
]


def tell(title: str, region: str, *, day: str = "2025-03-04", state: str = "new") -> Story:
    """A story of that title."""
    return Story.objects.create(
        key=title[:60], title=title, kind="brawl", phase="happened", region=region, date_from=day,
        date_to=day, reports=1, origins=1, state=state, data={},
    )  # fmt: skip


def find(house: House, who: str, text: str, **asked: object) -> list[str]:
    """The titles that this person finds."""
    words = _search.Asked(words_of(text), text, **asked)  # type: ignore[arg-type]
    return [hit.title for hit in _search.search(house.people[who], words).hits]


@pytest.mark.parametrize(
    "text",
    ["kelambu", "KELAMBU", "pesisir kelambu", "kelam", "lambu-kelambu"],
    ids=["word", "case", "order", "begun", "hyphen"],
)
def test_a_rare_word_finds_its_story(house: House, text: str) -> None:
    tell("Sengketa kelambu pesisir (lambu/kelambu), Kota Kendari", "74.71")
    tell("Sengketa lahan, Kota Kendari", "74.71")
    assert find(house, "analis.kendari", text) == [
        "Sengketa kelambu pesisir (lambu/kelambu), Kota Kendari"
    ]


def test_all_words_are_needed(house: House) -> None:
    tell("Sengketa kelambu", "74.71")
    assert find(house, "analis.kendari", "kelambu lahan") == []


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("analis.kendari", ["74.71"]),
        ("analis.sultra", ["74", "74.71", "74.72"]),
        ("analis.luwu", ["73.17"]),
        ("nasional", ["73.17", "74", "74.71", "74.72", "ID"]),
    ],
)
def test_nothing_outside_ones_rights_is_found(house: House, who: str, seen: list[str]) -> None:
    for region in ("ID", "74", "74.71", "74.72", "73.17"):
        tell(f"kelambu {region}", region)
    assert sorted(find(house, who, "kelambu")) == [f"kelambu {one}" for one in seen]
    hits = _search.suggest(house.people[who], "kelam")
    assert sorted(hit.title for hit in hits) == [f"kelambu {one}" for one in seen]


def test_region_and_year_narrow_a_search(house: House) -> None:
    tell("kelambu satu", "74.71", day="2024-01-02")
    tell("kelambu dua", "74.72", day="2025-01-02")
    assert find(house, "nasional", "kelambu", within="74.71") == ["kelambu satu"]
    assert find(house, "nasional", "kelambu", year=2025) == ["kelambu dua"]
    assert find(house, "nasional", "kelambu", within="74") == ["kelambu dua", "kelambu satu"]


def test_a_changed_or_merged_story_is_found_as_it_now_is(house: House) -> None:
    old, into = tell("kelambu lama", "74.71"), tell("tikar", "74.71")
    old.title, old.region = "bantal baru", "73.17"
    old.save()
    assert find(house, "nasional", "kelambu") == []
    assert find(house, "analis.luwu", "bantal") == ["bantal baru"]
    Story.objects.filter(pk=old.pk).update(merged_into=into)
    assert find(house, "nasional", "bantal") == []
    into_pk = into.pk
    Story.objects.filter(pk=old.pk).delete()
    into.delete()
    assert not Entry.objects.filter(thing__in=[old.pk, into_pk]).exists()


def test_a_case_is_found_where_it_lies_and_where_it_was_shared(house: House) -> None:
    by = house.people["analis.kendari"]
    assert by.office is not None
    case = Case.objects.create(
        title="kelambu hilang", nature="happened", kind="brawl", region="74.71", handler="74.71",
        stage="cessation", grounds="x", owner=by.office, opened_by=by,
    )  # fmt: skip
    assert find(house, "analis.kendari", "kelambu") == ["kelambu hilang"]
    assert find(house, "analis.luwu", "kelambu") == []
    Reader.objects.create(case=case, region="73.17")
    assert find(house, "analis.luwu", "kelambu") == ["kelambu hilang"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(house: House, text: str) -> None:
    tell("tikar pandan", "74.71")
    for who in ("analis.kendari", "nasional"):
        assert find(house, who, text) == []
        assert _search.suggest(house.people[who], text) == ()
    client = house.client("nasional")
    for name in ("search", "suggestions"):
        assert client.get(reverse(name), {"q": text.encode("utf-8", "replace")}).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["setelah=x", "setelah=-1", "setelah=9" + "9" * 30, "wilayah=74.71' OR 1", "tahun=%00"],
)
def test_a_senseless_filter_is_left_out(house: House, query: str) -> None:
    tell("kelambu", "74.71")
    page = house.client("analis.kendari").get(f"/cari/?q=kelambu&{query}")
    assert page.status_code == 200
    assert "kelambu</span>" in page.content.decode()


def test_a_hostile_title_is_kept_and_found(house: House) -> None:
    tell("x" * 100_000 + " kelambu", "74.71")
    tell("'kelambu\" & | ! <-> \\ : * tikar", "74.71")
    assert find(house, "analis.kendari", "tikar") == ["'kelambu\" & | ! <-> \\ : * tikar"]


def test_later_pages_go_on_where_the_last_one_ended(house: House) -> None:
    for turn in range(45):
        tell(f"kelambu {turn:02}", "74.71")
    seen, before, user = [], None, house.people["analis.kendari"]
    for _ in range(3):
        found = _search.search(user, _search.Asked(("kelambu",), "kelambu", before=before))
        seen += [hit.title for hit in found.hits]
        before = found.after
    assert seen == [f"kelambu {turn:02}" for turn in reversed(range(45))]
    assert before is None


def test_a_count_ends_at_the_most_that_is_counted(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_search, "MOST", 30)
    for turn in range(40):
        tell(f"kelambu {turn}", "74.71")
    page = house.client("analis.kendari").get("/cari/?q=kelambu").content.decode()
    assert "lebih dari 30 hasil" in page


def test_what_stands_outside_the_latest_is_found_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_search, "_NEAR", 5)
    tell("kelambu lama", "74.71")
    for turn in range(10):
        tell(f"tikar {turn}", "74.71")
    assert find(house, "analis.kendari", "kelambu") == ["kelambu lama"]


@pytest.mark.usefixtures("house")
def test_counts_follow_every_change() -> None:
    Story.objects.all().update(state="confirmed", region="ID")
    first, other = tell("satu", "74.71"), tell("dua", "74.71", state="confirmed")
    assert _tallies("74.71") == (2, 1)
    Story.objects.filter(pk=other.pk).update(state="checking")
    assert _tallies("74.71") == (2, 2)
    Story.objects.filter(pk=other.pk).update(region="73.17")
    assert (_tallies("74.71"), _tallies("73.17")) == ((1, 1), (1, 1))
    Story.objects.filter(pk=other.pk).update(merged_into=first)
    assert _tallies("73.17") == (0, 0)
    fold()
    assert _tallies("74.71") == (1, 1)
    other.delete()
    first.delete()
    assert _tallies("74.71") == (0, 0)


def _tallies(region: str) -> tuple[int, int]:
    rows = Tally.objects.filter(region=region).values_list("stories", "waiting")
    return sum(one for one, _ in rows), sum(one for _, one in rows)


def test_words_and_counts_are_made_anew_when_triggers_are_gone(house: House) -> None:
    tell("kelambu", "74.71")
    release()
    tell("tikar", "74.71")
    assert find(house, "analis.kendari", "tikar") == []
    before = _tallies("74.71")
    assert ensure()
    assert find(house, "analis.kendari", "tikar") == ["tikar"]
    assert _tallies("74.71") == (before[0] + 1, before[1] + 1)
    assert not ensure()
    refill()
    assert find(house, "analis.kendari", "kelambu") == ["kelambu"]


@pytest.mark.parametrize("who", ["analis.kendari", "analis.sultra", "nasional"])
def test_the_first_pages_ask_little_of_many_stories(house: House, who: str) -> None:
    now = timezone.now()
    Story.objects.bulk_create(
        Story(
            key=str(turn), title=f"kelambu {turn}", kind="brawl", phase="happened",
            region=("74.71", "74.72", "73.17", "ID")[turn % 4], date_from="2025-03-04",
            date_to="2025-03-04", reports=1, origins=1, data={}, first_seen=now,
        )
        for turn in range(300)
    )  # fmt: skip
    client = house.client(who)
    home = house.people[who].office
    assert home is not None
    for address in ("/", f"/wilayah/{home.region}/", "/cari/?q=kelambu", "/cari/saran/?q=kelam"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert (address, len(asked) <= 20) == (address, True), len(asked)
