"""Lower case that keeps every character in its place."""

from __future__ import annotations

__all__ = ["lower"]

_WIDER = {0x130: "i"}


def lower(text: str) -> str:
    """The text in lower case, code point for code point."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_WIDER).lower()
