"""Bodies in a text: registered, regional, learned and unknown ones."""

import datetime as dt
from itertools import pairwise

import pytest

from selaras import bodies, regions


def find(text: str) -> tuple[bodies.BodyMention, ...]:
    return bodies.find(text, mentions=regions.find(text))


def ids(text: str) -> list[str | None]:
    return [mention.id for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kemensos hadir.", ["kemensos"], id="short"),
        pytest.param("jajaran TNI/Polri hadir.", ["tni", "polri"], id="two-in-one"),
        pytest.param("Deputi Kementerian (PPN/)Bappenas RI", ["bappenas"], id="odd-brackets"),
        pytest.param("Dirjen Bina Keuangan Daerah hadir", ["ditjen-keuda"], id="directorate"),
        pytest.param("DPR dan DPRD", ["dpr", "dprd"], id="longest-wins"),
        pytest.param("Depdagri, kini Kemendagri", ["kemendagri"] * 2, id="old-name"),
        pytest.param("Partai Golkar dan PKS", ["golkar", "pks"], id="parties"),
        pytest.param("makan siang di masa depan, bin saleh", [], id="words-are-not-bodies"),
        pytest.param("KPKNL tutup", [], id="inside-a-word"),
    ],
)
def test_register_bodies_are_found(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Polda Sultra siaga", "polda-74", id="province-short"),
        pytest.param("Polda Gorontalo siaga", "polda-75", id="level-picks-the-province"),
        pytest.param("Polres Luwu siaga", "polres-73.17", id="regency"),
        pytest.param("Pemkab Bogor siaga", "pemkab-32.01", id="regency-not-city"),
        pytest.param("Pemkot Bogor siaga", "pemkot-32.71", id="city-not-regency"),
        pytest.param("Kodim 1403/Palopo siaga", "kodim-73.73", id="numbered-command"),
        pytest.param("KPU Sulawesi Tenggara siaga", "kpud-74", id="national-name-with-region"),
        pytest.param("Badan Kesbangpol Kota Kendari siaga", "kesbangpol-74.71", id="agency"),
        pytest.param("Forkopimda Sulawesi Selatan", "forkopimda-73", id="forum"),
        pytest.param("Dinas Sosial Kabupaten Luwu", "dinsos-73.17", id="service"),
    ],
)
def test_regional_bodies_take_their_region_from_the_name(text: str, expected: str) -> None:
    assert ids(text) == [expected]


def test_a_unit_without_a_region_takes_it_from_the_same_name_elsewhere() -> None:
    assert ids("Polres Luwu siaga.\nPersonel Polres diturunkan.") == ["polres-73.17"] * 2


def test_a_unit_without_a_region_takes_that_of_the_office_before_it() -> None:
    text = "Hadir Bupati Luwu, Kepala Badan Kesatuan Bangsa dan Politik, serta warga."
    assert ids(text) == ["kesbangpol-73.17"]


def test_a_region_that_is_not_settled_stays_open() -> None:
    text = "Polres Luwu dan Polres Sampang siaga.\nPersonel Polres diturunkan."
    assert ids(text)[-1] == "polres"
    assert find(text)[-1].region is None


def test_a_text_teaches_its_own_short_forms() -> None:
    text = "Aliansi Warga Pesisir Teluk (AWPT) menolak. Menurut AWPT, laut rusak."
    found = find(text)
    assert [text[m.start : m.end] for m in found] == [
        "Aliansi Warga Pesisir Teluk",
        "AWPT",
        "AWPT",
    ]
    assert {m.name for m in found} == {"Aliansi Warga Pesisir Teluk"}


def test_a_bracket_that_is_no_short_form_is_not_learned() -> None:
    text = "Yayasan Cahaya Timur (Rabu) membuka posko. Rabu depan tutup."
    assert len(find(text)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("PT Angin Timur Raya merugi", "PT Angin Timur Raya", id="company"),
        pytest.param("Universitas Cendana Biru buka", "Universitas Cendana Biru", id="campus"),
        pytest.param(
            "Universitas Muhammadiyah Wetan buka",
            "Universitas Muhammadiyah Wetan",
            id="name-that-holds-another-body",
        ),
        pytest.param(
            "Yayasan Kasih dan Harapan hadir", "Yayasan Kasih dan Harapan", id="joined-words"
        ),
    ],
)
def test_bodies_outside_the_register_have_no_id(text: str, name: str) -> None:
    assert [(m.id, m.name) for m in find(text)] == [(None, name)]


def test_no_unknown_body_runs_into_a_persons_name() -> None:
    text = "Ketua Yayasan Cahaya Timur Sulham Tarima hadir"
    (mention,) = bodies.find(text, stops=[text.index("Sulham")])
    assert mention.name == "Yayasan Cahaya Timur"


def test_a_cautious_short_name_needs_its_long_one() -> None:
    assert ids("Suasana AMAN terkendali") == []
    assert ids("Aliansi Masyarakat Adat Nusantara (AMAN) hadir") == ["aman"] * 2


def test_a_ministry_before_its_time_is_marked() -> None:
    text = "Kemkomdigi dibentuk"
    (mention,) = bodies.find(text, published=dt.date(2023, 1, 1))
    assert mention.rule == "body.register.before-its-time"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("(" * 3000, id="brackets"),
        pytest.param("Polres " * 3000, id="units"),
        pytest.param("Yayasan " + "Abc dan " * 3000, id="endless-run"),
        pytest.param("\ufffd\x00 KPU\u2028(\u202e)", id="odd-marks"),
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    found = find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
