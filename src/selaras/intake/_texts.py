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
_DAY_FIRST = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(\d{1,2})[:.](\d{2}).*)?", re.S
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnreadableText(ValueError):
    """The input holds no text that can be read; the message says why and what to do."""


def decode(raw: bytes) -> str:
    """Decode bytes as UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises:
        UnreadableText: The input is too large or not text.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableText(f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if b"\x00" in raw:
        raise UnreadableText("is binary, not text; save it as UTF-8 text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(raw)


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
    """A date of publication as ISO: "2023-04-12", "12/04/2023", "2023-04-12T04:37:00+07:00".

    Returns:
        An ISO date or date-time, None for a blank.

    Raises:
        ValueError: The value is no date.
    """
    if value is None or not str(value).strip():
        return None
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    text = str(value).strip()
    match = _DAY_FIRST.fullmatch(text)
    if match:
        day = dt.date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        return f"{day}T{int(match[4]):02d}:{match[5]}" if match[4] else day
    dt.datetime.fromisoformat(text)
    return text if "-" in text[:10] else dt.datetime.fromisoformat(text).date().isoformat()
