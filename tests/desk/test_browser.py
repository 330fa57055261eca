"""The thread walked in a real browser, by each role: what the first half minute must answer.

With SELARAS_PICTURES=1 the shipped sample is walked instead of the small house, and every
screen is kept in docs/pictures.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.desk.walker import KEEP, LAPTOP, PHONE, THEMES, Walker, come_in, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STORY = "Rakornas Ketahanan Sosial Ekonomi" if KEEP else "Rakor kerukunan"
SCREENS = {
    "hari-ini": "",
    "daftar-cerita": "cerita/",
    "kasus-daftar": "kasus/",
    "rapat-daftar": "rapat/",
    "wilayah": "wilayah/74.71/",
    "prakiraan": "prakiraan/",
    "prakiraan-kalibrasi": "prakiraan/?lihat=kalibrasi",
    "jejak": "jejak/saya/",
    "pencarian": "cari/?q=kendari",
    "bantuan": "bantuan/",
    "akun": "akun/",
    "tindakan": "tindakan/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("desk"), "sample" if KEEP else "small") as address:
        yield address


@pytest.fixture(scope="module")
def walked(browser: Browser, site: str) -> str:
    """The thread, from a story to the next meeting, by two people; gives the site."""
    analyst = come_in(browser, site, "analis.kendari")
    analyst.picture("hari-ini-analis")
    _confirm(analyst)
    _open_case(analyst, "Dikhawatirkan", "Sengketa batas kebun", kind="boundary_dispute")
    _open_case(analyst, "Terjadi", "Keributan antarpemuda", kind="brawl")
    secretary = come_in(browser, site, "sekretariat.kendari")
    secretary.picture("hari-ini-sekretariat")
    _plan(secretary, "Rapat rukun November", days=3)
    secretary.picture("rapat-agenda", whole=True)
    _decide(secretary, "Ukur ulang batas kebun bersama kedua desa")
    _report_done(analyst)
    secretary.page.reload()
    secretary.page.get_by_role("button", name="Tutup rapat").click()
    _plan(secretary, "Rapat rukun Desember", days=30)
    first = secretary.page.locator(".agenda .part").first
    assert "Keputusan rapat lalu" in first.inner_text()
    assert "Batas disepakati tertulis" in first.inner_text()
    secretary.picture("rapat-berikutnya", whole=True)
    for walker in (analyst, secretary):
        walker.check()
        walker.context.close()
    return site


def _confirm(analyst: Walker) -> None:
    page = analyst.page
    assert "harus diperiksa" in analyst.heading()
    page.goto(analyst.site + "cerita/")
    page.get_by_role("link", name=STORY).first.click()
    page.locator("[data-evidence]").first.click()
    page.locator(".evidence mark.selected").first.wait_for()
    assert "bukti=" in page.url
    analyst.picture("cerita-bukti")
    page.keyboard.press("Escape")
    page.locator(".evidence").wait_for(state="detached")
    page.keyboard.press("1")
    page.get_by_text("Cerita dikonfirmasi.").wait_for()
    analyst.picture("cerita", whole=True)


def _open_case(analyst: Walker, nature: str, title: str, *, kind: str) -> None:
    page = analyst.page
    page.goto(analyst.site + "cerita/")
    page.get_by_role("link", name=STORY).first.click()
    card = page.locator(".statement", has_text=nature).first
    card.get_by_role("link", name="Buka kasus").click()
    page.fill("#id_title", title)
    assert page.input_value("#id_region") == ""
    page.select_option("#id_region", "74.71")
    page.select_option("#id_kind", kind)
    if nature == "Dikhawatirkan":
        analyst.picture("kasus-buka")
    page.get_by_role("button", name="Buka kasus").click()
    page.get_by_role("heading", name=title).wait_for()


def _plan(secretary: Walker, theme: str, *, days: int) -> None:
    page = secretary.page
    secretary.go("rapat/rencana/")
    page.fill("#id_theme", theme)
    page.fill("#id_venue", "Aula Balai Kota Kendari")
    page.fill("#id_day", str(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=days)))
    page.get_by_role("button", name="Rencanakan").click()
    page.get_by_role("heading", name=theme).wait_for()


def _decide(secretary: Walker, what: str) -> None:
    page = secretary.page
    page.fill("#id_what", what)
    page.get_by_role("button", name="Catat keputusan").click()
    page.get_by_text("Belum lengkap").first.wait_for()
    secretary.picture("keputusan-belum-lengkap")
    form = page.locator("form", has=page.get_by_role("button", name="Lengkapi"))
    form.locator("select").select_option("kesbangpol-74.71")
    basis = form.locator("input[name=basis]")
    if not basis.input_value():
        basis.fill("UU 7/2012, pasal 6")
    soon = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=5)
    form.locator("input[name=deadline]").fill(str(soon))
    form.get_by_role("button", name="Lengkapi").click()
    page.get_by_text("Keputusan dicatat dan menjadi tindakan.").wait_for()


def _report_done(analyst: Walker) -> None:
    page = analyst.page
    analyst.go("")
    page.get_by_role("link", name="Ukur ulang batas kebun").first.click()
    analyst.picture("kasus-tindakan", whole=True)
    page.get_by_role("textbox", name="Hasil").fill("Batas disepakati tertulis oleh kedua desa.")
    page.get_by_role("button", name="Laporkan selesai").click()
    page.get_by_text("Tindakan dilaporkan selesai.").wait_for()
    analyst.picture("kasus-selesai", whole=True)


@pytest.mark.parametrize(
    ("username", "question", "button"),
    [
        pytest.param("analis.kendari", "harus diperiksa", "", id="district"),
        pytest.param("analis.sultra", "Kabupaten dan kota mana", "", id="province"),
        pytest.param("nasional", "melintasi provinsi", "", id="nation"),
        pytest.param("sekretariat.kendari", "Rapat berikutnya", "Lanjutkan rapat", id="forum"),
    ],
)
def test_the_first_half_minute_answers_each_role(
    browser: Browser, walked: str, username: str, question: str, button: str
) -> None:
    walker = come_in(browser, walked, username)
    assert question in walker.heading()
    filled = walker.page.locator("main .button")
    assert filled.count() == 1
    assert button in filled.inner_text()
    walker.picture(f"hari-ini-{username.replace('.', '-')}-akhir")
    walker.page.keyboard.press("1")
    walker.page.wait_for_url(lambda address: address != walker.site)
    walker.check()
    walker.context.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("username", ["analis.kendari", "sekretariat.kendari", "analis.sultra"])
def test_every_screen_fits_and_is_accessible(
    browser: Browser, walked: str, username: str, size: tuple[int, int], theme: str
) -> None:
    walker = come_in(browser, walked, username, size=size, theme=theme)
    tag = f"{'hp' if size == PHONE else 'layar'}-{theme}"
    for name, path in SCREENS.items():
        walker.go(path)
        walker.check()
        if username == "analis.kendari":
            walker.picture(f"{name}-{tag}", whole=size == PHONE)
    for name, path, link in (
        ("cerita", "cerita/", STORY),
        ("kasus", "kasus/", "Sengketa batas kebun"),
        ("rapat", "rapat/", "Rapat rukun November"),
    ):
        walker.go(path)
        walker.page.get_by_role("link", name=link).first.click()
        walker.page.locator("header.head").wait_for()
        if name == "cerita":
            walker.page.locator("[data-evidence]").nth(1).click()
            walker.page.locator(".evidence").wait_for()
        walker.check()
        if username == "analis.kendari":
            walker.picture(f"{name}-{tag}", whole=True)
    walker.go("cerita/")
    walker.page.get_by_role("link", name=STORY).first.click()
    walker.page.locator("#sanding ~ .columns-two h3 a").first.click()
    walker.page.locator(".reading").wait_for()
    walker.check()
    if username == "analis.kendari":
        walker.picture(f"laporan-{tag}", whole=True)
    walker.context.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_door_and_the_missing_page_are_accessible(
    browser: Browser, site: str, size: tuple[int, int], theme: str
) -> None:
    walker = Walker(browser, site, size, theme, script=True)
    walker.check()
    walker.picture(f"masuk-{'hp' if size == PHONE else 'layar'}-{theme}")
    walker.context.close()


def test_without_scripts_evidence_opens_and_forms_work(browser: Browser, walked: str) -> None:
    walker = come_in(browser, walked, "analis.kendari", script=False)
    walker.go("cerita/")
    walker.page.get_by_role("link", name=STORY).first.click()
    walker.page.locator("[data-evidence]").first.click()
    assert walker.page.locator(".evidence mark.selected").count() >= 1
    walker.page.get_by_role("button", name="Konfirmasi fakta").click()
    walker.page.get_by_text("Fakta dikonfirmasi.").wait_for()
    walker.context.close()


def test_another_regency_sees_nothing_of_it(browser: Browser, walked: str) -> None:
    walker = come_in(browser, walked, "analis.luwu")
    for path in ("", "cerita/", "kasus/", "rapat/", "cari/?q=rukun"):
        walker.go(path)
        assert "Rapat rukun" not in walker.page.inner_text("body")
        assert "Sengketa batas" not in walker.page.inner_text("body")
    walker.context.close()
