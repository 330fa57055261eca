"""People at a real browser: which screen they have, and what every page owes them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desk import conftest
from tests.desk._own import lay_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
KEEP = os.environ.get("SELARAS_PICTURES") == "1"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
LAPTOP, PHONE = (1366, 768), (390, 844)
THEMES = ("terang", "gelap")
DARK, PLAIN = ("cerita-", "rapat-h"), ("akun", "bantuan", "pencarian", "tindakan")
WIDER = """[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


@contextmanager
def serving(data: Path, load: str) -> Iterator[str]:
    """A desk of its own process, loaded as `_site.py` says; gives its address."""
    lay_tables(data)
    command = [sys.executable, str(Path(__file__).with_name("_site.py")), str(data), load]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
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
        self.page.fill("#id_login", username)
        self.page.fill("#id_password", conftest.PASSWORD)
        self.page.click("main button")
        self.page.wait_for_url(lambda address: "/masuk/" not in address)

    def heading(self) -> str:
        """What the page says it is."""
        return self.page.inner_text("h1")

    def check(self) -> None:
        """The page fits its window, breaks no rule of accessibility, and logs no fault."""
        self.check_width()
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        broken = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
        assert broken == [], self.page.url
        assert self.faults == []

    def check_width(self) -> None:
        """The page fits its window."""
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} scrolls sideways: {self.page.evaluate(WIDER)}"

    def check_dark(self) -> None:
        """In the dark, on a page that was checked in the light, everything can still be read."""
        self.page.evaluate("document.documentElement.dataset.theme = 'gelap'")
        rule = "{runOnly: ['color-contrast'], resultTypes: ['violations']}"
        found = self.page.evaluate(f"axe.run(document, {rule})")
        broken = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
        assert broken == [], f"{self.page.url} in the dark"

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


def come_in(
    browser: Browser,
    site: str,
    username: str,
    *,
    size: tuple[int, int] = LAPTOP,
    theme: str = "terang",
    script: bool = True,
) -> Walker:
    """Somebody who has signed in."""
    walker = Walker(browser, site, size, theme, script=script)
    walker.sign_in(username)
    return walker
