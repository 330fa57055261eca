"""Group readings and tell their stories, many of them on all cores."""

from __future__ import annotations

import multiprocessing
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import msgspec

from selaras.cli._work import in_order
from selaras.records import Reading
from selaras.stories import Untold, arrange, tell, weigh, weigh_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from selaras.records import Story
    from selaras.stories import Edge, Places, Signature

__all__ = ["stories_of"]

Item = TypeVar("Item")

_BATCH = 200
_MANY = 4 * _BATCH

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[tuple[str, list[Reading]]]).decode

_signatures: list[Signature] = []
"""What is being weighed; processes that are forked meanwhile have it without its being sent."""


def stories_of(readings: Iterable[Reading]) -> list[Story]:
    """The stories of these readings, ordered by their earliest reports."""
    untold = arrange(readings, weighing=_weighing)
    if len(untold) < _MANY:
        return [tell(*one) for one in untold]
    return [story for told in in_order(_told, _packed(untold), many=True) for story in told]


def _weighing(ordered: Sequence[Signature], near: Iterable[Places]) -> Iterator[list[Edge]]:
    """Weigh each reading: on all cores where there are many and processes fork."""
    if len(ordered) < _MANY or multiprocessing.get_start_method() != "fork":
        yield from weigh_all(ordered, near)
        return
    _signatures[:] = ordered
    try:
        for weighed in in_order(_weighed, _batched(enumerate(near)), many=True):
            yield from weighed
    finally:
        _signatures.clear()


def _weighed(batch: Iterable[tuple[int, Places]]) -> list[list[Edge]]:
    return [weigh(_signatures, at, near) for at, near in batch]


def _packed(untold: Iterable[Untold]) -> Iterator[bytes]:
    return map(_pack, _batched(untold))


def _batched(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _told(batch: bytes) -> list[Story]:
    return [tell(id_, readings) for id_, readings in _unpack(batch)]
