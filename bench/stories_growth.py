"""Time per added reading and memory as the store grows, on made-up readings.

    python bench/stories_growth.py 100000 [PLOT.svg]

Ten thousand readings a day arrive in order; a day has two thousand topics of about five readings
each. Words are drawn at random, so the texts say nothing. The store forgets after thirty days.
At each mark (1,000, 2,000, 5,000, 10,000 ...) a line is printed for the readings since the last
one, and the plot is drawn anew. Times are of the processor, for `Grouper.add` alone.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from pathlib import Path
from typing import NamedTuple

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
MARKS = [step * 10**power for power in range(3, 8) for step in (1, 2, 5)]


class Point(NamedTuple):
    """What was measured between the mark before and this one."""

    readings: int
    mean: float
    most: float
    slowest: float
    memory: int


def main(size: str, plot: str | None = None) -> None:
    """Grow a store to `size` readings, print a line a mark, draw the plot."""
    points: list[Point] = []
    grouper = Grouper(MemoryCandidates(keep_days=KEEP_DAYS))
    chance = random.Random(7)
    times: list[float] = []
    for at in range(1, int(size) + 1):
        signature = sign(_reading(at, chance))
        start = time.process_time()
        grouper.add(signature)
        times.append((time.process_time() - start) * 1000)
        if at in MARKS:
            points.append(_point(at, times))
            times.clear()
            one = points[-1]
            print(
                f"{at:>9} readings: {one.mean:.2f} ms each, 95 % under {one.most:.2f} ms, "
                f"slowest {one.slowest:.0f} ms, {one.memory} MB",
                flush=True,
            )
            if plot is not None:
                Path(plot).write_text(_drawn(points), encoding="utf-8")


def _point(at: int, times: list[float]) -> Point:
    ordered = sorted(times)
    return Point(
        at,
        sum(ordered) / len(ordered),
        ordered[int(len(ordered) * 0.95)],
        ordered[-1],
        _memory(),
    )


def _memory() -> int:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 // 1_000_000


def _reading(at: int, chance: random.Random) -> Reading:
    """A reading of 120 words: its topic's, and common ones."""
    day = at // PER_DAY
    topic = random.Random(day * TOPICS + chance.randrange(TOPICS))
    own = [f"t{int(topic.random() * 400_000)}" for _ in range(40)]
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


def _drawn(points: list[Point]) -> str:
    """Two panels over one row of marks: milliseconds per reading, and memory."""
    speeds = {"95 %": [one.most for one in points], "mean": [one.mean for one in points]}
    memory = {"memory": [float(one.memory) for one in points]}
    names = "".join(
        f'<text x="{_across(at, len(points)):.0f}" y="248" text-anchor="middle">'
        f"{_short(one.readings)}</text>"
        for at, one in enumerate(points)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 272" font-family="sans-serif" '
        'font-size="11" fill="#333" role="img"><title>Time per added reading and memory as the '
        'store of stories grows</title><rect width="640" height="272" fill="#fff"/>'
        f"{_panel(speeds, 20, 'ms of processor per added reading')}"
        f"{_panel(memory, 138, 'MB of memory, readings kept 30 days')}{names}"
        '<text x="330" y="266" text-anchor="middle">readings added, 10,000 a day</text></svg>\n'
    )


def _panel(lines: dict[str, list[float]], top: int, name: str) -> str:
    most = max(value for line in lines.values() for value in line)
    drawn = [f'<text x="20" y="{top}" font-weight="bold">{name}</text>']
    for (label, values), colour in zip(lines.items(), ("#b45309", "#1d4ed8"), strict=False):
        places = [
            (_across(at, len(values)), top + 88 - 72 * value / most)
            for at, value in enumerate(values)
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}"/>')
        drawn += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>'
            f'<text x="{x:.1f}" y="{y - 5:.1f}" text-anchor="middle" font-size="9">'
            f"{_figure(value)}</text>"
            for (x, y), value in zip(places, values, strict=True)
        ]
        x, y = places[-1]
        drawn.append(f'<text x="{x + 12:.1f}" y="{y + 4:.1f}" fill="{colour}">{label}</text>')
    return "".join(drawn)


def _across(at: int, count: int) -> float:
    return 50 + 520 * at / max(1, count - 1)


def _figure(value: float) -> str:
    """Three figures, and whole numbers as they are."""
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def _short(number: int) -> str:
    return f"{number // 1_000_000}M" if number >= 1_000_000 else f"{number // 1000}k"


if __name__ == "__main__":
    main(*sys.argv[1:])
