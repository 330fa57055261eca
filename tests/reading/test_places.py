"""Places of a report: names, spans, regions and roles."""

import pytest

from selaras.reading._document import open_document
from selaras.reading._places import find_places, mentions
from selaras.records import Place, Report, Span


def places(text: str, outlet: str | None = None) -> tuple[Place, ...]:
    return find_places(open_document(Report(id="r", outlet=outlet, text=text)))


def named(text: str, name: str) -> Place:
    return next(place for place in places(text) if place.name == name)


@pytest.mark.parametrize(
    ("text", "name", "region", "role"),
    [
        pytest.param(
            "Kendari, Kabar Kini – Warga resah.", "Kendari", "74.71", "dateline", id="city"
        ),
        pytest.param(
            "KENDARI, (Kabar)--Warga resah.", "KENDARI", "74.71", "dateline", id="capitals"
        ),
        pytest.param("KabarKini.id, Kendari - Warga.", "Kendari", "74.71", "dateline", id="second"),
        pytest.param("Bupati Luwu hadir.", "Luwu", "73.17", "home", id="office"),
        pytest.param("Warga Desa Tani Makmur, Luwu, hadir.", "Luwu", "73.17", "home", id="people"),
        pytest.param("Bentrok pecah di Sampang.", "Sampang", "35.27", "scene", id="incident"),
        pytest.param("Rapat digelar di Sampang.", "Sampang", "35.27", "venue", id="meeting"),
        pytest.param("Ia meneliti sejarah Sampang.", "Sampang", "35.27", "mention", id="bare"),
    ],
)
def test_a_place_has_its_region_and_role(text: str, name: str, region: str, role: str) -> None:
    place = named(text, name)
    assert (place.region, place.role) == (region, role)


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        pytest.param(
            "Rapat digelar di Hotel Wonua Kendari, Sulawesi Tenggara.",
            "Hotel Wonua",
            "74.71",
            id="the-city-is-no-part-of-the-name",
        ),
        pytest.param(
            "Aksi di Kantor Bupati Luwu usai.", "Kantor Bupati Luwu", "73.17", id="office"
        ),
        pytest.param("Macet di Jalan Bandung di Malang.", "Jalan Bandung", "35.73", id="street"),
        pytest.param("Ribut di Pasar Baru, Jakarta Pusat.", "Pasar Baru", "31.71", id="market"),
    ],
)
def test_venues_and_streets_are_places_of_the_region_around_them(
    text: str, name: str, region: str
) -> None:
    assert named(text, name).region == region


def test_a_street_without_surroundings_has_no_region() -> None:
    assert named("Macet di Jalan Melati sejak pagi.", "Jalan Melati").region is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Ia pulang dari Mesir kemarin.", ["Mesir"], id="behind-a-preposition"),
        pytest.param("Tentara Mesir menahan kapal itu.", [], id="state-as-actor"),
        pytest.param(
            "Ia singgah di Mesir, Yordania dan Turki.", ["Mesir", "Yordania", "Turki"], id="list"
        ),
    ],
)
def test_a_country_is_a_place_where_something_is(text: str, names: list[str]) -> None:
    assert [place.name for place in places(text)] == names
    assert {place.region for place in places(text)} <= {None}


def test_one_entry_holds_all_spans_of_a_name_in_one_role() -> None:
    text = "Bentrok di Sampang. Polisi ke Sampang."
    (place,) = places(text)
    assert [text[span.start : span.end] for span in place.spans] == ["Sampang", "Sampang"]


def test_nothing_is_read_from_page_furniture() -> None:
    text = "Rapat digelar di Kendari.\nBaca Juga: Banjir di Sampang"
    assert [place.name for place in places(text)] == ["Kendari"]


def test_the_outlet_s_home_settles_a_namesake() -> None:
    assert places("Polisi datang ke Sukorejo.")[0].region is None
    assert places("Polisi datang ke Sukorejo.", "Kabar Kendal")[0].region == "33.24"


def test_further_spans_are_places_where_none_was_found() -> None:
    document = open_document(Report(id="r", text="Ia tiba di Kendari lewat Lorong Tua."))
    found = find_places(document, extra=(Span(11, 18), Span(25, 35)))
    assert [(place.name, place.region) for place in found] == [
        ("Kendari", "74.71"),
        ("Lorong Tua", None),
    ]


def test_mentions_keep_the_offsets_of_the_whole_text() -> None:
    text = "Baca Juga: Banjir di Sampang\nRapat digelar di Kendari."
    document = open_document(Report(id="r", text=text))
    (mention,) = mentions(document)
    assert text[mention.start : mention.end] == "Kendari"


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "Hotel " * 3000,
        "di Jalan " * 2000,
        "(" * 4000 + "Kendari",
        "Kendari, " * 2000,
        "\x00 - ",
    ],
    ids=range(6),
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    document = open_document(Report(id="r", text=text))
    for place in find_places(document):
        assert all(text[span.start : span.end] == place.name for span in place.spans)


def test_an_unlisted_name_lies_in_the_region_that_follows_it() -> None:
    place = named("Bentrok pecah di Bangkalung, Seruyan, kemarin.", "Bangkalung")
    assert (place.region, place.role) == ("62.07", "scene")


def test_a_police_office_is_no_unlisted_place() -> None:
    found = places("Ia ditahan di Polres, Seruyan, kemarin.")
    assert [place.name for place in found] == ["Seruyan"]


def test_regions_behind_a_venue_share_its_role() -> None:
    found = places("Rakor digelar di Hotel Wonua Kendari, Sulawesi Tenggara.")
    assert [(place.name, place.role) for place in found] == [
        ("Hotel Wonua", "venue"),
        ("Kendari", "venue"),
        ("Sulawesi Tenggara", "venue"),
    ]
