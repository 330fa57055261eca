"""Bytes to text and text to reports, with limits."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from typing import Any

from selaras.records import Report, normalise

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "UnreadableText",
    "decode",
    "published_of",
    "report_of_text",
]

MAX_BYTES = 64_000_000
MAX_CHARACTERS = 2_000_000
_LONGEST_DATE = 80
_CLOCK = r"(?:\D{1,12}(\d{1,2})[:.](\d{2}))?"
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})(?!\d){_CLOCK}")
_IN_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})\s+((?:jan|[fp]eb|mar|apr|me[iy]|may|jun|jul|agu|ags|agt|aug|sep|o[kc]t|no[pv]"
    r"|de[sc])"
    rf"[a-z]{{0,6}})\.?,?\s+(\d{{4}})(?!\d){_CLOCK}",
    re.I,
)
_ISO = re.compile(r"\d{4}-?\d{2}")
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan,feb peb,mar,apr,mei mey may,jun,jul,agu ags agt aug,sep,okt oct,nov nop,des dec".split(
            ","
        ),
        1,
    )
    for name in names.split()
}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.I)
_MOST_NULS = 0.003
_FEWEST_WIDE = 8
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnreadableText(ValueError):
    """The input holds no text that can be read; the message says why and what to do."""


def decode(raw: bytes, *, declared: bool = False) -> str:
    """Decode bytes as UTF-8, UTF-16 or UTF-32, else line by line as Windows-1252.

    Args:
        raw: The bytes.
        declared: Whether a `charset` that an HTML page declares is tried before Windows-1252.

    Raises:
        UnreadableText: The input is too large or not text.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableText(f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    wide = _wide(raw)
    if wide:
        return raw.decode(wide, "replace")
    if raw.count(b"\x00") > _MOST_NULS * len(raw) or raw.startswith(_BINARY):
        raise UnreadableText("is binary, not text; save it as UTF-8 text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(raw) or _mixed(raw) if declared else _mixed(raw)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is nought for most of the start."""
    start = raw[:400]
    if len(start) < _FEWEST_WIDE or len(start) % 2:
        return None
    half = len(start) // 2
    if start[1::2].count(0) >= 0.7 * half and start[::2].count(0) == 0:
        return "utf-16-le"
    if start[::2].count(0) >= 0.7 * half and start[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _declared(raw: bytes) -> str | None:
    """The page in the charset that it declares, None when that does not fit."""
    said = _CHARSET.search(raw, 0, 2048)
    if said is None:
        return None
    try:
        return raw.decode(said[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _mixed(raw: bytes) -> str:
    """Decode line by line, so that one line in another encoding does not spoil the rest."""
    lines = []
    for line in raw.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
    return "\n".join(lines)


def report_of_text(
    text: str,
    *,
    id: str,  # noqa: A002 - the contract's word
    **head: Any,  # noqa: ANN401 - url, outlet, title, published
) -> Report:
    """Make a report of a text.

    Args:
        text: The report's text, any normal form.
        id: The report's id.
        **head: `url`, `outlet`, `title`, `published` where known.

    Raises:
        UnreadableText: The text is blank, or longer than `MAX_CHARACTERS`.
    """
    text = normalise(text)
    if not text.strip():
        raise UnreadableText("holds no text")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableText(f"is longer than {MAX_CHARACTERS:,} characters; split it into reports")
    return Report(id=normalise(id), text=text, **head)


def published_of(value: object) -> str | None:
    """A date of publication as ISO, day first: "12/04/2023", "Rabu, 12 April 2023 | 10:30 WIB".

    Returns:
        An ISO date or date-time, None for a blank.

    Raises:
        ValueError: The value is no date.
    """
    if value is None or not str(value).strip():
        return None
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    text = str(value)[:_LONGEST_DATE].strip()
    match = _DAY_FIRST.search(text) or _IN_WORDS.search(text)
    if match and not _ISO.match(text):
        day = dt.date(int(match[3]), _month(match[2]), int(match[1])).isoformat()
        return f"{day}T{_clock(match[4], match[5])}" if match[4] else day
    dt.datetime.fromisoformat(text)
    return text if "-" in text[:10] else dt.datetime.fromisoformat(text).date().isoformat()


def _month(said: str) -> int:
    """The number of a month in figures or in words."""
    return int(said) if said.isdigit() else _MONTHS[said[:3].lower()]


def _clock(hour: str, minute: str) -> str:
    return dt.time(int(hour), int(minute)).isoformat("minutes")
