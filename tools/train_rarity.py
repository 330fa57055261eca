"""Learn how rare each stem is in Indonesian news and write the grouper's table.

    python tools/train_rarity.py REPORTS.jsonl SOURCE-NOTE

REPORTS.jsonl holds one report a line (`title`, `text`). Only counts of hashed stems are kept;
no text, name or order of words can be read back from the table.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from selaras.stories._weights import pack, stem
from selaras.stories._words import forms

if TYPE_CHECKING:
    from collections.abc import Collection

TABLE = Path(__file__).parents[1] / "src/selaras/stories/_data/rarity.bin"


def main(path: str, source: str) -> None:
    """Count the stems of every report and write the table."""
    TABLE.write_bytes(table_of(path, source))
    print(f"{TABLE.stat().st_size} bytes")


def table_of(path: str, source: str, *, without: Collection[str] = ()) -> bytes:
    """The table of the reports in a file, but for those `without` (ids)."""
    counts: Counter[str] = Counter()
    reports = 0
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            if report["id"] in without:
                continue
            title, text = report.get("title") or "", report["text"]
            counts.update({stem(word) for word in forms(f"{title}\n{text}")})
            reports += 1
    print(f"{reports} reports, {len(counts)} stems")
    return pack(counts, reports, source)


if __name__ == "__main__":
    main(*sys.argv[1:])
