"""The thread walked in a real browser, by each role: what the first half minute must answer.

With SELARAS_PICTURES=1 the shipped sample is walked instead of the small house, and every
screen is kept in docs/pictures.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
KEEP = os.environ.get("SELARAS_PICTURES") == "1"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
LAPTOP, PHONE = (1366, 768), (390, 844)
THEMES = ("terang", "gelap")
STORY = "Rakornas Ketahanan Sosial Ekonomi" if KEEP else "Rakor kerukunan"
DARK, PLAIN = ("cerita-", "rapat-h"), ("akun", "bantuan", "pencarian", "tindakan")
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
WIDER = """[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("the browser walk needs Chromium")
        pytest.skip("Chromium is not installed: the browser walk was NOT run")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=id-ID"]
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield running
        running.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    command = [sys.executable, str(Path(__file__).with_name("_site.py"))]
    load = "sample" if KEEP else "small"
    data = tmp_path_factory.mktemp("desk")
    with subprocess.Popen(
        [*command, str(data), load], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


class Walker:
    """One person at a browser; faults on the page's console fail the walk."""

    def __init__(
        self, browser: Browser, site: str, size: tuple[int, int], theme: str, *, script: bool
    ) -> None:
        self.size = size
        width, height = size
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            locale="id-ID",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.new_page()
        self.site, self.faults = site, list[str]()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.faults.append(message.text) if message.type == "error" else None,
        )
        self.go(f"masuk/?tema={theme}")

    def go(self, path: str) -> None:
        """Open an address of the desk."""
        self.page.goto(self.site + path.lstrip("/"))

    def sign_in(self, username: str) -> None:
        """Come in."""
        from tests.desk import conftest

        self.page.fill("#id_login", username)
        self.page.fill("#id_password", conftest.PASSWORD)
        self.page.click("main button")
        self.page.wait_for_url(self.site)

    def heading(self) -> str:
        """What the page says it is."""
        return self.page.inner_text("h1")

    def check(self) -> None:
        """The page fits its window, breaks no rule of accessibility, and logs no fault."""
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} scrolls sideways: {self.page.evaluate(WIDER)}"
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        broken = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
        assert broken == [], self.page.url
        assert self.faults == []

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Keep the screen, when pictures are asked for."""
        dark = name.endswith("gelap") and not name.startswith(DARK)
        if not KEEP or dark or name.startswith(PLAIN):
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        width, height = self.size
        if whole:
            height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.evaluate("window.scrollTo(0, 0)")
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.screenshot(path=PICTURES / f"{name}.png")
        self.page.set_viewport_size({"width": width, "height": self.size[1]})


def _walker(
    browser: Browser,
    site: str,
    username: str,
    *,
    size: tuple[int, int] = LAPTOP,
    theme: str = "terang",
    script: bool = True,
) -> Walker:
    walker = Walker(browser, site, size, theme, script=script)
    walker.sign_in(username)
    return walker


@pytest.fixture(scope="module")
def walked(browser: Browser, site: str) -> str:
    """The thread, from a story to the next meeting, by two people; gives the site."""
    analyst = _walker(browser, site, "analis.kendari")
    analyst.picture("hari-ini-analis")
    _confirm(analyst)
    _open_case(analyst, "Dikhawatirkan", "Sengketa batas kebun", kind="boundary_dispute")
    _open_case(analyst, "Terjadi", "Keributan antarpemuda", kind="brawl")
    secretary = _walker(browser, site, "sekretariat.kendari")
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
    walker = _walker(browser, walked, username)
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
    walker = _walker(browser, walked, username, size=size, theme=theme)
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
    walker = _walker(browser, walked, "analis.kendari", script=False)
    walker.go("cerita/")
    walker.page.get_by_role("link", name=STORY).first.click()
    walker.page.locator("[data-evidence]").first.click()
    assert walker.page.locator(".evidence mark.selected").count() >= 1
    walker.page.get_by_role("button", name="Konfirmasi fakta").click()
    walker.page.get_by_text("Fakta dikonfirmasi.").wait_for()
    walker.context.close()


def test_another_regency_sees_nothing_of_it(browser: Browser, walked: str) -> None:
    walker = _walker(browser, walked, "analis.luwu")
    for path in ("", "cerita/", "kasus/", "rapat/", "cari/?q=rukun"):
        walker.go(path)
        assert "Rapat rukun" not in walker.page.inner_text("body")
        assert "Sengketa batas" not in walker.page.inner_text("body")
    walker.context.close()
