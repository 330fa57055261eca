"""A desk to walk through: `python _site.py DATA LOAD` prints its address and serves.

LOAD is `small`, `sample`, `demo` (the sample with the demonstration's work on it), or `world`:
one of everything that the apps' rules name, with the addresses of all pages in DATA/pages.json.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from selaras import desk  # noqa: E402  # the path comes first

if TYPE_CHECKING:
    from django.http import HttpResponseBase

    from selaras.records import Reading, Report, Story

OK, NOT_GET = 200, 405
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


def demonstrate(load: str) -> None:
    """The small house, the sample, or the sample with work on it."""
    from tests.desk import conftest

    readings, stories, reports = (small if load == "small" else sample)()
    desk.load_demo(
        readings,
        stories,
        reports=reports,
        new_password=lambda: conftest.PASSWORD,
        worked=load == "demo",
    )


def world(data: Path) -> None:
    """One of everything, and for four of its people the pages that they may open."""
    from django.conf import settings
    from django.test.utils import setup_test_environment, teardown_test_environment
    from django.urls import reverse

    from selaras.desk.accounts.actions import reset_password
    from tests.desk import conftest, test_rights

    setup_test_environment()
    settings.PASSWORD_HASHERS = conftest.HASHERS
    conftest.build()
    made = test_rights.fill(conftest.House())
    reset_password(made.house.people["admin.kendari"], password=conftest.PASSWORD)
    found = {name: reverse(name, args=made.args.get(name, ())) for name in test_rights.TABLE}
    pages: dict[str, dict[str, str]] = {}
    for person in ("nasional", "analis.kendari", "sekretariat.kendari", "admin.kendari"):
        client = made.house.client(person)
        answers = {name: client.get(at) for name, at in found.items()}
        pages[person] = {name: found[name] for name, one in answers.items() if _is_page(one)}
        found = {name: found[name] for name, one in answers.items() if one.status_code != NOT_GET}
    (data / "pages.json").write_text(json.dumps(pages), encoding="utf-8")
    teardown_test_environment()


def _is_page(answer: HttpResponseBase) -> bool:
    return answer.status_code == OK and b"<html" in b"".join(answer)[:200]


def main() -> None:
    """Serve what was asked for until killed."""
    data, load = Path(sys.argv[1]), sys.argv[2]
    desk.prepare(data)
    desk.migrate()
    if load == "world":
        world(data)
    else:
        demonstrate(load)
    server = desk.Server("127.0.0.1", desk.free_port("127.0.0.1", 0))
    sys.stdout.write(server.url + "\n")
    sys.stdout.flush()
    server.run()


if __name__ == "__main__":
    main()
