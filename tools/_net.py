"""Learn a small net: a few of them from different beginnings, laid side by side as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from selaras.stories._likeness import FARTHEST, Net

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

__all__ = ["Pairs", "learn"]

NETS = 8
UNITS = 32
ROUNDS = 16
BATCH = 512
RATE = 0.01
DECAY = 1e-3
STRAIGHT_DECAY = 1e-4
SLOW, FAST = 0.99, 0.9
TINY = 1e-8


class Pairs(NamedTuple):
    """Pairs of reports as measures, 1 where they tell one story, and how often each counts."""

    inputs: Floats
    answers: Floats
    times: Floats


class Layers(NamedTuple):
    """The weights of all nets; the first axis is the net."""

    inner: Floats
    inner_bias: Floats
    outer: Floats
    bias: Floats
    straight: Floats


_DECAYS = Layers(DECAY, 0.0, DECAY, 0.0, STRAIGHT_DECAY)  # type: ignore[arg-type]  # one a layer


def learn(pairs: Pairs) -> Net:
    """The mean of `NETS` nets (Adam, logistic loss, rate falling by a cosine)."""
    mean, spread = pairs.inputs.mean(axis=0), pairs.inputs.std(axis=0) + TINY
    scaled = np.clip((pairs.inputs - mean) / spread, -FARTHEST, FARTHEST).astype(np.float32)
    times = (pairs.times / pairs.times.mean()).astype(np.float32)
    layers = _begin(scaled.shape[1], float(pairs.answers.mean()))
    first = second = Layers(*(np.zeros_like(layer) for layer in layers))
    steps = ROUNDS * (len(scaled) // BATCH)
    for step, rows in enumerate(_batches(len(scaled)), start=1):
        slopes = _slopes(layers, scaled[rows], pairs.answers[rows], times[rows])
        rate = RATE * (1 + np.cos(np.pi * step / steps)) / 2
        first = Layers(*(FAST * m + (1 - FAST) * g for m, g in zip(first, slopes, strict=True)))
        second = Layers(
            *(SLOW * v + (1 - SLOW) * g**2 for v, g in zip(second, slopes, strict=True))
        )
        layers = Layers(
            *(
                layer - rate * (m / (1 - FAST**step)) / (np.sqrt(v / (1 - SLOW**step)) + TINY)
                for layer, m, v in zip(layers, first, second, strict=True)
            )
        )
    return _as_one(layers, mean, spread)


def _begin(measures: int, share: float) -> Layers:
    """Small random weights; the bias is that of the share of pairs that tell one story."""
    random = np.random.default_rng(0)
    return Layers(
        inner=random.normal(0, measures**-0.5, (NETS, measures, UNITS)).astype(np.float32),
        inner_bias=np.zeros((NETS, 1, UNITS), dtype=np.float32),
        outer=random.normal(0, UNITS**-0.5, (NETS, UNITS, 1)).astype(np.float32),
        bias=np.full((NETS, 1, 1), np.log(share / (1 - share)), dtype=np.float32),
        straight=np.zeros((NETS, measures, 1), dtype=np.float32),
    )


def _batches(rows: int) -> Iterator[NDArray[np.intp]]:
    """Rows for each net, another order for each, `ROUNDS` times all of them."""
    random = np.random.default_rng(1)
    for _ in range(ROUNDS):
        orders = np.stack([random.permutation(rows) for _ in range(NETS)])
        for at in range(0, rows - BATCH + 1, BATCH):
            yield orders[:, at : at + BATCH]


def _slopes(layers: Layers, inputs: Floats, answers: Floats, times: Floats) -> Layers:
    """How the loss changes with each weight."""
    bent = np.tanh(inputs @ layers.inner + layers.inner_bias)
    score = bent @ layers.outer + layers.bias + inputs @ layers.straight
    chance = 1 / (1 + np.exp(-score))
    miss = ((chance - answers[:, :, None]) * times[:, :, None] / BATCH).astype(np.float32)
    inward = miss @ layers.outer.transpose(0, 2, 1) * (1 - bent**2)
    turned = inputs.transpose(0, 2, 1)
    plain = Layers(
        inner=turned @ inward,
        inner_bias=inward.sum(axis=1, keepdims=True),
        outer=bent.transpose(0, 2, 1) @ miss,
        bias=miss.sum(axis=1, keepdims=True),
        straight=turned @ miss,
    )
    return Layers(
        *(slope + decay * layer for slope, decay, layer in zip(plain, _DECAYS, layers, strict=True))
    )


def _as_one(layers: Layers, mean: Floats, spread: Floats) -> Net:
    """One wide net whose score is the mean of all."""
    return Net(
        mean=mean.astype(np.float32),
        spread=spread.astype(np.float32),
        inner=np.concatenate(list(layers.inner), axis=1),
        inner_bias=layers.inner_bias.ravel(),
        outer=layers.outer.ravel() / NETS,
        straight=layers.straight.mean(axis=0).ravel(),
        bias=layers.bias.mean(),
    )
