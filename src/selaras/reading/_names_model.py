"""The names model: a linear chain over words whose weights are summed once per word and kept."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from selaras.reading._names_features import (
    CLASSES,
    FLAGS,
    Kind,
    flags_of,
    form_features,
    kind_features,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["HALF", "Model", "Stored", "model"]

HALF = 2
"""How many words on either side of a word speak for its label."""

_SPAN = 2 * HALF + 1
_RUN = 3
_SURE = 3.0
_SURE_LOW = 2.0
_FAR = 4.0
_KEPT_WORDS = 60_000
_TOGETHER = 3
_NEVER = -1e9
_HOPELESS = _NEVER / 2
_AFTER = (0.0,)
_FILE = "_data/names.bin"
_NUMBERS = {name: number for number, name in enumerate(CLASSES)}


class Stored(msgspec.Struct, frozen=True):
    """The model as it lies in its file; weights are thousandths.

    `singles` gives per feature of one word (place in the row times labels plus label, weight);
    `tables` per row of offsets and run of classes (label, weight); `steps` label to label.
    """

    labels: tuple[str, ...]
    lexicon: dict[str, int]
    singles: dict[str, tuple[tuple[int, int], ...]]
    tables: dict[str, dict[str, tuple[tuple[int, int], ...]]]
    steps: tuple[tuple[int, ...], ...]


_Name = tuple[str, int, int]


class _Paths(NamedTuple):
    """All label paths of one size: labels by place in the run, costs, and the names in each."""

    labels: NDArray[np.intp]
    costs: NDArray[np.float32]
    names: list[list[_Name]]


class Model:
    """The model ready to use, with the summed weights of every word met so far."""

    def __init__(self, stored: Stored) -> None:
        self.labels = stored.labels
        self._lexicon = stored.lexicon
        self._number_of = {feature: row for row, feature in enumerate(stored.singles, start=1)}
        self._singles = _singles(stored)
        self._runs, self._firsts = _runs(stored)
        self._steps = _steps(stored)
        self._entering = self._steps.max(axis=0)
        self._paths = [self._paths_of(size) for size in range(1, _TOGETHER + 1)]
        costs: list[list[float]] = self._steps.T.tolist()
        self._choices = [
            [(label, costs[label]) for label in range(len(costs)) if bits >> label & 1]
            for bits in range(256)
        ]
        self._forget()

    def named(self, words: list[str], starts: Sequence[int] = ()) -> Iterator[tuple[str, int, int]]:
        """Yield (kind, first word, past the last word) of each name.

        Args:
            words: The words of all sentences, edges between them and at both ends.
            starts: Where the first edge of each further report stands; no name runs into it.
        """
        if len(words) <= 2 * HALF:
            return
        numbers = self._numbers(words)
        scores = self._scores(numbers)
        margins = self._margins.take(numbers)
        for place in range(-HALF, HALF):
            margins[np.array(starts, dtype=np.intp) + place] = -np.inf
        for first, names in self._decoded(scores, margins[HALF:-HALF]):
            for kind, start, past in names:
                yield kind, first + HALF + start, first + HALF + past

    def kind_of(self, word: str) -> str:
        """The class of a word: "name", "said", "title" ..., "capital" for one in no list."""
        if word not in self._index:
            self._take_up([word])
        return CLASSES[self._classes[self._index[word]]]

    def common(self, word: str) -> bool:
        """Whether the lower-case form of a word is a common word."""
        return bool(flags_of(word, self._lexicon) >> FLAGS.index("common") & 1)

    def _forget(self) -> None:
        self._index: dict[str, int] = {}
        self._kinds: dict[Kind, list[int]] = {}
        self._weights = np.zeros((8192, _SPAN * len(self.labels)), dtype=np.float32)
        self._classes = np.zeros(8192, dtype=np.intp)
        self._margins = np.zeros(8192, dtype=np.float32)

    def _grow(self) -> None:
        self._weights = np.concatenate([self._weights, np.zeros_like(self._weights)])
        self._classes = np.concatenate([self._classes, np.zeros_like(self._classes)])
        self._margins = np.concatenate([self._margins, np.zeros_like(self._margins)])

    def _numbers(self, words: Sequence[str]) -> NDArray[np.intp]:
        """The numbers of words in the store, which takes up those that are new."""
        if len(self._index) > _KEPT_WORDS:
            self._forget()
        new = set(words) - self._index.keys()
        if new:
            self._take_up(list(new))
        return np.fromiter(map(self._index.__getitem__, words), np.intp, len(words))

    def _take_up(self, words: list[str]) -> None:
        """Number new words, sum their weights and keep them."""
        first, past = len(self._index), len(self._index) + len(words)
        while past > len(self._classes):
            self._grow()
        kinds = [kind_of(word, flags_of(word, self._lexicon)) for word in words]
        rows: list[int] = []
        starts: list[int] = []
        for word, kind in zip(words, kinds, strict=True):
            starts.append(len(rows))
            rows += self._kind_rows(kind)
            rows += filter(None, map(self._number_of.get, form_features(word)))
        sums = np.add.reduceat(self._singles.take(rows, axis=0), starts, axis=0)
        self._weights[first:past] = sums.astype(np.float32) / 1000
        self._classes[first:past] = [_NUMBERS[kind.name] for kind in kinds]
        self._margins[first:past] = [_SURE if word[0].isupper() else _SURE_LOW for word in words]
        self._index.update(zip(words, range(first, past), strict=True))

    def _kind_rows(self, kind: Kind) -> list[int]:
        """The rows of the features that all words of a kind share, an empty row first."""
        rows = self._kinds.get(kind)
        if rows is None:
            found = map(self._number_of.get, kind_features(kind))
            rows = self._kinds[kind] = [0, *filter(None, found)]
        return rows

    def _scores(self, numbers: NDArray[np.intp]) -> NDArray[np.float32]:
        """The score of every label for every word but the edges at both ends."""
        size, labels = len(numbers) - 2 * HALF, len(self.labels)
        weights = self._weights.take(numbers, axis=0)
        total: NDArray[np.float32] = weights[:size, :labels].copy()
        for place in range(1, _SPAN):
            total += weights[place : place + size, place * labels : (place + 1) * labels]
        classes = self._classes.take(numbers)
        runs = (classes[:-2] * len(CLASSES) + classes[1:-1]) * len(CLASSES) + classes[2:]
        near = self._runs.take(runs, axis=0)
        for table, first in enumerate(self._firsts):
            total += near[first : first + size, table * labels : (table + 1) * labels]
        return total

    def _decoded(
        self, scores: NDArray[np.float32], margins: NDArray[np.float32]
    ) -> Iterator[tuple[int, Sequence[_Name]]]:
        """The names of each run of words between words that are surely no name."""
        likely = np.ascontiguousarray((scores + self._entering).T)
        open_ = np.zeros(len(scores) + 2, dtype=np.int8)
        open_[1:-1] = likely[1:].max(axis=0) > likely[0] - margins
        open_[1:-1] |= open_[:-2] & open_[2:]
        turns = np.flatnonzero(np.diff(open_))
        firsts, sizes = turns[::2], turns[1::2] - turns[::2]
        for size, paths in enumerate(self._paths, start=1):
            at = firsts[sizes == size]
            if len(at):
                yield from _best_of(scores, at, paths)
        long = sizes > _TOGETHER
        words = np.flatnonzero(open_)[np.repeat(long, sizes)] - 1
        rows, chosen = scores.take(words, axis=0).tolist(), _chosen(likely.take(words, axis=1))
        start = 0
        for first, size in zip(firsts[long].tolist(), sizes[long].tolist(), strict=True):
            run = slice(start, start + size)
            start += size
            yield first, self._names_in(self._best_path(rows[run], chosen[run]))

    def _paths_of(self, size: int) -> _Paths:
        """All label paths of a size, the one without a name first, and the cost of their steps."""
        paths, costs = [], []
        for path in product(range(len(self.labels)), repeat=size):
            walk = (0, *path, 0)
            cost = sum(float(self._steps[a, b]) for a, b in pairwise(walk))
            if cost > _HOPELESS:
                paths.append(path)
                costs.append(cost)
        return _Paths(
            np.array(paths, dtype=np.intp).T.copy(),
            np.array(costs, dtype=np.float32),
            [self._names_in(path) for path in paths],
        )

    def _best_path(self, rows: list[list[float]], chosen: list[int]) -> list[int]:
        """The best labels of one run among those chosen for each word."""
        best = [(0, 0.0)]
        back: list[dict[int, int]] = []
        for row, bits in zip([*rows, _AFTER], [*chosen, 1], strict=True):
            came: dict[int, int] = {}
            now: list[tuple[int, float]] = []
            for label, costs in self._choices[bits]:
                last, top = 0, _HOPELESS
                for before, value in best:
                    worth = value + costs[before]
                    if worth >= top:
                        last, top = before, worth
                if top > _HOPELESS:
                    came[label] = last
                    now.append((label, top + row[label]))
            back.append(came)
            best = now
        label = 0
        path = []
        for came in back[:0:-1]:
            label = came[label]
            path.append(label)
        return path[::-1]

    def _names_in(self, labels: Sequence[int]) -> list[_Name]:
        """The names in a run of labels: kind, first word, past the last."""
        names: list[_Name] = []
        first = None
        for i, number in enumerate((*labels, 0)):
            label = self.labels[number]
            if first is not None and not label.startswith("I-"):
                names.append((self.labels[labels[first]][2:], first, i))
                first = None
            if label.startswith("B-"):
                first = i
        return names


def _best_of(
    scores: NDArray[np.float32], firsts: NDArray[np.intp], paths: _Paths
) -> Iterator[tuple[int, Sequence[_Name]]]:
    """The names of all runs of one small size at once."""
    total: NDArray[np.float32] = paths.costs
    for place, labels in enumerate(paths.labels):
        total = total + scores.take(firsts + place, axis=0).take(labels, axis=1)
    for first, path in zip(firsts.tolist(), total.argmax(axis=1).tolist(), strict=True):
        if path:
            yield first, paths.names[path]


def _chosen(likely: NDArray[np.float32]) -> list[int]:
    """Which labels of each word are not far from its likeliest, as bits; always the first."""
    chances = likely.astype(np.float64)
    floor = np.minimum(chances.max(axis=0) - _FAR, chances[0])
    bits: list[int] = np.packbits(chances >= floor, axis=0, bitorder="little")[0].tolist()
    return bits


def _singles(stored: Stored) -> NDArray[np.int32]:
    """The weights of every feature of one word, in thousandths; the first row is empty."""
    table = np.zeros((len(stored.singles) + 1, _SPAN * len(stored.labels)), dtype=np.int32)
    for row, hits in enumerate(stored.singles.values(), start=1):
        for at, weight in hits:
            table[row, at] += weight
    return table


def _steps(stored: Stored) -> NDArray[np.float32]:
    """The cost of each step from label to label; the inside of a name only follows its own."""
    steps: NDArray[np.float32] = np.array(stored.steps, dtype=np.float32) / np.float32(1000)
    for after, label in enumerate(stored.labels):
        for before, other in enumerate(stored.labels):
            if label.startswith("I-") and other[2:] != label[2:]:
                steps[before, after] = _NEVER
    return steps


def _runs(stored: Stored) -> tuple[NDArray[np.float32], tuple[int, ...]]:
    """The weights of all tables for each run of three classes, and where each table's begins.

    A table begins at 0 for the word after the run's middle, at 1 for the middle itself, at 2 for
    the word before it.
    """
    sizes = (len(CLASSES),) * _RUN
    weights = np.zeros((*sizes, len(stored.tables), len(stored.labels)), dtype=np.float32)
    firsts = []
    for table, (listed, rows) in enumerate(stored.tables.items()):
        offsets = tuple(map(int, listed.split(",")))
        first = next(at for at in (1, 0, 2) if all(0 <= o + 2 - at < _RUN for o in offsets))
        firsts.append(first)
        for run, hits in rows.items():
            place: list[int | slice] = [slice(None)] * _RUN
            for offset, name in zip(offsets, run.split(","), strict=True):
                place[offset + 2 - first] = _NUMBERS[name]
            for label, weight in hits:
                weights[*place, table, label] = weight / 1000
    return weights.reshape(len(CLASSES) ** _RUN, -1), tuple(firsts)


@cache
def model() -> Model:
    """The model that ships with the reader."""
    packed = files("selaras.reading").joinpath(_FILE).read_bytes()
    return Model(msgspec.msgpack.decode(zlib.decompress(packed), type=Stored))
