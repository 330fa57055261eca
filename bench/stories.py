"""Quality and time of grouping beside named peers, on the same readings.

    python bench/stories.py REPORTS.jsonl LABELS.json

Peers: TF-IDF with DBSCAN and with average linkage (scikit-learn), each at the best of its
thresholds on these labels, which flatters them; and the keyword graph with Louvain communities
of taranis-story-clustering, if it is installed (with matplotlib under 3.9; it brings torch). It
downloads a sentence model and English and German stop words when it starts; where it cannot, TF-IDF
vectors of the same sentences and no stop words stand in for them, and the line says so. Prints
BCubed F1, pair F1 and seconds.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.cluster import DBSCAN, AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from selaras.reading import read
from selaras.records import Reading, Report, normalise
from selaras.stories import Grouper, MemoryCandidates, group, sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Labels = dict[str, object]


def main(reports: str, labels: str) -> None:
    """Group the labelled reports in every way and print a line for each."""
    gold = json.loads(Path(labels).read_text(encoding="utf-8"))
    readings = [reading for reading in _readings(reports) if reading.report.id in gold]
    print(f"{len(readings)} reports, {len(set(gold.values()))} stories")
    ours = _timed("selaras, batch", gold, lambda: _batch(readings))
    arrived = random.Random(1).sample(readings, len(readings))
    shuffled = _timed("selaras, one by one, shuffled", gold, lambda: _one_by_one(arrived))
    print(f"agreement of the two (BCubed F1): {figures(shuffled, ours)[0]:.4f}")
    texts = [f"{reading.report.title or ''} {reading.text}" for reading in readings]
    ids = [reading.report.id for reading in readings]
    start = time.perf_counter()
    table = TfidfVectorizer(sublinear_tf=True, min_df=1).fit_transform(texts)
    spent = time.perf_counter() - start
    steps = [float(step) for step in np.arange(0.3, 0.95, 0.02)]
    _best("TF-IDF + DBSCAN", gold, spent, steps, lambda step: _dbscan(ids, table, step))
    _best("TF-IDF + average linkage", gold, spent, steps, lambda step: _linkage(ids, table, step))
    try:
        name, cluster = _taranis_door(readings)
    except ImportError as error:
        print(f"taranis-story-clustering not run: {error}")
    else:
        _timed(name, gold, lambda: _taranis(readings, cluster))


def figures(ours: Mapping[str, object], gold: Mapping[str, object]) -> tuple[float, float]:
    """BCubed F1 and pair F1 of a grouping."""
    mine, theirs = _groups(ours), _groups(gold, ours)
    both = {id_: len(mine[ours[id_]] & theirs[gold[id_]]) for id_ in ours}
    precision = sum(both[id_] / len(mine[ours[id_]]) for id_ in ours) / len(ours)
    recall = sum(both[id_] / len(theirs[gold[id_]]) for id_ in ours) / len(ours)
    common = sum(both.values()) - len(ours)
    found = sum(len(one) * (len(one) - 1) for one in (*mine.values(), *theirs.values()))
    return (
        2 * precision * recall / (precision + recall),
        2 * common / found if found else 0.0,
    )


def _groups(
    labels: Mapping[str, object], only: Iterable[str] | None = None
) -> dict[object, set[str]]:
    groups: dict[object, set[str]] = defaultdict(set)
    for id_ in labels if only is None else only:
        groups[labels[id_]].add(id_)
    return groups


def _readings(path: str) -> Iterable[Reading]:
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            fields = {key: row.get(key) for key in ("url", "outlet", "title", "published")}
            yield read(Report(id=row["id"], text=normalise(row["text"]), **fields))


def _batch(readings: Sequence[Reading]) -> Labels:
    return {id_: story.id for story in group(readings) for id_ in story.members}


def _one_by_one(readings: Sequence[Reading]) -> Labels:
    grouper = Grouper(MemoryCandidates())
    stories: dict[str, str] = {}
    for reading in readings:
        stories |= grouper.add(sign(reading))
    return {**stories}


def _dbscan(ids: Sequence[str], table: object, step: float) -> Labels:
    found = DBSCAN(eps=step, min_samples=2, metric="cosine").fit_predict(table)
    return {id_: int(label) if label >= 0 else id_ for id_, label in zip(ids, found, strict=True)}


def _linkage(ids: Sequence[str], table: object, step: float) -> Labels:
    model = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=step
    )
    found = model.fit_predict(table.toarray())  # type: ignore[attr-defined]
    return {id_: int(label) for id_, label in zip(ids, found, strict=True)}


class _Sentences:
    """TF-IDF vectors in place of a sentence model."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._table = TfidfVectorizer(sublinear_tf=True).fit(texts)

    def encode(self, texts: str | list[str], **_: object) -> object:
        """A tensor of one vector a text."""
        torch = import_module("torch")
        rows = self._table.transform([texts] if isinstance(texts, str) else texts)
        return torch.tensor(rows.toarray(), dtype=torch.float32)


def _taranis_door(readings: Sequence[Reading]) -> tuple[str, Callable[..., Any]]:
    """What groups, and its name in the table.

    Raises:
        ImportError: The peer is not installed.
    """
    name = "story_clustering.clustering"
    try:
        return "taranis keyword graph", import_module(name).initial_clustering
    except (OSError, LookupError):
        stand_in = _Sentences([reading.text for reading in readings])
        import_module("sentence_transformers").SentenceTransformer = lambda *_: stand_in  # type: ignore[attr-defined]
        import_module("nltk.corpus").stopwords = SimpleNamespace(words=lambda _: [])  # type: ignore[attr-defined]
        return "taranis keyword graph, TF-IDF", import_module(name).initial_clustering


def _taranis(readings: Sequence[Reading], cluster: Callable[..., Any]) -> Labels:
    """Its own door, fed with the names that our reader finds as its tags."""
    items = []
    for reading in readings:
        tags = {name.name: "PER" for name in reading.people}
        tags |= {name.name: "ORG" for name in reading.bodies}
        tags |= {name.name: "LOC" for name in reading.places}
        words = (reading.report.title or "").split()
        tags |= {word: "MISC" for word in words if len(word) > 3 and word not in tags}
        report = reading.report
        item = {"content": reading.text, "review": "", "title": report.title, "language": "id"}
        items.append({"id": report.id, "tags": tags, "news_items": [{**item, "link": report.url}]})
    found: Labels = {reading.report.id: reading.report.id for reading in readings}
    for at, ids in enumerate(cluster(items)["event_clusters"]):
        found |= dict.fromkeys(ids, at)
    return found


def _timed(name: str, gold: Labels, run: Callable[[], Labels]) -> Labels:
    start = time.perf_counter()
    ours = run()
    _line(name, figures(ours, gold), time.perf_counter() - start)
    return ours


def _best(
    name: str,
    gold: Labels,
    spent: float,
    steps: Iterable[float],
    run: Callable[[float], Labels],
) -> None:
    best, seconds = (0.0, 0.0), 0.0
    for step in steps:
        start = time.perf_counter()
        found = figures(run(step), gold)
        if found > best:
            best, seconds = found, spent + time.perf_counter() - start
    _line(name, best, seconds)


def _line(name: str, found: tuple[float, float], seconds: float) -> None:
    print(f"{name:<32} BCubed F1 {found[0]:.4f}  pair F1 {found[1]:.4f}  {seconds:.2f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
