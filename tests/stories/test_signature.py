from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest

from selaras.records import DateMention
from selaras.stories import Signature, Vector, sign

if TYPE_CHECKING:
    from tests.stories.conftest import Make

TEXT = "“Jembatan itu harus selesai,” kata Rusman Talib."


def test_the_signature_keeps_no_name(make: Make) -> None:
    event = {"theme": "Pilkada damai", "host": "Talib Muda", "venue": "Hotel Claro"}
    found = sign(make("a", TEXT, quotes=[(TEXT[:28], "Rusman Talib")], event=event))
    assert not any(name in msgspec.json.encode(found) for name in (b"Talib", b"Pilkada", b"Claro"))
    assert all(one.places for one in (found.voices, found.purpose, found.site))


def test_a_stored_signature_of_before_is_still_read(make: Make) -> None:
    new = ("outlet", "kind", "voice", "length", "voices", "numbers", "days", "purpose", "site")
    row = msgspec.to_builtins(sign(make("a", TEXT)), builtin_types=(bytes,))
    old = {key: value for key, value in row.items() if key not in new} | {"follows": False}
    found = msgspec.convert(old, Signature)
    assert found.voice is None
    assert found.days == Vector()


def test_days_are_shares_of_all_that_are_named_whole(make: Make) -> None:
    named = [
        DateMention(date=date, precision="day")
        for date in ("2026-05-04", "2026-05-04T10:00", "2026-05-09", "2026")
    ]
    found = sign(msgspec.structs.replace(make("a", TEXT), dates=tuple(named))).days
    assert np.frombuffer(found.weights, dtype=np.float32) == pytest.approx([0.5, 0.5])
