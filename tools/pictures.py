"""Make the README's pictures of the brief from the shipped sample; needs Chromium.

    python tools/pictures.py

The desk's pictures come from its browser walk: SELARAS_PICTURES=1 python -m pytest tests/desk
-m browser.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = os.environ.get("SELARAS_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
LINES = 46


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page, terminal = Path(folder, "brief.html"), Path(folder, "terminal.svg")
        _selaras("brief", "sample", "--html", str(page))
        terminal.write_text(_svg(_selaras("brief", "sample")), encoding="utf-8")
        _shoot(page, terminal)


def _selaras(*words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "selaras", *words],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "96"},
    ).stdout


def _svg(text: str) -> str:
    """A terminal's first screen as SVG."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=98, file=nowhere)
        console.print(Text("$ selaras brief sample\n" + "\n".join(text.splitlines()[:LINES])))
        return console.export_svg(title="selaras")


def _shoot(page: Path, terminal: Path) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        view = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme="light")
        view.goto(page.as_uri())
        view.screenshot(path=PICTURES / "ringkasan-html-terang.png")
        view.goto(terminal.as_uri())
        box = view.locator("svg").first.get_attribute("viewBox") or "0 0 1200 900"
        width, height = (int(float(side)) for side in box.split()[2:])
        view.set_viewport_size({"width": width, "height": height})
        view.screenshot(path=PICTURES / "ringkasan-terminal.png")
        phone = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
        phone.goto(page.as_uri())
        phone.screenshot(path=PICTURES / "ringkasan-html-hp-gelap.png")
        browser.close()


if __name__ == "__main__":
    main()
