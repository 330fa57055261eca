"""Titles and ranks before a name, as printed."""

from __future__ import annotations

import re

__all__ = ["may_end_titles", "title_end"]


def _any(words: str) -> str:
    """A pattern for any of some words, the longest first; `_` stands for a blank."""
    listed = sorted(words.split(), key=lambda word: (-len(word), word))
    return "|".join(dict.fromkeys(re.escape(word).replace("_", r"\s") for word in listed))


_LONG_RANKS = _any(
    """
    Ajun_Komisaris_Besar Ajun_Komisaris Komisaris_Besar Komisaris_Jenderal Komisaris
    Inspektur_Jenderal Inspektur_Satu Inspektur_Dua Ajun_Inspektur_Satu Ajun_Inspektur_Dua
    Brigadir_Jenderal Brigadir_Kepala Brigadir_Satu Brigadir_Dua Brigadir Letnan_Jenderal
    Letnan_Kolonel Letnan_Satu Letnan_Dua Mayor_Jenderal Laksamana_Pertama Laksamana_Muda
    Laksamana_Madya Marsekal_Pertama Marsekal_Muda Marsekal_Madya
    """
)
_SHORT_RANKS = _any(
    """
    Kombes kombes KOMBES Brigjen brigjen Irjen irjen Komjen komjen Jenderal jenderal Jendral Jend
    AKBP Kompol KOMPOL AKP Iptu IPTU Ipda IPDA Aiptu AIPTU Aipda AIPDA Bripka BRIPKA Briptu Bripda
    Bharada Letkol Mayjen Letjen Kolonel Mayor Kapten Lettu Letda Serka Serma Serda Sertu Pelda
    Peltu Kopka Koptu Kopda Praka Pratu Laksma Laksda Laksdya Laksamana Marsma Marsda Marsdya
    Marsekal
    """
)
_BRANCHES = _any(
    """
    Polisi Pol TNI Inf Kav Arm Art Arh Czi Cba Cpl Cpn Cku Chb Mar Laut Sus Pom CPM CHK Ckm Caj Psk
    Pnb Tek
    """
)
_TITLES = _any(
    """
    KH K.H H Hj HM Ustaz Ustadz Ustad Ustazah Prof Dr dr Drs Dra Drg drg Drh drh Ir Ny Habib TGH Tgk
    Pak Bapak Bpk Ibu Bu Sdr Mr Mrs Romo Pdt Pendeta Pastor Mgr Kiai Kyai Buya Almarhum Alm Teungku
    """
)
_TITLE = re.compile(
    rf"(?:(?:{_LONG_RANKS}|{_SHORT_RANKS})(?:\s(?:{_BRANCHES})\b\.?)*"
    r"(?:\s?\((?:Pol|P|S|T|K|E|KH|Mar|TNI|Purn|Purnawirawan|Inf)\.?\))*"
    rf"|(?:{_TITLES}|Gus(?!\sDur|\sMus)))(?:\s?\(Purn\.?\)|\sPurn\.?)?(?=[\s.])\.?\s+"
)
_FIRST = frozenset(
    words[0]
    for listed in (_LONG_RANKS, _SHORT_RANKS, _TITLES, "Gus")
    for words in listed.split("|")
)
_MOST = 6
_LOW = frozenset("kombes brigjen irjen komjen jenderal dr drg drh".split())


def may_end_titles(before: str) -> bool:
    """Whether a text can end with a title: false, quickly, for most words in lower case."""
    words = before.rsplit(None, 1)
    last = words[-1].rstrip(".") if words else ""
    return not last.isalpha() or last[0].isupper() or last in _LOW


def title_end(text: str, start: int) -> int:
    """Where the titles and ranks that begin at `start` end; `start` when there are none."""
    end = start
    for _ in range(_MOST):
        if text[end : end + 1] not in _FIRST:
            break
        match = _TITLE.match(text, end)
        if match is None:
            break
        end = match.end()
    return end
