"""What each role asks first is answered on its first page, on the demonstration's own data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.desk.walker import LAPTOP, PHONE, come_in, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class First:
    """What the first page shows before any click, and where its one filled button leads.

    `next_` is on the page that the button opens.
    """

    seen: tuple[str, ...]
    button: str
    next_: str = ""


ROLES = {
    "analis.kendari": First(
        ("Cerita perlu diperiksa", "Tindakan jatuh tempo ≤ 7 hari", "lewat 4 hari"),
        "Periksa berikutnya",
        "Konfirmasi",
    ),
    "analis.sultra": First(
        ("Eskalasi dan tawaran perlu jawaban", "Kota Kendari", "Kabupaten Bombana"),
        "Jawab eskalasi",
        "Pesan berantai penculikan anak yang tidak benar",
    ),
    "nasional": First(
        ("Melintasi provinsi", "Pemerintah Siapkan Pedoman Kewaspadaan Dini", "lewat 4 hari"),
        "Tinjau yang terlambat",
        "Temui kedua kelompok pedagang",
    ),
    "sekretariat.kendari": First(
        ("Tindak lanjut Rakornas", "Belum selesai", "Petakan lahan yang diakui dua pihak"),
        "Lanjutkan rapat",
        "Sengketa lahan di sekitar pelabuhan baru",
    ),
    "sekretariat.nasional": First(
        ("Belum selesai", "Ukur ulang batas lahan"), "Rencanakan rapat", "Tema"
    ),
    "pertanahan.kendari": First(
        ("Tindakan lembaga saya", "Ukur ulang batas lahan bersama warga", "terhambat"),
        "Kerjakan yang pertama",
        "Peta bidang lama belum ditemukan.",
    ),
    "pembaca.sultra": First(
        ("Apa yang sudah dikonfirmasi", "Sulawesi Tenggara"),
        "Lihat yang dikonfirmasi",
        "Aksi Tolak Tarif Air di Kendari Berlangsung Damai",
    ),
    "kelola.kendari": First(
        ("Orang yang terkunci", "Pekerjaan latar yang berhenti", "cadangan data"), "", ""
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("desk"), "demo") as address:
        yield address


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("username", ROLES)
def test_a_role_finds_its_answer_first_and_may_open_all_of_its_menu(
    browser: Browser, site: str, username: str, size: tuple[int, int]
) -> None:
    walker, first = come_in(browser, site, username, size=size), ROLES[username]
    shown = walker.page.inner_text("main")
    assert [words for words in first.seen if words not in shown] == []
    filled = walker.page.locator("main .button")
    assert (filled.count(), first.button in filled.inner_text()) == (1, True)
    walker.page.locator(".more > summary").click()
    walker.check()
    links = walker.page.locator(".rail a:visible").evaluate_all("all => all.map(one => one.href)")
    assert len(links) >= 5
    answers = [walker.page.request.get(link).status for link in links]
    assert answers == [200] * len(links)
    if first.next_:
        walker.page.goto(str(filled.evaluate("one => one.href")))
        walker.page.locator("main").get_by_text(first.next_).first.wait_for()
    walker.context.close()
