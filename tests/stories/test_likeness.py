from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace

from selaras.stories import sign
from selaras.stories._likeness import MEASURES, Block, alike, likeness, measures

if TYPE_CHECKING:
    from selaras.stories import Signature
    from tests.stories.conftest import Make

TEXT = "Camat Lembah Hijau meresmikan lumbung padi milik dua dusun."


def signed(make: Make, text: str = TEXT, **known: object) -> Signature:
    return replace(sign(make("a", text, title="Lumbung Padi Diresmikan")), **known)


def measure(name: str, one: Signature, other: Signature) -> float:
    return float(measures(Block([one]), Block([other]))[0, 0, MEASURES.index(name)])


@pytest.mark.parametrize("name", ["full", "lead", "title_most", "title_least"])
def test_a_text_is_wholly_like_itself(make: Make, name: str) -> None:
    assert measure(name, signed(make), signed(make)) == pytest.approx(1, abs=1e-5)


def test_likeness_does_not_depend_on_the_side(make: Make) -> None:
    one, other = signed(make), signed(make, "Warga dusun menanam padi di Lembah Hijau.")
    first, second = Block([one]), Block([other])
    assert np.allclose(likeness(first, second), likeness(second, first))


def test_many_at_once_are_as_likely_as_one_by_one(make: Make) -> None:
    signatures = [signed(make), signed(make, "Warga dusun menanam padi di Lembah Hijau.")]
    block = Block(signatures)
    one, other = signatures
    assert likeness(block, block)[0, 1] == pytest.approx(dict(alike(one, [other]))[0], abs=1e-5)


def test_readings_without_words_in_common_are_not_weighed(make: Make) -> None:
    assert alike(signed(make), [sign(make("b", "Harga cabai naik di pasar induk."))]) == []


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        pytest.param(5, 5, 1, id="same-day"),
        pytest.param(5, 6, -1, id="another-day"),
        pytest.param(5, None, 0, id="unsaid"),
    ],
)
def test_days_agree_differ_or_say_nothing(
    make: Make, one: int | None, other: int | None, value: int
) -> None:
    first, second = signed(make, event_day=one), signed(make, event_day=other)
    assert measure("same_day", first, second) == value


def test_the_own_day_of_a_ruling_says_nothing_against_it(make: Make) -> None:
    event, ruling = signed(make, event_day=5), signed(make, event_day=9, follows=True)
    assert measure("same_day", event, ruling) == 0
    assert measure("same_day", replace(ruling, event_day=12), ruling) == -1


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        pytest.param("74.71", "74.71", 1, id="same"),
        pytest.param("74", "74.71", 1, id="the-province-holds-the-city"),
        pytest.param("74.05", "74.71", 0, id="two-regencies"),
        pytest.param(None, "74.71", 0, id="unsaid"),
    ],
)
def test_regions_agree_when_one_holds_the_other(
    make: Make, one: str | None, other: str | None, value: int
) -> None:
    assert measure("same_region", signed(make, region=one), signed(make, region=other)) == value


def test_the_gap_counts_half_on_one_day_of_the_event(make: Make) -> None:
    early, late = signed(make, published=100), signed(make, published=102)
    assert measure("gap", early, late) == 2
    same = [replace(signature, event_day=99) for signature in (early, late)]
    assert measure("gap", *same) == 1
