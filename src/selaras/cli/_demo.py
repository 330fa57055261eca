"""`selaras demo`: the brief of the shipped sample, then the desk on localhost with it loaded.

Without a terminal, or with CI=true, it starts the desk, fetches its first page, stops it and
ends, so that a machine can check what a person would see.
"""

from __future__ import annotations

import os
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from selaras.cli._brief_terminal import show
from selaras.cli._picture import draw
from selaras.cli._words import Words
from selaras.cli._work import Tally, readings_of
from selaras.intake import open_inputs
from selaras.reading import mask
from selaras.records import Report
from selaras.stories import group

if TYPE_CHECKING:
    from selaras.desk import Server
    from selaras.records import Reading, Story

__all__ = ["run"]

_TIMEOUT_SECONDS = 20


def run(*, port: int) -> int:
    """Show the sample; return the exit status."""
    sample = _sample()
    if sample is None:
        sys.stderr.write("the sample is not here: run this in a checkout of the project\n")
        return 2
    tally = Tally()
    readings = tuple(readings_of([str(sample)], tally, unmasked=True))
    stories = group(readings)
    words = Words("id")
    shown = {r.report.id: mask(r) for r in readings}
    show(draw(stories, shown, words, failed=tally.lost), words)
    status = tally.close()
    return _desk(sample, readings, stories, port) or status


def _sample() -> Path | None:
    """The folder of the sample in this checkout."""
    for folder in (Path.cwd(), *Path(__file__).parents):
        if (folder / "sample" / "index.csv").is_file():
            return folder / "sample"
    return None


def _desk(
    sample: Path, readings: tuple[Reading, ...], stories: tuple[Story, ...], port: int
) -> int:
    """Load the desk and open it; return the exit status."""
    try:
        from selaras.cli._desk import demo_server, print_accounts
    except ModuleNotFoundError as error:
        sys.stderr.write(f"the desk needs: pip install 'selaras[desk]' ({error.name})\n")
        return 0
    from rich.console import Console

    console = Console(highlight=False)
    reports = [item for item in open_inputs([str(sample)]) if isinstance(item, Report)]
    with tempfile.TemporaryDirectory(prefix="selaras-demo-", ignore_cleanup_errors=True) as data:
        console.print("\nloading the sample into the desk ...", style="dim")
        server, accounts = demo_server(
            readings, stories, data=Path(data), reports=reports, port=port
        )
        if port and not server.url.endswith(f":{port}/"):
            console.print(f"port {port} is busy; the desk takes another")
        console.print(f"\n[bold]The desk:[/bold] {server.url}\nSign in as:")
        print_accounts(accounts, console)
        if not sys.stdout.isatty() or os.environ.get("CI") == "true":
            return _fetch_first_page(server)
        console.print("\nCtrl+C stops it; what you enter here is gone then.")
        server.run()
    return 0


def _fetch_first_page(server: Server) -> int:
    """Start the desk, fetch its first page, stop it; return the exit status."""
    server.start()
    try:
        with urllib.request.urlopen(server.url, timeout=_TIMEOUT_SECONDS) as answer:
            page = answer.read().decode("utf-8")
    finally:
        server.stop()
    found = "<title>" in page and "Selaras" in page
    sys.stdout.write(
        f"first page: {len(page):,} characters, {'as expected' if found else 'WRONG'}\n"
    )
    return 0 if found else 1
