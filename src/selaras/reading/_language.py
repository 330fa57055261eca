"""Tell Indonesian from its neighbours by the little words that each language cannot do without."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selaras.reading._document import Document

__all__ = ["language_of"]

_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-z]+)?")
_SAMPLE = 4000
_FEWEST = 2
_MARKS = {
    "id": """yang dan di itu dengan untuk pada dari ini tidak akan telah juga bisa karena oleh
        sudah adalah ke dalam ia kata para bahwa saat pihak warga sebagai ujar kami
        kita mereka usai hingga tersebut saja jadi belum polisi kota masih setelah ada
        bukan hanya lebih secara antara""",
    "ms": """yang dan di itu dengan untuk pada dari ini tidak akan telah juga boleh kerana oleh
        sudah adalah ke dalam beliau katanya bahawa ketika pihak sebagai kita mereka
        hingga tersebut iaitu ialah selepas manakala wang kereta bagi daripada kepada
        serta lebih antara polis bandar""",
    "jv": """sing lan ing iku karo kanggo saka iki ora bakal uga amarga dening wis yaiku menyang
        wong marang nalika kang para supaya dadi isih ana dudu mung luwih manut
        ngendika kuwi piye""",
    "su": """anu jeung di eta ku pikeun ti ieu henteu bakal oge sabab geus nyaeta ka urang dina
        sangkan jadi aya lain ngan leuwih ceuk nu mun teu kudu bisa keur""",
    "en": """the and of to in is that for was on with as by at from this are be not it has have
        were which their an or said will would been its after""",
}
_LANGUAGES: dict[str, list[str]] = {}
"""The languages of each little word; one that a word is alone in counts twice."""
for _language, _words in _MARKS.items():
    for _word in dict.fromkeys(_words.split()):
        _LANGUAGES.setdefault(_word, []).append(_language)


def language_of(document: Document) -> str | None:
    """The language of the body as "id", "ms", "jv", "su" or "en"; None when it cannot be told."""
    sample = "".join(document.text[s.start : s.end] + " " for s in document.body)[:_SAMPLE]
    counts = Counter(filter(_LANGUAGES.__contains__, _WORD.findall(sample.lower())))
    scores = dict.fromkeys(_MARKS, 0)
    for word, count in counts.items():
        languages = _LANGUAGES[word]
        for language in languages:
            scores[language] += count if len(languages) > 1 else 2 * count
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _FEWEST else None
