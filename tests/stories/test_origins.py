from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.stories import origins, owner, shared_pairs

if TYPE_CHECKING:
    from selaras.records import Reading
    from tests.stories.conftest import Make

TOLD = (
    "Bupati membuka pertemuan lintas agama di aula kecamatan dan meminta setiap kepala desa "
    "melaporkan gesekan kecil sebelum membesar, lalu menyiapkan ruang dialog bersama tokoh adat "
    "dan pemuda agar perayaan panen berlangsung tenang."
)
QUOTE = (
    "Kita duduk dulu, kita dengar keluhan dari dua pihak, baru pemerintah mengambil keputusan yang "
    "bisa diterima semua orang di kampung ini"
)
OWN_A = (
    "Hujan sempat menunda acara selama satu jam. Warga bertahan di bawah tenda sambil minum kopi. "
)
OWN_B = (
    "Pedagang pasar menutup lapak lebih awal. Anak sekolah ikut menari menyambut tamu dari kota. "
)


def reasons(*readings: Reading) -> dict[tuple[str, ...], str]:
    return {origin.members: origin.reason for origin in origins(readings, shared_pairs(readings))}


def test_unlike_texts_are_each_their_own_origin(make: Make) -> None:
    assert reasons(make("a", OWN_A), make("b", OWN_B)) == {
        ("a",): "origin.alone",
        ("b",): "origin.alone",
    }


def test_a_whole_copy_is_one_origin(make: Make) -> None:
    assert reasons(make("a", TOLD), make("b", TOLD)) == {("a", "b"): "origin.copy"}


def test_a_release_inside_two_longer_stories_is_one_origin(make: Make) -> None:
    one = make("a", TOLD + " " + OWN_A * 3)
    other = make("b", OWN_B * 3 + TOLD)
    assert reasons(one, other) == {("a", "b"): "origin.text"}


def test_a_public_quote_in_common_does_not_make_one_origin(make: Make) -> None:
    one = make("a", f'{OWN_A * 2}"{QUOTE}," ujar camat.', quotes=[(QUOTE, "Camat")])
    other = make("b", f'"{QUOTE}," kata camat. {OWN_B * 2}', quotes=[(QUOTE, "Camat")])
    assert set(reasons(one, other).values()) == {"origin.alone"}


def test_a_named_release_makes_one_origin_of_little_shared_text(make: Make) -> None:
    one = make(
        "a", f'{OWN_A * 2}"{QUOTE}," ujar camat.', quotes=[(QUOTE, "Camat")], release="Humas Pemkab"
    )
    other = make(
        "b",
        f'"{QUOTE}," kata camat. {OWN_B * 2}',
        quotes=[(QUOTE, "Camat")],
        release="humas pemkab",
    )
    assert reasons(one, other) == {("a", "b"): "origin.named"}


def test_naming_the_other_outlet_makes_one_origin(make: Make) -> None:
    one = make(
        "a", f'{OWN_A * 2}"{QUOTE}," ujar camat.', quotes=[(QUOTE, "Camat")], outlet="Kabar X"
    )
    other = make(
        "b", f'"{QUOTE}," kata camat. {OWN_B * 2}', quotes=[(QUOTE, "Camat")], release="Kabar X"
    )
    assert reasons(one, other) == {("a", "b"): "origin.named"}


def test_descent_passes_through_a_third_report(make: Make) -> None:
    first, second = TOLD, TOLD.replace("pertemuan", "rapat").upper()
    assert list(reasons(make("a", first), make("b", second), make("c", OWN_A))) == [
        ("a", "b"),
        ("c",),
    ]


def test_a_set_phrase_of_names_does_not_make_one_origin(make: Make) -> None:
    phrase = "Forum Kerukunan Umat Beragama Kabupaten Lembah Hijau "
    assert len(reasons(make("a", phrase + OWN_A), make("b", phrase + OWN_B))) == 2


def test_background_at_the_end_of_both_is_not_one_origin(make: Make) -> None:
    one, other = make("a", OWN_A * 4 + TOLD), make("b", OWN_B * 4 + TOLD)
    assert set(reasons(one, other).values()) == {"origin.alone"}


OWN = "https://kabarhulu.example/1"


def test_a_passage_that_one_outlet_uses_again_is_not_one_origin(make: Make) -> None:
    texts = (TOLD + " " + OWN_A * 4, TOLD + " " + OWN_B * 4)
    within = [make(id_, text, url=OWN) for id_, text in zip("ab", texts, strict=True)]
    across = [make(id_, text) for id_, text in zip("ab", texts, strict=True)]
    assert set(reasons(*within).values()) == {"origin.alone"}
    assert reasons(*across) == {("a", "b"): "origin.text"}


NOTE = (
    "Harga cabai rawit di pasar induk tercatat {0} rupiah per kilogram pada pagi hari ini. "
    "Pedagang menyebut pasokan dari petani lereng utara mencapai {0} ton dalam satu malam. Harga "
    "bawang merah berada pada {0} rupiah dan harga telur ayam ras pada {0} rupiah di kios utama."
)


@pytest.mark.parametrize(
    ("other", "count"),
    [
        pytest.param(("2026-05-05", 48), 2, id="the-note-of-the-next-day"),
        pytest.param(("2026-05-04", 48), 1, id="the-note-of-the-day-corrected"),
        pytest.param(("2026-05-05", 45), 1, id="the-same-text-a-day-later"),
    ],
)
def test_a_note_filled_anew_each_day_is_not_a_copy(
    make: Make, other: tuple[str, int], count: int
) -> None:
    one = make("a", NOTE.format(45), url=OWN)
    two = make("b", NOTE.format(other[1]), published=other[0], url=OWN)
    assert len(reasons(one, two)) == count


def test_titles_of_one_owner_are_marked(make: Make) -> None:
    one = make("a", TOLD, url="https://news.okezone.com/read/1")
    other = make("b", TOLD, url="https://daerah.sindonews.com/read/2")
    assert reasons(one, other) == {("a", "b"): "origin.copy, origin.sisters"}


@pytest.mark.parametrize(
    ("url", "outlet", "known"),
    [
        pytest.param("https://megapolitan.kompas.com/x", None, "Kompas Gramedia", id="subdomain"),
        pytest.param(None, "tribunnews.com", "Kompas Gramedia", id="outlet-without-address"),
        pytest.param("https://kabar.example/x", "Kabar", None, id="not-in-the-table"),
        pytest.param("http://[broken", None, None, id="broken-address"),
        pytest.param(None, None, None, id="nothing-known"),
    ],
)
def test_the_owner_is_read_from_the_site(
    make: Make, url: str | None, outlet: str | None, known: str | None
) -> None:
    assert owner(make("a", url=url, outlet=outlet).report) == known
