"""Time per added reading and memory as the store grows, on made-up readings.

    python bench/stories_growth.py 10000 100000 [1000000]

Ten thousand readings a day arrive in order; a day has two thousand topics of about five readings
each. Words are drawn at random, so the texts say nothing. Every tenth of a run prints a line.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time

from selaras.records import DateMention, Reading, ReportHead, Span
from selaras.stories import Grouper, MemoryCandidates, sign

PER_DAY = 10_000
TOPICS = 2_000
KEEP_DAYS = 30
FIRST_DAY = 737_000
COMMON = (
    "yang dan di ke dari untuk dengan pada ini itu akan tidak juga oleh dalam ada bisa kata sudah "
    "saat karena para lebih telah kami kita mereka dia ia saya tersebut sebagai bahwa menjadi "
    "hari orang tahun atau namun hingga agar setelah masih harus secara seperti sejumlah warga "
    "jakarta indonesia pemerintah presiden polisi negara daerah kota jalan rumah anak hal"
).split()


def main(*sizes: str) -> None:
    """Grow a store to each size and print milliseconds per reading and memory."""
    for size in map(int, sizes):
        _grow(size)


def _grow(size: int) -> None:
    grouper = Grouper(MemoryCandidates(keep_days=KEEP_DAYS))
    chance = random.Random(7)
    slowest = spent = 0.0
    for at in range(1, size + 1):
        signature = sign(_reading(at, chance))
        start = time.perf_counter()
        grouper.add(signature)
        took = time.perf_counter() - start
        spent, slowest = spent + took, max(slowest, took)
        if at % (size // 10) == 0:
            mean = spent / (size // 10) * 1000
            print(
                f"{at:>9} readings: {mean:.2f} ms each, slowest {slowest * 1000:.0f} ms, "
                f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB",
                flush=True,
            )
            slowest = spent = 0.0


def _reading(at: int, chance: random.Random) -> Reading:
    """A reading of 120 words: its topic's, and common ones."""
    day = at // PER_DAY
    topic = random.Random(day * TOPICS + chance.randrange(TOPICS))
    own = [f"t{topic.randrange(400_000)}" for _ in range(40)]
    words = chance.sample(own, 30) + chance.choices(COMMON, k=90)
    chance.shuffle(words)
    text = " ".join(words)
    published = dt.date.fromordinal(FIRST_DAY + day).isoformat()
    return Reading(
        reader={},
        report=ReportHead(id=f"r{at}", title=" ".join(own[:8]), published=published),
        text=text,
        body=(Span(0, len(text)),),
        dates=(DateMention(date=published, precision="day", spans=(Span(0, 1),)),),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
