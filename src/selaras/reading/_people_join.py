"""Join the mentions of one person: full names, short later ones, initials, spelling variants."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Mention", "NameKey", "join", "key_of"]


class Mention(NamedTuple):
    """One mention of a person: [start, end) of the bare name, and the titles before it."""

    start: int
    end: int
    name: str
    titles: tuple[str, ...] = ()


class NameKey(NamedTuple):
    """A name reduced to what its spellings share; one part per word."""

    parts: tuple[str, ...]


_SPELLINGS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("ch", "h"),
    ("kh", "h"),
    ("cg", "h"),
    ("sy", "s"),
    ("sj", "s"),
    ("ph", "f"),
    ("v", "f"),
    ("th", "t"),
    ("dz", "z"),
    ("dh", "d"),
    ("ie", "i"),
    ("y", "i"),
    ("q", "k"),
    ("x", "ks"),
)
_FIRST = {
    "m",
    "muh",
    "moh",
    "muhammad",
    "mohammad",
    "mohamad",
    "muhamad",
    "mochamad",
    "mochammad",
    "mokhamad",
    "muchammad",
    "muchamad",
    "mohd",
    "muhd",
    "mhd",
    "md",
}
_LETTERS = re.compile(r"[^\W\d_]+")
_DOUBLED = re.compile(r"(.)\1")
_PARTICLES = frozenset(("bin", "binti", "al", "el", "de", "van", "von", "der", "da", "dos"))


@lru_cache(8192)
def key_of(name: str) -> NameKey:
    """Reduce a name to its key: spelling, doubled letters and marks are evened out."""
    return NameKey(
        tuple(_part(word) for word in _LETTERS.findall(name.replace("'", "").replace("’", "")))
    )


def _part(word: str) -> str:
    low = word.casefold()
    if low in _FIRST:
        return "muhammad" if len(low) > 1 else low
    for old, new in _SPELLINGS:
        if old in low:
            low = low.replace(old, new)
    return _DOUBLED.sub(r"\1", low)


class _Group:
    """The mentions of one person so far."""

    def __init__(self, mention: Mention, key: NameKey) -> None:
        self.mentions = [mention]
        self.key = key
        self.last = mention.start

    def add(self, mention: Mention, key: NameKey) -> None:
        self.mentions.append(mention)
        self.last = mention.start
        if len(key.parts) > len(self.key.parts) or (
            len(key.parts) == len(self.key.parts)
            and sum(map(len, key.parts)) > sum(map(len, self.key.parts))
        ):
            self.key = key


def join(mentions: list[Mention]) -> list[list[Mention]]:
    """Group mentions by person, people in the order of their first mention.

    A shorter name joins the person whose longer name holds it; of several the one whose first
    name it is, then the one named last before it. Two longer names are never joined by one.
    """
    groups: dict[str, list[_Group]] = {}
    people: list[_Group] = []
    keys = [key_of(mention.name) for mention in mentions]
    order = sorted(
        range(len(mentions)), key=lambda i: (-min(len(keys[i].parts), 2), mentions[i].start)
    )
    for index in order:
        mention, key = mentions[index], keys[index]
        near = {id(g): g for part in key.parts if len(part) > 1 for g in groups.get(part, ())}
        group = _best(list(near.values()), mention, key) or _long_form(people, mention, key)
        if group is None:
            group = _Group(mention, key)
            people.append(group)
        else:
            group.add(mention, key)
        for part in set(key.parts):
            if group not in groups.setdefault(part, []):
                groups[part].append(group)
    found = [sorted(group.mentions) for group in people]
    return sorted(found, key=lambda group: group[0].start)


def _long_form(people: list[_Group], mention: Mention, key: NameKey) -> _Group | None:
    """The one person named before whose first name a word shortens: "Retno" of "Retnowati"."""
    if len(key.parts) != 1 or len(key.parts[0]) < _SHORTEST:
        return None
    found = [
        group
        for group in people
        if len(group.key.parts) > 1
        and len(group.key.parts[0]) >= len(key.parts[0]) + _CUT
        and group.key.parts[0].startswith(key.parts[0])
        and group.mentions[0].start < mention.start
    ]
    return found[0] if len(found) == 1 else None


_SHORTEST = 5
"""How many letters a shortened first name has at least."""

_CUT = 3
"""How many letters it lacks at least, so that "Rahma" is not "Rahmat"."""


def _best(groups: list[_Group], mention: Mention, key: NameKey) -> _Group | None:
    fitting = [group for group in groups if _same(group.key, key)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None

    def rank(group: _Group) -> tuple[bool, bool, int]:
        before = group.last <= mention.start
        return group.key.parts == key.parts, before, group.last if before else -group.last

    return max(fitting, key=rank)


def _same(one: NameKey, other: NameKey) -> bool:
    """Whether two names can be of one person: the shorter one's words stand in the longer."""
    short, long = sorted((one.parts, other.parts), key=len)
    if not short:
        return False
    if short == long:
        return True
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] not in _PARTICLES and short[0] in long
    at = 0
    for part in short:
        while at < len(long) and not _fits(part, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return any(len(part) > 1 and part in long for part in short)


def _fits(short: str, long: str) -> bool:
    return (
        short == long
        or (len(short) == 1 and long.startswith(short))
        or (len(long) == 1 and short.startswith(long))
    )
