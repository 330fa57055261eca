"""Hide names: each of their code points becomes a block, in the text and in every value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from selaras.records import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.records import Person

__all__ = ["BLOCK", "veil"]

BLOCK = "▇"
_SHORTEST_PART = 3
_GAP = r"[\s+_.\-–/%20]{1,3}"
_FIXED = frozenset(
    """acting date kind language mask phase precision published reader region role rule
    schema""".split()
)
_ADDRESSES = frozenset({"id", "outlet", "url"})


class _Veil(NamedTuple):
    """What to hide in words, and in addresses, where capitals mean nothing."""

    words: re.Pattern[str]
    addresses: re.Pattern[str]


def veil(
    reading: Reading, hidden: tuple[Person, ...], places: frozenset[str] = frozenset()
) -> Reading:
    """The reading without the names of some people.

    Args:
        reading: The reading.
        hidden: The people whose names must not be shown.
        places: Words of places that give them away.
    """
    veil_ = _veil_of({form for p in hidden for form in (p.name, *p.forms) if form.strip()}, places)
    text = list(reading.text)
    for person in hidden:
        for span in person.spans:
            text[span.start : span.end] = BLOCK * (span.end - span.start)
    plain = msgspec.to_builtins(msgspec.structs.replace(reading, text=""))
    shown = _shown(plain, veil_, key="")
    shown["text"] = veil_.words.sub(_blocks, "".join(text))
    return msgspec.convert(shown, Reading)


def _veil_of(forms: Iterable[str], places: frozenset[str]) -> _Veil:
    """The patterns that find whole names in any case, and their parts with a capital."""
    whole = {_GAP.join(map(re.escape, words.split())) for words in places}
    parts: set[str] = set()
    for form in forms:
        words = form.split()
        if len(words) > 1:
            whole |= {_GAP.join(map(re.escape, words)), re.escape("".join(words))}
        parts |= {word.strip(".,") for word in words if _is_part(word, alone=len(words) == 1)}
    loose = _either(whole)
    cased = _either({re.escape(p) for p in parts} | {re.escape(p.upper()) for p in parts})
    anyhow = _either({re.escape(p) for p in parts})
    return _Veil(
        words=re.compile(rf"(?i:{loose})|(?<!\w)(?:{cased})(?!\w)"),
        addresses=re.compile(rf"(?i:{loose}|(?<![^\W_])(?:{anyhow})(?![^\W_]))"),
    )


def _is_part(word: str, *, alone: bool) -> bool:
    """Whether one word of a name gives the person away by itself."""
    bare = word.strip(".,")
    return bool(bare) and (alone or (len(bare) >= _SHORTEST_PART and not bare[0].islower()))


def _either(forms: set[str]) -> str:
    return "|".join(sorted(forms, key=lambda form: (-len(form), form))) or r"(?!)"


def _blocks(match: re.Match[str]) -> str:
    return BLOCK * len(match[0])


def _shown(value: Any, veil_: _Veil, *, key: str) -> Any:  # noqa: ANN401 - plain JSON
    """A plain value without the names; codes, dates and rules stay as they are."""
    if isinstance(value, str):
        pattern = veil_.addresses if key in _ADDRESSES else veil_.words
        return value if key in _FIXED else pattern.sub(_blocks, value)
    if isinstance(value, list | tuple):
        return [_shown(item, veil_, key=key) for item in value]
    if isinstance(value, dict):
        return {name: _shown(item, veil_, key=name) for name, item in value.items()}
    return value
