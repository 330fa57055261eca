"""Make the official region table from the npm package idn-area-data: one file, four levels.

Provinces, regencies and cities, districts, and the inhabited islands that lie in one regency.
Villages stay out: 83,000 names, most of them borne by many villages, would not settle a place.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "frontend/node_modules/idn-area-data/data"
TARGET = ROOT / "src/selaras/regions/_data/regions.csv"

# Words that open joined names: Gunungkidul and Gunung Kidul are one name.
FIRST_WORDS = (
    "air alas aek bandar batu bukit dolok gunung karang koto kota kuala labuan labuhan lubuk muara "
    "muaro padang pangkal pangkalan pulau rantau sei sidi simpang suka sumber sungai talang tanah "
    "tanjung tapak tebing telaga teluk ujung ulu wono"
).split()
JOINED = re.compile(
    "("
    + "|".join(sorted((word.capitalize() for word in FIRST_WORDS), key=len, reverse=True))
    + ")(?=[a-z]{4,}$)"
)
TYPE = re.compile(r"(?:Kabupaten|Kota)(?: Administrasi)? |Daerah (?:Khusus Ibukota|Istimewa) ")

Row = tuple[str, str, str, str, str]


def build(source: Path = SOURCE, target: Path = TARGET) -> None:
    """Write `code,name,level,parent,spellings`, sorted by code, islands last."""
    rows = [
        *_level(source / "provinces.csv", "province", ""),
        *_level(source / "regencies.csv", "regency", "province_code"),
        *_level(source / "districts.csv", "district", "regency_code"),
    ]
    rows.sort()
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "level", "parent", "spellings"))
        writer.writerows([*rows, *sorted(_islands(source / "islands.csv"))])


def _level(path: Path, level: str, parent: str) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                row["code"],
                row["name"],
                level,
                row[parent] if parent else "",
                ";".join(_spellings(row["name"], level)),
            )
            for row in csv.DictReader(file)
        ]


def _spellings(name: str, level: str) -> list[str]:
    """How else a name is written: joined, split, with or without a hyphen."""
    if level != "district":
        name = TYPE.sub("", name, count=1)
    words = name.split(" ")
    if len(words) > 2 and words[0] == words[1]:
        return [f"{words[0]}-{' '.join(words[1:])}"]
    if len(words) == 2 and all(word.isalpha() and word[0].isupper() for word in words):
        joined = words[0] + words[1].lower()
        if words[0].lower() in FIRST_WORDS:
            return [joined]
        return [joined, f"{words[0]}-{words[1]}"] if words[0] == words[1] else []
    if "-" in name:
        return [name.replace("-", " ")]
    first = JOINED.match(name)
    return [] if first is None else [f"{first[1]} {name[first.end() :].capitalize()}"]


def _islands(path: Path) -> list[Row]:
    """Inhabited islands whose name is borne once and that lie in one regency."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["code"], row["name"], "island", row["regency_code"], "")
            for row in csv.DictReader(file)
            if row["is_populated"] == "1" and row["regency_code"]
        ]
    count = Counter(row[1] for row in rows)
    return [row for row in rows if count[row[1]] == 1 and row[1].startswith("Pulau ")]


if __name__ == "__main__":
    build()
