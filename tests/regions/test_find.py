"""Which region a name means, by the words around it."""

from itertools import pairwise

import pytest

from selaras import regions


def code_of(text: str, name: str, home: str | None = None) -> str | None:
    """The code of the mention that ends with `name`; "unread" when there is none."""
    found = [m for m in regions.find(text, home=home) if m.name.endswith(name)]
    return found[0].code if found else "unread"


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        pytest.param("Pasar di Kota Sukabumi ramai.", "Sukabumi", "32.72", id="kota-written-out"),
        pytest.param("Jalan rusak di Kab. Sukabumi.", "Sukabumi", "32.02", id="kabupaten-abridged"),
        pytest.param("Bupati Kediri hadir.", "Kediri", "35.06", id="a-bupati-heads-a-regency"),
        pytest.param("Wali Kota Kediri hadir.", "Kediri", "35.71", id="a-wali-kota-heads-a-city"),
        pytest.param("Polres Blitar Kota siaga.", "Blitar", "35.72", id="polres-kota-is-the-city"),
        pytest.param("Polres Blitar siaga.", "Blitar", "35.05", id="polres-is-the-regency"),
        pytest.param("Pemerintah Kota (Pemkot) Tegal", "Tegal", "33.76", id="office-in-brackets"),
        pytest.param(
            "Gubernur Bengkulu hadir.", "Bengkulu", "17", id="a-governor-heads-a-province"
        ),
        pytest.param(
            "Wali Kota Bengkulu hadir.", "Bengkulu", "17.71", id="province-s-namesake-city"
        ),
        pytest.param("ribut di kota pekalongan", "pekalongan", "33.75", id="lower-case-type-word"),
        pytest.param("KOTA BEKASI SIAGA", "BEKASI", "32.75", id="capitals"),
        pytest.param("Polresta Serang siaga.", "Serang", "36.73", id="polresta-is-the-city"),
        pytest.param("Polresta Cirebon siaga.", "Cirebon", "32.09", id="but-for-those-told"),
        pytest.param("Polres Metro Bekasi Kota siaga.", "Bekasi", "32.75", id="metro-kota"),
        pytest.param("Polres Binjai siaga.", "Binjai", "12.75", id="not-a-district-or-old-name"),
        pytest.param(
            "Dandim 0622/Kabupaten Sukabumi siaga.", "Sukabumi", "32.02", id="behind-a-number"
        ),
    ],
)
def test_type_words_and_offices_settle_city_or_regency(text: str, name: str, code: str) -> None:
    assert code_of(text, name) == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        pytest.param(
            "Warga Desa Suka Rukun, Kecamatan Palolo, Kabupaten Sigi, resah.",
            "Desa Suka Rukun",
            "72.10",
            id="village-in-its-chain",
        ),
        pytest.param(
            "Ribut di Wonosari, Klaten.", "Wonosari", "33.10", id="district-by-its-regency"
        ),
        pytest.param("Rapat di Wonosari (Boalemo).", "Wonosari", "75.02", id="bracket-contains"),
        pytest.param("Ribut di Klojen, Malang.", "Malang", "35.73", id="district-picks-the-city"),
        pytest.param("Ribut di Singosari, Malang.", "Malang", "35.07", id="district-picks-regency"),
        pytest.param("Banjir di Timika, Papua.", "Papua", "94", id="province-before-the-split"),
        pytest.param("Kapal karam di Natuna, Riau.", "Natuna", "21.03", id="split-of-2002"),
        pytest.param("Rapat di Gerung, ibu kota Lombok Barat.", "Gerung", "52.01", id="seat-of"),
    ],
)
def test_a_chain_settles_both_of_its_ends(text: str, name: str, code: str) -> None:
    assert code_of(text, name) == code


def test_names_side_by_side_are_no_chain() -> None:
    text = "Banjir melanda Bogor, Sukabumi, Bandar Lampung dan Medan."
    assert code_of(text, "Sukabumi") in {"32.02", "32.72"}


@pytest.mark.parametrize(
    ("text", "home", "code"),
    [
        pytest.param("Dua warga Sukorejo berdamai di Kendal.", None, "33.24", id="regency-near"),
        pytest.param("Polisi datang ke Sukorejo.", "35.14", "35.14", id="home-of-the-outlet"),
        pytest.param("Polisi datang ke Sukorejo.", None, None, id="nothing-near"),
    ],
)
def test_a_district_of_many_namesakes_needs_its_surroundings(
    text: str, home: str | None, code: str | None
) -> None:
    assert code_of(text, "Sukorejo", home) == code


def test_an_unsettled_name_keeps_its_candidates_and_says_why() -> None:
    (mention,) = regions.find("Polisi datang ke Sukorejo.")
    assert mention.code is None
    assert {code[:5] for code in mention.candidates} == {"33.24", "35.02", "35.14", "35.72"}
    assert mention.rule.startswith("weighed.")


def test_one_text_speaks_of_one_sense() -> None:
    text = "Warga Kabupaten Probolinggo resah.\nNelayan dari Probolinggo berhenti melaut."
    assert [m.code for m in regions.find(text)] == ["35.13", "35.13"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        pytest.param("Rapat di Sulawesi Utara (Sultra).", "Sultra", "71", id="another-province"),
        pytest.param("Rapat di Sulawesi Utara (Sulut).", "Sulut", "71", id="the-right-one"),
    ],
)
def test_an_abbreviation_in_brackets_means_the_name_before_it(
    text: str, name: str, code: str
) -> None:
    assert code_of(text, name) == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Massa melempar batu lalu bubar.", id="stone"),
        pytest.param("Malang benar nasib pedagang itu.", id="unlucky"),
        pytest.param("Wawan Bima menyanyi sampai malam.", id="person"),
        pytest.param("Bima Arganta menyanyi sampai malam.", id="first-name"),
        pytest.param("Pekerja Semen Padang mogok.", id="company"),
        pytest.param("Truk PT Karya Sorong Abadi terguling.", id="inside-a-company"),
        pytest.param("Suporter Persik Kediri pulang.", id="club"),
        pytest.param("Dosen Universitas Negeri Medan hadir.", id="campus"),
        pytest.param("Macet di Jalan Surabaya sejak pagi.", id="street"),
        pytest.param("Tarian suku Banjar dipentaskan.", id="people"),
        pytest.param("Diskusi dimuat di kendari.example dan tribunmedan.com.", id="address"),
        pytest.param("Kelak Negara harus hadir.", id="state"),
        pytest.param("Persatuan dari Sabang sampai Merauke.", id="saying"),
        pytest.param("Menurut Kendal Arganta, uang itu hilang.", id="who-said-it"),
        pytest.param("Uang itu dibawa Pak Tegal kemarin.", id="address"),
        pytest.param("Perantau Banjar dan warga Dayak menari.", id="beside-a-people"),
        pytest.param("Orang Dayak dan perantau Madura berdamai.", id="behind-a-people"),
        pytest.param("Pemuda berdarah Ambon itu menang.", id="descent"),
        pytest.param("Nilai ekspor Batu Bara meningkat.", id="coal"),
        pytest.param("Massa lewat Jalan Imam Bonjol menuju balai kota.", id="street-of-a-person"),
    ],
)
def test_words_and_parts_of_other_names_are_no_places(text: str) -> None:
    assert regions.find(text) == ()


@pytest.mark.parametrize(
    "name", ["Papua Nugini", "Timor Leste", "Kuala Lumpur", "Jawa", "Laut Jawa"]
)
def test_places_abroad_and_wide_areas_have_no_region(name: str) -> None:
    (mention,) = regions.find(f"Ia tiba dari {name} kemarin.")
    assert (mention.name, mention.code) == (name, None)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Sultra", "74"),
        ("Bumi Anoa", "74"),
        ("Kukar", "64.02"),
        ("Solo", "33.72"),
        ("Pulau Wawonii", "74.12"),
        ("Irian Jaya", "91"),
        ("Ujung Pandang", "73.71"),
        ("Mamuju Utara", "76.01"),
        ("Gunung Kidul", "34.03"),
        ("Bau-Bau", "74.72"),
        ("Palangka Raya", "62.71"),
        ("Unaaha", "74.02"),
        ("Bandara Supadio", "61.12"),
        ("Pelabuhan Semayang", "64.71"),
        ("Gunung Karangetang", "71.09"),
        ("Lebak Bulus", "31.74"),
        ("Bumi Oheo", "74.09"),
    ],
)
def test_aliases_nicknames_seats_islands_and_old_names_are_known(form: str, code: str) -> None:
    assert code_of(f"Rombongan tiba di {form}.", form) == code


@pytest.mark.parametrize(
    ("text", "name", "home", "code"),
    [
        pytest.param(
            "Asap menutup Rakumpit. Regu Palangka Raya tiba.",
            "Rakumpit",
            None,
            "62.71",
            id="district-behind-a-verb",
        ),
        pytest.param(
            "Ia lupa Rakumpit. Regu Sampit tiba.",
            "Rakumpit",
            None,
            "unread",
            id="another-regency",
        ),
        pytest.param(
            "Lomba di sirkuit Negara dibuka Bupati Jembrana.",
            "Negara",
            "51",
            "51.01",
            id="site-and-regency",
        ),
        pytest.param(
            "Kas Negara diperiksa Bupati Jembrana.",
            "Negara",
            "51",
            "unread",
            id="state-beside-the-regency",
        ),
        pytest.param("Harga pangan PPU naik.", "PPU", "64", "64.09", id="abbreviation-at-home"),
        pytest.param("Harga pangan PPU naik.", "PPU", "35", "unread", id="and-elsewhere"),
        pytest.param("Ia mengisi TTS di teras rumah.", "TTS", "35", "unread", id="crossword"),
        pytest.param(
            "Antrean di Jalan Gatot Subroto Medan.",
            "Medan",
            None,
            "12.71",
            id="behind-a-street",
        ),
        pytest.param(
            "Rapat di Hotel Bahari, Solo, bubar.",
            "Solo",
            None,
            "33.72",
            id="behind-a-building",
        ),
        pytest.param(
            "Lomba di Waingapu, Sumba, bubar.",
            "Sumba",
            None,
            "53.11",
            id="island-behind-its-town",
        ),
        pytest.param(
            "MARTAPURA – Puncak peringatan ramai.",
            "Puncak",
            "63",
            "unread",
            id="word-behind-a-dateline",
        ),
        pytest.param("Polres Banjar siaga.", "Banjar", "32", "32.79", id="command-at-home"),
        pytest.param(
            "Lapak Pasar Minggu kosong.", "Pasar Minggu", "31", "unread", id="capital-before"
        ),
        pytest.param("Pasar Minggu sepi.", "Pasar Minggu", "31", "31.74", id="district-at-home"),
        pytest.param("Pasar Minggu sepi.", "Pasar Minggu", "35", "unread", id="district-afar"),
    ],
)
def test_the_surroundings_make_a_place(text: str, name: str, home: str | None, code: str) -> None:
    assert code_of(text, name, home) == code


def test_a_regency_s_old_name_is_not_its_namesake_city() -> None:
    text = "Bupati Kabupaten Pontianak meneken nota itu."
    assert code_of(text, "Pontianak") == "61.02"


def test_offsets_hold_the_name_with_its_type_word() -> None:
    text = "Polisi dari Kota Kendari dan kabupaten tetangga."
    (mention,) = regions.find(text)
    assert text[mention.start : mention.end] == mention.name == "Kota Kendari"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 5000,
        "(" * 5000,
        "Desa " * 2000,
        "Kota " * 3000,
        "Kendari, " * 2000,
        "Jalan Jalan Jalan " * 1000,
        '"Kendari' + "\x00\x07 ,—" * 50,
        "A" * 20000,
        "kota KENDARI\ufffd\u200bKENDARI",
    ],
    ids=range(10),
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    found = regions.find(text)
    assert all(text[m.start : m.end] == m.name for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
