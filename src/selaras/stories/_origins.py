"""Which reports of a story descend from one source: copies are not confirmations."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selaras.records import Reading, ReportHead, Span
    from selaras.stories._reuse import Shared
    from selaras.stories._shared import Pair

__all__ = ["Origin", "origins", "owner"]

_COPY_SHARE = 0.5
_TOLD_WORDS = 24
_TOLD_SHARE = 0.1
_OWN_SHARE = 0.4
_OWN_RUN = 32
_EARLY = 0.6
_NAMED_SHARE = 0.1
_LONG_RUN = 8


class Origin(NamedTuple):
    """Report ids that descend from one source, earliest first, and why they are one."""

    members: tuple[str, ...]
    reason: str


def origins(readings: Sequence[Reading], pairs: Iterable[Pair]) -> list[Origin]:
    """Group readings, ordered by age, by the source that they descend from.

    Two reports are of one origin when

    - `origin.copy`: at least half the words of the shorter stand in the other, or
    - `origin.text`: they share 24 words or more, and a tenth of the shorter, outside direct speech
      (what a speaker said in public two reporters may have heard), not counting what begins in
      the last two fifths of both (background, charges, invitations stand there), or
    - `origin.named`: one names the other's outlet, or both name the same release or outlet, and
      they share a tenth of the shorter, again without what stands at the end of both.

    Only runs of eight words or more count: names and set phrases repeat by themselves. One
    outlet's own reports share its standing sentences: there `origin.text` asks for two fifths.
    Its notes of two days share a template, filled anew: there one run of 32 words is asked for.
    """
    root = {reading.report.id: reading.report.id for reading in readings}
    reasons: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if (reason := _reason(pair)) is not None:
            one, other = _find(root, pair.one.report.id), _find(root, pair.other.report.id)
            reasons[one] |= {reason} | (reasons.pop(other, set()) if one != other else set())
            root[other] = one
    groups: dict[str, list[ReportHead]] = defaultdict(list)
    for reading in readings:
        groups[_find(root, reading.report.id)].append(reading.report)
    return [_origin(heads, reasons[top]) for top, heads in groups.items()]


def owner(head: ReportHead) -> str | None:
    """The group that owns a report's outlet, None when the table does not say."""
    return _OWNERS.get(_site(head))


def _origin(heads: Sequence[ReportHead], reasons: set[str]) -> Origin:
    owners = [owner(head) for head in heads]
    sites = {_site(head) for head in heads}
    if len(sites) > 1 and len(set(owners)) == 1 and owners[0] is not None:
        reasons = reasons | {"origin.sisters"}
    reason = ", ".join(sorted(reasons)) or "origin.alone"
    return Origin(tuple(head.id for head in heads), reason)


def _reason(pair: Pair) -> str | None:
    """The rule that makes two reports one origin, None when none does."""
    shared, site = _weigh(pair), _site(pair.one.report)
    own = site != "" and site == _site(pair.other.report)
    if own and shared.longest < _OWN_RUN and _another_day(pair):
        return None
    if shared.told + shared.spoken >= _COPY_SHARE * pair.least:
        return "origin.copy"
    if shared.fresh >= max(_TOLD_WORDS, (_OWN_SHARE if own else _TOLD_SHARE) * pair.least):
        return "origin.text"
    if shared.fresh + shared.spoken >= _NAMED_SHARE * pair.least and _names(pair.one, pair.other):
        return "origin.named"
    return None


def _another_day(pair: Pair) -> bool:
    return pair.one.report.day != pair.other.report.day


class _Weight(NamedTuple):
    """Shared words in long runs.

    `spoken` are within direct speech on both sides, `told` are the others; `fresh` are those of
    `told` in passages that do not stand at the end of both. `longest` is the longest run.
    """

    told: int
    spoken: int
    fresh: int
    longest: int


def _weigh(pair: Pair) -> _Weight:
    told = spoken = fresh = longest = 0
    for shared in pair.shared:
        runs = [run.words for run in shared.runs if run.words >= _LONG_RUN]
        if _spoken(pair.one, shared.one) and _spoken(pair.other, shared.other):
            spoken += sum(runs)
        else:
            told += sum(runs)
            fresh += sum(runs) if _early(pair, shared) else 0
        longest = max(longest, *runs, 0)
    return _Weight(told, spoken, fresh, longest)


def _early(pair: Pair, shared: Shared) -> bool:
    """Whether a passage begins before the last two fifths of either report."""
    run = shared.runs[0]
    return run.one < _EARLY * len(pair.one_words) or run.other < _EARLY * len(pair.other_words)


def _spoken(reading: Reading, span: Span) -> bool:
    """Whether a passage is direct speech for the most part."""
    quoted = sum(max(0, min(q.end, span.end) - max(q.start, span.start)) for q in reading.quotes)
    return 2 * quoted >= span.end - span.start


def _names(one: Reading, other: Reading) -> bool:
    """Whether one names the other's outlet as its source, or both name one source."""
    sources = {_plain(r.release.name) for r in (one, other) if r.release is not None}
    both = one.release is not None and other.release is not None
    if both and len(sources) == 1:
        return True
    titles = {_plain(r.report.outlet or "") for r in (one, other)} | {
        _plain(_site(r.report).partition(".")[0]) for r in (one, other)
    }
    return any(title and title in source for title in titles for source in sources)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _site(head: ReportHead) -> str:
    """The site of a report: its address's host, else its outlet."""
    try:
        host = urlsplit(head.url or "").hostname or ""
    except ValueError:
        host = ""
    parts = (host or (head.outlet or "").lower()).split(".")
    kept = 3 if len(parts) > 2 and len(parts[-2]) <= 3 else 2
    return ".".join(parts[-kept:])


def _find(root: dict[str, str], id_: str) -> str:
    while root[id_] != id_:
        id_ = root[id_]
    return id_


def _load() -> Mapping[str, str]:
    text = files("selaras.stories").joinpath("_data/owners.csv").read_text(encoding="utf-8")
    return {row["site"]: row["owner"] for row in csv.DictReader(text.splitlines())}


_OWNERS = _load()
