"""Reports a second of `selaras read --json`, whole process, cold start included.

Beside it, on the same texts: spaCy's blank Indonesian pipeline with a PhraseMatcher of region
names and dateparser's search, which do names of places and dates only.

    python bench/reading.py [--stages]

SELARAS_BENCH=FILE.jsonl measures on your own reports (4,000 or more, all different).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from _texts import reports_file

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
PEER_REPORTS = 200
STAGES = frozenset(
    """open_document mentions find_names find_places find_bodies find_people find_dates
    find_speech find_events with_mask_reasons language_of""".split()
)


def main() -> None:
    """Print the figures."""
    file, source = reports_file()
    count = len(file.read_text(encoding="utf-8").splitlines())
    ours = [
        _seconds([sys.executable, "-m", "selaras", "read", "--json", str(file)])
        for _ in range(RUNS)
    ]
    rate = count / statistics.median(ours)
    print(f"{source}; {RUNS} runs, whole process, median")
    print(f"selaras read --json    {rate:8.0f} reports/s  ({min(ours):.1f}-{max(ours):.1f} s)")
    peer = _seconds([sys.executable, "-c", PEER, str(file), str(PEER_REPORTS)])
    peer_rate = PEER_REPORTS / peer
    print(
        f"spaCy + dateparser     {peer_rate:8.1f} reports/s  "
        f"(places and dates only, first {PEER_REPORTS})"
    )
    print(f"ratio                  {rate / peer_rate:8.1f}")
    one = Path(file.parent, "selaras-one.txt")
    one.write_text(json.loads(file.read_text(encoding="utf-8").splitlines()[0])["text"], "utf-8")
    starts = [
        _seconds([sys.executable, "-m", "selaras", "read", "--json", str(one)]) for _ in range(5)
    ]
    print(f"one file, cold start   {statistics.median(starts):8.2f} s")
    if "--stages" in sys.argv:
        _stages(file)
    file.unlink()
    one.unlink()


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def _stages(file: Path) -> None:
    """Milliseconds a report in each stage of the reader, one core."""
    import cProfile
    import pstats

    from selaras.intake import report_of_text
    from selaras.reading import read

    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[:1000]]
    reports = [report_of_text(r["text"], id=r["id"], published=r.get("published")) for r in rows]
    profile = cProfile.Profile()
    profile.runcall(lambda: [read(r) for r in reports])
    stats = pstats.Stats(profile)
    rows: dict[tuple[str, int, str], tuple[int, int, float, float, object]]
    rows = stats.stats  # type: ignore[attr-defined]
    for (path, _, name), (_, _, _, cumulative, _) in rows.items():
        if name in STAGES and "reading" in path:
            print(
                f"  {name:20} {1000 * cumulative / len(reports):6.3f} ms (profiled: relative cost)"
            )


if __name__ == "__main__":
    main()
