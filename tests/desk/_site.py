"""A desk to walk through: `python _site.py DATA small|sample` prints its address and serves."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from selaras import desk  # noqa: E402  # the path comes first

if TYPE_CHECKING:
    from selaras.records import Reading, Report, Story

Load = tuple[list["Reading"], list["Story"], list["Report"]]


def small() -> Load:
    """Two reports of one story, read by hand."""
    from tests.desk import conftest

    return [conftest.reading_a(), conftest.reading_b()], [conftest.story_of_both()], []


def sample() -> Load:
    """The sample that the project ships, read and grouped by the machine."""
    from selaras.reading import mask, read
    from selaras.records import Report, normalise
    from selaras.stories import group

    folder = ROOT / "sample"
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    reports = [
        Report(
            id=row["id"],
            url=row["url"],
            outlet=row["outlet"],
            title=row["title"],
            published=row["published"] or None,
            text=normalise((folder / row["file"]).read_text(encoding="utf-8")),
        )
        for row in rows
    ]
    readings = [mask(read(report)) for report in reports]
    return readings, list(group(readings)), reports


def main() -> None:
    """Serve the small house or the sample until killed."""
    desk.prepare(Path(sys.argv[1]))
    desk.migrate()
    from tests.desk import conftest

    readings, stories, reports = {"small": small, "sample": sample}[sys.argv[2]]()
    desk.load_demo(readings, stories, reports=reports, new_password=lambda: conftest.PASSWORD)
    server = desk.Server("127.0.0.1", desk.free_port("127.0.0.1", 0))
    sys.stdout.write(server.url + "\n")
    sys.stdout.flush()
    server.run()


if __name__ == "__main__":
    main()
