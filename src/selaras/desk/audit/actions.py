"""Appending to the trail: the one way that any change is remembered."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.audit import _chain
from selaras.desk.audit.acts import Act
from selaras.desk.audit.models import Checkpoint, Entry, Head, Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import Model, TextChoices

    from selaras.desk.accounts.models import User
    from selaras.desk.audit.access import Verdict

Record = dict[str, object]


@transaction.atomic
def record(
    act: TextChoices,
    thing: Model,
    *,
    by: User | None,
    region: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> Entry:
    """Append one act on one thing; call it in the transaction that makes the change.

    `by` is None for what the system does by itself. `before` and `after` are plain JSON.
    """
    return _append(
        Entry(
            act=act,
            thing=thing._meta.model_name or "",  # noqa: SLF001  # Django's documented door
            thing_id=str(thing.pk),
            region=region,
            user=by,
            office=None if by is None else by.office,
        ),
        Values(before=before, after=after, reason=reason),
    )


@transaction.atomic
def record_refusal(user: User, *, right: str, thing: str, id_: str, region: str) -> Entry:
    """Append that somebody asked for what is outside their rights."""
    entry = Entry(
        act=Act.REFUSED,
        thing=thing,
        thing_id=str(id_)[:80],
        region=region,
        user=user,
        office=user.office,
    )
    return _append(entry, Values(after={"right": right}))


@transaction.atomic
def record_upkeep(
    act: TextChoices,
    *,
    region: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> Entry:
    """Append what was done to the desk as a whole, by whoever runs the machine."""
    return _append(Entry(act=act, thing="desk", region=region), Values(before=before, after=after))


@transaction.atomic
def erase_values(entry: Entry, *, by: User | None, reason: str) -> bool:
    """Erase what an entry's digest was made of; the chain holds. False when nothing was left.

    Raises:
        ValueError: There is no reason, or the entry itself tells of an erasing.
    """
    if not reason.strip() or entry.act == Act.ERASED:
        raise ValueError("erasing takes a reason, and cannot be erased itself")
    Head.objects.get_or_create(pk=1)
    Head.objects.select_for_update().get(pk=1)
    if not Values.objects.filter(pk=entry.pk).exists():
        return False
    record(Act.ERASED, entry, by=by, region=entry.region, reason=reason)
    Values.objects.filter(pk=entry.pk).delete()
    return True


@transaction.atomic
def erase_about(thing: str, ids: Iterable[str], *, reason: str) -> None:
    """Erase what the trail kept of values about things, each by an entry of its own."""
    entries = Entry.objects.filter(thing=thing, thing_id__in=list(ids), values__isnull=False)
    for entry in entries.order_by("seq"):
        erase_values(entry, by=None, reason=reason)


@transaction.atomic
def keep_checkpoint(verdict: Verdict) -> None:
    """Remember what a walk of the whole chain found."""
    Checkpoint.objects.update_or_create(
        pk=1,
        defaults={
            "seq": verdict.entries, "link": verdict.link, "at": verdict.until,
            "walked_at": timezone.now(), "fault": verdict.fault,
        },
    )  # fmt: skip


def _append(entry: Entry, values: Values) -> Entry:
    Head.objects.get_or_create(pk=1)
    head = Head.objects.select_for_update().get(pk=1)
    values.salt = secrets.token_hex(16)
    entry.seq, entry.at = head.seq + 1, timezone.now()
    entry.digest = _chain.digest(values)
    entry.link = _chain.link(entry, head.link)
    entry.save(force_insert=True)
    values.entry = entry
    values.save(force_insert=True)
    head.seq, head.link = entry.seq, entry.link
    head.save(update_fields=["seq", "link"])
    return entry
