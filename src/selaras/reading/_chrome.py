"""Cut page furniture from a report's text: links, labels, share bars, bylines, captions, ads.

A label that opens a list of other headlines ("Berita Terkait") ends the report; a single
link line ("Baca Juga: ...") is cut and reading goes on below it. Every cut has its reason.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from selaras.records import Chrome, Span

__all__ = ["cut"]


class _Line(NamedTuple):
    start: int
    end: int
    text: str


_BLOCK = re.compile(
    r"""(?:
      (?:berita|artikel|konten|topik|video|foto|info(?:rmasi)?)\s+
      (?:terkait|lainnya|lain|terkini|terbaru|populer|terpopuler|pilihan|utama|sebelumnya)
    | (?:(?:ter|paling\s+)?populer)(?:\s+(?:lainnya|hari\s+ini|minggu\s+ini|di\s+\S+))?
    | terkini | terbaru | terlaris | terfavorit | terkait | sorotan
    | pilihan(?:\s+(?:editor|redaksi|untuk\s+anda))?
    | rekomendasi(?:\s+(?:untuk\s+anda|artikel|berita))?
    | trending(?:\s+(?:topic|now))? | hot\s+(?:topic|issue)s? | headline\s*news? | live\s+report
    | (?:most\s+)?popular(?:\s+news)? | latest(?:\s+news)? | you\s+may\s+also\s+like
    | related(?:\s+(?:posts?|articles?|news))? | indeks\s+berita
    | (?:baca|simak)\s+(?:juga|lainnya) | jangan\s+lewatkan
    | (?:mungkin\s+anda|anda\s+mungkin)(?:\s+juga)?\s+(?:suka|menyukai)
    | tinggalkan\s+(?:balasan|komentar) | (?:tulis\s+|beri\s+)?komentar | leave\s+a\s+reply
    )\s*[:»>]?""",
    re.I | re.X,
)
_LINK = re.compile(
    r"\W{0,3}(?:(?:baca|simak|lihat|tonton|cek|saksikan)\s+(?:juga|pula|selengkapnya|video)|baca\s*:|bacakan\b|"
    r"lihat\s+video|simak\s*:|\[?gambas\s*:|video\s*:|klik\s+di\s*sini|selengkapnya\s*(?:baca|di|:))",
    re.I,
)
_FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "advertisement",
        re.compile(
            r"\W*(?:advertisement|iklan|adv(?:ertorial)?|ads?\s*[-–].*|scroll\s+(?:to|untuk)\s+.*|"
            r"lanjutkan\s+membaca.*|advertising|promoted.*|sponsored.*)\W*",
            re.I,
        ),
    ),
    (
        "share bar",
        re.compile(
            r"\W*(?:(?:bagikan|share|facebook|twitter|x|whats\s*app|wa|telegram|line|copy\s+link|salin\s+(?:tautan|link)|"
            r"email|e-mail|linkedin|pinterest|print|cetak|instagram|tiktok|threads|this|on|to|ke|di|via|artikel|berita|ini)"
            r"[\s:|,/•·]*){1,14}\W*",
            re.I,
        ),
    ),
    (
        "follow us",
        re.compile(
            r".{0,60}\b(?:ikuti|dapatkan|gabung|join|follow|download|unduh|update)\b.{0,120}"
            r"\b(?:google\s*news|whatsapp\s*channel|saluran\s+whatsapp|channel|telegram|grup|instagram|aplikasi|"
            r"news\s*letter|media\s+sosial|update(?:s)?\s+berita|breaking\s+news)\b.{0,200}",
            re.I,
        ),
    ),
    (
        "view counter",
        re.compile(
            r"\W*[\d.,]+\s*(?:x\s+)?(?:dilihat|kali\s+dibaca|views?|pembaca|dibaca|komentar|shares?)\W*",
            re.I,
        ),
    ),
    (
        "byline",
        re.compile(
            r"\W*(?:penulis|editor|reporter|laporan|redaktur|pewarta|kontributor|wartawan|jurnalis|pengunggah|uploader|"
            r"penyunting|copyright|hak\s+cipta|©)\s*(?:[:/©|]|\(c\)|ant).{0,120}",
            re.I,
        ),
    ),
    (
        "caption",
        re.compile(
            r"\W*(?:foto|photo|ilustrasi|gambar|caption|keterangan\s+(?:foto|gambar))\s*[:/].{0,240}|"
            r".{0,240}\((?:foto|photo|dok(?:umentasi)?|ist(?:imewa)?|sumber\s+foto|antara\s+foto)\b[^()]{0,80}\)\W*",
            re.I,
        ),
    ),
    (
        "page navigation",
        re.compile(
            r"\W*(?:halaman\s*(?:selanjutnya|berikutnya|sebelumnya|[\d\s:]+)|selanjutnya|next|prev(?:ious)?|show\s+all|home|beranda)\W*(?:[\d\s|»›>]*)",
            re.I,
        ),
    ),
    (
        "tags",
        re.compile(
            r"\W*(?:tags?|topik|kata\s+kunci|label)\s*[:#].{0,240}|(?:#\w+[\s,]*){2,}", re.I
        ),
    ),
    (
        "cookies",
        re.compile(
            r".{0,120}\b(?:cookies?|kebijakan\s+privasi|syarat\s+(?:dan|&)\s+ketentuan)\b.{0,160}",
            re.I,
        ),
    ),
    ("bullet", re.compile(r"\s*[-–—•·*▪►▶>|]+\s*")),
    (
        "sign-off",
        re.compile(
            r"\s*[(\[](?:\*+|[a-z]{2,5}(?:\s*/\s*[\w.]{2,12}){0,3}|red|adv|hms|humas|puspen|rls|rilis|release)[)\]]\s*\.?\s*",
            re.I,
        ),
    ),
)
_LONGEST_FURNITURE = 420
_PROSE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}\s*(?:\([\w*/.\s]{1,24}\)\s*)?$")
_PROSE = 90
_HEADLINE = 170


def cut(text: str) -> tuple[tuple[Span, ...], tuple[Chrome, ...]]:
    """Part a text into body and chrome.

    Args:
        text: A report's text in NFC.

    Returns:
        The content passages and the cut passages, each in order. Together they cover the text
        but for blank lines between them; a text without content has an empty body.
    """
    lines = _lines(text)
    reasons = _reasons(lines)
    return _passages(lines, reasons)


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for raw in text.split("\n"):
        if raw.strip():
            lines.append(_Line(start, start + len(raw), raw.strip()))
        start += len(raw) + 1
    return lines


def _reasons(lines: list[_Line]) -> list[str | None]:
    """For each line why it is cut, None for content."""
    reasons: list[str | None] = []
    prose_seen = False
    index = 0
    while index < len(lines):
        line = lines[index].text
        if _is_block_label(line):
            if prose_seen and not _is_lone_link(lines, index):
                reasons += [f"after the label “{line[:40]}”"] * (len(lines) - index)
                break
            taken = _list_after(lines, index)
            reasons += [f"list under “{line[:40]}”"] * taken
            index += taken
            continue
        reason = _furniture(line)
        reasons.append(reason)
        prose_seen = prose_seen or (reason is None and _is_prose(line))
        index += 1
    return reasons


def _is_block_label(line: str) -> bool:
    return len(line) <= 48 and _BLOCK.fullmatch(line.strip("-–—*•#=~ ")) is not None


def _is_lone_link(lines: list[_Line], index: int) -> bool:
    """Whether the label is a "Baca Juga" with one or two headlines and the report goes on below."""
    if not _LINK.match(lines[index].text):
        return False
    after = index + _list_after(lines, index)
    return after < len(lines) and after - index <= 4 and _is_prose(lines[after].text)


def _list_after(lines: list[_Line], index: int) -> int:
    """How many lines from `index` on are a label and its headlines."""
    last = index + 1
    while last < len(lines) and not _is_prose(lines[last].text):
        last += 1
    return last - index


def _is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph of a report rather than a headline."""
    return len(line) >= _PROSE and (_PROSE_END.search(line) is not None or len(line) > _HEADLINE)


def _furniture(line: str) -> str | None:
    if len(line) > _LONGEST_FURNITURE:
        return None
    if _LINK.match(line) and not _is_long_prose(line):
        return "link to another report"
    for why, pattern in _FURNITURE:
        if pattern.fullmatch(line) and not (
            why in {"caption", "cookies", "follow us"} and _is_long_prose(line)
        ):
            return why
    return None


def _is_long_prose(line: str) -> bool:
    return len(line) > 2 * _HEADLINE and _PROSE_END.search(line) is not None


def _passages(
    lines: list[_Line], reasons: list[str | None]
) -> tuple[tuple[Span, ...], tuple[Chrome, ...]]:
    """Join neighbouring lines of one reason into passages."""
    body: list[Span] = []
    chrome: list[Chrome] = []
    index = 0
    while index < len(lines):
        last = index
        while last + 1 < len(lines) and reasons[last + 1] == reasons[index]:
            last += 1
        why = reasons[index]
        if why is None:
            body.append(Span(lines[index].start, lines[last].end))
        else:
            chrome.append(Chrome(lines[index].start, lines[last].end, why))
        index = last + 1
    return tuple(body), tuple(chrome)
