"""Words that a label of a party or a free text may not hold, and why."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 2


def neutral(label: str) -> None:
    """Let pass a party's label that names no faith, descent or legal standing.

    A name of descent that stands within two words of a word for a place, such as "Desa Bali",
    is the place's own name.

    Raises:
        ValidationError: It does, with the way out.
    """
    words = [word.casefold() for word in _WORD.findall(label)]
    for at, word in enumerate(words):
        sort = _sorts().get(word.removesuffix("nya"), "")
        near = any(_sorts().get(one) == "place" for one in words[max(0, at - _REACH) : at])
        if sort in {"generic", "religion"} or (sort == "ethnic" and not near):
            raise ValidationError(
                _(
                    "“%(word)s” menyebut agama atau asal-usul. Pihak disebut netral, misalnya "
                    "“kelompok A” atau “warga dua desa”: label agama dan suku menyalahkan orang "
                    "yang tidak ikut."
                )
                % {"word": word}
            )
    unaccused(label)


def unaccused(text: str) -> None:
    """Let pass a free text without words of legal standing: each of those needs who says it.

    Raises:
        ValidationError: It has one, with the way out.
    """
    said = " ".join(word.casefold() for word in _WORD.findall(text))
    for term, sort in _sorts().items():
        if sort == "legal" and f" {term} " in f" {said} ":
            raise ValidationError(
                _(
                    "“%(term)s” adalah istilah hukum. Catat di halaman Hukum kasus ini, dengan "
                    "jabatan dan nama pejabat yang menyatakannya."
                )
                % {"term": term}
            )


@cache
def _sorts() -> Mapping[str, str]:
    text = files("selaras.desk.cases").joinpath("_data/labels.csv").read_text(encoding="utf-8")
    return {row["word"]: row["sort"] for row in csv.DictReader(text.splitlines())}
