"""Fears and facts without an event of their own: "persoalan yang dikhawatirkan akan terjadi"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from selaras.records import Event, Evidence, Phase, Span, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selaras.reading._document import Document

__all__ = ["find_generic"]

_MATTER = (
    r"(?:hal(?:-hal)?|(?:per)?soalan|(?:per)?masalah(?:an)?(?:-masalah)?|soal|"
    r"isu(?:-isu)?|apa(?: saja)?|sesuatu|"
    r"potensi(?:-potensi)?|konflik(?:-konflik)?|gesekan(?:-gesekan)?|gangguan|kerawanan|"
    r"dampak(?:-dampak)?|"
    r"peristiwa|kejadian|problem|persoalan-persoalan|yang)"
)
_ARISE = r"(?:terjadi|muncul|timbul|berkembang|meletus|pecah|membesar|meluas|datang|lahir|merebak)"
_FEAR = (
    r"(?:dikhawatirkan|ditakutkan|dicemaskan|dikuatirkan|khawatirkan|takutkan|cemaskan|"
    r"diperkirakan|diduga|diprediksi)"
)
_SOONER = r"(?:(?:ter|te)lanjur|kadung|keburu)"
_FEARED = re.compile(
    rf"\b{_MATTER}\b[^.,;:\n“”\"]{{0,40}}?\b{_FEAR}\s+(?:(?:akan|bakal|dapat|bisa|"
    rf"mungkin)\s+){{0,2}}{_ARISE}\b[^.,;:\n“”\"]{{0,40}}"
    rf"|\b{_MATTER}\s+yang\s+(?:(?:berpotensi|berpeluang|mungkin|bisa|dapat|akan|"
    rf"bakal)\s+){{1,3}}{_ARISE}\b[^.,;:\n“”\"]{{0,40}}",
)
_HAPPENED = re.compile(
    rf"\b{_MATTER}\s+(?:yang\s+)?(?:(?:memang|sudah|telah|benar-benar|pernah|"
    rf"juga)\s+){{0,3}}{_SOONER}\s+{_ARISE}\b[^.,;:\n“”\"]{{0,24}}"
    rf"|\b{_MATTER}\s+yang\s+(?:(?:memang|benar-benar|juga)\s+){{0,2}}(?:sudah|"
    rf"telah)\s+{_ARISE}\b[^.,;:\n“”\"]{{0,24}}"
    rf"|\b(?:sudah|telah|memang)\s+{_SOONER}\s+{_ARISE}\b",
)
_ENDS = re.compile(
    r"\s+(?:dapat|bisa|harus|perlu|pun|jangan|tidak|tak|agar|supaya|kita|maka|itu|tersebut|"
    r"dan|sehingga|untuk)\b.*\Z",
    re.S,
)
_ANCHORS = {
    "feared": re.compile(rf"\b(?:{_FEAR}|berpotensi|berpeluang|mungkin|bakal|akan) "),
    "happened": re.compile(r"\b(?:(?:ter|te)lanjur|kadung|keburu|sudah|telah) "),
}
_REACH = 100
_TRIES = 400
_PHASES: tuple[tuple[Phase, re.Pattern[str]], ...] = (("feared", _FEARED), ("happened", _HAPPENED))


def find_generic(document: Document, speech: Sequence[Speech]) -> Iterator[Event]:
    """Yield the first feared and the first happened matter that a talk names without an event.

    Args:
        document: The report.
        speech: Its quotes and statements; who speaks the words is in the evidence's `via`.
    """
    for phase, pattern in _PHASES:
        for match in _matches(document.low, pattern, _ANCHORS[phase]):
            end = match.end()
            tail = _ENDS.search(match[0])
            if tail is not None:
                end = match.start() + tail.start()
            if not document.in_body(match.start(), end):
                continue
            proof = Evidence(
                spans=(Span(match.start(), end),),
                rule=f"event.generic.{phase}",
                via=_voices(match.start(), end, speech),
            )
            yield Event(
                kind="other", phase=phase, generic=True, evidence={"kind": proof, "phase": proof}
            )
            break


def _matches(
    text: str, pattern: re.Pattern[str], anchor: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """The matches of `pattern` around the words of `anchor`, which is quick to find."""
    for found in islice(anchor.finditer(text), _TRIES):
        match = pattern.search(text, max(0, found.start() - _REACH), found.end() + _REACH)
        if match is not None:
            yield match


def _voices(start: int, end: int, speech: Sequence[Speech]) -> tuple[str, ...]:
    """Who says the words at [start, end), nearest the source first."""
    for said in speech:
        if said.start <= start and end <= said.end and said.speaker is not None:
            return (said.speaker, *said.chain)
    return ()
