"""Group readings and tell their stories, many of them on all cores."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from selaras.cli._work import in_order
from selaras.records import Reading
from selaras.stories import Untold, arrange, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selaras.records import Story

__all__ = ["stories_of"]

_BATCH = 200
_MANY = 4 * _BATCH

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[tuple[str, list[Reading]]]).decode


def stories_of(readings: Iterable[Reading]) -> list[Story]:
    """The stories of these readings, ordered by their earliest reports."""
    untold = arrange(readings)
    if len(untold) < _MANY:
        return [tell(*one) for one in untold]
    return [story for told in in_order(_told, _packed(untold), many=True) for story in told]


def _packed(untold: Iterable[Untold]) -> Iterator[bytes]:
    rest = iter(untold)
    while batch := list(islice(rest, _BATCH)):
        yield _pack(batch)


def _told(batch: bytes) -> list[Story]:
    return [tell(id_, readings) for id_, readings in _unpack(batch)]
