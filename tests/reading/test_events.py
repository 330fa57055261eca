"""What the reader makes of a report's events: fear, deed, peace, talk and none of these."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.issues import KINDS
from selaras.reading import read
from selaras.records import Event, Reading, Report, normalise


def _read(text: str, title: str | None = None, published: str | None = "2024-05-18") -> Reading:
    return read(Report(id="r", title=title, published=published, text=normalise(text)))


def _main(text: str, title: str | None = None) -> Event:
    main = _read(text, title).main
    assert main is not None
    return main


_MEETING = (
    "Bupati Kolaka membuka rapat koordinasi Forkopimda di Aula Sasana Praja, Kolaka, Rabu "
    "(15/5/2024). Rapat koordinasi dihadiri Kapolres, Dandim, Kesbangpol dan Kementerian Agama "
    "dengan tema “Merawat Rukun Menjelang Pilkada”. Ia mengatakan persoalan yang dikhawatirkan "
    "akan muncul tahun depan perlu dibicarakan sejak sekarang, sedangkan masalah yang telanjur "
    "terjadi harus dituntaskan bersama."
)


@pytest.mark.parametrize(
    ("title", "text", "phase"),
    [
        pytest.param(
            "Warga Dua Desa Bentrok, Tiga Terluka",
            "Bentrokan antarwarga pecah di Kecamatan Wolo, Senin (13/5) malam. Tiga orang luka.",
            "happened",
            id="deed",
        ),
        pytest.param(
            "Nyaris Bentrok, Dua Kelompok Warga Dilerai Polisi",
            "Bentrokan antarwarga urung terjadi setelah polisi menghalau dua kelompok itu.",
            "averted",
            id="stopped-in-time",
        ),
        pytest.param(
            "Bentrok Dua Desa Berakhir Damai Hari Itu Juga",
            "Bentrok antarwarga di Wolo berakhir damai. Kedua pihak sepakat berdamai sore harinya.",
            "settled",
            id="peace-the-same-day",
        ),
    ],
)
def test_one_clash_is_told_by_its_phase(title: str, text: str, phase: str) -> None:
    assert _main(text, title).phase == phase


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(
            "Antisipasi Bentrok, Polres Gelar Apel Siaga",
            "Polres Kolaka menggelar apel siaga untuk mengantisipasi bentrok antarpendukung, Rabu.",
            id="prevention-talk",
        ),
        pytest.param(
            "Deklarasi Damai Jelang Pilkada Digelar di Kolaka",
            "Para calon bupati membacakan deklarasi damai dan menolak kekerasan serta kerusuhan.",
            id="peace-pledge",
        ),
        pytest.param(
            "Simulasi Pengamanan: Massa Rusuh Dihalau Water Cannon",
            "Polres Kolaka menggelar simulasi pengamanan, latihan menghadapi massa perusuh.",
            id="drill",
        ),
        pytest.param(
            "Terdakwa Pembakaran Kantor Desa Divonis Empat Tahun",
            "Majelis hakim memvonis terdakwa pembakaran kantor desa empat tahun penjara, Selasa.",
            id="trial-of-an-older-deed",
        ),
        pytest.param(
            "Serangan Balik Tuan Rumah Hancurkan Tim Tamu",
            "Pelatih memuji serangan cepat timnya dalam laga liga yang berakhir dengan dua gol.",
            id="sport-metaphor",
        ),
        pytest.param(
            "Perang Harga Ponsel Kian Panas",
            "Produsen ponsel saling serang dengan diskon dan promo untuk merebut konsumen.",
            id="market-metaphor",
        ),
        pytest.param(
            "Cek Fakta: Video Kerusuhan Ini Bukan di Kolaka",
            "Unggahan yang mengklaim kerusuhan pecah itu tidak benar. Video lama itu direkam 2014.",
            id="denied-rumour",
        ),
    ],
)
def test_talk_and_metaphor_are_no_incident(title: str, text: str) -> None:
    main = _main(text, title)
    assert not (KINDS[main.kind].incident and main.phase in {"happened", "happening"})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ratusan petani berunjuk rasa menolak penggusuran dan kekerasan di kantor bupati.",
            id="cause-is-violent",
        ),
        pytest.param(
            "Mahasiswa menggelar aksi dan membakar ban serta memblokade jalan di Kendari, Senin.",
            id="burnt-tyres-and-a-blocked-road",
        ),
    ],
)
def test_peaceful_assembly_is_protest(text: str) -> None:
    assert _main(text).kind == "protest"


def test_a_meeting_tells_venue_theme_opener_and_who_came() -> None:
    main = _main(_MEETING)
    assert (main.kind, main.phase, main.date) == ("coordination_meeting", "activity", "2024-05-15")
    assert main.theme == "Merawat Rukun Menjelang Pilkada"
    assert main.venue == "Aula Sasana Praja"
    assert main.region == "74.01"
    assert "Kementerian Agama" in main.participants.bodies


def test_fears_and_facts_without_an_event_are_generic() -> None:
    reading = _read(_MEETING)
    generic = [(e.phase, e.kind) for e in reading.events if e.generic]
    assert generic == [("feared", "other"), ("happened", "other")]
    proofs = [e.evidence["phase"].spans[0] for e in reading.events if e.generic]
    words = [reading.text[s.start : s.end] for s in proofs]
    assert words == [
        "persoalan yang dikhawatirkan akan muncul tahun depan",
        "masalah yang telanjur terjadi",
    ]


def test_an_incident_yields_no_generic_events() -> None:
    text = (
        "Bentrok antarwarga pecah di Wolo, Senin. Masalah yang telanjur terjadi disesalkan camat."
    )
    assert [e.generic for e in _read(text).events] == [False]


def test_what_a_talk_fears_stands_apart() -> None:
    events = _read(
        "Polres Kolaka menggelar sosialisasi di sekolah, Rabu.",
        "Sosialisasi Polres Kolaka untuk Cegah Tawuran",
    ).events
    assert [(e.kind, e.phase) for e in events] == [("prevention", "activity"), ("brawl", "feared")]


def test_chrome_gives_no_event() -> None:
    reading = _read("Baca Juga: Kerusuhan Pecah di Kota Lain, 4 Tewas\n")
    assert reading.events == ()


def test_the_planned_day_is_not_the_day_of_the_event() -> None:
    text = "Warga bentrok di Kolaka, Senin (13/5/2024). Mediasi akan digelar Rabu (15/5/2024)."
    assert _main(text, "Warga Bentrok di Kolaka").date == "2024-05-13"


def test_a_date_that_is_unsaid_is_null() -> None:
    assert _main("Bentrok antarwarga pecah di Kolaka. Tiga orang luka.").date is None


def test_a_national_statement_has_no_region() -> None:
    text = "JAKARTA - Menteri Agama menegaskan indeks kerukunan naik, kata dia di Jakarta, Rabu."
    assert _main(text, "Menteri Agama: Indeks Kerukunan Naik").region is None


def test_every_value_has_its_evidence() -> None:
    for event in _read(_MEETING).events:
        said = [
            field
            for field in ("kind", "phase", "date", "region", "venue", "theme", "host", "opened_by")
            if getattr(event, field) is not None
        ]
        assert set(said) <= set(event.evidence)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=80))
def test_any_text_is_read_and_spans_hold(text: str, title: str) -> None:
    clean = normalise(text)
    if not clean.strip():
        return
    reading = _read(clean, normalise(title))
    for event in reading.events:
        for proof in event.evidence.values():
            assert all(span.end <= len(clean) for span in proof.spans)
            assert all(span.end <= len(title) for span in proof.title)


def test_what_was_said_at_a_named_meeting_is_that_meeting() -> None:
    text = (
        "Sekretaris Jenderal kementerian meminta daerah tidak menyepelekan keluhan kecil warga. "
        "Hal itu disampaikan dalam Rapat Koordinasi Nasional (Rakornas) Pembinaan Wilayah di "
        "Hotel Sinar Anoa, Kendari, Rabu (15/5/2024), yang dihadiri Kementerian Agama dan BNPB."
    )
    assert _main(text, "Sekjen: Jangan Sepelekan Keluhan Kecil").kind == "coordination_meeting"


def test_a_wish_for_a_meeting_is_no_meeting() -> None:
    text = (
        "Bupati menerbitkan surat edaran tentang jam buka pasar, Rabu (15/5/2024). Aturan mulai "
        "berlaku Juni dan pedagang diminta menyesuaikan diri."
    )
    assert _main(text, "Bupati Atur Jam Buka Pasar lewat Surat Edaran").kind == "policy"
