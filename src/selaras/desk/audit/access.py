"""Reading the trail, and proving that it is whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from selaras.desk.accounts.access import Refused, Right, require, subtrees
from selaras.desk.audit import _chain
from selaras.desk.audit.acts import Act
from selaras.desk.audit.models import Checkpoint, Entry, Head, Values

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from selaras.desk.accounts.models import User

_CHUNK = 500
_REST = 2_000
_JUMP = dt.timedelta(seconds=5)


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds, up to which entry and link, and what is wrong if not.

    `jumps` counts entries written over five seconds before the one they follow: the clock went
    back.
    """

    whole: bool
    entries: int
    until: dt.datetime | None = None
    fault: str = ""
    link: str = ""
    jumps: int = 0


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


def entry_to_erase(user: User, seq: int) -> Entry:
    """An entry whose values this person may erase: one of their own home that has some.

    Raises:
        Http404: It is not there, has none, or is not this person's to administer.
    """
    found = get_object_or_404(Entry.objects.select_related("values"), seq=seq)
    require(user, Right.ADMINISTER, found.region, thing="trail", id_=str(seq))
    if found.act == Act.ERASED or not hasattr(found, "values"):
        raise Http404(f"entry {seq} has nothing to erase")
    return found


def verify() -> Verdict:
    """Walk the whole chain: every link, every digest whose values are kept, and the head."""
    return _walk(Checkpoint(), most=None)


def verify_rest(most: int | None = _REST) -> Verdict:
    """Walk what came after the checkpoint; what the last whole walk found wrong stays wrong.

    At most so many entries are walked: then the verdict holds until the last of them.
    """
    kept = Checkpoint.objects.filter(pk=1).first() or Checkpoint()
    if kept.fault:
        return Verdict(whole=False, entries=kept.seq, until=kept.at, fault=kept.fault)
    return _walk(kept, most=most)


def holds(seq: int, link: str) -> bool:
    """Whether the chain still has this link, noted earlier and kept elsewhere."""
    return Entry.objects.filter(seq=seq, link=link).exists()


def _walk(since: Checkpoint, *, most: int | None) -> Verdict:
    head = Head.objects.filter(pk=1).first() or Head()
    seq, link, at, jumps = since.seq, since.link, since.at, 0
    rest = Entry.objects.select_related("values").filter(seq__gt=seq, seq__lte=head.seq)
    for entry in rest.order_by("seq")[:most].iterator(chunk_size=_CHUNK):
        fault = _fault(entry, seq + 1, link)
        if fault:
            return Verdict(whole=False, entries=seq, until=at, fault=fault, link=link)
        jumps += at is not None and entry.at < at - _JUMP
        seq, link, at = entry.seq, entry.link, entry.at
    walked_all = most is None or seq - since.seq < most
    if walked_all and ((head.seq, head.link) != (seq, link) or _beyond(head)):
        fault = _("ujung rantai tidak cocok")
        return Verdict(whole=False, entries=seq, until=at, fault=fault, link=link)
    return Verdict(whole=True, entries=seq, until=at, link=link, jumps=jumps)


def _beyond(head: Head) -> bool:
    """Whether there are entries that the head, read before them all, does not know.

    What was appended since then moved the head as well.
    """
    newest = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return newest > head.seq and newest > (Head.objects.filter(pk=1).first() or head).seq


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
