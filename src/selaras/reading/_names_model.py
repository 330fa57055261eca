"""The names model: a linear chain over words whose weights are summed once per word and kept."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from selaras.reading._names_features import CLASSES, FLAGS, class_of, flags_of, word_features

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["HALF", "Model", "Stored", "model"]

HALF = 2
"""How many words on either side of a word speak for its label."""

_SPAN = 2 * HALF + 1
_SURE = 3.0
_SURE_LOW = 2.0
_FAR = 4.0
_KEPT_WORDS = 60_000
_TOGETHER = 3
_NEVER = -1e9
_FILE = "_data/names.bin"


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


class Model:
    """The model ready to use, with the summed weights of every word met so far."""

    def __init__(self, stored: Stored) -> None:
        self.labels = stored.labels
        self._lexicon = stored.lexicon
        self._singles = stored.singles
        self._tables = [
            (tuple(map(int, offsets.split(","))), _table(rows, len(self.labels)))
            for offsets, rows in stored.tables.items()
        ]
        self._steps = _steps(stored)
        self._entering = self._steps.max(axis=0)
        self._paths = [self._paths_of(size) for size in range(1, _TOGETHER + 1)]
        self._costs: list[list[float]] = self._steps.tolist()
        self._forget()

    def named(self, words: list[str]) -> Iterator[tuple[str, int, int]]:
        """Yield (kind, first word, past the last word) of each name.

        Args:
            words: The words of all sentences, edges between them and at both ends.
        """
        numbers = self._numbers(words)
        scores = self._scores(numbers)
        for first, labels in self._decoded(scores, self._margins[numbers[HALF:-HALF]]):
            yield from self._runs(labels, first + HALF)

    def kind_of(self, word: str) -> str:
        """The class of a word: "name", "said", "title" ..., "capital" for one in no list."""
        return CLASSES[self._classes[self._number_of(word)]]

    def common(self, word: str) -> bool:
        """Whether the lower-case form of a word is a common word."""
        return bool(flags_of(word, self._lexicon) >> FLAGS.index("common") & 1)

    def _forget(self) -> None:
        self._index: dict[str, int] = {}
        self._weights = np.zeros((8192, _SPAN, len(self.labels)), dtype=np.float32)
        self._classes = np.zeros(8192, dtype=np.intp)
        self._margins = np.full(8192, _SURE, dtype=np.float32)

    def _number_of(self, word: str) -> int:
        """The number of a word in the store, which takes it up if it is new."""
        known = self._index.get(word)
        if known is not None:
            return known
        number = len(self._index)
        if number == len(self._classes):
            self._weights = np.concatenate([self._weights, np.zeros_like(self._weights)])
            self._classes = np.concatenate([self._classes, np.zeros_like(self._classes)])
            self._margins = np.concatenate([self._margins, np.full_like(self._margins, _SURE)])
        flags = flags_of(word, self._lexicon)
        row = [0] * (_SPAN * len(self.labels))
        for feature in word_features(word, flags):
            for at, weight in self._singles.get(feature, ()):
                row[at] += weight
        self._weights[number] = np.array(row, dtype=np.float32).reshape(_SPAN, -1) / 1000
        self._classes[number] = CLASSES.index(class_of(word, flags))
        if not word[0].isupper():
            self._margins[number] = _SURE_LOW
        self._index[word] = number
        return number

    def _numbers(self, words: list[str]) -> NDArray[np.intp]:
        """The numbers of the words of a text."""
        if len(self._index) > _KEPT_WORDS:
            self._forget()
        found = list(map(self._index.get, words))
        if None in found:
            found = [self._number_of(word) for word in words]
        return np.array(found, dtype=np.intp)

    def _scores(self, numbers: NDArray[np.intp]) -> NDArray[np.float32]:
        """The score of every label for every word but the edges at both ends."""
        size = len(numbers) - 2 * HALF
        total: NDArray[np.float32] = self._weights[numbers[:size], 0]
        for place in range(1, _SPAN):
            total += self._weights[numbers[place : place + size], place]
        classes = self._classes[numbers]
        for offsets, table in self._tables:
            run = classes[HALF + offsets[0] : HALF + offsets[0] + size]
            for offset in offsets[1:]:
                run = run * len(CLASSES) + classes[HALF + offset : HALF + offset + size]
            total += table[run]
        return total

    def _decoded(
        self, scores: NDArray[np.float32], margins: NDArray[np.float32]
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """The best labels of each run of words between words that are surely no name."""
        likely = scores + self._entering
        open_ = np.zeros(len(scores) + 2, dtype=np.int8)
        open_[1:-1] = likely[:, 1:].max(axis=1) > likely[:, 0] - margins
        open_[1:-1] |= open_[:-2] & open_[2:]
        turns = np.flatnonzero(np.diff(open_))
        firsts, sizes = turns[::2], turns[1::2] - turns[::2]
        for size in range(1, _TOGETHER + 1):
            at = firsts[sizes == size]
            if len(at):
                yield from self._best_of(scores, at, size)
        long = sizes > _TOGETHER
        for first, size in zip(firsts[long].tolist(), sizes[long].tolist(), strict=True):
            run = slice(first, first + size)
            yield first, self._best_path(scores[run].tolist(), likely[run].tolist())

    def _best_of(
        self, scores: NDArray[np.float32], firsts: NDArray[np.intp], size: int
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """The best labels of all runs of one small size at once, those without a name left out."""
        paths, costs = self._paths[size - 1]
        total = costs + scores[firsts][:, paths[:, 0]]
        for place in range(1, size):
            total += scores[firsts + place][:, paths[:, place]]
        best = total.argmax(axis=1)
        for first, path in zip(firsts.tolist(), best.tolist(), strict=True):
            if path:
                yield first, paths[path].tolist()

    def _paths_of(self, size: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """All label paths of a size, the one without a name first, and the cost of their steps."""
        paths, costs = [], []
        for path in product(range(len(self.labels)), repeat=size):
            walk = (0, *path, 0)
            cost = sum(float(self._steps[a, b]) for a, b in pairwise(walk))
            if cost > _NEVER / 2:
                paths.append(path)
                costs.append(cost)
        return np.array(paths, dtype=np.intp), np.array(costs, dtype=np.float32)

    def _best_path(self, rows: list[list[float]], likely: list[list[float]]) -> list[int]:
        """The best labels of one run; labels far from the likeliest of a word are passed over."""
        steps = self._costs
        best = {0: 0.0}
        back: list[dict[int, int]] = []
        for row, chances in zip(rows, likely, strict=True):
            floor = min(max(chances) - _FAR, chances[0])
            came: dict[int, int] = {}
            now: dict[int, float] = {}
            for label, chance in enumerate(chances):
                if chance < floor:
                    continue
                top, prior = max([(value + steps[p][label], p) for p, value in best.items()])
                came[label] = prior
                now[label] = top + row[label]
            back.append(came)
            best = now
        _, label = max([(value + steps[p][0], p) for p, value in best.items()])
        path = [label]
        for came in reversed(back[1:]):
            label = came[label]
            path.append(label)
        return path[::-1]

    def _runs(self, labels: Sequence[int], offset: int) -> Iterator[tuple[str, int, int]]:
        """The names in a run of labels."""
        first = None
        for i, number in enumerate((*labels, 0)):
            label = self.labels[number]
            if first is not None and not label.startswith("I-"):
                yield self.labels[labels[first]][2:], offset + first, offset + i
                first = None
            if label.startswith("B-"):
                first = i


def _steps(stored: Stored) -> NDArray[np.float32]:
    """The cost of each step from label to label; the inside of a name only follows its own."""
    steps: NDArray[np.float32] = np.array(stored.steps, dtype=np.float32) / np.float32(1000)
    for after, label in enumerate(stored.labels):
        for before, other in enumerate(stored.labels):
            if label.startswith("I-") and other[2:] != label[2:]:
                steps[before, after] = _NEVER
    return steps


def _table(rows: Mapping[str, tuple[tuple[int, int], ...]], labels: int) -> NDArray[np.float32]:
    """The weights per run of classes, by the run's number."""
    deep = next(iter(rows), "").count(",") + 1
    table = np.zeros((len(CLASSES) ** deep, labels), dtype=np.float32)
    for run, weights in rows.items():
        number = 0
        for name in run.split(","):
            number = number * len(CLASSES) + CLASSES.index(name)
        for label, weight in weights:
            table[number, label] = weight / 1000
    return table


@cache
def model() -> Model:
    """The model that ships with the reader."""
    packed = files("selaras.reading").joinpath(_FILE).read_bytes()
    return Model(msgspec.msgpack.decode(zlib.decompress(packed), type=Stored))
