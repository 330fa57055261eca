"""The head words of offices ("Bupati", "Kabid Humas") and where they stand in a text."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Head", "OfficeForm", "find_heads", "office_starts"]


class OfficeForm(NamedTuple):
    """A head word of an office.

    `takes` says what may follow it: "region" (Bupati Luwu), "field" (Kepala Dinas Sosial) or
    "none" (Kapolri). `level` is the level of its region; `heads` the body or unit it heads.
    """

    form: str
    long: str
    takes: str
    level: str
    heads: str


class Head(NamedTuple):
    """A head word of an office in a text: [start, end) and its form."""

    start: int
    end: int
    form: OfficeForm


@cache
def _automaton() -> tuple[AhoCorasick, tuple[OfficeForm, ...]]:
    table = files("selaras.reading").joinpath("_data/offices.csv").read_text(encoding="utf-8")
    found: dict[str, OfficeForm] = {}
    for row in csv.DictReader(table.splitlines()):
        form = OfficeForm(row["form"], row["long"], row["takes"], row["level"], row["heads"])
        for written in _cases(form.form):
            found.setdefault(written, form)
    matcher = AhoCorasick(
        list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return matcher, tuple(found.values())


def _cases(form: str) -> set[str]:
    forms = {form, form.upper(), form[0] + form[1:].lower()}
    if form not in _NAMES_TOO and not form.isupper():
        forms.add(form.lower())
        forms.add(form.title())
    return forms


_NAMES_TOO = frozenset("Raja Ratu Sultan Paus Imam Head Model Mendes Menham Guru Tokoh".split())


def find_heads(text: str) -> Iterator[Head]:
    matcher, forms = _automaton()
    size = len(text)
    for index, start, end in matcher.find_matches_as_indexes(text):
        if start and (text[start - 1].isalnum() or text[start - 1] in "_-"):
            continue
        if end < size and (text[end].isalnum() or text[end] in "_-"):
            continue
        yield Head(start, end, forms[index])


def office_starts(text: str, at: int) -> bool:
    """Whether a head word of an office begins at `at` and ends a word."""
    matcher, _ = _automaton()
    for _, start, end in matcher.find_matches_as_indexes(text[at : at + 40]):
        return start == 0 and not text[at + end : at + end + 1].isalnum()
    return False
