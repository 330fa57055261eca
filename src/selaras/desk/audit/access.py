"""Reading the trail, and proving that it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.desk.accounts.access import Refused, Right, subtrees
from selaras.desk.audit import _chain
from selaras.desk.audit.acts import Act
from selaras.desk.audit.models import Entry, Head, Values

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import Model, QuerySet

    from selaras.desk.accounts.models import User

_CHUNK = 500


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds, how many entries were checked, and what is wrong if not."""

    whole: bool
    entries: int
    until: dt.datetime | None = None
    fault: str = ""


def own(user: User) -> QuerySet[Entry]:
    """What this person did and was refused."""
    return _shown().filter(user=user)


def of_region(user: User) -> QuerySet[Entry]:
    """What was done in the regions whose trail this person may see.

    Raises:
        Refused: None is.
    """
    nodes = user.rights.at(Right.ADMINISTER)
    if not nodes:
        raise Refused(Right.ADMINISTER, "trail", "", "")
    return _shown().filter(subtrees("region", nodes))


def of_things(*things: Model) -> QuerySet[Entry]:
    """What was done to these things; for a page whose reader may see them."""
    asked = Q(pk__in=())
    for thing in things:
        name = thing._meta.model_name  # noqa: SLF001  # Django's documented door
        asked |= Q(thing=name, thing_id=str(thing.pk))
    return _shown().filter(asked).exclude(act=Act.REFUSED)


def _shown() -> QuerySet[Entry]:
    return Entry.objects.select_related("user", "office", "values")


def verify() -> Verdict:
    """Walk the whole chain: every link, every digest whose values are kept, and the head."""
    head = Head.objects.filter(pk=1).first() or Head()
    previous, expected, at = "", 1, None
    for entry in _shown().order_by("seq").iterator(chunk_size=_CHUNK):
        fault = _fault(entry, expected, previous)
        if fault:
            return Verdict(whole=False, entries=expected, until=at, fault=fault)
        previous, expected, at = entry.link, expected + 1, entry.at
    if (head.seq, head.link) != (expected - 1, previous):
        return Verdict(
            whole=False, entries=expected - 1, until=at, fault=_("ujung rantai tidak cocok")
        )
    return Verdict(whole=True, entries=expected - 1, until=at)


def _fault(entry: Entry, expected: int, previous: str) -> str:
    """What is wrong with one entry; empty when nothing is."""
    values: Values | None = getattr(entry, "values", None)
    if entry.seq != expected:
        return _("catatan %(seq)s hilang") % {"seq": expected}
    if values is not None and _chain.digest(values) != entry.digest:
        return _("isi catatan %(seq)s berubah") % {"seq": entry.seq}
    if _chain.link(entry, previous) != entry.link:
        return _("catatan %(seq)s berubah") % {"seq": entry.seq}
    return ""
