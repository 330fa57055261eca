"""Sentence ends in Indonesian news, past abbreviations, initials, clock times and quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["split"]

_END = re.compile(r"[.?!…]+[\"”’')\]]{0,3}(?=\s)")
_NEXT = re.compile(r"\s+[\"“”‘'(\[]{0,2}([^\W_])")
_WORD_BEFORE = re.compile(r"([^\W_][\w'’]*(?:\.[^\W_]+)*)$")
_LOOK_BACK = 24

_ABBREVIATIONS = frozenset(
    """
    jl jln gg no nomor kel kec kab kota kav ds dsn rt rw komp blok
    pt cv ud fa tbk pd
    dr drs dra drh drg ir prof kh h hj hi tgk tgh ust pdt rm rd r ra rr gus
    st sp sh se si sos pd ag hum kom kes m mm
    moh muh mohd muhd abd
    kol kolonel letkol may mayjen brigjen letjen jend irjen komjen kombes kompol akp akbp
    ipda iptu aiptu aipda bripka briptu bripda brigpol serka sertu serda kapt lettu letda
    inf kav art laks laksma laksda marsma marsda purn pol
    sdr sdri bpk ibu an al dkk dll dsb dst cq up a.n u.p s.d
    tgl hlm hal vol art ay jo
    jan feb mar apr jun jul agt ags agu sep sept okt nov des
    """.split()
)
_NEVER_LAST = _ABBREVIATIONS - {"dkk", "dll", "dsb", "dst", "h", "m", "kota", "may", "kav"}


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph as (start, end), blank edges left out.

    Args:
        text: The whole text.
        start: Where the paragraph starts.
        end: Where it ends, past the last character.
    """
    left = _skip_blanks(text, start, end)
    for match in _END.finditer(text, start, end):
        if match.end() <= left or not _ends(text, match, end):
            continue
        yield left, match.end()
        left = _skip_blanks(text, match.end(), end)
    right = end
    while right > left and text[right - 1].isspace():
        right -= 1
    if left < right:
        yield left, right


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    """Whether this mark ends a sentence, by what stands before and after it."""
    after = _NEXT.match(text, match.end(), end)
    if after is None:
        return True
    first = after[1]
    if first.islower():
        return False
    if match[0] != ".":
        return True
    return not _is_abbreviation(text, match.start())


def _is_abbreviation(text: str, dot: int) -> bool:
    """Whether the word before the dot is an abbreviation or an initial."""
    before = _WORD_BEFORE.search(text[max(0, dot - _LOOK_BACK) : dot])
    if before is None:
        return False
    word = before[1]
    if len(word) == 1:
        return word.isupper()
    return word.lower() in _NEVER_LAST and not word.isupper()


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
