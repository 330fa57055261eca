"""Find the regions that a text names, with the candidates that were weighed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

import msgspec

from selaras.regions._scan import Hit, scan
from selaras.regions._settle import settle

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from selaras.regions._forms import Sense

__all__ = ["RegionMention", "find"]

_LONGEST_CHAIN = 5
MentionLevel = Literal["province", "regency", "district", "village", "area", "abroad"]


class RegionMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place name in a text and the region it was settled to.

    `start` and `end` hold the name with its type word ("Kota Kendari"). `code` is a province or
    regency code, None when it cannot be settled, for an area that lies in several provinces and
    for a place abroad; `district` is the district's code where the name is a district's.
    `candidates` are the codes that were weighed, best first. `cue` is how the words before the
    name use it: "office" (Bupati ...), "body" (KPU ...), "people" (warga ...), "in" (di ...),
    "near" (kawasan ...), "type", or "".
    """

    start: int
    end: int
    name: str
    level: MentionLevel
    code: str | None
    district: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str
    cue: str = ""


def find(
    text: str, *, home: str | None = None, published: dt.date | None = None
) -> tuple[RegionMention, ...]:
    """Find the place names in a text and settle which region each one means.

    Args:
        text: Text in NFC; offsets count its code points.
        home: Region code of the outlet's home, which breaks ties.
        published: The day of the report; names of today are read the same on every day.

    Returns:
        The mentions in order. Names inside names of persons, companies, streets and clubs are
        left out.
    """
    del published
    hits = settle(text, scan(text), home)
    settled = [hit for hit in hits if _is_settled(hit)]
    only = len({hit.senses[0].code[:5] for hit in settled}) == 1
    return tuple(_mention(text, hit, settled, only=only) for hit in hits)


def _mention(text: str, hit: Hit, settled: Sequence[Hit], *, only: bool) -> RegionMention:
    start = hit.left.start
    level, code, district = _locality(hit, settled, only=only) if hit.locality else _result(hit)
    return RegionMention(
        start=start,
        end=hit.end,
        name=text[start : hit.end],
        level=level,
        code=code,
        district=district,
        candidates=_candidates(hit),
        rule=_rule(hit),
        cue=hit.left.use,
    )


def _rule(hit: Hit) -> str:
    if hit.form.other:
        return f"known.{hit.form.other}"
    if hit.rule:
        return hit.rule
    if hit.locality:
        return "chain.inside" if hit.parent is not None else "locality.near"
    return f"name.{hit.senses[0].kind}"


def _candidates(hit: Hit) -> tuple[str, ...]:
    """The codes weighed, best first, without districts named like their own regency."""
    if len(hit.weighed) < 2:
        return ()
    codes = dict.fromkeys(sense.code for sense in (*hit.senses, *hit.weighed))
    ordered = tuple(code for code in codes if len(code) <= 5 or code[:5] not in codes)
    return ordered if len(ordered) > 1 else ()


def _result(hit: Hit) -> tuple[MentionLevel, str | None, str | None]:
    if hit.form.other:
        return ("area" if hit.form.other == "area" else "abroad"), None, None
    if not hit.sure and len({sense.code[:5] for sense in hit.senses}) > 1:
        return _level(hit.senses[0]), None, None
    sense = hit.senses[0]
    if hit.link == "old" and hit.parent is not None:
        return "province", hit.parent.senses[0].code[:2], None
    return _level(sense), sense.code[:5], sense.code if sense.district else None


def _level(sense: Sense) -> MentionLevel:
    if len(sense.code) == 2:
        return "province"
    return "district" if sense.district else "regency"


def _locality(
    hit: Hit, settled: Sequence[Hit], *, only: bool
) -> tuple[MentionLevel, str | None, str | None]:
    """A village lies where its chain says, else near, else in the one regency of the text."""
    level: MentionLevel = "village" if hit.left.level == "village" else "district"
    outer = hit.parent
    for _ in range(_LONGEST_CHAIN):
        if outer is None or not outer.locality:
            break
        outer = outer.parent
    if outer is None:
        outer = _nearest(hit, settled) or (settled[0] if only else None)
    if outer is None or not outer.senses:
        return level, None, None
    _, code, district = _result(outer)
    return level, code, district


def _nearest(hit: Hit, settled: Sequence[Hit]) -> Hit | None:
    """The settled regency or district nearest in the same sentence."""
    index = bisect_left(settled, hit.start, key=_start)
    around = settled[max(0, index - 1) : index + 1]
    same = [other for other in around if other.sentence == hit.sentence]
    return min(same, key=lambda other: abs(other.start - hit.start), default=None)


def _start(hit: Hit) -> int:
    return hit.start


def _is_settled(hit: Hit) -> bool:
    return bool(hit.senses) and len(hit.senses[0].code) > 2 and (hit.sure or len(hit.senses) == 1)
