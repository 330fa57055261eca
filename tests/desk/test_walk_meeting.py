"""One national meeting walked from its plan to the next one, by its secretariat, the national
desk, a province and a body; what keeps the pictures is told in test_browser.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.desk._later import FEAR, HARM
from tests.desk._walk import Grounds, Stroller, grounds
from tests.desk.walker import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["grounds"]
pytestmark = pytest.mark.browser

THEME = "Rakornas penyelesaian sengketa lahan"
NEXT = "Rakornas tindak lanjut sengketa lahan"
RULE = "Sulawesi Tenggara, Kota Kendari\nKementerian ATR/BPN, Bappenas"
INVITED = (
    "Gubernur Sulawesi Tenggara",
    "Wali Kota Kendari",
    "Menteri Agraria",
    "Menteri Perencanaan",
)
MEASURE = "Petakan bidang yang diklaim dua kelurahan"
MEND = "Bentuk tim mediasi batas kebun"
DONE = "Peta bidang diserahkan kepada kedua lurah."
FIRST = "Wakil pemerintah daerah menyampaikan urutan kejadian."
SECOND = "Kementerian menawarkan peta dasar sebagai bahan bersama."


def test_a_meeting_is_planned_held_decided_and_answered_for_at_the_next(
    browser: Browser, grounds: Grounds
) -> None:
    grounds.change("cases")
    secretary = Stroller(browser, grounds.url, "sekretariat.nasional")
    meeting = _plan(secretary, THEME, days=7)
    nation = Stroller(browser, grounds.url, "nasional")
    _set_agenda(nation, meeting)
    _invite(secretary)
    province = Stroller(browser, grounds.url, "analis.sultra")
    _accept(province)
    officer = Stroller(browser, grounds.url, "pejabat.atrbpn")
    _send_somebody(officer)
    door = Stroller(browser, grounds.url, "sekretariat.nasional", size=PHONE)
    _attend(door, meeting)
    _write_together(secretary, nation, meeting)
    _decide(secretary, meeting)
    _approve(secretary, meeting)
    _report_done(officer)
    grounds.change("days", "20")
    _plan(secretary, NEXT, days=10)
    _look_back(secretary)
    _answer_for_promises(officer)
    for walker in (secretary, nation, province, officer, door):
        assert walker.faults == []
        walker.context.close()


def _ahead(days: int) -> str:
    return str(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=days))


def _words(made: bytes) -> str:
    """A PDF's words, line ends as spaces."""
    pages = PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def _plan(secretary: Stroller, theme: str, *, days: int) -> str:
    page = secretary.page
    secretary.go("rapat/")
    page.get_by_role("link", name="Rencanakan rapat").click()
    page.fill("#id_theme", theme)
    page.fill("#id_field", "Agraria dan kerukunan warga")
    page.fill("#id_venue", "Balai Pertemuan Nusa, Jakarta")
    page.fill("#id_day", _ahead(days))
    page.fill("#id_opener", "Direktur Jenderal Polpum")
    page.fill("#id_sessions", "09.00 | Pembukaan | Direktur Jenderal Polpum\n10.00 | Pembahasan")
    if theme == THEME:
        secretary.look("alur-rapat-1-rencana")
    secretary.press("Rencanakan", "Rapat direncanakan; agenda sudah diusulkan.")
    return page.url


def _set_agenda(nation: Stroller, meeting: str) -> None:
    """The national desk finds both cases with the reasons, and names who presents one."""
    page = nation.page
    page.goto(meeting)
    fear = page.locator("article.item", has_text=FEAR)
    assert "belum ada tindakan" in fear.inner_text()
    assert HARM in page.locator("section.part.happened").inner_text()
    fear.locator("summary").click()
    fear.get_by_label("Pemapar").fill("Wali Kota Kendari")
    fear.get_by_role("button", name="Simpan").click()
    page.locator("article.item summary", has_text="Wali Kota Kendari").wait_for()
    nation.look("alur-rapat-2-agenda", at="#agenda")


def _invite(secretary: Stroller) -> None:
    page = secretary.page
    page.get_by_role("link", name="Undangan", exact=True).first.click()
    page.fill("#id_rule", RULE)
    secretary.press("Hitung daftar", "Daftar undangan: 4 bertambah, 0 berkurang.")
    page.fill("#id_number", "005/101/POLPUM")
    secretary.press("Simpan surat", "Surat disimpan.")
    _fill_letterhead(secretary)
    letters = secretary.download("Unduh semua surat (PDF)")
    assert len(PdfReader(io.BytesIO(letters)).pages) >= len(INVITED)
    assert [name for name in INVITED if name not in _words(letters)] == []
    secretary.press("Tetapkan agenda dan kirim", "Undangan dikirim; agenda ditetapkan.")
    secretary.press("Catat untuk semua yang belum diantar", "Pengantaran dicatat: 4 surat.")
    secretary.look("alur-rapat-3-undangan")


def _fill_letterhead(secretary: Stroller) -> None:
    """The page says what the letters would lack, and leads there."""
    page = secretary.page
    invitations = page.url
    page.get_by_role("link", name="Isi kop surat").click()
    page.fill("#id_institution", "Kementerian Dalam Negeri")
    page.fill("#id_unit", "Direktorat Jenderal Politik dan Pemerintahan Umum")
    page.fill("#id_city", "Jakarta")
    page.fill("#id_signer_office", "Direktur Jenderal")
    page.fill("#id_signer", "Surya Adinata")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Kop surat disimpan.").wait_for()
    secretary.look()
    page.goto(invitations)
    assert page.get_by_role("link", name="Isi kop surat").count() == 0


def _accept(province: Stroller) -> None:
    page = province.page
    province.go("")
    page.get_by_role("link", name="Undangan belum dijawab").click()
    province.look()
    page.get_by_role("link", name=THEME).click()
    page.select_option("#id_said", index=1)
    province.press("Jawab", "Jawaban dicatat.")
    page.fill("#id_people", "Nurhayati Mokole; Kepala Badan Kesbangpol")
    province.press("Tambah ke rombongan", "Rombongan dicatat.")
    assert "Gubernur Sulawesi Tenggara" in _words(province.download("Surat (PDF)"))
    province.look()


def _send_somebody(officer: Stroller) -> None:
    page = officer.page
    officer.look()
    page.get_by_role("link", name="Undangan belum dijawab").click()
    page.get_by_role("link", name=THEME).click()
    page.fill("#id_people", "Prabowati Selo; Direktur Penanganan Sengketa")
    officer.press("Tambah ke rombongan", "Rombongan dicatat.")


def _attend(door: Stroller, meeting: str) -> None:
    """At the door, on a phone: found by typing, present; another one represented."""
    page = door.page
    page.goto(meeting)
    page.get_by_role("link", name="Kehadiran").click()
    page.get_by_label("Cari nama, jabatan, atau lembaga").fill("Mokole")
    person = page.locator("li.person", has_text="Nurhayati Mokole")
    page.wait_for_url("**q=Mokole*")
    person.get_by_role("button", name="Hadir").click()
    page.locator("li.person.marked", has_text="Nurhayati Mokole").wait_for()
    page.get_by_label("Cari nama, jabatan, atau lembaga").fill("Selo")
    page.wait_for_url("**q=Selo*")
    other = page.locator("li.person", has_text="Prabowati Selo")
    other.locator("summary").click()
    other.get_by_label("Diwakili oleh").fill("Tegar Wibisana")
    other.get_by_role("button", name="Simpan").click()
    page.locator("li.person.marked", has_text="Tegar Wibisana").wait_for()
    page.get_by_label("Cari nama, jabatan, atau lembaga").fill("")
    page.wait_for_url("**q=")
    door.look("alur-rapat-4-kehadiran")


def _write_together(secretary: Stroller, nation: Stroller, meeting: str) -> None:
    """Two write one section at once; both texts stand until somebody makes one of them."""
    for walker in (secretary, nation):
        walker.page.goto(meeting)
        walker.page.get_by_role("link", name="Notula", exact=True).click()
    for walker, words in ((secretary, FIRST), (nation, SECOND)):
        section = walker.page.locator("section.minute", has_text=FEAR)
        section.locator("form textarea").first.fill(words)
        section.get_by_role("button", name="Simpan", exact=True).click()
        section.get_by_text("Naskah Anda tersimpan" if words == SECOND else "Tersimpan").wait_for()
    nation.look("alur-rapat-5-dua-penulis", at="section.minute:has(.alert)")
    nation.page.get_by_role("link", name="Bandingkan dan gabungkan").first.click()
    assert FIRST in nation.page.inner_text("main")
    assert nation.page.input_value("#naskah") == SECOND
    nation.look()
    nation.page.fill("#naskah", f"{FIRST}\n\n{SECOND}")
    nation.press("Simpan gabungan", "Tersimpan.")
    assert (
        f"{FIRST}\n\n{SECOND}"
        == nation.page.locator("section.minute", has_text=FEAR)
        .locator("form textarea")
        .first.input_value()
    )


def _decide(secretary: Stroller, meeting: str) -> None:
    """One decision is complete at once; the other waits until it has body, basis and deadline."""
    page = secretary.page
    page.goto(meeting)
    page.get_by_role("link", name="Notula", exact=True).click()
    section = page.locator("section.minute", has_text=FEAR)
    section.locator("summary").click()
    section.get_by_label("Keputusan").fill(MEASURE)
    section.get_by_label("Lembaga").fill("kementerian-atr-bpn")
    section.get_by_label("Dasar hukum").fill("Permen ATR/BPN 21/2020")
    section.get_by_label("Tenggat").fill(_ahead(5))
    section.get_by_role("button", name="Catat keputusan").click()
    page.get_by_text("Keputusan dicatat dan menjadi tindakan.").wait_for()
    section = page.locator("section.minute", has_text=HARM)
    section.locator("summary").click()
    section.get_by_label("Keputusan").fill(MEND)
    section.get_by_role("button", name="Catat keputusan").click()
    page.get_by_text("Keputusan dicatat; belum lengkap.").wait_for()
    page.get_by_role("link", name="belum lengkap").click()
    form = page.locator("form", has=page.get_by_role("button", name="Lengkapi"))
    form.locator("select").select_option("kementerian-atr-bpn")
    if not form.locator("input[name=basis]").input_value():
        form.locator("input[name=basis]").fill("Permen ATR/BPN 21/2020")
    form.locator("input[name=deadline]").fill(_ahead(6))
    secretary.press("Lengkapi", "Keputusan dicatat dan menjadi tindakan.")
    secretary.look("alur-rapat-6-keputusan", at="#keputusan")


def _approve(secretary: Stroller, meeting: str) -> None:
    page = secretary.page
    page.goto(meeting)
    page.get_by_role("link", name="Notula", exact=True).click()
    page.fill("#id_chair", "Surya Adinata")
    page.fill("#id_chair_office", "Direktur Jenderal Polpum")
    secretary.press("Catat persetujuan", "Notula disetujui dan dikunci.")
    words = _words(secretary.download("Notula (PDF)"))
    assert [one for one in (THEME, FIRST, SECOND, MEASURE, MEND) if one not in words] == []
    secretary.look()
    page.goto(meeting)
    secretary.press("Tutup rapat", "Rapat ditutup.")


def _report_done(officer: Stroller) -> None:
    officer.go("")
    officer.page.get_by_role("link", name=MEASURE).first.click()
    officer.unfold("Catat hasil")
    officer.page.fill("#id_result", DONE)
    officer.press("Laporkan selesai", "Tindakan dilaporkan selesai.")


def _look_back(secretary: Stroller) -> None:
    first = secretary.page.locator(".agenda .part").first
    told = first.inner_text()
    assert "Rapat terakhir: 1 dari 2 janji selesai." in told
    assert DONE in told
    assert "lewat" in told
    secretary.look("alur-rapat-7-berikutnya", at="#agenda")


def _answer_for_promises(officer: Stroller) -> None:
    page = officer.page
    officer.go("janji/")
    assert "1 dari 2 selesai" in page.inner_text("main")
    officer.look("alur-rapat-8-janji")
    page.get_by_role("link", name=MEND).click()
    page.get_by_role("heading", name=MEND).wait_for()
