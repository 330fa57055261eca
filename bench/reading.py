"""Reports a second of `selaras read --json`, whole process, cold start included.

Beside it, on the same texts: spaCy's blank Indonesian pipeline with a PhraseMatcher of region
names and dateparser's search, which do names of places and dates only.

    python bench/reading.py [--stages]

SELARAS_BENCH=FILE.jsonl measures on your own reports (4,000 or more, all different);
SELARAS_BENCH_PEER=4000 lets the peer read more than its usual 200, which takes it long.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _texts import reports_file

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 3
PEER = """
import json, sys, warnings
warnings.filterwarnings("ignore")
import spacy
from spacy.matcher import PhraseMatcher
from dateparser.search import search_dates
from selaras.regions import provinces, regencies
nlp = spacy.blank("id")
matcher = PhraseMatcher(nlp.vocab)
matcher.add("PLACE", [nlp.make_doc(r.name) for r in (*provinces(), *regencies())])
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
for row in rows[: int(sys.argv[2])]:
    doc = nlp(row["text"])
    places = [doc[a:b].text for _, a, b in matcher(doc)]
    dates = search_dates(row["text"], languages=["id"])
"""
PEER_REPORTS = int(os.environ.get("SELARAS_BENCH_PEER", "200"))
TOGETHER = 64
STAGES = (
    "open_document mentions find_names find_places find_bodies find_people find_dates "
    "find_speech find_events language_of with_mask_reasons"
).split()
BYTECODE = Path(tempfile.gettempdir(), "selaras-bench-bytecode")
"""Compiled modules, as an installed package has them; the first start writes them."""


def main() -> None:
    """Print the figures."""
    file, source = reports_file()
    lines = file.read_text(encoding="utf-8").strip().split("\n")
    count = len(lines)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    ours = [
        _seconds([sys.executable, "-m", "selaras", "read", "--json", str(file)])
        for _ in range(RUNS)
    ]
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    rate = count / statistics.median(ours)
    print(f"{source}; {RUNS} runs, whole process, median")
    print(f"selaras read --json    {rate:8.0f} reports/s  ({min(ours):.1f}-{max(ours):.1f} s)")
    print(f"processor time         {1000 * spent / RUNS / count:8.2f} ms a report, all processes")
    peer = _seconds([sys.executable, "-c", PEER, str(file), str(PEER_REPORTS)])
    peer_rate = PEER_REPORTS / peer
    print(
        f"spaCy + dateparser     {peer_rate:8.1f} reports/s  "
        f"(places and dates only, first {PEER_REPORTS})"
    )
    print(f"ratio                  {rate / peer_rate:8.1f}")
    one = Path(file.parent, "selaras-one.txt")
    one.write_text(json.loads(lines[0])["text"], "utf-8")
    starts = [
        _seconds([sys.executable, "-m", "selaras", "read", "--json", str(one)]) for _ in range(5)
    ]
    print(f"one file, cold start   {statistics.median(starts):8.2f} s")
    if "--stages" in sys.argv:
        _stages(lines)
    file.unlink()
    one.unlink()


def _seconds(command: list[str]) -> float:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(BYTECODE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _stages(lines: list[str]) -> None:
    """Milliseconds of processor time a report in each stage of the reader, one core, warm."""
    from selaras.intake import report_of_text
    from selaras.reading import _read

    spent = dict.fromkeys(STAGES, 0.0)
    rows = [json.loads(line) for line in lines[:1600]]
    reports = [report_of_text(r.pop("text"), **r) for r in rows]
    warm, reports = reports[:100], reports[100:]
    _read.read_together(warm)
    for stage in STAGES:
        setattr(_read, stage, _timed(getattr(_read, stage), stage, spent))
    start = time.process_time()
    for first in range(0, len(reports), TOGETHER):
        _read.read_together(reports[first : first + TOGETHER])
    spent["all of the reader"] = time.process_time() - start
    for stage, seconds in spent.items():
        print(f"  {stage:20} {1000 * seconds / len(reports):6.3f} ms")


def _timed(work: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - any stage
        start = time.process_time()
        result = work(*args, **named)
        spent[stage] += time.process_time() - start
        return result

    return timed


if __name__ == "__main__":
    main()
