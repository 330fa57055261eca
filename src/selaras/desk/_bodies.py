"""The register of bodies as the desk asks it: names, seats of a forum, who could act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from selaras import bodies
from selaras.desk import _regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Proposal:
    """A body that could act, on which basis, and why it is proposed."""

    body: str
    name: str
    basis: str
    why: str


def name(id_: str) -> str:
    """The body's name; what was written when the register does not have it."""
    entry = bodies.get(id_)
    return id_ if entry is None else entry.name


def proposals(kind: str, region: str) -> tuple[Proposal, ...]:
    """Bodies that could act on a kind of problem in a region: by mandate, then by seat."""
    found: dict[str, Proposal] = {}
    for proposal in (*_by_mandate(kind, region), *_by_seat(region), *_secretary(region)):
        found.setdefault(proposal.body, proposal)
    return tuple(found.values())


def for_cases(problems: Iterable[tuple[str, str]]) -> tuple[Proposal, ...]:
    """The bodies that could act on any of these problems, each given as (kind, region)."""
    found: dict[str, Proposal] = {}
    for kind, region in dict.fromkeys(problems):
        for proposal in proposals(kind, region):
            found.setdefault(proposal.body, proposal)
    return tuple(found.values())


def for_forum(problems: Iterable[tuple[str, str]], region: str) -> tuple[Proposal, ...]:
    """The bodies that a forum of this region could ask: those of its own level first."""
    told = list(problems)
    return for_cases([*((kind, region) for kind, _where in told), *told])


def seats(region: str) -> tuple[bodies.Seat, ...]:
    """The seats of the region's Forkopimda, the chair first; the nation has none."""
    home = _regions.home(region)
    return () if home == _regions.NATION else bodies.forum(home)


def _by_mandate(kind: str, region: str) -> Iterator[Proposal]:
    home = _regions.home(region)
    level = _regions.level(home)
    place = None if home == _regions.NATION else home
    for mandate in bodies.mandates(kind, level, region=place):
        why = f"{_term(mandate.role)}: {_term(mandate.task)}"
        yield Proposal(mandate.body, name(mandate.body), mandate.basis or "", why)


def _term(term: bodies.Term) -> str:
    """A term of the mandates in the reader's language."""
    return term.label_en if get_language() == "en" else term.label_id


def _by_seat(region: str) -> Iterator[Proposal]:
    for seat in seats(region):
        if seat.body_id is not None:
            why = _("anggota Forkopimda: %(office)s") % {"office": seat.office}
            yield Proposal(seat.body_id, name(seat.body_id), seat.basis or "", why)


def _secretary(region: str) -> Iterator[Proposal]:
    home = _regions.home(region)
    if home != _regions.NATION:
        id_ = f"kesbangpol-{home}"
        yield Proposal(id_, name(id_), "", _("sekretariat Tim Terpadu"))
