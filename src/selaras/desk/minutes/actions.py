"""Every write on minutes: versions, approval, additions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from selaras.desk.accounts.access import office_of
from selaras.desk.audit.actions import erase_about, record
from selaras.desk.meetings.actions import lock_minutes
from selaras.desk.meetings.models import Meeting
from selaras.desk.minutes import access
from selaras.desk.minutes.acts import Act
from selaras.desk.minutes.models import Addition, Approval, Section, Version
from selaras.desk.retention.models import Sort
from selaras.desk.retention.signals import GONE, OVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.desk.accounts.models import User


@dataclass(frozen=True)
class Draft:
    """A text, the number of the version it was written over, and of the rival it takes in."""

    text: str
    base: int
    merges: int = 0


@dataclass(frozen=True)
class Written:
    """What became of a text: the section as it stands, and whether it clashed."""

    page: access.Page
    clash: bool


@transaction.atomic
def write(meeting: Meeting, at: access.Place, draft: Draft, *, by: User) -> Written:
    """Write a section over the version that its writer had before them.

    Nothing is ever lost: over an older version than stands the text is kept as a rival, for its
    writer to merge; the one that stands stays.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    section, _made = Section.objects.get_or_create(meeting=meeting, sort=at.sort, item=at.item)
    before = access.page(meeting, at)
    if draft.text == before.text and not draft.merges:
        return Written(before, clash=False)
    clash = draft.base != before.number
    if not (clash and _rewritten(section, draft, by)):
        last = section.versions.order_by("-number").values_list("number", flat=True).first() or 0
        version = section.versions.create(
            number=last + 1,
            base=draft.base,
            merges=draft.merges,
            rival=clash,
            text=draft.text,
            by=by,
        )
        act = Act.MINUTES_CLASHED if clash else Act.MINUTES_WRITTEN
        sum_ = hashlib.sha256(draft.text.encode("utf-8", "replace")).hexdigest()
        after = {"section": at.key, "number": version.number, "digest": sum_}
        record(act, meeting, by=by, region=meeting.forum.region, after=after)
    return Written(access.page(meeting, at), clash=clash)


def _rewritten(section: Section, draft: Draft, by: User) -> bool:
    """Whether the writer's own rival over the same version took the newer text."""
    rivals = section.versions.filter(rival=True, base=draft.base, by=by)
    newest = rivals.order_by("-number").values_list("pk", flat=True).first()
    return bool(newest and Version.objects.filter(pk=newest).update(text=draft.text))


@transaction.atomic
def approve(meeting: Meeting, *, chair: str, chair_office: str, by: User) -> bool:
    """Record the chair's approval; the minutes stand from now on.

    Returns:
        False when they stood already, or two versions still await merging.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    pages = access.pages(meeting)
    if any(one.rivals for one in pages) or not lock_minutes(meeting, by=by):
        return False
    approval = Approval.objects.create(
        meeting=meeting,
        chair=chair,
        chair_office=chair_office,
        digest=access.digest(pages),
        by=by,
        office=office_of(by),
    )
    after = {"chair": chair, "chair_office": chair_office, "digest": approval.digest}
    record(Act.MINUTES_APPROVED, approval, by=by, region=meeting.forum.region, after=after)
    return True


@transaction.atomic
def add(meeting: Meeting, *, text: str, by: User) -> Addition:
    """Add to minutes that are approved."""
    made = Addition.objects.create(meeting=meeting, text=text, by=by, office=office_of(by))
    after = {"meeting": meeting.pk, "text": text}
    record(Act.MINUTES_ADDED_TO, made, by=by, region=meeting.forum.region, after=after)
    return made


def forget_words(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    sort: str,
    ids: Sequence[str],
    **_signal: object,
) -> None:
    """The text of minutes goes with its meeting, of an item with its case; approvals stay."""
    if sort not in {Sort.CASE, Sort.MEETING}:
        return
    about = "section__item__case__in" if sort == Sort.CASE else "section__meeting__in"
    Version.objects.filter(**{about: ids}).exclude(text="").update(text=GONE)
    if sort == Sort.MEETING:
        rows = Addition.objects.filter(meeting__in=ids)
        erase_about("addition", [str(row.pk) for row in rows], reason=OVER)
        rows.update(text=GONE)
