"""Words of the charts in Indonesian and English, and chances as odds."""

from __future__ import annotations

from functools import cache
from typing import Literal

from selaras.outlook._kinds import table

__all__ = ["Language", "number", "odds", "word"]

Language = Literal["id", "en"]


@cache
def _words() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in table("words.csv")}


def word(key: str, lang: Language) -> str:
    """A word of the charts."""
    return _words()[key][lang]


def odds(chance: float | None, lang: Language) -> str:
    """A chance as people read it: "3 dari 20"."""
    if chance is None:
        return "–"
    of = word("out_of", lang)
    twentieths = round(chance * 20)
    if twentieths == 0:
        return f"{word('below', lang)} {of} 20"
    return f"{twentieths} {of} 20" if twentieths < 20 else f"> 19 {of} 20"


def number(value: float, lang: Language) -> str:
    """A number with one decimal in the language's form."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if lang == "id" else text
