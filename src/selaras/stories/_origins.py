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
    from selaras.stories._shared import Pair

__all__ = ["Origin", "origins", "owner"]

_COPY_SHARE = 0.5
_TOLD_WORDS = 24
_TOLD_SHARE = 0.15
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
    - `origin.text`: they share 24 words or more, and 15 % of the shorter, outside direct speech
      (what a speaker said in public two reporters may have heard), or
    - `origin.named`: one names the other's outlet, or both name the same release or outlet, and
      they share a tenth of the shorter.

    Only runs of eight words or more count: names and set phrases repeat by themselves.
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
    told, spoken = _weigh(pair)
    if told + spoken >= _COPY_SHARE * pair.least:
        return "origin.copy"
    if told >= _TOLD_WORDS and told >= _TOLD_SHARE * pair.least:
        return "origin.text"
    if told + spoken >= _NAMED_SHARE * pair.least and _names(pair.one, pair.other):
        return "origin.named"
    return None


def _weigh(pair: Pair) -> tuple[int, int]:
    """Shared words in long runs: outside direct speech, and within it on both sides."""
    told = spoken = 0
    for shared in pair.shared:
        count = sum(run.words for run in shared.runs if run.words >= _LONG_RUN)
        if _spoken(pair.one, shared.one) and _spoken(pair.other, shared.other):
            spoken += count
        else:
            told += count
    return told, spoken


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
