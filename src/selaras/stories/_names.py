"""One person under several spellings, one theme in two orders: names that go together."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selaras.records import Person, Reading

__all__ = ["Known", "Persons", "phrase_words", "same_phrase", "same_theme", "same_words"]

_WORD = re.compile(r"[^\W_]+")
_MUHAMMAD = frozenset(
    ("m", "moh", "mohd", "moch", "muh", "muhamad", "muhammad", "mohamad", "mohammad", "mochamad",
     "mochammad", "muhammd", "mohammed", "mohamed", "muhammed", "mochamat")
)  # fmt: skip
_MASK = "▇"
_THEME_LIKENESS = 0.8


class Known(NamedTuple):
    """A person of the story: the fullest form of the name, all forms, and who names them."""

    name: str
    forms: tuple[str, ...]
    reports: tuple[str, ...]


class Persons:
    """The persons of a story's readings, spelling variants joined."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Join the persons that the readings name."""
        groups: list[list[_Entry]] = []
        entries = [
            _Entry(reading.report.id, person, _parts(person.name))
            for reading in readings
            for person in reading.people
            if _MASK not in person.name
        ]
        entries.sort(key=lambda entry: -len(entry.parts))
        for entry in entries:
            homes = [group for group in groups if any(_one(other, entry) for other in group)]
            if len(homes) == 1:
                homes[0].append(entry)
            else:
                groups.append([entry])
        self.known = tuple(_known(group) for group in groups)
        self._of = {
            (entry.report, entry.person.name): known.name
            for group, known in zip(groups, self.known, strict=True)
            for entry in group
        }

    def name(self, report: str, name: str) -> str:
        """The story's form of a name that one report uses."""
        return self._of.get((report, name), name)


def same_words(one: str, other: str) -> bool:
    """Whether one name's words all stand in the other: "Hotel Claro", "Hotel Claro Kendari"."""
    first, second = set(phrase_words(one)), set(phrase_words(other))
    return bool(first and second) and (first <= second or second <= first)


def same_phrase(one: str, other: str) -> bool:
    """Whether two phrases have the same words in the same order."""
    return phrase_words(one) == phrase_words(other)


def same_theme(one: str, other: str) -> bool:
    """Whether two themes have the same words, in whatever order, but for a slip or two."""
    first, second = phrase_words(one), phrase_words(other)
    if sorted(first) == sorted(second):
        return True
    both = set(first) & set(second)
    return len(both) >= _THEME_LIKENESS * len(set(first) | set(second))


def phrase_words(text: str) -> list[str]:
    """The words of a phrase in lower case."""
    return _WORD.findall(text.lower())


class _Entry(NamedTuple):
    """A person as one report names them."""

    report: str
    person: Person
    parts: list[str]


def _known(group: Sequence[_Entry]) -> Known:
    counts: Mapping[str, int] = _count(entry.person.name for entry in group)
    most = max(len(_parts(name)) for name in counts)
    fullest = [name for name in counts if len(_parts(name)) == most]
    name = min(fullest, key=lambda form: (-counts[form], form))
    return Known(
        name,
        tuple(sorted(counts, key=lambda form: (form != name, form))),
        tuple(dict.fromkeys(entry.report for entry in group)),
    )


def _count(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    return counts


def _parts(name: str) -> list[str]:
    """The words of a name, "Muhammad" in one form whatever its spelling."""
    return ["muhammad" if word in _MUHAMMAD else word for word in phrase_words(name)]


def _one(one: _Entry, other: _Entry) -> bool:
    """Whether two entries are one person.

    The same words are; so are a name and a part of it, or two spellings a letter or two apart,
    when nothing that is said of their offices speaks against it.
    """
    if one.parts == other.parts:
        return True
    if not _offices_fit(one.person, other.person):
        return False
    shorter, longer = sorted((one.parts, other.parts), key=len)
    if set(shorter).issubset(longer):
        return len(shorter) > 1 or _same_office(one.person, other.person)
    return _same_office(one.person, other.person) and _spelt_alike(shorter, longer)


def _offices_fit(one: Person, other: Person) -> bool:
    return one.region is None or other.region is None or one.region == other.region


def _same_office(one: Person, other: Person) -> bool:
    """Whether both bear an office, and it or its body is the same."""
    if one.office is not None and other.office is not None and same_words(one.office, other.office):
        return True
    return one.body is not None and one.body == other.body


def _spelt_alike(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether each word of the shorter name has a word in the longer at most two slips away."""
    return all(any(_slips(word, other) for other in longer) for word in shorter)


def _slips(one: str, other: str) -> bool:
    """Whether two words differ by at most two letters in words of six or more, else by one."""
    most = 2 if min(len(one), len(other)) >= 6 else 1
    if min(len(one), len(other)) < 4 or one[0] != other[0] or abs(len(one) - len(other)) > most:
        return one == other
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, its in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != its))
    return row[-1] <= most
