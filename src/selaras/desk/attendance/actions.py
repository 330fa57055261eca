"""Every write on attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.attendance.acts import Act
from selaras.desk.audit.actions import record
from selaras.desk.invitations.models import Delegate

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@transaction.atomic
def mark(delegate: Delegate, *, state: str, proxy: str, by: User) -> None:
    """Mark who is in the room; marking the same again changes nothing.

    `proxy` is who represents them, and counts for that state alone.
    """
    stands_in = proxy if state == Delegate.State.REPRESENTED else ""
    row = Delegate.objects.select_for_update().get(pk=delegate.pk)
    if (row.state, row.proxy) == (state, stands_in):
        return
    before = {"state": row.state, "proxy": row.proxy, "guest": row.guest_id}
    row.state, row.proxy = state, stands_in
    row.marked_at, row.marked_by = timezone.now(), by
    row.save(update_fields=["state", "proxy", "marked_at", "marked_by"])
    after = {"state": state, "proxy": stands_in, "guest": row.guest_id}
    region = delegate.guest.meeting.forum.region
    record(Act.ATTENDANCE_MARKED, row, by=by, region=region, before=before, after=after)
