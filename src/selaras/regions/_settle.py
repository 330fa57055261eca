"""Settle which region each name means: by type words, chains, the rest of the text, the home."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from selaras.regions._regions import get, was_part_of
from selaras.regions._tables import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from selaras.regions._forms import Form, Sense
    from selaras.regions._scan import Hit

__all__ = ["settle"]

_GAP = re.compile(
    r"(?:,? di| -|,? ibu ?kota(?: dari)?|,? (?:ber)?ibu ?kota|,? yang berada di|,? wilayah)? *|"
    r", *(?:tepatnya di |persisnya di |di )?|\s*\(|/|, *wilayah "
)
_BRACKET = re.compile(r"\s*\(\Z")
_LIST_AFTER = re.compile(r"(?:,? dan |,? serta |, (?=[A-Z][a-z]+,? (?:dan|serta)\b))")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n")
_SITE = re.compile(
    r"\b(?:Jalan|Jl|Jln|Gang|Hotel|Stadion|GOR|Gedung|Kampus|Pasar|Terminal|RS|RSUD|RSUP|Masjid|"
    r"Gereja|Pura|Vihara|Pesantren|Lapangan|Kompleks|Perumahan|Mal|Mall|Plaza|Pantai|Stasiun|Taman|"
    r"Alun-Alun|Alun-alun|SMA|SMK|SMP|SD|MAN|Universitas|Lapas|Rutan|Polda|Polres|Balai|Aula)\b"
    r"[^,.;:\n]*, \Z"
)
_SITE_REACH = 60
_PRIOR = {"capital": 0.4, "alias": 0.35, "abbreviation": 0.5, "nickname": 0.5, "area": 0.35}
_SENTENCE_VOTE = 3.0
_TEXT_VOTE = 4.0
_PROVINCE_VOTE = 1.5
_HOME_VOTE = 2.0
_BESIDE = frozenset((", ", " dan ", "-", "–", "/", " - ", " – "))
_NO_OFFICE = frozenset(("capital", "area"))
_FREE = frozenset(("", "name"))
_ANCHORED = frozenset(("anchor", "short"))
_DATELINE_DASHES = frozenset((" - ", " – "))
_TRACE = 0.01
_SMALLER = -8.0
_LIMIT = 0.05


def settle(text: str, hits: Sequence[Hit], home: str | None) -> list[Hit]:
    """Narrow every hit's senses, best first; drop names that nothing makes a place."""
    for hit in hits:
        _by_level(hit)
    _chain(text, hits)
    _number_sentences(text, hits)
    kept = _standing(text, hits)
    if all(_needs_no_votes(hit) for hit in kept):
        return kept
    votes = _Votes(kept, home)
    supported = [hit for hit in kept if _supported(text, hit, votes)]
    if len(supported) < len(kept):
        votes = _Votes(supported, home)
    for hit in supported:
        if len(hit.senses) > 1:
            _weigh(text, hit, votes)
    return supported


def _needs_no_votes(hit: Hit) -> bool:
    return len(hit.senses) < 2 and not hit.form.local and not hit.form.need


# Type words and offices


def _by_level(hit: Hit) -> None:
    """Keep the senses of the level that a type word or office asks for, if there are any."""
    if not hit.senses:
        return
    for fits in _LEVELS.get(hit.left.level, ()):
        senses = tuple(sense for sense in hit.senses if fits(sense))
        if senses:
            hit.senses = senses
            hit.sure = len({sense.code[:5] for sense in senses}) == 1 or fits is not _polres
            hit.rule = f"{hit.left.use or 'type'}.{hit.left.level}"
            return


def _city(sense: Sense) -> bool:
    return len(sense.code) == 5 and sense.code[3] == "7" and sense.kind not in _NO_OFFICE


def _regency(sense: Sense) -> bool:
    return len(sense.code) == 5 and sense.code[3] != "7" and sense.kind not in _NO_OFFICE


@cache
def _commands(command: str) -> frozenset[str]:
    return frozenset(code for code, name, _ in rows("commands") if name == command)


def _polres(sense: Sense) -> bool:
    """A Polres has the regency where a city has the same name; the table has the others."""
    return _regency(sense) or (sense.kind == "name" and sense.code in _commands("polres"))


def _polresta(sense: Sense) -> bool:
    """A Polresta has the city where a regency has the same name; the table has the others."""
    return sense.kind == "name" and sense.code in _commands("polresta")


_LEVELS: dict[str, tuple[Callable[[Sense], bool], ...]] = {
    "city": (_city,),
    "regency": (_regency,),
    "polres": (_polres, _city),
    "polresta": (_polresta, _city, _regency),
    "province": (lambda sense: len(sense.code) == 2,),
    "district": (lambda sense: sense.district,),
}


# Chains, such as village, district, regency, province


def _chain(text: str, hits: Sequence[Hit]) -> None:
    for index in range(len(hits) - 2, -1, -1):
        inner, outer = hits[index], hits[index + 1]
        gap = text[inner.end : outer.left.start] if outer.left.start >= inner.end else None
        if gap is None or len(gap) > 24 or _GAP.fullmatch(gap) is None:
            continue
        if _wrong_bracket(gap, inner, outer):
            continue
        if not _in_list(text, hits, index):
            _join(inner, outer)


def _wrong_bracket(gap: str, name: Hit, short: Hit) -> bool:
    """An abbreviation in brackets means the name before it, even when it is the wrong one."""
    if _BRACKET.fullmatch(gap) is None or not short.senses or not name.senses:
        return False
    if {len(s.code) for s in short.senses} != {len(s.code) for s in name.senses}:
        return False
    if not {s.code for s in short.senses} & {s.code for s in name.senses}:
        short.weighed = (*name.senses, *short.senses)
        short.rule = "bracket.wrong"
    short.parent = name
    short.senses = name.senses
    short.link = "same"
    return True


def _in_list(text: str, hits: Sequence[Hit], index: int) -> bool:
    """Whether two names stand side by side: "Bogor, Sukabumi, Bandar Lampung dan Medan"."""
    inner, outer = hits[index], hits[index + 1]
    if inner.locality or inner.form.local or inner.left.level:
        return False
    if not any(len(sense.code) == 5 and sense.kind == "name" for sense in inner.senses):
        return False
    if any(len(sense.code) == 2 for sense in outer.senses):
        return False
    return _LIST_AFTER.match(text, outer.end) is not None


def _join(inner: Hit, outer: Hit) -> None:
    """Keep only readings of two neighbours in which the second contains the first."""
    if inner.locality:
        if outer.senses or outer.locality:
            inner.parent, inner.link = outer, "in"
        return
    if outer.locality or not inner.senses or not outer.senses:
        return
    for within in (_within, _was_within):
        pairs = [(a, b) for a in inner.senses for b in outer.senses if within(a, b)]
        if pairs:
            inner.senses = tuple(dict.fromkeys(a for a, _ in pairs))
            kept = tuple(dict.fromkeys(b for _, b in pairs))
            if within is _was_within:
                outer.parent, outer.link, outer.rule = inner, "old", "chain.old-parent"
            elif len(kept) < len(outer.senses):
                outer.rule = outer.rule or "chain.contains"
            outer.senses = inner.senses if _wide(kept) else kept
            inner.parent, inner.link, inner.rule = outer, "in", "chain.inside"
            inner.sure = outer.sure = True
            return


def _wide(senses: Sequence[Sense]) -> bool:
    """Whether an island or a land of several regencies is meant: "Waingapu, Sumba"."""
    return all(len(sense.code) == 2 and sense.kind in {"island", "area"} for sense in senses)


def _within(inner: Sense, outer: Sense) -> bool:
    if inner.code == outer.code:
        return inner.kind != outer.kind
    return inner.code.startswith(outer.code + ".")


def _was_within(inner: Sense, outer: Sense) -> bool:
    return len(outer.code) == 2 and was_part_of(inner.code, outer.code)


# What makes a name a place


def _number_sentences(text: str, hits: Sequence[Hit]) -> None:
    if all(len(hit.senses) == 1 for hit in hits):
        return
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    number = 0
    for hit in hits:
        while number < len(ends) and ends[number] <= hit.start:
            number += 1
        hit.sentence = number


def _standing(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits that are used as places; a form that is one somewhere is one throughout."""
    sure = {hit.form for hit in hits if hit.sure and hit.form.need == "cue"}
    return [
        hit
        for index, hit in enumerate(hits)
        if hit.form in sure or _stands(text, hit) or _listed(text, hits, index) or _may_stand(hit)
    ]


def _stands(text: str, hit: Hit) -> bool:
    """Whether a name that is also a word, a people or a person is used as a place."""
    if hit.sure or hit.locality or hit.form.other or hit.form.need in _FREE:
        return True
    if hit.left.level == "province":
        return False
    if hit.form.need == "anchor":
        return hit.left.use in {"in", "body", "office"}
    if hit.left.use or _dateline(text, hit) or _at_site(text, hit):
        return True
    written = hit.left.lower or hit.left.bare or text[hit.start : hit.end].isupper()
    return hit.form.need == "short" and written


def _may_stand(hit: Hit) -> bool:
    """Whether its regency elsewhere in the text is enough for such a name."""
    hit.tentative = hit.left.use == "near" if hit.form.need == "anchor" else hit.left.lower
    return hit.tentative


def _at_site(text: str, hit: Hit) -> bool:
    """Whether a street or a building is named before the comma: "di Hotel Bahari, Solo"."""
    if not hit.left.bare or text[hit.start - 2 : hit.start] != ", ":
        return False
    return _SITE.search(text, max(0, hit.start - _SITE_REACH), hit.start) is not None


def _dateline(text: str, hit: Hit) -> bool:
    """Whether a name opens its line and a dash or a byline follows."""
    return (hit.start == 0 or text[hit.start - 1] == "\n") and (
        re.match(r"\s*(?:[-–—|:,(])", text[hit.end : hit.end + 4]) is not None
    )


def _listed(text: str, hits: Sequence[Hit], index: int) -> bool:
    """Whether a name that is also a word stands beside another place in a list."""
    hit = hits[index]
    if hit.form.need != "cue" or hit.left.level == "province":
        return False
    before = text[hits[index - 1].end : hit.start] if index else ""
    if before in _DATELINE_DASHES and text[hits[index - 1].start : hits[index - 1].end].isupper():
        before = ""
    after = text[hit.end : hits[index + 1].start] if index + 1 < len(hits) else ""
    return before in _BESIDE or after in _BESIDE


def _supported(text: str, hit: Hit, votes: _Votes) -> bool:
    """Whether a district's name is used as a place's, or has its regency or province nearby."""
    if hit.sure or not (hit.form.local or hit.tentative or hit.form.need in _ANCHORED):
        return True
    if hit.tentative:
        return any(votes.near(sense, hit, same_regency=True) for sense in hit.senses)
    near = any(votes.near(sense, hit, same_regency=False) for sense in hit.senses)
    if hit.form.need in _ANCHORED:
        return near
    if hit.left.use in {"in", "near"}:
        return True
    if hit.runs_on or (text[hit.start : hit.end].isupper() and not _dateline(text, hit)):
        return False
    if hit.left.use in {"office", "body", "people"}:
        return near
    if not (hit.left.bare or hit.left.lower):
        return False
    known = " " in text[hit.start : hit.end] and votes.at_home(hit.senses)
    return known or any(votes.near(sense, hit, same_regency=True) for sense in hit.senses)


# The rest of the text


class _Votes:
    """How often the text speaks of each region: whole votes where settled, shares where not."""

    def __init__(self, hits: Sequence[Hit], home: str | None) -> None:
        self.regency: dict[str, float] = defaultdict(float)
        self.province: dict[str, float] = defaultdict(float)
        self.sentence: dict[tuple[int, str], float] = defaultdict(float)
        self.by_form: dict[tuple[Form, str], float] = defaultdict(float)
        self.home = home or ""
        for hit in hits:
            self._add(hit)

    def _add(self, hit: Hit) -> None:
        if not hit.senses or hit.link == "same":
            return
        share = (1.0 if hit.sure or len(hit.senses) == 1 else 0.8) / len(hit.senses)
        for sense in hit.senses:
            self.province[sense.code[:2]] += share
            self.by_form[hit.form, sense.code[:2]] += share
            if len(sense.code) > 2:
                self.regency[sense.code[:5]] += share
                self.by_form[hit.form, sense.code[:5]] += share
            self.sentence[hit.sentence, sense.code[:5]] += share

    def score(self, sense: Sense, hit: Hit) -> float:
        """How much speaks for a sense of `hit`, its own vote left out."""
        regency, province = sense.code[:5], sense.code[:2]
        own = (1.0 if hit.sure or len(hit.senses) == 1 else 0.8) / len(hit.senses)
        own_province = own * sum(other.code[:2] == province for other in hit.senses)
        own_regency = own * sum(other.code[:5] == regency for other in hit.senses)
        points = _PROVINCE_VOTE * min(2.0, self.province[province] - own_province)
        if len(sense.code) > 2:
            points += _TEXT_VOTE * min(2.0, self.regency[regency] - own_regency)
        inside = self.sentence[hit.sentence, regency] - own_regency
        inside += self.sentence[hit.sentence, province] if len(sense.code) > 2 else 0.0
        points += _SENTENCE_VOTE * min(2.0, max(0.0, inside))
        return points + self._home(sense)

    def _home(self, sense: Sense) -> float:
        if not self.home or sense.code[:2] != self.home[:2]:
            return 0.0
        return _HOME_VOTE if sense.code[:5] == self.home[:5] else _HOME_VOTE / 2

    def at_home(self, senses: Sequence[Sense]) -> bool:
        """Whether there is one sense, and it lies in the province of the outlet's home."""
        return len(senses) == 1 and senses[0].code[:2] == self.home[:2]

    def near(self, sense: Sense, hit: Hit, *, same_regency: bool) -> bool:
        """Whether another name, or the outlet's home, speaks of the sense's surroundings."""
        regency, province = sense.code[:5], sense.code[:2]
        if self.regency[regency] - self.by_form[hit.form, regency] > _TRACE:
            return True
        if same_regency:
            return False
        if self.province[province] - self.by_form[hit.form, province] > _TRACE:
            return True
        return province == self.home[:2]


def _weigh(text: str, hit: Hit, votes: _Votes) -> None:
    """Put the senses in order of what speaks for them; leave a tie open."""
    scored = sorted(
        ((votes.score(sense, hit) + _prior(text, hit, sense), sense) for sense in hit.senses),
        key=lambda pair: (-pair[0], pair[1].code),
    )
    (first, best), (second, next_) = scored[0], scored[1]
    hit.senses = tuple(sense for _, sense in scored)
    if first - second < _LIMIT and best.code[:5] != next_.code[:5]:
        hit.rule = "weighed.tie"
        return
    if hit.form.local and first < _PROVINCE_VOTE / 2 and best.code[:5] != next_.code[:5]:
        hit.rule = "weighed.nothing-near"
        return
    hit.sure = True
    hit.rule = hit.rule or ("weighed.context" if first >= 1.0 else "weighed.usual")


def _has_name(hit: Hit) -> bool:
    return any(sense.kind == "name" and not sense.district for sense in hit.senses)


def _prior(text: str, hit: Hit, sense: Sense) -> float:
    """How a bare name is usually meant: the city before the regency of the same name."""
    if sense.district:
        return 0.0 if hit.form.local or not _has_name(hit) else _SMALLER
    if sense.kind in _PRIOR:
        return _PRIOR[sense.kind]
    if len(sense.code) == 2:
        return 0.3 if _dateline(text, hit) else 0.55
    region = get(sense.code)
    return 0.6 if region is not None and region.city else 0.5
