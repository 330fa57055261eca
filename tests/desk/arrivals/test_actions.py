"""What is sent in comes out: as a report, as one that was there, or as a row with a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from selaras.desk.arrivals import _content, actions
from selaras.desk.arrivals.models import Arrival, Row
from selaras.desk.jobs.models import Job
from selaras.desk.newsroom.models import Report, Story
from selaras.records import Report as Text
from selaras.records import normalise

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from tests.desk.conftest import House

TOLD = "KENDARI - Warga dan pemerintah kota membahas batas kebun di Punggaloba, Selasa (9/5/2023)."
MORE = " ".join(f"Warga ke-{at} menyampaikan usul tentang patok kebun." for at in range(30))


@pytest.fixture
def analyst(house: House) -> User:
    return house.people["analis.kendari"]


def send(by: User, text: str, *, suffix: str = ".jsonl", **head: str) -> Arrival:
    """Send a small file, at the sender's home."""
    home = "73.17" if by.username == "analis.luwu" else "74.71"
    once = f"t{Arrival.objects.count():09}"
    return actions.send(
        [text.encode()], suffix=suffix, region=home, by=by, once=once, name="uji" + suffix,
        head=head,
    )  # fmt: skip


def lines(*rows: dict[str, str]) -> str:
    """Rows as JSON Lines."""
    return "".join(json.dumps(row) + "\n" for row in rows)


def outcomes(arrival: Arrival) -> list[str]:
    """What became of each row, in order."""
    return list(arrival.rows.values_list("outcome", flat=True))


@pytest.mark.parametrize(
    ("suffix", "content", "expected"),
    [
        pytest.param(".txt", TOLD, ["new"], id="text"),
        pytest.param(".txt", " \n ", ["failed"], id="blank"),
        pytest.param(".html", f"<html><body><article><p>{TOLD} {MORE}</p></article></body></html>",
                     ["new"], id="page"),
        pytest.param(".csv", f'url,text\nhttps://a.example/1,"{TOLD}"\nhttps://a.example/2,\n',
                     ["new", "failed"], id="table"),
        pytest.param(".csv", "judul,isi\na,b\n", ["failed"], id="table-without-text"),
        pytest.param(".jsonl", lines({"text": TOLD}) + "{rusak\n[1]\n" + lines({"id": "x"}),
                     ["new", "failed", "failed", "failed"], id="lines"),
        pytest.param(".jsonl", lines({"text": TOLD, "published": "kapan-kapan"}),
                     ["note", "new"], id="a-note-is-no-failure"),
        pytest.param(".jsonl", lines({"id": "k", "text": TOLD}, {"id": "k", "text": TOLD}),
                     ["new", "repeat"], id="twice-in-a-file"),
        pytest.param(".jsonl", lines({"id": "k", "text": TOLD}, {"id": "k", "text": MORE}),
                     ["new", "failed"], id="one-id-for-two"),
    ],
)  # fmt: skip
def test_in_is_out_and_named_failures(
    analyst: User, suffix: str, content: str, expected: list[str]
) -> None:
    arrival = send(analyst, content, suffix=suffix)
    assert outcomes(arrival) == expected
    assert arrival.state == Arrival.State.READ
    for row in arrival.rows.filter(outcome="failed"):
        assert row.message
        assert row.place.startswith(("uji", "k"))


def test_a_report_is_read_kept_at_home_and_told(analyst: User) -> None:
    row = send(analyst, TOLD, suffix=".txt", title="Batas kebun", outlet="Kabar Uji").rows.get()
    assert row.report is not None
    assert (row.report.title, row.report.home, row.report.text) == ("Batas kebun", "74.71", TOLD)
    assert Story.objects.filter(members=row.report, region="74.71").exists()


def test_a_report_that_says_no_place_is_found_at_its_home(house: House, analyst: User) -> None:
    row = send(analyst, "Warga membahas batas kebun bersama tetua adat.", suffix=".txt").rows.get()
    assert row.report is not None
    story = Story.objects.get(members=row.report)
    assert story.region == "74.71"
    assert house.client("analis.kendari").get(story.get_absolute_url()).status_code == 200


def test_sending_again_under_the_same_form_keeps_the_first(analyst: User) -> None:
    sent = [
        actions.send([TOLD.encode()], suffix=".txt", region="74.71", by=analyst, once="sekali0001")
        for _ in range(2)
    ]
    assert sent[0].pk == sent[1].pk
    assert Row.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"url": "https://www.kabar.example/batas?utm_source=x"},
                     {"url": "http://m.kabar.example/batas/"}, "version", id="same-address"),
        pytest.param({"url": "https://kabar.example/batas?id=1"},
                     {"url": "https://kabar.example/batas?id=2"}, "new", id="another-address"),
        pytest.param({"outlet": "Kabar Uji"}, {"outlet": "KABAR UJI"}, "version",
                     id="same-outlet-near-same-text"),
        pytest.param({"outlet": "Kabar Uji"}, {"outlet": "Harian Lain"}, "new",
                     id="another-outlet"),
        pytest.param({}, {}, "new", id="nobody-knows-whose"),
        pytest.param({"outlet": "Kabar Uji", "published": "2023-05-09"},
                     {"outlet": "Kabar Uji", "published": "2023-06-20"}, "new", id="weeks-later"),
    ],
)  # fmt: skip
def test_what_makes_a_new_version(
    analyst: User, first: dict[str, str], second: dict[str, str], expected: str
) -> None:
    text = f"{TOLD} {MORE}"
    send(analyst, text, suffix=".txt", **first)
    again = send(analyst, text + " Ralat: pertemuan berlangsung Rabu.", suffix=".txt", **second)
    assert outcomes(again) == [expected]


def test_the_story_uses_the_newest_version_and_the_older_one_stays(
    house: House, analyst: User
) -> None:
    url = "https://kabar.example/batas"
    old = send(analyst, TOLD, suffix=".txt", url=url).rows.get().report
    new = send(analyst, TOLD + " Ralat: Rabu.", suffix=".txt", url=url).rows.get().report
    assert old is not None
    assert new is not None
    assert (old.key, old.version, new.version) == (new.key, 1, 2)
    story = Story.objects.get(members=new)
    assert list(story.members.all()) == [new]
    page = house.client("analis.kendari").get(old.get_absolute_url()).content.decode()
    assert "Ini versi lama" in page
    shown = house.client("analis.kendari").get(new.get_absolute_url() + "?beda=ya")
    assert "<ins>" in shown.content.decode()


@pytest.mark.parametrize("head", [{"url": "https://kabar.example/batas"}, {}], ids=["url", "text"])
def test_nobody_learns_of_a_report_outside_their_rights(
    house: House, analyst: User, head: dict[str, str]
) -> None:
    kept = send(analyst, TOLD, suffix=".txt", **head).rows.get().report
    luwu = house.people["analis.luwu"]
    row = send(luwu, TOLD, suffix=".txt", **head).rows.get()
    assert row.outcome == "new"
    assert kept is not None
    assert row.report is not None
    assert row.report.key != kept.key
    assert not Report.objects.filter(key=kept.key, version=2).exists()


def test_sending_what_is_there_is_told_as_such(analyst: User) -> None:
    first, again = (send(analyst, TOLD, suffix=".txt") for _ in range(2))
    assert (outcomes(first), outcomes(again)) == (["new"], ["repeat"])
    assert first.rows.get().report_id == again.rows.get().report_id


def test_a_large_file_is_read_by_a_job(analyst: User) -> None:
    rows = [{"id": f"r{at}", "text": f"{TOLD} {MORE} Ke-{at}."} for at in range(90)]
    arrival = send(analyst, lines(*rows))
    assert arrival.state == Arrival.State.WAITING
    job = Job.objects.get(name=actions.READ)
    assert job.payload == {"arrival": arrival.pk}
    assert not arrival.rows.exists()


def test_reading_goes_on_where_a_killed_worker_stopped(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = lines({"text": TOLD}, {"text": MORE}) + "rusak\n"
    whole = _content.items

    def stops(arrival: Arrival) -> object:
        yield next(iter(whole(arrival)))
        raise KeyboardInterrupt

    monkeypatch.setattr(_content, "items", stops)
    with pytest.raises(KeyboardInterrupt):
        send(analyst, text)
    monkeypatch.undo()
    arrival = Arrival.objects.get()
    assert outcomes(arrival) == ["new"]
    actions.read_arrival(arrival.pk)
    actions.read_arrival(arrival.pk)
    assert outcomes(arrival) == ["new", "new", "failed"]
    assert Report.objects.filter(home="74.71").count() == 2


def test_a_report_that_stops_the_reader_is_kept_and_can_be_tried_again(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("nothing")

    monkeypatch.setattr(actions, "take_report", broken)
    arrival = send(analyst, TOLD, suffix=".txt")
    assert outcomes(arrival) == ["failed"]
    monkeypatch.undo()
    actions.retry(arrival, by=analyst)
    assert outcomes(arrival) == ["new"]


def test_a_row_is_mended_or_dismissed_once(analyst: User) -> None:
    first, second = send(analyst, "rusak\njuga rusak\n").rows.all()
    report = Text(id="x", text=normalise(TOLD))
    for _ in range(2):
        actions.mend(first, report, by=analyst)
        actions.dismiss(second, reason="baris judul", by=analyst)
        actions.dismiss(first, reason="terlambat", by=analyst)
    assert outcomes(first.arrival) == ["mended", "dismissed"]
    assert Report.objects.filter(home="74.71").count() == 1


def test_masked_names_are_masked_on_pages_from_the_start(house: House, analyst: User) -> None:
    told = (
        "KENDARI - Polisi menangani kasus kekerasan seksual terhadap anak. Korban bernama Melati "
        "Anggraini (12), siswa kelas 6, didampingi keluarga, Selasa (9/5/2023)."
    )
    report = send(analyst, told, suffix=".txt").rows.get().report
    assert report is not None
    assert "Melati Anggraini" in report.text
    page = house.client("analis.kendari").get(report.get_absolute_url()).content.decode()
    assert "Anggraini" not in page
