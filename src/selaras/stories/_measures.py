"""What two readings have in common, measure by measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from selaras.stories._block import NOTHING, Block, Columns, Dense, Facts
from selaras.stories._weights import rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from selaras.stories._crowd import Crowd
    from selaras.stories._signature import Signature

    Floats = NDArray[np.floating[Any]]
    Slots = NDArray[np.uint32]

__all__ = ["MEASURES", "fulls", "measures"]

MEASURES = (
    "full",
    "lead",
    "titles",
    "title_most",
    "title_least",
    "opening_most",
    "opening_least",
    "rarest",
    "near_full",
    "near_weighed",
    "near_titles",
    "near_title_most",
    "near_title_least",
    "near_rarest",
    "near_rarest_title_most",
    "near_rarest_title_least",
    "gap",
    "same_day",
    "same_region",
    "same_regency",
    "same_kind",
    "same_outlet",
    "same_voice",
    "other_voices",
    "voices_most",
    "voices_least",
    "voices",
    "both_speak",
    "numbers",
    "numbers_shared",
    "both_count",
    "days",
    "same_purpose",
    "same_site",
    "length",
    "lengths_apart",
)
"""The measures in the order of their columns; `full` is the first."""

_GAP_DAYS = 4
_SHARPNESS = 8
_PROVINCE = "U2"
_REGENCY = len("74.71")
_UNSAID = 0.5


def fulls(one: Signature, others: Sequence[Signature]) -> Floats:
    """The first measure alone, `full`, of one signature and each of the others."""
    words = np.frombuffer(one.full.places, dtype=np.uint32)
    weights = np.frombuffer(one.full.weights, dtype=np.float32)
    return np.asarray(Columns([other.full for other in others]).dense(words) @ weights)


def measures(rows: Block, columns: Block, crowd: Crowd) -> Floats:
    """`MEASURES` for each signature of one block against each of another.

    `most` and `least` are the higher and the lower of the two directions. `title` is the weight
    of one title that stands in the other report, `opening` that in the other's title and first
    words; `rarest` is near the rarity of the rarest word that both have. All that begins with
    `near` weighs words by their rarity among the readings around (`crowd`). The gap counts half
    between readings that name the same day of the event. `voices` is how much the same people
    speak, `voices_most` and `voices_least` what share of one's speech comes from people whom the
    other names, a half where one has none. `other_voices` is one where both tell what was said
    and neither names the other's speaker. `numbers` and `days` are shares of the shorter list,
    `same_purpose` and `same_site` too, less a half where both are known; `numbers_shared` is how
    many figures both have, `both_speak` and `both_count` are one where both have any. `length` is
    the log of the shorter one's words, `lengths_apart` the difference of both logs.
    """
    slots = np.unique(np.concatenate([rows.slots, columns.slots]))
    words = np.union1d(rows.common(columns), slots)
    here = _laid(rows, words, slots)
    there = here if columns is rows else _laid(columns, words, slots)
    found = [
        *_alike(here, there, rarity(words)),
        *_near(here, there, crowd.rarity(words), crowd),
        *_known(rows, columns),
        *_told(here, there, slots),
        *_lengths(rows, columns),
    ]
    return np.stack(found, axis=2).astype(np.float32)


class _Laid(NamedTuple):
    """A block over the words and slots that two blocks are compared by.

    `has` and `has_title` are one where the text and the title have a word, `names` where the text
    has what stands in a slot of `facts`.
    """

    block: Block
    words: Dense
    facts: Facts
    has: Floats
    has_title: Floats
    names: Floats


def _laid(block: Block, words: Slots, slots: Slots) -> _Laid:
    dense = block.dense(words)
    has = _has(dense.full)
    names = has[:, np.searchsorted(words, slots)]
    return _Laid(block, dense, block.known(slots), has, _has(dense.title), names)


def _alike(one: _Laid, other: _Laid, rare: Floats) -> list[Floats]:
    """From `full` to `rarest`: words weigh by the table."""
    (full, lead, title), (other_full, other_lead, other_title) = one.words, other.words
    lengths = one.block.title_lengths()[:, None] * other.block.title_lengths()
    return [
        full @ other_full.T,
        lead @ other_lead.T,
        title @ other_title.T / lengths,
        *_both(title @ other.has.T, one.has @ other_title.T),
        *_both(title @ _has(other_lead).T, _has(lead) @ other_title.T),
        _rarest(one.has, other.has, rare),
    ]


def _near(one: _Laid, other: _Laid, rare: Floats, crowd: Crowd) -> list[Floats]:
    """All that begins with `near`: words weigh by their rarity among the readings around."""
    here, there = (side.block.lengths_in(crowd) for side in (one, other))
    square = rare**2
    both_titles = (one.has_title * square) @ other.has_title.T
    return [
        (one.has * square) @ other.has.T / (here.full[:, None] * there.full),
        (one.words.full * square) @ other.words.full.T / (here.weighed[:, None] * there.weighed),
        both_titles / (here.title[:, None] * there.title),
        *_both(
            (one.has_title * rare) @ other.has.T / here.title_sum[:, None],
            (one.has * rare) @ other.has_title.T / there.title_sum,
        ),
        _rarest(one.has, other.has, rare),
        *_both(_rarest(one.has_title, other.has, rare), _rarest(one.has, other.has_title, rare)),
    ]


def _has(table: Floats) -> Floats:
    """One where there is a weight."""
    return (table > 0).astype(np.float32)


def _both(here: Floats, there: Floats) -> tuple[Floats, Floats]:
    """The higher and the lower of two directions."""
    return np.maximum(here, there), np.minimum(here, there)


def _rarest(one: Floats, other: Floats, rare: Floats) -> Floats:
    """The high power mean of the rarities of shared words: smooth, and near the highest."""
    shared = (one * rare**_SHARPNESS) @ other.T
    return np.asarray(shared ** (1 / _SHARPNESS))


def _known(rows: Block, columns: Block) -> list[Floats]:
    """From `gap` to `same_voice`: what the reader knows of both."""
    gaps, same = _gaps(rows, columns), _same_days(rows, columns)
    speaks = rows.speaks[:, None] & columns.speaks
    return [
        np.where(same > 0, gaps / 2, gaps),
        same,
        _same_regions(rows, columns),
        _same_regencies(rows, columns),
        _same(rows.kinds, columns.kinds),
        _same(rows.outlets, columns.outlets),
        (rows.voices[:, None] == columns.voices) & speaks,
    ]


def _gaps(rows: Block, columns: Block) -> Floats:
    """Days between publications, at most four; one when a day is unknown."""
    gaps = np.abs(rows.published[:, None] - columns.published)
    return np.where(np.isnan(gaps), 1, np.minimum(gaps, _GAP_DAYS))


def _same_days(rows: Block, columns: Block) -> Floats:
    """One when both name the same day of the event, minus one when they differ, else nought.

    A ruling or a fact check names its own day: that it differs from the event's says nothing.
    """
    apart = rows.event_days[:, None] - columns.event_days
    silent = np.isnan(apart) | ((apart != 0) & (rows.follows[:, None] != columns.follows))
    return np.where(silent, 0, np.where(apart == 0, 1, -1))


def _same_regions(rows: Block, columns: Block) -> Floats:
    """One when the events' regions are the same or one holds the other, else nought."""
    one, other = rows.regions[:, None], columns.regions
    one_top, other_top = one.astype(_PROVINCE), other.astype(_PROVINCE)
    held = (one == other) | (one == other_top) | (one_top == other)
    return np.where((one == "") | (other == ""), 0, held)


def _same_regencies(rows: Block, columns: Block) -> Floats:
    """One when the events' regencies are the same, minus one when they differ, else nought."""
    known = [np.char.str_len(side.regions) >= _REGENCY for side in (rows, columns)]
    same = np.where(rows.regions[:, None] == columns.regions, 1, -1)
    return np.where(np.outer(*known), same, 0)


def _same(one: NDArray[np.int64], other: NDArray[np.int64]) -> Floats:
    """One where two known values are one."""
    return np.asarray((one[:, None] == other) & (one[:, None] != NOTHING), dtype=np.float32)


def _told(here: _Laid, there: _Laid, slots: Slots) -> list[Floats]:
    """From `other_voices` to `same_site`: who speaks, figures, days, purpose and site."""
    one, other = here.facts, there.facts
    sizes = zip(here.block.counts, there.block.counts, strict=True)
    both_speak, both_count, _, both_meet, both_sit = (_have(a, b) for a, b in sizes)
    return [
        *_voices(here, there, both_speak, slots),
        np.sqrt(one.voices) @ np.sqrt(other.voices).T,
        both_speak,
        _most_shared(one.numbers, other.numbers),
        _has(one.numbers) @ _has(other.numbers).T,
        both_count,
        _most_shared(one.days, other.days),
        np.where(both_meet > 0, _most_shared(one.purpose, other.purpose) - _UNSAID, 0),
        np.where(both_sit > 0, _most_shared(one.site, other.site) - _UNSAID, 0),
    ]


def _have(one: NDArray[np.int64], other: NDArray[np.int64]) -> Floats:
    """One where both lists hold something, by how much each holds."""
    return np.outer(one > 0, other > 0).astype(np.float32)


def _voices(one: _Laid, other: _Laid, both: Floats, slots: Slots) -> list[Floats]:
    """`other_voices`, `voices_most` and `voices_least`: whether each names the other's speakers."""
    rows, columns = one.block, other.block
    shares = _both(one.facts.voices @ other.names.T, one.names @ other.facts.voices.T)
    here, there = (np.searchsorted(slots, block.voices) for block in (rows, columns))
    talk = (rows.talks & rows.speaks)[:, None] & (columns.talks & columns.speaks)
    strangers = (other.names[:, here].T == 0) & (one.names[:, there] == 0)
    return [talk & strangers, *(np.where(both > 0, share, _UNSAID) for share in shares)]


def _most_shared(one: Floats, other: Floats) -> Floats:
    """What share of the shorter list stands in the other."""
    return np.maximum(one @ _has(other).T, _has(one) @ other.T)


def _lengths(rows: Block, columns: Block) -> list[Floats]:
    """`length` and `lengths_apart`."""
    one, other = np.log1p(rows.lengths)[:, None], np.log1p(columns.lengths)
    return [np.minimum(one, other), np.abs(one - other)]
