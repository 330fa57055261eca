"""The two source reports, read where they lie beside the project, and variants made of them.

Their texts belong to their publishers and are not part of the project.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from selaras.intake import report_of_text
from selaras.reading import read

if TYPE_CHECKING:
    from selaras.records import Reading

_FOLDER = Path(__file__).parents[2].parent / "shared" / "seeds"
FILES = {"000": "000_99381c5cfac18376.txt", "003": "003_23aeaca14c9ef613.txt"}

needs_seeds = pytest.mark.skipif(
    not _FOLDER.is_dir(), reason="the two source reports are not beside this checkout"
)


class World(NamedTuple):
    """Where a variant is set, and the words that change to set it there."""

    id: str
    region: str
    home: str
    venue: str
    day: str
    speaker: str
    regent: str
    minister: str
    changes: tuple[tuple[str, str], ...] = ()


HERE = World(
    "as printed",
    "74.71",
    "73.17",
    "Hotel Claro",
    "2023-04-11",
    "Bahtiar",
    "Basmin Mattayang",
    "Muhammad Tito Karnavian",
)
WORLDS = (
    HERE,
    World(
        "renamed",
        "74.71",
        "73.17",
        "Hotel Claro",
        "2023-04-11",
        "Surya Winoto",
        "Hendrik Palamba",
        "Agus Marwan Lubis",
        (
            ("Muhammad Tito Karnavian", "Agus Marwan Lubis"),
            ("Basmin Mattayang", "Hendrik Palamba"),
            ("Bahtiar", "Surya Winoto"),
        ),
    ),
    World(
        "another regency",
        "71.71",
        "75.02",
        "Hotel Cempaka Biru",
        "2024-09-05",
        "Bahtiar",
        "Basmin Mattayang",
        "Muhammad Tito Karnavian",
        (
            ("Hotel Claro Kendari", "Hotel Cempaka Biru Manado"),
            ("Sulawesi Tenggara", "Sulawesi Utara"),
            ("Sultra", "Sulut"),
            ("Kendari", "Manado"),
            ("Luwu", "Boalemo"),
            ("Selasa", "Kamis"),
            ("11/4/2023", "5/9/2024"),
        ),
    ),
    World(
        "reworded",
        "74.71",
        "73.17",
        "Hotel Claro",
        "2023-04-11",
        "Bahtiar",
        "Basmin Mattayang",
        "Muhammad Tito Karnavian",
        (
            ("kata Bahtiar", "ujar Bahtiar"),
            ("terangnya", "jelasnya"),
            ("katanya", "tuturnya"),
            ("pungkasnya", "tutupnya"),
            ("Jelas H Basmin", "ungkap H. Basmin"),
            ("lanjutnya", "imbuhnya"),
            ("menyampaikan bahwa", "menuturkan bahwa"),
            ("menekankan tentang pentingnya", "menegaskan pentingnya"),
            ("“", '"'),
            ("”", '"'),
            ("Berita Terkait", "Artikel Lainnya"),
            ("Selasa, (11/4/2023)", "Selasa, 11 April 2023"),
            ("Selasa (11/4/2023)", "Selasa (11/04/2023)"),
            ("dikhawatirkan akan terjadi", "dikhawatirkan muncul"),
            ("sudah terlanjur terjadi", "telanjur terjadi"),
        ),
    ),
)
_PUBLISHED_AFTER_DAYS = 1


def reading_of(seed: str, world: World, *, order: tuple[int, ...] | None = None) -> Reading:
    """Read a seed set in a world, its paragraphs in the given order (the rest follow)."""
    text = (_FOLDER / FILES[seed]).read_text(encoding="utf-8")
    for old, new in world.changes:
        text = text.replace(old, new)
    if order is not None:
        lines = text.split("\n")
        moved = [lines[i] for i in order]
        text = "\n".join([*moved, *lines[len(order) :]])
    return read(report_of_text(text, id=seed))
