"""People of a report: offices, bodies, regions, acting status, joined mentions."""

import pytest

from selaras import regions
from selaras.reading._bodies import find_bodies
from selaras.reading._document import open_document
from selaras.reading._names import find_names
from selaras.reading._people import find_people
from selaras.records import Person, Report


def people(text: str) -> tuple[Person, ...]:
    document = open_document(Report(id="r", text=text))
    mentions = regions.find(text)
    names, bodies, _ = find_names([document])[0]
    found = find_bodies(document, mentions, extra=bodies, people=names)
    return find_people(document, found, mentions, extra=names)


def person(text: str, name: str) -> Person:
    return next(one for one in people(text) if one.name == name)


@pytest.mark.parametrize(
    ("text", "name", "office", "region"),
    [
        pytest.param(
            "Bupati Luwu, Sulham Tarima, hadir.",
            "Sulham Tarima",
            "Bupati Luwu",
            "73.17",
            id="comma",
        ),
        pytest.param(
            "Hal itu kata Sulham Tarima selaku Bupati Luwu.",
            "Sulham Tarima",
            "Bupati Luwu",
            "73.17",
            id="selaku",
        ),
        pytest.param(
            "Sulham Tarima (Camat Poasia) hadir.",
            "Sulham Tarima",
            "Camat Poasia",
            "74.71",
            id="bracket",
        ),
        pytest.param(
            "Kapolda Sultra Irjen Pol Darman Wirya meninjau lokasi.",
            "Darman Wirya",
            "Kapolda Sultra",
            "74",
            id="rank",
        ),
        pytest.param(
            "Ketua DPRD Luwu, Rusman Salim, hadir.",
            "Rusman Salim",
            "Ketua DPRD Luwu",
            "73.17",
            id="bare-head-keeps-its-body",
        ),
        pytest.param(
            "Kabid Humas Polda Sultra Kombes Pol Darman Wirya hadir.",
            "Darman Wirya",
            "Kabid Humas",
            "74",
            id="own-field-leaves-its-body",
        ),
        pytest.param(
            "Mantan Gubernur Jawa Tengah Sulham Tarima hadir.",
            "Sulham Tarima",
            "Mantan Gubernur Jawa Tengah",
            "33",
            id="former",
        ),
    ],
)
def test_an_office_is_read_with_its_region(text: str, name: str, office: str, region: str) -> None:
    found = person(text, name)
    assert (found.office, found.region) == (office, region)


def test_an_office_in_long_and_short_is_given_in_long() -> None:
    text = (
        "Direktur Jenderal (Dirjen) Bina Keuangan Daerah (Keuda) Kementerian Dalam Negeri "
        "(Kemendagri), Darman Wirya menekankan hal itu."
    )
    found = person(text, "Darman Wirya")
    assert found.office == "Direktur Jenderal Bina Keuangan Daerah"
    assert found.body == "Kementerian Dalam Negeri"


@pytest.mark.parametrize(
    ("word", "acting"),
    [
        pytest.param("Pj", "Pj", id="pj"),
        pytest.param("Penjabat (Pj)", "Pj", id="penjabat"),
        pytest.param("Pjs", "Pjs", id="pjs"),
        pytest.param("Plt.", "Plt", id="plt-dot"),
        pytest.param("Pelaksana Harian", "Plh", id="plh-long"),
    ],
)
def test_acting_status_is_kept_apart_from_the_office(word: str, acting: str) -> None:
    found = person(f"{word} Bupati Luwu Sulham Tarima hadir.", "Sulham Tarima")
    assert (found.acting, found.office) == (acting, "Bupati Luwu")


def test_a_roster_gives_each_name_its_own_office() -> None:
    text = (
        "Hadir bersama Bupati Luwu, Ketua DPRD Luwu, Rusman Salim, Kepala Badan Kesatuan Bangsa "
        "dan Politik, Jamal serta Sekretaris Dewan, H Bahri."
    )
    offices = {one.name: (one.office, one.region) for one in people(text)}
    assert offices == {
        "Rusman Salim": ("Ketua DPRD Luwu", "73.17"),
        "Jamal": ("Kepala Badan Kesatuan Bangsa dan Politik", "73.17"),
        "Bahri": ("Sekretaris Dewan", "73.17"),
    }


def test_titles_are_kept_raw_and_out_of_the_name() -> None:
    found = person("Bupati Luwu Dr. H. Sulham Tarima hadir.", "Sulham Tarima")
    assert found.titles == ("Dr.", "H.")


@pytest.mark.parametrize(
    "later",
    [
        pytest.param("Tarima", id="last-name"),
        pytest.param("Sulham", id="first-name"),
        pytest.param("M Sulham Tarima", id="initial"),
        pytest.param("Mochammad Soelham Tarima", id="spelling"),
    ],
)
def test_a_later_mention_joins_the_full_name(later: str) -> None:
    text = f"Bupati Luwu Muhammad Sulham Tarima hadir. “Mari jaga damai,” kata {later}."
    assert [len(one.spans) for one in people(text)] == [2]


def test_two_people_of_one_family_name_stay_two() -> None:
    text = "Bupati Luwu Sulham Tarima hadir. Kapolres Konawe AKBP Dedi Tarima juga hadir."
    assert {one.office for one in people(text)} == {"Bupati Luwu", "Kapolres Konawe"}


def test_every_said_field_has_its_passage() -> None:
    text = "Plt Kepala Dinas Sosial Kota Kendari Sulham Tarima hadir."
    found = person(text, "Sulham Tarima")
    proofs = {
        field: text[evidence.spans[0].start : evidence.spans[0].end]
        for field, evidence in found.evidence.items()
    }
    assert proofs == {
        "office": "Kepala Dinas Sosial Kota Kendari",
        "body": "Dinas Sosial Kota Kendari",
        "region": "Dinas Sosial Kota Kendari",
        "acting": "Plt",
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bupati " * 2000, id="offices"),
        pytest.param("Kepala " + "Aa, " * 3000, id="endless-list"),
        pytest.param("H " * 3000 + "Sulham", id="titles"),
        pytest.param("(" * 2000 + "Bupati Luwu (" * 200, id="brackets"),
        pytest.param("Kata Sulham Tarima. " * 1500, id="one-name"),
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    found = people(text)
    assert all(0 <= span.start < span.end <= len(text) for one in found for span in one.spans)


def test_a_short_first_name_joins_the_one_long_one_before_it() -> None:
    assert len(people("Retnowati Sulistiyo hadir. Menurut Retno, anak itu aman.")) == 1


def test_a_first_name_that_lacks_one_letter_is_another_person() -> None:
    found = people("Rahmat Hidayat hadir. Menurut Rahma, anak itu aman.")
    assert [one.name for one in found] == ["Rahmat Hidayat", "Rahma"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        pytest.param("Menurut Kapolres, Wawan sudah ditahan.", None, id="clause"),
        pytest.param("Menurut Kapolres, Wawan, semua aman.", "Kapolres", id="apposition"),
    ],
)
def test_a_name_that_opens_what_an_office_tells_is_not_its_holder(
    text: str, office: str | None
) -> None:
    assert [one.office for one in people(text) if one.name == "Wawan"] == [office]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        pytest.param(
            "“Kami diam!” tegas Jubir Masyarakat Adat Rimbo Lengang, Tuanku Nan Putiah.",
            "Tuanku Nan Putiah",
            "Jubir Masyarakat Adat Rimbo Lengang",
            id="said",
        ),
        pytest.param(
            "Kades Randuwangi, Sumartoyo, berhenti sebentar.",
            "Sumartoyo",
            "Kades Randuwangi",
            id="village",
        ),
        pytest.param(
            "Juru bicara tersebut, Nikolas Wambrauwo, hadir.",
            "Nikolas Wambrauwo",
            "Juru bicara",
            id="pointer",
        ),
        pytest.param(
            "Gus Faizun, pengasuh Pesantren Nurul Iqbal, hadir.",
            "Faizun",
            "pengasuh",
            id="house",
        ),
    ],
)
def test_an_office_outside_the_tables_is_given_its_holder(
    text: str, name: str, office: str
) -> None:
    assert person(text, name).office == office


def test_no_office_ends_in_a_preposition() -> None:
    assert person("Deputi di Ibu Sulham Tarima hadir.", "Sulham Tarima").office is None
    assert person("Hadir Sulham Tarima, Deputi di Pak Wira.", "Sulham Tarima").office == "Deputi"
