"""The home of an outlet, as its own name or address says it: Kendari Pos, jatim.example.id."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from selaras.regions._regions import provinces, regencies
from selaras.regions._tables import rows

__all__ = ["home_of_outlet"]

_LETTERS = re.compile(r"[^a-z]+")
_SHORTEST = 4
_TOWNS = frozenset(("Solo", "Jogja", "Yogya", "Cikarang"))


def home_of_outlet(outlet: str | None, url: str | None = None) -> str | None:
    """The region code that an outlet's host or name holds; None for a national outlet.

    The longest name wins: "Kabar Bangka Belitung" is at home in 19, not in 19.02. Short names
    that are ordinary words too count only as words of their own.
    """
    host = "" if url is None else url.partition("//")[2].partition("/")[0]
    return _home_in(host.lower()) or _home_in((outlet or "").lower())


@lru_cache(4096)
def _home_in(text: str) -> str | None:
    names, words = _names(), _words()
    squeezed = _LETTERS.sub("", text)
    parts = set(_LETTERS.split(text))
    found = [n for n in names if n in squeezed and (n not in words or n in parts)]
    return names[max(found, key=len)] if found else None


@cache
def _words() -> frozenset[str]:
    return frozenset(form.lower() for form, _, _, _ in rows("words") if form not in _TOWNS)


@cache
def _names() -> dict[str, str]:
    """Names without spaces, long enough not to occur by chance; a city before its regency."""
    names: dict[str, str] = {}
    for form, code, kind, _, _, _ in rows("aliases"):
        if kind in {"alias", "abbreviation"} and (len(code) == 2 or form in _TOWNS):
            names.setdefault(_LETTERS.sub("", form.lower()), code)
    for region in (*provinces(), *regencies()):
        short = _LETTERS.sub("", region.short.lower())
        if region.city or short not in names:
            names[short] = region.code
    names.pop("metro", None)
    return {name: code for name, code in names.items() if len(name) >= _SHORTEST}
