"""Find the people that a report names, with their offices, bodies, regions and titles."""

from __future__ import annotations

import bisect
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._people_heads import office_starts
from selaras.reading._people_join import Mention, join
from selaras.reading._people_offices import Ground, Office, find_offices
from selaras.reading._people_titles import may_end_titles, title_end
from selaras.records import Evidence, Person, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.reading._document import Document
    from selaras.records import Body
    from selaras.regions import RegionMention

__all__ = ["find_people"]


class _Held(NamedTuple):
    """An office and the mention of its holder."""

    office: Office
    mention: Mention
    rule: str


_TO_HOLDER = re.compile(
    r"(?:\s(?:tersebut|itu|ini)(?=,))?(?:\s?\([^()\n]{1,40}\))?(?:\s?,|\s?:|\s[-–])?\s(?:(?:yakni|yaitu|adalah|bernama|dijabat(?:\soleh)?|oleh|saudara)\s)?"
)
_FROM_HOLDER = re.compile(
    r"(?:,?\s(?:S\.?[A-Z][\w.]{0,6}|M\.?[A-Z][\w.]{0,6}))*(?:,\s(?:yang\s(?:juga|kini|saat\sini)\s?(?:merupakan\s|menjabat\s)?(?:sebagai\s)?)?|\s?\(|"
    r",?\s(?:selaku|sebagai|yang\sjuga(?:\smerupakan|\smenjabat)?(?:\ssebagai)?|yang\smenjabat(?:\ssebagai)?|"
    r"(?:adalah|merupakan|menjabat)(?:\ssebagai)?|dari)\s)"
    r"(?P<acting>(?:p(?:j|js|lt|lh)\.?|pen?jabat|pelaksana\s(?:tugas|harian))\s)?",
    re.I,
)
_NAME = re.compile(
    r"[A-Z\u00c0-\u00de](?:[\w'’-]*\w|\.)?"
    r"(?:[ ](?:bin[ ]|binti[ ]|al[ ]|van[ ]|de[ ])?[A-Z\u00c0-\u00de](?:[\w'’-]*\w|\.|\b)){0,5}"
)
_SAID_BEFORE = re.compile(
    r"\b(?:kata|ujar|ucap|jelas|tutur|ungkap|terang|tegas|papar|tandas|imbuh|sebut|beber)\s$"
)
_GOES_ON = re.compile(r"\s[a-z]")
_NOT_A_NAME = frozenset(
    """
    Senin Selasa Rabu Kamis Jumat Jum'at Sabtu Minggu Januari Februari Maret April Mei Juni
    Juli Agustus September Oktober November Desember Saya Kami Kita Dia Ia Beliau Mereka Namun
    Sementara Selain Dalam Untuk Pada Dari Hal Ini Itu Yang Kata Ujar Menurut Rakornas Rapat
    Forum Pemilu Pilkada Pilpres Indonesia Jakarta Desa Kecamatan Kabupaten Kota Provinsi
    Kelurahan Dusun Jalan Jl Hotel Gedung Kantor Pemerintah Partai Bank Kementerian Republik
    Tim Tahun RI Bidang Divisi Komisi Fraksi PT Covid Bersama Usai Saat Ketika Setelah Sebelum
    Adapun Bahkan Karena Jika Bila Kepala Ketua Wakil Serta Dan Sebelumnya Seorang Sejumlah
    Para Seluruh
    """.split()
)
_AFTER_NAME = re.compile(r"[\s]*(?:[,.;:()\"”–-]|[a-z]|$)")
_EMPTY_END = re.compile(r"[\s.]+$")


def find_people(
    document: Document,
    bodies: Sequence[Body],
    mentions: Sequence[RegionMention],
    *,
    extra: Sequence[Span] = (),
) -> tuple[Person, ...]:
    """Find all people of a report, one entry each, in the order of their first mention.

    Args:
        document: The opened report.
        bodies: The bodies it names.
        mentions: Its place names.
        extra: Spans that the names model takes for people.

    Returns:
        People with the office they are given in this report. `office` is as printed, without
        the body where the office says something without it; `region` is that of the office.
    """
    extra = _cut(document.text, extra, bodies, mentions)
    ground = _ground(document, bodies, mentions, extra)
    offices = [o for o in find_offices(ground) if document.in_body(o.start, o.end)]
    known = {m.start: m for m in _mentions(document.text, extra)}
    held = _holders(ground, offices, known)
    groups = join(sorted(known.values()))
    by_start = {h.mention.start: h for h in held}
    context = _Context(
        document,
        offices,
        [office.start for office in offices],
        {body.id: body for body in bodies if body.id is not None},
    )
    return tuple(_person(group, by_start, context) for group in groups)


def _ground(
    document: Document,
    bodies: Sequence[Body],
    mentions: Sequence[RegionMention],
    extra: Sequence[Span],
) -> Ground:
    return Ground(
        text=document.text,
        bodies={span.start: (span.end, body) for body in bodies for span in body.spans},
        places={mention.start: mention for mention in mentions},
        people={span.start: span.end for span in extra},
    )


def _cut(
    text: str,
    extra: Sequence[Span],
    bodies: Sequence[Body],
    mentions: Sequence[RegionMention],
) -> list[Span]:
    """The model's people without the end of a body's or place's name that a span begins in."""
    others = sorted(
        [(span.start, span.end) for body in bodies for span in body.spans]
        + [(mention.start, mention.end) for mention in mentions]
    )
    kept = []
    for span in extra:
        start = span.start
        first = bisect.bisect_right(others, (span.start, len(text))) - 1
        for left, right in islice(others, max(first, 0), None):
            if left >= span.end:
                break
            if left <= start < right:
                start = right + 1
        while start < span.end and not _NAME.match(text, start):
            blank = text.find(" ", start, span.end)
            start = span.end if blank < 0 else blank + 1
        if start + 1 < span.end:
            kept.append(Span(start, span.end))
    return kept


def _mentions(text: str, extra: Sequence[Span]) -> list[Mention]:
    """The model's people without the titles that open their spans."""
    found = []
    for span in extra:
        start = min(title_end(text, span.start), span.end)
        start = span.start if start >= span.end else start
        found.append(Mention(start, span.end, text[start : span.end], _titles(text, start)))
    return found


def _titles(text: str, start: int) -> tuple[str, ...]:
    """The titles and ranks right before a name, as printed."""
    left = max(0, start - 48)
    before = text[left:start]
    if not may_end_titles(before):
        return ()
    for at in _word_starts(before):
        if title_end(text, left + at) == start:
            return tuple(before[at:].split())
    return ()


def _word_starts(before: str) -> list[int]:
    starts = [0] if before[:1].isalpha() else []
    starts += [i + 1 for i, c in enumerate(before[:-1]) if c in ' (“",' and before[i + 1].isalpha()]
    return starts[-6:]


def _holders(ground: Ground, offices: Sequence[Office], known: dict[int, Mention]) -> list[_Held]:
    """Give each office its holder: the name after it, or the one before it."""
    ends = {mention.end: mention for mention in known.values()}
    held: list[_Held] = []
    taken: set[int] = set()
    for office in offices:
        before = _holder_before(ground.text, office, ends, taken)
        after = None if before is not None else _holder_after(ground, office, known)
        mention = before or after
        if mention is None:
            continue
        known.setdefault(mention.start, mention)
        ends[mention.end] = mention
        taken.add(mention.start)
        rule = "person.office-after" if before is not None else "person.office-before"
        held.append(_Held(office, mention, rule))
    return held


def _holder_after(ground: Ground, office: Office, known: dict[int, Mention]) -> Mention | None:
    text = ground.text
    gap = _TO_HOLDER.match(text, office.end)
    place = ground.places.get(gap.end()) if gap is not None and "," in gap[0] else None
    if place is not None and text.startswith(",", place.end):
        gap = _TO_HOLDER.match(text, place.end)
    if gap is None:
        return None
    at = title_end(text, gap.end())
    mention = known.get(at)
    if mention is None and (at > gap.end() or _may_name(office, gap[0], text)):
        mention = _rule_name(ground, at)
    if mention is None or ("," in gap[0] and _begins_clause(text, office, mention)):
        return None
    return mention


def _begins_clause(text: str, office: Office, mention: Mention) -> bool:
    """Whether a name is another's: "Menurut Kapolres, Wawan sudah ditahan"."""
    begin = office.acting[1] if office.acting is not None else office.start
    return (
        text[max(0, begin - 8) : begin].casefold() == "menurut "
        and _GOES_ON.match(text, mention.end) is not None
    )


def _may_name(office: Office, gap: str, text: str) -> bool:
    """Whether the capitalised run after an office is its holder's name without a model's word."""
    if "," in gap and _SAID_BEFORE.search(text, max(0, office.start - 12), office.start):
        return True
    if office.form.takes == "none":
        return True
    if office.form.takes == "region":
        return office.region is not None or " " in office.words or not gap.startswith(",")
    return office.body is not None


def _rule_name(ground: Ground, at: int) -> Mention | None:
    """The capitalised run at `at` as a name, None when it is something else."""
    text = ground.text
    if at in ground.bodies or at in ground.places or office_starts(text, at):
        return None
    match = _NAME.match(text, at)
    if match is None:
        return None
    end = match.end()
    for start in range(at + 1, end):
        if start in ground.bodies or start in ground.places:
            end = start
            break
    words = text[at:end].split()
    for index, word in enumerate(words):
        if word.rstrip(".") in _NOT_A_NAME:
            words = words[:index]
            break
    name = " ".join(words).rstrip(".")
    if len(name) < 3 or not _AFTER_NAME.match(text, at + len(name)):
        return None
    return Mention(at, at + len(name), text[at : at + len(name)], _titles(text, at))


def _holder_before(
    text: str, office: Office, ends: dict[int, Mention], taken: set[int]
) -> Mention | None:
    """The name that an apposition, "selaku" or a bracket ties to the office after it."""
    begin = office.acting[1] if office.acting is not None else office.start
    for end in range(begin - 2, max(0, begin - 44), -1):
        mention = ends.get(end)
        if mention is None:
            continue
        gap = _FROM_HOLDER.fullmatch(text, end, begin)
        if gap is None or (gap[0].strip() == "," and mention.start in taken):
            return None
        return mention
    return None


class _Context(NamedTuple):
    """What settles an office's region and body beyond its own words."""

    document: Document
    offices: Sequence[Office]
    starts: Sequence[int]
    bodies: dict[str, Body]

    def region(self, office: Office) -> tuple[str, int, int, str] | None:
        """The region of an office: its own, or the one that a roster sentence has named."""
        if office.region is not None:
            return (*office.region, "person.region")
        wanted = office.body[0].region if office.body is not None else None
        if wanted is None and (office.body is not None or office.form.level not in _LEVELS):
            return None
        sentence = self.document.sentence_at(office.start)
        at = bisect.bisect_left(self.starts, office.start)
        for other in reversed(self.offices[max(0, at - _ROSTER) : at]):
            if other.region is None:
                continue
            if wanted is None and (sentence is None or other.start < sentence.start):
                return None
            if wanted is None or other.region[0] == wanted:
                return (*other.region, "person.region-of-roster")
        return None

    def body(self, office: Office) -> tuple[str, int, int, str] | None:
        """The body of an office: printed with it, or the one it heads, named elsewhere."""
        if office.body is not None:
            named, start, end = office.body
            return named.name, start, end, "person.body"
        heads, region = office.form.heads, office.region
        if not heads:
            return None
        wanted = f"{heads}-{region[0]}" if region is not None else heads
        body = self.bodies.get(wanted)
        if body is None:
            return None
        return body.name, office.start, office.end, "person.body-headed"


_ROSTER = 40
"""How many offices back the region of a roster is looked for."""

_LEVELS = frozenset(("regional", "regency", "city", "province"))


def _person(group: list[Mention], held: dict[int, _Held], context: _Context) -> Person:
    offices = [held[m.start] for m in group if m.start in held]
    name = max((m.name for m in group), key=lambda n: (len(n.split()), len(n)))
    evidence: dict[str, Evidence] = {}
    best = max(offices, key=_worth, default=None)
    region = body = None
    if best is not None:
        office = best.office
        evidence["office"] = _proof(office.start, office.words_end, best.rule)
        region, body = context.region(office), context.body(office)
        if region is not None:
            evidence["region"] = _proof(*region[1:])
        if body is not None:
            evidence["body"] = _proof(*body[1:])
        if office.acting is not None:
            evidence["acting"] = _proof(office.acting[1], office.acting[2], "person.acting")
    return Person(
        name=" ".join(name.split()),
        office=best.office.words if best is not None else None,
        body=body[0] if body is not None else None,
        region=region[0] if region is not None else None,
        acting=best.office.acting[0] if best is not None and best.office.acting else None,
        titles=tuple(dict.fromkeys(t for m in group for t in m.titles)),
        forms=tuple(dict.fromkeys(m.name for m in group)),
        spans=tuple(Span(m.start, m.end) for m in group),
        evidence=evidence,
    )


def _worth(held: _Held) -> tuple[bool, bool, bool, int]:
    """Offices now held before former ones, with a region or body before bare ones, first first."""
    office = held.office
    said = office.region is not None or office.body is not None or " " in office.words
    return (not office.former, said, True, -office.start)


def _proof(start: int, end: int, rule: str) -> Evidence:
    return Evidence(spans=(Span(start, end),), rule=rule)
