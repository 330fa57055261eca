"""Points in time: what the words say, anchored at publication, and no more."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.reading._dates import find_dates, says_now
from selaras.reading._document import open_document
from selaras.records import DateMention, Report, normalise


def mentions(text: str, published: str | None = "2024-07-18") -> tuple[DateMention, ...]:
    return find_dates(open_document(Report(id="r", text=text, published=published)))


def dates(text: str, published: str | None = "2024-07-18") -> list[str]:
    return [mention.date for mention in mentions(text, published)]


def printed(text: str, published: str | None = "2024-07-18") -> list[str]:
    return [text[m.spans[0].start : m.spans[0].end] for m in mentions(text, published)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("Rapat digelar 3 Juni 2024.", "2024-06-03", id="long-form"),
        pytest.param("Rapat digelar 3 Juni 2024 lalu.", "2024-06-03", id="long-form-with-lalu"),
        pytest.param("Rapat digelar (4/7/2024).", "2024-07-04", id="figures-are-day-first"),
        pytest.param("Rapat digelar 04-07-24.", "2024-07-04", id="two-digit-year"),
        pytest.param("Rapat digelar Rabu (17/7).", "2024-07-17", id="year-of-publication"),
        pytest.param("Rapat digelar 28 Desember.", "2024-12-28", id="nearest-december"),
        pytest.param("Rapat Kamis (18/7/2023).", "2024-07-18", id="weekday-beats-the-year"),
        pytest.param("Rapat pada Sabtu.", "2024-07-13", id="the-last-such-weekday"),
        pytest.param("Rapat akan digelar Sabtu.", "2024-07-20", id="the-next-after-akan"),
        pytest.param("Rapat Senin pekan depan.", "2024-07-22", id="weekday-of-next-week"),
        pytest.param("Rapat digelar kemarin.", "2024-07-17", id="kemarin"),
        pytest.param("Rapat digelar tadi malam.", "2024-07-17", id="last-night"),
        pytest.param("Rapat digelar sore tadi.", "2024-07-18", id="this-afternoon"),
        pytest.param("Rapat digelar tiga hari lalu.", "2024-07-15", id="counted-back"),
        pytest.param("Rapat digelar tanggal 2.", "2024-07-02", id="bare-day-number"),
        pytest.param("Rapat digelar Mei 2021.", "2021-05", id="month-and-year"),
        pytest.param("Rapat digelar pada Mei.", "2024-05", id="month-alone"),
        pytest.param("Rapat digelar awal Mei 2021.", "2021-05", id="part-of-a-month-is-cut"),
        pytest.param("Rapat digelar tahun 2019.", "2019", id="year"),
        pytest.param("Rapat digelar tahun lalu.", "2023", id="last-year"),
        pytest.param("Rapat digelar hingga akhir tahun.", "2024", id="end-of-the-year"),
        pytest.param("Rapat dua tahun silam.", "2022", id="years-back"),
        pytest.param("Rapat lima bulan lalu.", "2024-02", id="months-back"),
        pytest.param("Rapat Rabu (17/7) pukul 19.30 WIT.", "2024-07-17T19:30", id="clock"),
        pytest.param("Rapat kemarin jam 8 malam.", "2024-07-17T20:00", id="spoken-hour"),
        pytest.param("Rapat kemarin pukul 24.00.", "2024-07-18T00:00", id="midnight"),
        pytest.param("Rapat pada malam Jumat (11/7).", "2024-07-11", id="eve-of-a-weekday"),
    ],
)
def test_a_point_in_time_is_cut_to_what_is_said(text: str, date: str) -> None:
    assert dates(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rapat digelar 31 April 2024.", id="no-such-day"),
        pytest.param("Rapat digelar 30/2/2024.", id="no-such-day-in-figures"),
        pytest.param("Rapat digelar pekan lalu.", id="week"),
        pytest.param("Sejak 1980-an warga rukun.", id="decade"),
        pytest.param("Sudah tiga hari warga mengungsi.", id="duration"),
        pytest.param("Warga berkumpul setiap Senin.", id="every-week"),
        pytest.param("Warga usai salat Jumat berkumpul.", id="prayer"),
        pytest.param("Korban mencapai 2.019 jiwa.", id="thousands"),
        pytest.param("Bantuan dibagi untuk 2010 jiwa.", id="count-before-a-unit"),
        pytest.param("UU Nomor 7 Tahun 2012 mengatur hal itu.", id="law"),
        pytest.param("Skor akhir 3-1 untuk tuan rumah.", id="score"),
        pytest.param("Dua pertiga atau 2/3 warga setuju.", id="fraction"),
        pytest.param("Kantor itu di Jalan 17 Agustus.", id="street"),
        pytest.param("Ibu Juni Lestari hadir.", id="name"),
        pytest.param("Penjaga melihat orang pukul 2.", id="clock-without-a-day"),
    ],
)
def test_what_is_no_point_in_time_is_left_out(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "found", "words"),
    [
        pytest.param(
            "Pekan damai 3-5 Juni 2024.",
            ["2024-06-03", "2024-06-05"],
            ["3-5 Juni 2024", "3-5 Juni 2024"],
            id="a-range-proves-both-ends-with-the-same-words",
        ),
        pytest.param(
            "Rapat 3, 4, dan 9 Juni 2024.",
            ["2024-06-03", "2024-06-04", "2024-06-09"],
            ["3", "4", "9 Juni 2024"],
            id="a-list-shares-month-and-year",
        ),
        pytest.param(
            "Buka 28 Desember hingga 3 Januari 2024.",
            ["2023-12-28", "2024-01-03"],
            ["28 Desember", "3 Januari 2024"],
            id="the-first-end-takes-the-year-of-the-second",
        ),
        pytest.param(
            "Rapat Senin (15/7) pukul 08.00-09.15 WIB.",
            ["2024-07-15T08:00", "2024-07-15T09:15"],
            ["Senin (15/7) pukul 08.00-09.15 WIB"] * 2,
            id="a-clock-range",
        ),
    ],
)
def test_ranges_and_lists_name_each_point(text: str, found: list[str], words: list[str]) -> None:
    assert (dates(text), printed(text)) == (found, words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Rapat kemarin.", [], id="relative"),
        pytest.param("Rapat Rabu.", [], id="weekday"),
        pytest.param("Rapat 3 Juni.", [], id="year-missing"),
        pytest.param("Rapat 3 Juni 2024.", ["2024-06-03"], id="full"),
        pytest.param("Sejak 2019 warga rukun.", ["2019"], id="year"),
        pytest.param(
            "Rapat 3 Juni 2024. Esok harinya, warga pulang.",
            ["2024-06-03", "2024-06-04"],
            id="counted-from-a-day-of-the-text",
        ),
        pytest.param(
            "Rapat Senin (3/6/2024). Deklarasi Rabu (5/6).",
            ["2024-06-03", "2024-06-05"],
            id="the-weekday-agrees-with-the-year-of-the-text",
        ),
    ],
)
def test_without_a_day_of_publication_only_the_text_dates(text: str, found: list[str]) -> None:
    assert dates(text, published=None) == found


def test_a_clock_takes_the_day_that_the_text_named_last() -> None:
    text = "Rapat Rabu (17/7) ramai. Sekitar pukul 21.40 WIB warga pulang."
    assert dates(text) == ["2024-07-17", "2024-07-17T21:40"]


def test_a_weekday_named_again_is_the_day_that_was_dated() -> None:
    text = "Warga akan bertemu Sabtu (20/7/2024). Pertemuan Sabtu itu terbuka."
    assert dates(text) == ["2024-07-20", "2024-07-20"]


def test_now_is_the_day_of_publication_and_is_told_apart() -> None:
    document = open_document(
        Report(id="r", text="Saat ini desa aman. Rapat 3 Juni 2024.", published="2024-07-18")
    )
    now, named = find_dates(document)
    assert (now.date, says_now(document, now), says_now(document, named)) == (
        "2024-07-18",
        True,
        False,
    )


def test_nothing_is_read_from_page_furniture() -> None:
    text = "Warga rukun sejak 3 Juni 2024.\nBaca Juga: Bentrok 5 Mei 2023 di Kota Lain"
    assert dates(text) == ["2024-06-03"]


_ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
_PIECES = st.sampled_from(
    "Senin (31/12) 31/2/2023 pukul 25.99 29 Februari 2023 tadi malam lalu Mei 5-7 '98 , . "
    "tanggal 31 tahun 9999 kemarin hingga esok harinya akhir 24.00 İ ʼ \n".split(" ")
)


@given(st.lists(_PIECES | st.text(max_size=6), max_size=40), st.sampled_from(["2024-07-18", None]))
def test_any_text_gives_dates_that_exist_at_spans_that_hold_words(
    pieces: list[str], published: str | None
) -> None:
    text = normalise(" ".join(pieces))
    for mention in mentions(text, published):
        assert _ISO.fullmatch(mention.date)
        dt.date.fromisoformat((mention.date[:10] + "-01-01")[:10])
        assert all(text[s.start : s.end].strip() for s in mention.spans)
