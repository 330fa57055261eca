"""A story's facts in people's words, and the address that each keeps over re-runs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
from django.utils.translation import gettext as _

from selaras.desk import _format, _regions
from selaras.records import Rival

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selaras.records import Event, Fact, FactEvidence, Person, Reading, Span, Speech


def fact_key(fact: Fact, texts: Mapping[str, str]) -> str:
    """The fact's field and a digest of the words that prove it.

    Args:
        fact: A fact of a story.
        texts: The texts of its reports as they were read, by report key.
    """
    words: list[str] = []
    for evidence in evidence_of(fact):
        text = texts.get(evidence.report, "")
        words.extend(" ".join(text[span.start : span.end].split()) for span in evidence.spans)
    digest = hashlib.sha256("\n".join([*sorted(words), repr(fact.value)]).encode()).hexdigest()
    return f"{leaf(fact.field)[:40]}-{digest[:8]}"


def rivals(fact: Fact) -> tuple[Rival, ...]:
    """The sides of a disputed fact; none for any other."""
    if fact.standing != "disputed" or not isinstance(fact.value, list | tuple):
        return ()
    return tuple(_rival(one) for one in fact.value)


def _rival(value: object) -> Rival:
    return value if isinstance(value, Rival) else msgspec.convert(value, Rival)


def evidence_of(fact: Fact) -> tuple[FactEvidence, ...]:
    """The fact's evidence, for a dispute that of every side."""
    sides = [evidence for rival in rivals(fact) for evidence in rival.evidence]
    return tuple(dict.fromkeys(sides)) or fact.evidence


def rule_of(reading: Reading, span: Span) -> tuple[str, tuple[str, ...]]:
    """The rule that read this passage and who passed it on; empty when the name itself proves."""
    holders: tuple[Event | Speech | Person, ...] = (
        *reading.events,
        *reading.quotes,
        *reading.statements,
        *reading.people,
    )
    for holder in holders:
        for evidence in holder.evidence.values():
            if span in evidence.spans:
                return evidence.rule, evidence.via
    return "", ()


def leaf(field: str) -> str:
    """The last part of a field's path."""
    return field.rsplit(".", 1)[-1]


def label(field: str) -> str:
    """What people call a field."""
    labels = {
        "kind": _("Jenis"), "phase": _("Fase"), "date": _("Tanggal"), "region": _("Wilayah"),
        "place": _("Lokasi"), "venue": _("Tempat"), "theme": _("Tema"),
        "host": _("Penyelenggara"), "opened_by": _("Dibuka oleh"), "deaths": _("Meninggal"),
        "injured": _("Luka"), "missing": _("Hilang"), "displaced": _("Mengungsi"),
        "houses": _("Rumah"), "vehicles": _("Kendaraan"), "buildings": _("Bangunan"),
        "arrested": _("Diamankan"), "participants": _("Peserta"),
        "bodies": _("Lembaga disebut"), "attribution": _("Penutur"),
        "name": _("Ejaan nama"),
    }  # fmt: skip
    return labels.get(field, field.replace("_", " "))


def wording(field: str, value: object) -> str:
    """A machine value in people's words."""
    if value is None:
        return _("tidak disebut")
    if isinstance(value, str):
        return _of_text(leaf(field), value)
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int):
        return _format.count(value)
    if isinstance(value, dict):
        told = ((str(name), one) for name, one in value.items() if one is not None)
        return ", ".join(f"{label(name)}: {wording(name, one)}" for name, one in told)
    return _of_list(field, value) if isinstance(value, list | tuple) else str(value)


def _of_text(leaf: str, text: str) -> str:
    words = {
        "kind": _format.kind,
        "phase": _format.phase,
        "region": _regions.name,
        "date": _format.iso,
    }
    return words[leaf](text) if leaf in words else text


def _of_list(field: str, values: Sequence[object]) -> str:
    match values:
        case [int() as low, int() as high]:
            return _format.count((low, high))
        case _:
            return ", ".join(wording(field, one) for one in values)


def origin_words(reasons: Sequence[str]) -> str:
    """Why reports count as one origin; empty when each stands alone."""
    words = {
        "origin.text": _("teks yang sama"),
        "origin.copy": _("salinan"),
        "origin.named": _("menyebut sumber yang sama"),
        "origin.sisters": _("media seinduk"),
    }
    given = [one for reason in reasons for one in reason.split(", ") if one != "origin.alone"]
    return ", ".join(dict.fromkeys(words.get(one, one) for one in given))
