"""One case walked from its story to what is measured, by a district, a province, the nation and a
body's officer; what keeps the pictures is told in test_browser.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.desk._walk import Grounds, Stroller, grounds
from tests.desk.walker import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["grounds"]
pytestmark = pytest.mark.browser

TITLE = "Perusakan pagar kebun di batas dua kelurahan"
DEED = "Ukur ulang batas kebun bersama kedua kelurahan"
ANSWER = "Petugas ukur turun bersama lurah pada hari kerja pertama."
RESULT = "Patok dipasang di sebelas titik, disaksikan kedua lurah."
WHY = "Pemilik kebun berasal dari dua kabupaten; kota tidak dapat menyelesaikannya sendiri."


def test_a_story_becomes_a_case_that_is_done_late_raised_answered_settled_and_measured(
    browser: Browser, grounds: Grounds
) -> None:
    analyst = Stroller(browser, grounds.url, "analis.kendari")
    _open_case(analyst)
    _plan_deed(analyst)
    officer = Stroller(browser, grounds.url, "pertanahan.kendari", size=PHONE)
    _answer(officer)
    grounds.change("days", "8")
    _see_it_late(analyst)
    _raise(analyst)
    province = Stroller(browser, grounds.url, "analis.sultra")
    _see_it_waiting(province)
    grounds.change("days", "10")
    nation = Stroller(browser, grounds.url, "nasional")
    _see_it_unanswered(nation)
    _take(province)
    _report_done(officer)
    _settle(province)
    _measure(province, nation)
    for walker in (analyst, officer, province, nation):
        assert walker.faults == []
        walker.context.close()


def _open_case(analyst: Stroller) -> None:
    page = analyst.page
    analyst.go("cerita/")
    page.get_by_role("link", name="Rakor kerukunan").first.click()
    page.get_by_role("heading", name="Rakor kerukunan").wait_for()
    analyst.look()
    page.locator("#sanding ~ .columns-two h3 a").first.click()
    page.get_by_role("link", name="Nama yang disamarkan").click()
    page.get_by_role("button", name="Buka samaran").wait_for()
    page.get_by_role("link", name="Batal").click()
    page.locator(".reading").wait_for()
    analyst.look()
    page.get_by_role("link", name="Buka kasus").click()
    page.get_by_role("heading", name="Buka kasus").wait_for()
    page.select_option("#id_nature", "happened")
    page.fill("#id_title", TITLE)
    page.select_option("#id_region", "74.71")
    page.select_option("#id_kind", "land_dispute")
    page.fill("#id_grounds", "Laporan lurah: pagar kebun dirusak, lalu didamaikan sementara.")
    analyst.look("alur-kasus-1-buka")
    analyst.press("Buka kasus", "Kasus dibuka.")
    analyst.unfold("Ubah keterangan")
    page.select_option("#id_severity", "damage")
    page.fill("#id_parties", "warga kelurahan A\nwarga kelurahan B")
    analyst.press("Simpan keterangan", "Keterangan disimpan.")


def _plan_deed(analyst: Stroller) -> None:
    page = analyst.page
    analyst.unfold("Tetapkan tindakan")
    page.fill("#id_what", DEED)
    page.select_option("#tindakan-lembaga", "bpn-daerah-74.71")
    assert page.input_value("#tindakan-dasar") != ""
    page.fill("#id_deadline", str(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=5)))
    analyst.press("Tetapkan", "Tindakan ditetapkan.")
    analyst.look("alur-kasus-2-tindakan", at="#tindakan")


def _answer(officer: Stroller) -> None:
    page = officer.page
    officer.look()
    page.get_by_role("link", name=DEED).first.click()
    officer.unfold("Catat jawaban")
    page.fill("#id_answer", ANSWER)
    officer.press("Simpan jawaban", "Jawaban dicatat.")
    assert TITLE not in page.inner_text("main")
    officer.look("alur-kasus-3-lembaga")


def _see_it_late(analyst: Stroller) -> None:
    page = analyst.page
    analyst.go("")
    page.get_by_role("link", name="Semua tindakan").click()
    page.get_by_role("link", name="Lewat tenggat").click()
    page.wait_for_url("**keadaan=lewat")
    assert "lewat" in page.locator("li", has_text=DEED).inner_text()
    analyst.look("alur-kasus-4-lewat-tenggat")


def _raise(analyst: Stroller) -> None:
    page = analyst.page
    page.get_by_role("link", name=DEED).click()
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Naikkan atau bagikan").click()
    analyst.look()
    analyst.unfold("Naikkan ke Sulawesi Tenggara")
    page.fill("#id_reason", WHY)
    analyst.press("Naikkan", "Kasus dinaikkan; menunggu jawaban.")
    analyst.look("alur-kasus-5-dinaikkan")


def _see_it_waiting(province: Stroller) -> None:
    province.go("eskalasi/")
    assert TITLE in province.page.locator("section", has_text="Menunggu jawaban Anda").inner_text()
    province.look()


def _see_it_unanswered(nation: Stroller) -> None:
    nation.page.get_by_role("link", name="Eskalasi").first.click()
    nation.page.get_by_role("heading", name="Eskalasi", level=1).wait_for()
    told = nation.page.locator("article", has_text=TITLE).first.inner_text()
    assert "belum dijawab" in told
    assert "terlihat di" in told
    nation.look("alur-kasus-6-belum-dijawab")


def _take(province: Stroller) -> None:
    page = province.page
    province.go("eskalasi/")
    page.locator("article", has_text=TITLE).locator("textarea").fill("Provinsi memimpin mediasi.")
    province.press("Terima", "Eskalasi dijawab.")
    assert "ditangani: Sulawesi Tenggara" in page.inner_text("header.head")


def _report_done(officer: Stroller) -> None:
    officer.go("tindakan/?keadaan=lembaga")
    officer.page.get_by_role("link", name=DEED).click()
    officer.unfold("Catat hasil")
    officer.page.fill("#id_result", RESULT)
    officer.press("Laporkan selesai", "Tindakan dilaporkan selesai.")


def _settle(province: Stroller) -> None:
    page = province.page
    page.get_by_role("link", name="Hukum").click()
    province.look()
    province.unfold("Catat kesepakatan")
    form = page.locator("form", has=page.get_by_role("button", name="Simpan kesepakatan"))
    form.locator("[name=way]").select_option("mediation")
    form.locator("[name=on]").fill(str(dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)))
    form.locator("[name=terms]").fill("Batas mengikuti patok; pagar diperbaiki bersama.")
    form.locator("[name=limits_worship]").select_option("no")
    form.locator("[name=office_name]").fill("Kepala Badan Kesbangpol Sulawesi Tenggara")
    form.locator("[name=officer]").fill("Musdar Lakina")
    province.press("Simpan kesepakatan", "Kesepakatan dicatat.")
    page.get_by_role("link", name="Kasus", exact=True).last.click()
    province.unfold("Tutup kasus")
    page.select_option("#close_outcome", "settled")
    page.fill("#close_note", "Patok terpasang dan kesepakatan ditandatangani.")
    province.press("Tutup kasus", "Kasus ditutup.")
    province.look("alur-kasus-7-diselesaikan")
    page.get_by_role("link", name="Linimasa").click()
    province.look()


def _measure(province: Stroller, nation: Stroller) -> None:
    """The year is the one in which the case was opened, eighteen days before today."""
    opened = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=18)
    for walker in (province, nation):
        walker.go("kasus/")
        walker.page.get_by_role("link", name="Ukuran").click()
        walker.page.select_option("#tahun", str(opened.year))
        walker.page.get_by_role("button", name="Tampilkan").click()
        walker.page.get_by_text("1 dari 1 yang terjadi").first.wait_for()
        assert "median 17 hari" in walker.page.inner_text("main")
    province.look("alur-kasus-8-ukuran")
