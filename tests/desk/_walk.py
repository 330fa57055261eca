"""What the long walks share: a desk with bodies' officers, and a walker who looks at each page."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.walker import KEEP, LAPTOP, PHONE, PICTURES, WIDER, Walker, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).parent
_CONTRAST = "axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']})"
_LARGEST = 60_000
_GAP = 24


@dataclass(frozen=True)
class Grounds:
    """A desk that serves, and the folder in which its data lies."""

    url: str
    data: Path

    def change(self, *words: str) -> None:
        """Change the desk from outside, such as `days 8`."""
        command = [sys.executable, str(HERE / "_later.py"), str(self.data), *words]
        subprocess.run(command, check=True)


@pytest.fixture(scope="module")
def grounds(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    """The small house, served, with bodies' officers and a national secretariat in it."""
    assert browser.is_connected()
    data = tmp_path_factory.mktemp("desk")
    with serving(data, "small") as address:
        made = Grounds(address, data)
        made.change("people")
        yield made


class Stroller(Walker):
    """Somebody at a browser who looks at each page in both themes and both widths."""

    def __init__(
        self, browser: Browser, site: str, username: str, *, size: tuple[int, int] = LAPTOP
    ) -> None:
        super().__init__(browser, site, size, "terang", script=True)
        self.sign_in(username)

    def look(self, name: str = "", *, at: str = "body") -> None:
        """The page keeps every rule; its picture is kept when pictures are asked for."""
        self.check()
        self._check_dark()
        self._check_narrow()
        if KEEP and name:
            self._keep(name, at)

    def press(self, button: str, answer: str) -> None:
        """Press a button and wait for what the desk says."""
        named = re.compile(rf"^(\d )?{re.escape(button)}$")
        self.page.get_by_role("button", name=named).first.click()
        self.page.get_by_text(answer).first.wait_for()

    def unfold(self, summary: str) -> None:
        """Open a part of the page that is folded."""
        self.page.locator("summary", has_text=summary).first.click()

    def download(self, link: str) -> bytes:
        """What a link gives as a file."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=link).first.click()
        return Path(waiting.value.path()).read_bytes()

    def _check_dark(self) -> None:
        self._theme("gelap")
        found = self.page.evaluate(_CONTRAST)
        broken = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
        assert broken == [], f"{self.page.url} in the dark"
        self._theme("terang")

    def _theme(self, theme: str) -> None:
        self.page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")

    def _check_narrow(self) -> None:
        self._resize(PHONE)
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} scrolls sideways: {self.page.evaluate(WIDER)}"
        self._resize(self.size)

    def _resize(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def _keep(self, name: str, at: str) -> None:
        """Laptop and phone beside each other in one small file."""
        shots = []
        for width in (LAPTOP[0], PHONE[0]):
            self._resize((width, LAPTOP[1]))
            self.page.locator(at).first.evaluate("one => one.scrollIntoView({block: 'start'})")
            shots.append(self.page.screenshot())
        self._resize(self.size)
        (PICTURES / f"{name}.png").write_bytes(_beside(shots))


def _beside(shots: list[bytes]) -> bytes:
    """Pictures beside each other, in as many colours as the file's size allows."""
    from PIL import Image

    pages = [Image.open(io.BytesIO(one)).convert("RGB") for one in shots]
    width = sum(one.width for one in pages) + _GAP * (len(pages) - 1)
    whole = Image.new("RGB", (width, LAPTOP[1]), "white")
    left = 0
    for one in pages:
        whole.paste(one, (left, 0))
        left += one.width + _GAP
    made = b""
    for colours in (64, 32, 16, 8):
        file = io.BytesIO()
        whole.quantize(colours, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        made = file.getvalue()
        if len(made) <= _LARGEST:
            break
    return made
