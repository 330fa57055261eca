"""Page furniture inside a line of content: link boxes, ads and end matter without breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from selaras.reading._furniture import SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Cut", "inline_cuts"]


class Cut(NamedTuple):
    """A passage to cut, [start, end), and why; `tail` when nothing after it is content."""

    start: int
    end: int
    why: str
    tail: bool = False


_BACK = 8
_LONGEST_LINK = 240
_LONGEST_TAIL = 700
_LONGEST_BYLINE = 170
_SHORT_REST = 60
_OPENERS = frozenset("([-ABCEHJKLPRSTUW")
"""The characters that links, advertisements, bylines and labels open with."""
_FRESH = ".!?…\"”’')]»,;:>|*–—-"
_LINK = re.compile(
    r"(?P<open>[(\[]\s*)?(?:"
    r"(?:Baca|BACA|Simak|SIMAK|Lihat|LIHAT|Cek|Tonton)\s+(?:[Jj]uga|JUGA|[Pp]ula|PULA"
    r"|[Vv]ideo|VIDEO)(?:\s+[Vv]ideo)?\s*(?P<colon>:)?"
    r"|(?:Baca|BACA|Simak|Tonton|Pilihan\s+Editor|PILIHAN\s+EDITOR|Read\s+[Aa]lso"
    r"|Also\s+[Rr]ead|Berita\s+[Tt]erkait|Baca\s+[Ss]elengkapnya)\s*(?P<mark>:)"
    r")[,\s]*"
)
_GAMBAS = re.compile(r"\[\s*Gambas\s*:[^\]]{0,80}\]", re.I)
_ADVERT = re.compile(
    r"(?:Advertisement|ADVERTISEMENT|-\s?Advertisement\s?-|Ads\s+[-–]\s+[A-Z]\w+\s+\w+\s+Image)"
    r"(?:\s*(?:SCROLL|Scroll)\s+(?:TO|to|untuk|UNTUK)\s+(?:(?:CONTINUE|RESUME|continue"
    r"|resume|melanjutkan|MELANJUTKAN|lanjut)\s+)?"
    r"(?:(?:WITH|with|membaca|MEMBACA|baca)\s*)?(?:CONTENT|content)?)?"
    r"|SCROLL\s+(?:TO|UNTUK)\s+(?:CONTINUE|RESUME|MELANJUTKAN"
    r"|LANJUT)(?:\s+(?:WITH\s+CONTENT|CONTENT|MEMBACA|BACA))?"
)
_BYLINE = re.compile(
    r"(?:Penulis|PENULIS|Pewarta|PEWARTA|Reporter|REPORTER|Editor|EDITOR|Redaktur|REDAKTUR"
    r"|Penyunting|Kontributor|Wartawan|Jurnalis|Peliput|Uploader)\s*:"
    r"|(?:Copyright|COPYRIGHT|Hak\s+Cipta)\s*©|Tags?\s*:(?=\s*(?:\Z|[A-Z#]))|(?:Sumber"
    r"|SUMBER)\s*:(?=\s*(?:[\w.]+\s*){0,4}\Z)"
)
_PROMOTION = re.compile(
    r"(?:Ikuti|IKUTI|Cek|CEK|Baca|BACA|Dapatkan|DAPATKAN|Simak|Follow|FOLLOW|Gabung"
    r"|Bergabung|Mari\s+bergabung|Temukan|Update|Stay|Jangan\s+lewatkan|Pastikan|"
    r"Silah?kan|Download|Unduh|Saksikan|Pilih\s+saluran|Artikel\s+ini\s+(?:telah|sudah)"
    r"|Berita\s+ini\s+(?:telah|sudah)|Yuk|Klik)\b"
)
_CHANNEL = re.compile(
    r"(?i:google\s*news|whats\s*app|saluran|channel|telegram|instagram|newsletter"
    r"|\baplikasi\s+(?:\S+\s+)?(?:news|times|berita)|media\s+sosial\s+kami|"
    r"breaking\s+news|berita\s+(?:dan|&)\s+artikel|artikel\s+lainnya|(?:telah|sudah)\s+tayang\b"
    r"|(?:telah|sudah)\s+terbit\b|connect\s+with|lonceng|tekan\s+install|video\s+populer|tombol\s+berikut)"
)
_TAIL = re.compile(
    r"(?:Berita\s+(?:Terkait|Lainnya|Terkini|Terpopuler|Populer)|BERITA\s+(?:TERKAIT"
    r"|LAINNYA)|Artikel\s+(?:Terkait|Lainnya)|Terpopuler|TERPOPULER|Rekomendasi\s+Untuk\s+Anda)"
    r"\s*:?\s+(?=[A-Z\d\"“'‘])"
)
_SIGN_OFF = re.compile(
    r"(?<=[.!?\"”’)])\s*((?:[(\[]\s*(?:\*+/?|[A-Za-z]{2,6}"
    r"|[A-Za-z]{2,10}(?:\s?/\s?[\w. ]{2,14}){1,3})\s*[)\]]|\*{3}|-adv-)\s*\.?)\s*\Z",
    re.I,
)
_TOKEN = re.compile(r"\S+")
_STARTERS = frozenset(
    """
    Bupati Gubernur Wali Walikota Kapolres Kapolda Kapolsek Kapolri Kepala Ketua Wakil Menurut
    Sementara Adapun Selain Hal Ia Dia Beliau
    Menteri Presiden Polisi Pemerintah Warga Kami Kita Namun Dalam Untuk Pada Karena Saat
    Setelah Sebelumnya Selanjutnya Dengan Bahkan Juru
    Sekretaris Direktur Camat Lurah Kementerian Komisi Komisioner Anggota Tim Petugas Para
    Sejumlah Sebanyak Meski Jika Bila Diketahui Kasus
    Peristiwa Kejadian Akibat Dari Di Ini Itu Tak Tidak Juga Lebih Seperti Sebagai Kasat Kabid
    Kompol AKP AKBP Danramil Dandim Panglima Pihak
    """.split()
)


def inline_cuts(text: str, start: int, end: int, hints: Sequence[int]) -> Iterator[Cut]:
    """Yield what to cut from one content line, in order and without overlap.

    Args:
        text: The whole text.
        start: Where the line starts.
        end: Where it ends.
        hints: Where words of furniture stand in this line, in order.
    """
    done = start
    for hint in hints:
        if hint < done:
            continue
        cut = _at(text, start, end, hint)
        if cut is not None and cut.start >= done:
            yield cut
            done = cut.end
            if cut.tail:
                return
    if done < end:
        sign_off = _SIGN_OFF.search(text, max(done, end - 48), end)
        if sign_off and sign_off.start(1) > start:
            yield Cut(sign_off.start(1), sign_off.end(1), "sign-off")


def _at(text: str, start: int, end: int, hint: int) -> Cut | None:
    """The cut that begins at or just before a hint."""
    promotion = _promotion(text, start, end, hint)
    if promotion is not None:
        return promotion
    for left in range(hint, max(start, hint - _BACK) - 1, -1):
        if text[left] not in _OPENERS or not _is_fresh(text, start, left):
            continue
        cut = _link(text, left, end) or _other(text, left, end)
        if cut is not None:
            return cut
    return None


def _is_fresh(text: str, start: int, position: int) -> bool:
    """Whether something new can begin here: after an end mark, or glued to a word by mistake."""
    before = position
    while before > start and text[before - 1].isspace():
        before -= 1
    if before == start:
        return True
    if text[before - 1] in _FRESH:
        return not (before == position and text[before - 1] in "\"'‘“(")
    return (
        before == position
        and text[position - 1].islower()
        and text[position : position + 1].isupper()
    )


def _other(text: str, left: int, end: int) -> Cut | None:
    gambas = _GAMBAS.match(text, left, end)
    if gambas:
        return Cut(left, gambas.end(), "link to another report")
    advert = _ADVERT.match(text, left, end)
    if advert:
        return Cut(left, advert.end(), "advertisement")
    if _BYLINE.match(text, left, end):
        return _byline(text, left, end)
    tail = _TAIL.match(text, left, end)
    if tail and _is_title_case(text[tail.end() : min(end, tail.end() + 120)]):
        return Cut(left, end, f"after the label “{text[left : tail.end()].strip()}”", tail=True)
    return None


def _link(text: str, left: int, end: int) -> Cut | None:
    label = _LINK.match(text, left, end)
    if label is None:
        return None
    if label["open"]:
        close = text.find(
            ")" if "(" in label["open"] else "]", label.end(), min(end, left + _LONGEST_LINK)
        )
        return Cut(left, close + 1, "link to another report") if close > 0 else None
    marked = bool(label["colon"] or label["mark"])
    right = _headline_end(text, label.end(), end)
    if not marked and not _is_title_case(text[label.end() : right]):
        return None
    if "," in text[label.start() : label.end()]:
        right = label.end()
    while right > left and text[right - 1].isspace():
        right -= 1
    return Cut(left, right, "link to another report")


def _headline_end(text: str, start: int, end: int) -> int:
    """Where a headline ends that runs on into the next sentence of the report."""
    limit = min(end, start + _LONGEST_LINK)
    tokens = list(_TOKEN.finditer(text, start, limit))
    stop = _sentence_end(tokens, limit)
    following = _LINK.search(text, start, stop)
    if following:
        return following.start()
    if end - start <= _LONGEST_LINK and _SENTENCE.search(text, start, end) is None:
        return end
    if not _is_title_case(text[start : min(stop, start + 60)]):
        return stop if stop < limit or limit == end else start
    return _before_new_sentence(tokens, stop)


_SENTENCE = re.compile(r"[.!?][\"”’)]{0,2}(?:\s|\Z)")


def _sentence_end(tokens: list[re.Match[str]], limit: int) -> int:
    for token in tokens[1:]:
        if token[0].rstrip('"”’)').endswith((".", "!", "?")) and len(token[0]) > 3:
            return token.end()
    return limit


def _before_new_sentence(tokens: list[re.Match[str]], stop: int) -> int:
    """The end of a run of capitalised words, less those that begin the next sentence."""
    tokens = [token for token in tokens if token.end() <= stop]
    for index, token in enumerate(tokens):
        word = token[0].strip(",.:;\"“”'()")
        if index < 3 or not word[:1].islower() or word in SMALL_WORDS:
            continue
        first = index - 1
        for back in range(index - 1, max(2, index - 7), -1):
            if tokens[back][0] in _STARTERS:
                first = back
        return tokens[first].start()
    return stop


def _byline(text: str, left: int, end: int) -> Cut | None:
    """End matter from the first byline to the end of its line, when no prose follows."""
    long = end - left > _LONGEST_BYLINE
    if end - left > _LONGEST_TAIL or (long and _SENTENCE.search(text, left + 60, end)):
        return None
    return Cut(left, end, "byline")


def _promotion(text: str, start: int, end: int, hint: int) -> Cut | None:
    """A sentence that asks to follow a channel, with what stands after it to the line's end."""
    if _CHANNEL.match(text, hint, end) is None:
        return None
    for verb in _PROMOTION.finditer(text, max(start, hint - 130), hint):
        if _is_fresh(text, start, verb.start()):
            right = _promotion_end(text, hint, end)
            fits = right - verb.start() <= _LONGEST_TAIL
            return Cut(verb.start(), right, "follow us") if fits else None
    return None


def _promotion_end(text: str, hint: int, end: int) -> int:
    """The end of the asking sentence, or of the line when only more of the kind follows."""
    closing = _SENTENCE.search(text, hint, min(end, hint + _LONGEST_TAIL))
    if closing is None or end - closing.end() <= _SHORT_REST:
        return end
    return closing.end()


def _is_title_case(passage: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_]+", passage) if w not in SMALL_WORDS]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.65 * len(words)
