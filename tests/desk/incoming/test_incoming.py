"""A paper becomes a meeting by hand; what the reader proposes is marked and never taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from selaras.desk.incoming import _propose
from selaras.desk.incoming.models import Paper
from selaras.desk.meetings.models import Meeting
from tests.desk.papers.test_files import document, docx

if TYPE_CHECKING:
    from tests.desk.conftest import House

LETTER = (
    "Hal : Undangan rapat rukun",
    "Tempat",
    ":",
    "Aula Samaturu",
    "Pukul : 09.30 WITA",
    "Rapat koordinasi itu digelar Selasa (9/5/2023) di Kendari.",
)


def _take(house: House, data: bytes) -> tuple[int, str]:
    file = SimpleUploadedFile("surat.docx", data)
    sent = {"region": "74.71", "sort": "letter", "file": file}
    answer = house.client("sekretariat.kendari").post(reverse("incoming"), sent)
    return answer.status_code, answer.content.decode()


def test_the_reader_proposes_with_the_passage_and_fills_nothing(house: House) -> None:
    assert _take(house, docx(document(*LETTER)))[0] == 302
    paper = Paper.objects.get()
    page = house.client("sekretariat.kendari").get(paper.get_absolute_url()).content.decode()
    assert "usul pembaca" in page
    assert 'value="Aula Samaturu"' not in page
    told = _propose.propose(LETTER)
    assert next((one.value, one.passage) for one in told["venue"]) == ("Aula Samaturu", 4)
    assert [(one.value, one.passage) for one in told["hour"]] == [("09:30", 5)]
    assert ("2023-05-09", 6) in [(one.value, one.passage) for one in told["day"]]
    assert not Meeting.objects.exists()


def test_a_person_maps_it_and_the_passages_are_kept(house: House) -> None:
    _take(house, docx(document(*LETTER)))
    paper = Paper.objects.get()
    client = house.client("sekretariat.kendari")
    sent = {
        "region": "74.71", "mode": "on_site", "theme": "Rapat rukun", "venue": "Aula Samaturu",
        "passage-venue": "4", "day": "2023-05-09", "hour": "09:30",
    }  # fmt: skip
    bare = client.post(paper.get_absolute_url(), {"region": "74.71"})
    assert bare.status_code == 400
    assert client.post(paper.get_absolute_url(), sent).status_code == 302
    paper.refresh_from_db()
    assert paper.meeting is not None
    assert paper.meeting.venue == "Aula Samaturu"
    assert paper.mapping["venue"] == {"value": "Aula Samaturu", "passage": 4}
    assert paper.mapping["theme"]["passage"] is None
    client.post(paper.get_absolute_url(), sent | {"hour": "11:00"})
    assert Meeting.objects.count() == 1


def test_the_same_file_comes_once(house: House) -> None:
    for _turn in range(2):
        _take(house, docx(document(*LETTER)))
    assert Paper.objects.count() == 1


def test_a_file_that_is_refused_leaves_nothing(house: House) -> None:
    status, page = _take(house, b"PK rusak")
    assert status == 400
    assert "rusak" in page
    assert not Paper.objects.exists()


def test_hostile_text_is_proposed_from_and_ends() -> None:
    for passages in (["Tempat"] * 2_000, ["x " * 2_000] * 50, ["\x00\ud800 Tempat : "], []):
        assert isinstance(_propose.propose(passages), dict)
