"""Names of places that are a person's or a people's here: "kata Bima Arganta", "orang Banjar"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selaras.regions._tables import rows

if TYPE_CHECKING:
    from selaras.regions._cues import Left

__all__ = ["names_people", "names_person"]

_SAYS = frozenset(
    "menurut kata ujar ucap tutur sebut jelas ungkap tambah terang papar imbuh tegas lanjut kilah "
    "timpal keluh cetus pungkas tandas urai beber sambung bernama oleh atas-nama".split()
)
_JOINS = frozenset("dan dengan serta maupun atau lawan versus vs antara".split())
_NEXT_NAME = re.compile(r" [A-Z][a-z'’]+")
_AFTER = re.compile(r"(?:,| dan| dengan| serta| maupun| atau| lawan)(?: [a-z]+){0,2} ([A-Z][a-z]+)")
_BEFORE = re.compile(
    r"([A-Z][a-z]+)(?:,| dan| dengan| serta| maupun| atau| lawan)(?: [a-z]+){0,2} $"
)
_REACH = 48


@cache
def _peoples() -> frozenset[str]:
    return frozenset(name for name, _ in rows("peoples"))


def names_person(text: str, end: int, left: Left) -> bool:
    """Whether a word of saying stands before the name and another name after it."""
    return left.before.lower() in _SAYS and _NEXT_NAME.match(text, end) is not None


def names_people(text: str, start: int, end: int, left: Left) -> bool:
    """Whether the name stands side by side with a people's: "warga Banjar dan warga Dayak"."""
    if left.use != "people" and left.before not in _JOINS:
        return False
    after = _AFTER.match(text, end)
    if after is not None and after.group(1) in _peoples():
        return True
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and before.group(1) in _peoples()
