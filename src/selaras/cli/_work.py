"""Read many reports on all cores, in order, with memory that stays flat."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import msgspec

from selaras.intake import Problem, open_inputs
from selaras.reading import mask, read, read_together
from selaras.records import Reading, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

__all__ = ["Tally", "in_order", "readings_json", "readings_of"]

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_ALONE = 40
_BATCH = 64
_AHEAD = 3
_GC_THRESHOLD = 50_000

_json = msgspec.json.Encoder()
_pack = msgspec.msgpack.Encoder()
_unpack = msgspec.msgpack.Decoder(Reading)


class Tally:
    """Counts a run: in = out + named failures. Problems are named on standard error."""

    def __init__(self) -> None:
        self.read = 0
        self.problems: list[Problem] = []

    @property
    def lost(self) -> int:
        """How many inputs failed."""
        return sum(problem.lost for problem in self.problems)

    def note(self, problem: Problem) -> None:
        """Name a problem on standard error and keep it."""
        self.problems.append(problem)
        sys.stderr.write(f"{'not read' if problem.lost else 'note'}: {problem}\n")

    def close(self) -> int:
        """Say how many came in and went out; return the exit status."""
        total = self.read + self.lost
        sys.stderr.write(f"{total} in, {self.read} read, {self.lost} failed\n")
        return 1 if self.lost else 0


def readings_json(paths: Iterable[str], tally: Tally, *, unmasked: bool) -> Iterator[bytes]:
    """Yield each reading as a line of JSON."""
    form = "json-unmasked" if unmasked else "json"
    yield from _results(paths, tally, form)


def readings_of(paths: Iterable[str], tally: Tally, *, unmasked: bool) -> Iterator[Reading]:
    """Yield each reading as a record."""
    form = "pack-unmasked" if unmasked else "pack"
    for packed in _results(paths, tally, form):
        yield _unpack.decode(packed)


def _results(paths: Iterable[str], tally: Tally, form: str) -> Iterator[bytes]:
    """Read in this process when there is little, else on all cores; the order is kept."""
    gc.set_threshold(_GC_THRESHOLD)
    reports = _reports(paths, tally)
    first = list(islice(reports, _ALONE))
    work = partial(_work, form=form)
    for batch in in_order(work, _batches(first, reports), many=len(first) == _ALONE):
        for result in batch:
            if isinstance(result, Problem):
                tally.note(result)
            else:
                tally.read += 1
                yield result


def _reports(paths: Iterable[str], tally: Tally) -> Iterator[Report]:
    for item in open_inputs(paths):
        if isinstance(item, Report):
            yield item
        else:
            tally.note(item)


def _batches(first: list[Report], rest: Iterator[Report]) -> Iterator[list[Report]]:
    if first:
        yield first
    while batch := list(islice(rest, _BATCH)):
        yield batch


def in_order(
    work: Callable[[Batch], Result], batches: Iterator[Batch], *, many: bool
) -> Iterator[Result]:
    """The work done on each batch, in their order: on all cores where there are many."""
    if many and (os.cpu_count() or 1) > 1:
        return _on_all_cores(work, batches)
    return map(work, batches)


def _on_all_cores(work: Callable[[Batch], Result], batches: Iterator[Batch]) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor

    yield work(next(batches))  # loads the tables that the workers then share
    gc.freeze()
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, initializer=_settle) as pool:
        waiting: deque[Future[Result]] = deque()
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _settle() -> None:
    """Spare a worker from walking its tables at each collection."""
    gc.freeze()
    gc.set_threshold(_GC_THRESHOLD)


def _work(batch: list[Report], form: str) -> list[bytes | Problem]:
    try:
        return [_encoded(reading, form) for reading in read_together(batch)]
    except Exception:  # noqa: BLE001 - one report must not stop the run: each is read by itself
        return [_one(report, form) for report in batch]


def _one(report: Report, form: str) -> bytes | Problem:
    """Read one report; whatever goes wrong with it is told."""
    try:
        return _encoded(read(report), form)
    except Exception as error:  # noqa: BLE001 - one report must not stop the run
        return Problem(report.id, f"could not be read: {type(error).__name__}: {error}", lost=True)


def _encoded(reading: Reading, form: str) -> bytes:
    if not form.endswith("unmasked"):
        reading = mask(reading)
    return (_json if form.startswith("json") else _pack).encode(reading)
