from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace

from selaras.stories import Signature, sign
from selaras.stories._block import Block
from selaras.stories._crowd import Crowd
from selaras.stories._likeness import Net, alike, likeness

if TYPE_CHECKING:
    from tests.stories.conftest import Make

TEXT = "Camat Lembah Hijau meresmikan lumbung padi milik dua dusun."


def signed(make: Make, text: str = TEXT, **known: object) -> Signature:
    return replace(sign(make("a", text, title="Lumbung Padi Diresmikan")), **known)


def test_likeness_does_not_depend_on_the_side(make: Make) -> None:
    one, other = signed(make), signed(make, "Warga dusun menanam padi di Lembah Hijau.")
    first, second, crowd = Block([one]), Block([other]), Crowd([one, other])
    assert np.allclose(likeness(first, second, crowd), likeness(second, first, crowd).T, atol=1e-5)


def test_many_at_once_are_as_likely_as_one_by_one(make: Make) -> None:
    signatures = [signed(make), signed(make, "Warga dusun menanam padi di Lembah Hijau.")]
    block = Block(signatures)
    one, other = signatures
    found = likeness(block, block, Crowd(signatures))[0, 1]
    assert found == pytest.approx(dict(alike(one, [other]))[0], abs=1e-5)


def test_readings_without_words_in_common_are_not_weighed(make: Make) -> None:
    assert alike(signed(make), [sign(make("b", "Harga cabai naik di pasar induk."))]) == []


def test_the_readings_around_change_the_chance_in_no_order(make: Make) -> None:
    one, other = signed(make), signed(make, "Warga dusun menanam padi di Lembah Hijau.")
    around = [signed(make, f"Warga dusun {word} di Lembah Hijau.") for word in ("a", "b", "c")]
    first, second = Block([one]), Block([other])
    chances = [likeness(first, second, Crowd(some)) for some in (around, around[::-1], [])]
    assert chances[0] == chances[1] != chances[2]


def test_a_net_adds_bent_sums_to_a_straight_one() -> None:
    net = Net(
        mean=np.array([1.0, 0.0]),
        spread=np.array([2.0, 1.0]),
        inner=np.array([[1.0], [0.0]]),
        inner_bias=np.array([0.5]),
        outer=np.array([3.0]),
        straight=np.array([0.0, -1.0]),
        bias=np.array(0.25),
    )
    score = 3 * np.tanh((2 - 1) / 2 + 0.5) - 0.75 + 0.25
    found = net.chances(np.array([[2.0, 0.75]]))
    assert found == pytest.approx([1 / (1 + np.exp(-score))])
    far, farther = net.chances(np.array([[0.0, 50.0], [0.0, 5e9]]))
    assert far == farther
    assert len(net.chances(np.zeros((0, 2)))) == 0
