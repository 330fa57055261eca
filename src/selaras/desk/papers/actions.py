"""Every write on letterheads and templates."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk import papers
from selaras.desk.audit.actions import record
from selaras.desk.papers.acts import Act
from selaras.desk.papers.models import Letterhead, OwnTemplate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.desk.accounts.models import User
    from selaras.desk.papers import Kind


@transaction.atomic
def set_letterhead(region: str, told: Mapping[str, str], *, by: User) -> Letterhead:
    """Set what stands at the head and under a region's letters."""
    head, _made = Letterhead.objects.get_or_create(region=region)
    before = {name: getattr(head, name) for name in told}
    for name, value in told.items():
        setattr(head, name, value)
    head.save()
    record(Act.LETTERHEAD_SET, head, by=by, region=region, before=before, after=dict(told))
    return head


@transaction.atomic
def put_template(region: str, kind: Kind, data: bytes, *, name: str, by: User) -> OwnTemplate:
    """Let a region print with its own template from now on; the one before is kept, unused.

    Raises:
        UnreadablePaper: The template cannot be used; nothing changes.
    """
    papers.read_template(data, kind)
    digest = hashlib.sha256(data).hexdigest()
    _drop(region, kind)
    made = OwnTemplate.objects.create(
        region=region, kind=kind, name=name[:120], data=data, digest=digest, put_by=by
    )
    after = {"kind": kind, "name": made.name, "digest": digest}
    record(Act.TEMPLATE_PUT, made, by=by, region=region, after=after)
    return made


@transaction.atomic
def drop_template(region: str, kind: Kind, *, by: User) -> None:
    """Go back to the desk's own template."""
    standing = OwnTemplate.objects.filter(region=region, kind=kind, dropped_at=None).first()
    if standing is not None:
        _drop(region, kind)
        record(Act.TEMPLATE_DROPPED, standing, by=by, region=region, after={"kind": kind})


def _drop(region: str, kind: Kind) -> None:
    standing = OwnTemplate.objects.filter(region=region, kind=kind, dropped_at=None)
    standing.update(dropped_at=timezone.now())
