"""Sentence ends in Indonesian news, past abbreviations, initials, clock times and quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["split"]

_END = re.compile(
    r"[.?!…](?<![.?!…].)[.?!…]*+[\"”’')\]]{0,3}+"
    r"(?=\s|,+\s*[\"“‘(]?[^\W\d_a-z]|[\"“]?[^\W\d_a-z][a-z])"
)
_NEXT = re.compile(r"[\s,]*[\"“”‘'(\[]{0,2}([^\W_])")
_WORD_BEFORE = re.compile(r"([^\W_][\w'’]*(?:\.[^\W_]+)*)$")
_GLUED = re.compile(r"[^\W\d_]{3,}[\"”’')\]]{0,3}$")
_DEGREE = re.compile(r"(?:^|\W)(?:[A-Z][a-z]{0,3}\.)+[A-Z][A-Za-z]{0,4}$")
_SAID_AFTER = re.compile(
    r"\s*,?\s*(?:kata|ujar|ucap|tutur|ungkap|jelas|terang|papar|tegas|imbuh|tambah|tandas|sebut|"
    r"lanjut|pungkas|tulis|beber)",
    re.I,
)
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
_UPPER = frozenset("PT CV UD JL NO DRS DR IR KH HJ".split())
_NEVER_LAST = _ABBREVIATIONS - {"dkk", "dll", "dsb", "dst", "h", "m", "kota", "may", "kav", "ibu"}


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph as (start, end), blank edges left out.

    Sentences that lost the blank between them ("... aman.Warga ...") are parted too.

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
    while right > left and (text[right - 1].isspace() or text[right - 1] == ","):
        right -= 1
    if left < right:
        yield left, right


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    """Whether this mark ends a sentence, by what stands before and after it."""
    after = _NEXT.match(text, match.end(), end)
    if after is None:
        return True
    if after[1].islower() or _is_split_quote(text, match, end):
        return False
    glued = not (text[match.end()].isspace() or text[match.end()] == ",")
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if glued and _GLUED.search(before) is None:
        return False
    if match[0] != ".":
        return True
    in_list = text[match.end()] == "," and _DEGREE.search(before) is not None
    return not (in_list or _is_abbreviation(before))


def _is_split_quote(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a quote closes here whose speaker follows with a capital: “...,” Kata Bupati."""
    closed = match[0][-1] in "\"”’'"
    return closed and _SAID_AFTER.match(text, match.end(), min(end, match.end() + 16)) is not None


def _is_abbreviation(before: str) -> bool:
    """Whether the word before the dot is an abbreviation or an initial."""
    word = before.rpartition(" ")[2]
    if not word.isalnum():
        last = _WORD_BEFORE.search(word)
        if last is None:
            return False
        word = last[1]
    if len(word) == 1:
        return word.isupper()
    return word in _UPPER or (word.lower() in _NEVER_LAST and not word.isupper())


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] == ","):
        start += 1
    return start
