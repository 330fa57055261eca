"""Whose letterhead and template a letter takes, and who may change them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.http import Http404

from selaras.desk import _regions, papers
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.papers.models import Letterhead, OwnTemplate

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from selaras.desk.papers import Kind, Template

KINDS: tuple[Kind, ...] = ("invitation", "minutes")


def homes(user: User) -> tuple[str, ...]:
    """The regions whose letters this person keeps.

    Raises:
        Refused: There are none.
    """
    found = tuple(sorted(user.rights.at(Right.CONVENE)))
    if not found:
        raise Refused(Right.CONVENE, "letterhead", "", "")
    return found


def region_to_keep(user: User, region: str) -> str:
    """A region whose letterhead and templates this person may change.

    Raises:
        Http404: It is none, or not this person's.
    """
    if not _regions.known(region):
        raise Http404(region)
    if region not in user.rights.at(Right.CONVENE):
        raise Refused(Right.CONVENE, "letterhead", region, region)
    return region


def kind_named(name: str) -> Kind:
    """The kind of paper of this name.

    Raises:
        Http404: There is none.
    """
    for kind in KINDS:
        if kind == name:
            return kind
    raise Http404(name)


def letterhead(region: str) -> Letterhead:
    """The region's letterhead; one with its name alone until somebody writes it."""
    usual = Letterhead(region=region, unit=_regions.name(region))
    return Letterhead.objects.filter(region=region).first() or usual


def own(region: str, kind: Kind) -> OwnTemplate | None:
    """The region's own template that stands, None when it uses the desk's."""
    rows = OwnTemplate.objects.filter(region=region, kind=kind, dropped_at=None)
    return rows.first()


def template(region: str, kind: Kind) -> Template:
    """The template that this region's papers of a kind are made with."""
    standing = own(region, kind)
    if standing is None:
        return papers.built_in(kind)
    return _read(standing.digest, bytes(standing.data), kind)


@lru_cache(maxsize=32)
def _read(_digest: str, data: bytes, kind: Kind) -> Template:
    return papers.read_template(data, kind)


def packed(region: str, kind: Kind) -> bytes:
    """That template as a DOCX file to change."""
    standing = own(region, kind)
    return papers.packed_built_in(kind) if standing is None else bytes(standing.data)
