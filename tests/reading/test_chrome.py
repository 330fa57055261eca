from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.reading._chrome import cut

ROOT = Path(__file__).parents[2]
LEAD = (
    "KENDARI - Pemerintah provinsi mengumpulkan tokoh adat dan pemuda di balai kota untuk membahas "
    "perselisihan lahan, Senin (2/3/2026)."
)
MORE = (
    "Kepala dinas mengatakan semua pihak sepakat menahan diri sambil menunggu hasil pengukuran "
    "ulang yang dijadwalkan pekan depan."
)
LINE = "Kantor Desa Dibakar Massa, Enam Orang Ditangkap"
LABELS = json.loads((ROOT / "tests/gate/sample.json").read_text(encoding="utf-8"))["readings"]


def body_of(text: str) -> str:
    return "\n".join(text[span.start : span.end] for span in cut(text)[0])


@pytest.mark.parametrize(
    "line",
    [
        f"Baca Juga: {LINE}",
        f"BACA JUGA : {LINE}",
        f"Baca juga  {LINE}",
        f"[Baca Juga: {LINE}]",
        f"Simak juga: {LINE}",
        f"Pilihan Editor: {LINE}",
        "Bacakan",
        "[Gambas:Video 20detik]",
        "Advertisement",
        "- Advertisement -",
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Ads - After Post Image",
        "Lanjutkan membaca artikel di bawah ini",
        "Bagikan: Facebook Twitter WhatsApp Telegram",
        "Share on Facebook",
        "Ikuti berita terbaru kami di Google News",
        "Dapatkan update berita pilihan di saluran WhatsApp kami",
        "0 dilihat",
        "Dibaca 1.204 kali",
        "Penulis: Rini Salasa",
        "Editor : Desy L.",
        "Pewarta: Hafiz Anshari/Budi",
        "Copyright © KABAR 2026",
        "Foto: Dok. Pemprov",
        "Balai kota tampak dari depan. (Foto: Istimewa)",
        "Halaman Selanjutnya",
        "Beranda / Nasional / Daerah",
        "Tags: lahan, adat",
        "#lahan #adat",
        "-",
        "(*)",
        "(sam/jpnn)",
        "Senin, 02/03/2026 10:05 WIB",
        "Dengarkan artikel ini",
        "Artikel ini telah tayang di Kabar Anoa dengan judul lain",
        "Situs ini memakai cookies untuk kenyamanan Anda",
    ],
)
def test_furniture_line_between_paragraphs_is_cut_and_reading_goes_on(line: str) -> None:
    text = f"{LEAD}\n{line}\n{MORE}"
    body, chrome = cut(text)
    assert [text[s.start : s.end] for s in body] == [LEAD, MORE]
    assert [text[c.start : c.end] for c in chrome] == [line]
    assert all(c.why for c in chrome)


@pytest.mark.parametrize(
    "label",
    [
        "Berita Terkait",
        "BERITA LAINNYA",
        "Terpopuler",
        "Terkini:",
        "Pilihan",
        "Artikel Terkait »",
        "Tinggalkan Balasan",
        "Komentar",
        "Trending",
        "Rekomendasi untuk Anda",
        "Kabar Lain Hari Ini",
        "Mungkin Menarik",
    ],
)
@pytest.mark.parametrize("bullet", ["-\n", "- "], ids=["bare", "inline"])
def test_nothing_is_read_past_a_tail_label(label: str, bullet: str) -> None:
    headlines = "\n".join(f"{bullet}{LINE} {n}" for n in ("Kemarin", "Lagi", "Hari Ini", "Pagi"))
    text = f"{LEAD}\n{MORE}\n{label}\n{headlines}"
    assert body_of(text) == f"{LEAD}\n{MORE}"


def test_tail_label_stops_the_reading_even_before_more_prose() -> None:
    text = f"{LEAD}\nBerita Terkait\n{LINE}\n{MORE}"
    assert body_of(text) == LEAD


def test_link_box_of_two_lines_is_skipped() -> None:
    assert body_of(f"{LEAD}\nBaca Juga\n- {LINE}\n- {LINE} Lagi\n{MORE}") == f"{LEAD}\n{MORE}"


def test_sidebar_before_the_report_is_cut() -> None:
    text = f"Terpopuler\n- {LINE}\n- Gempa Guncang Seram\n{LEAD}\n{MORE}"
    assert body_of(text) == f"{LEAD}\n{MORE}"


def test_box_of_questions_is_cut() -> None:
    text = f"{LEAD}\nApa yang dibahas dalam rapat itu?\n- Perselisihan lahan dibahas.\n{MORE}"
    assert body_of(text) == f"{LEAD}\n{MORE}"


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        pytest.param(f"{LEAD} Baca juga: {LINE}", LEAD, id="link-at-the-end"),
        pytest.param(f"{LEAD} (Baca: {LINE}) {MORE}", f"{LEAD}\n{MORE}", id="link-in-brackets"),
        pytest.param(
            f"{LEAD} Baca Juga: {LINE} Bupati mengatakan warga tenang. {MORE}",
            f"{LEAD}\nBupati mengatakan warga tenang. {MORE}",
            id="link-runs-into-a-sentence",
        ),
        pytest.param(f"{LEAD}AdvertisementKata dia, {MORE}", f"{LEAD}\nKata dia, {MORE}", id="ad"),
        pytest.param(f"{LEAD},,Baca juga:,,{MORE}", f"{LEAD},,\n{MORE}", id="bare-label"),
        pytest.param(f"{LEAD} Pewarta: Rini Editor: Desy", LEAD, id="byline"),
        pytest.param(f"{LEAD} (ant)", LEAD, id="sign-off"),
        pytest.param(
            f"{LEAD} Ikuti saluran kami di WhatsApp dan Google News.", LEAD, id="promotion"
        ),
        pytest.param(f"{LEAD} Berita Terkait {LINE} {LINE} {MORE}", LEAD, id="tail-label"),
    ],
)
def test_furniture_inside_a_line_is_cut(inside: str, left: str) -> None:
    assert body_of(inside) == left


@pytest.mark.parametrize(
    "line",
    [
        "Berita terkait kebakaran itu menyebar cepat di media sosial, kata kepala desa setempat.",
        "“Baca juga aturan yang sudah kita sepakati,” kata camat kepada warga dua desa itu.",
        "Pesan berantai di grup WhatsApp itu menyebut rumah ibadah akan diserang, padahal tidak.",
        "Polisi (baca: aparat) diminta hadir lebih awal di lokasi sengketa, ujar tokoh adat.",
        "Iklan rokok di dekat sekolah dipersoalkan orang tua murid dalam pertemuan itu.",
        "Editor senior sebuah majalah, Darma, menjadi pembicara dalam dialog kebangsaan itu.",
        "Warga meminta penulis buku sejarah kampung itu meluruskan nama tokoh adat.",
        "Komentar bupati itu menuai protes, tetapi warga tetap tenang sampai sore hari.",
        "Wali kota menyebut rapat (DPRD) berjalan baik. Hadir pula Forkopimda (TNI, Polri).",
        "Rekomendasi rapat",
        "1. Membentuk tim terpadu di tiap kecamatan",
    ],
)
def test_content_that_looks_like_furniture_stays(line: str) -> None:
    text = f"{LEAD}\n{line}\n{MORE}"
    assert body_of(text) == text


def test_heading_over_prose_is_no_label() -> None:
    text = f"{LEAD}\nRekomendasi\n{MORE}"
    assert MORE in body_of(text)


def test_text_of_furniture_alone_keeps_what_is_not_a_link() -> None:
    assert body_of("Terkini\nWarga pulang\nPolisi berjaga") == "Warga pulang\nPolisi berjaga"


@pytest.mark.parametrize("id_", sorted(LABELS))
def test_shipped_sample_is_cut_where_its_labels_say(id_: str) -> None:
    text = (ROOT / f"sample/reports/{id_}.txt").read_text(encoding="utf-8")
    start = LABELS[id_].get("chrome_from")
    links = [c for c in cut(text)[1] if "link" in c.why or "label" in c.why]
    if start is None:
        assert not links
    else:
        assert links[0].start == text.index(start)
    resumes = LABELS[id_].get("resumes")
    if resumes:
        assert resumes in body_of(text)


PIECES = st.lists(
    st.sampled_from(
        [LEAD, MORE, LINE, "Baca Juga:", "Terkini", "-", "Advertisement", "“", "(", "\n", "İ\u200b"]
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_body_and_chrome_cover_the_text_without_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    body, chrome = cut(text)
    spans = sorted([(s.start, s.end) for s in body] + [(c.start, c.end) for c in chrome])
    covered = 0
    for start, end in spans:
        assert not text[covered:start].strip()
        assert start < end
        covered = end
    assert not text[covered:].strip()


@pytest.mark.parametrize(
    "unit", ["Baca juga: ", "Advertisement", "Ikuti ", "WhatsApp ", "- \n", "(foto", "#a ", "Tags:"]
)
def test_endless_furniture_is_cut_in_bounded_work(unit: str) -> None:
    text = unit * 8_000
    body, chrome = cut(text)
    assert len(body) + len(chrome) <= len(text)
