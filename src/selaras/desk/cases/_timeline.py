"""A case's timeline, drawn from its stories, decisions, deeds, steps and legal acts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from selaras.desk import _bodies, _format, _regions
from selaras.desk.escalation import access as escalation
from selaras.desk.legal import access as legal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.desk.accounts.models import Office
    from selaras.desk.cases.models import Action, Case


@dataclass(frozen=True)
class Moment:
    """Something of a case: when, what in the reader's language, the words as they were written."""

    at: dt.datetime
    what: str
    words: str = ""
    office: str = ""
    url: str = ""


def timeline(case: Case) -> tuple[Moment, ...]:
    """Everything of a case that has a time, the latest first."""
    found = [*_own(case), *_stories(case), *_decisions(case)]
    for action in case.actions.select_related("answered_office", "done_office"):
        found += _deed(action)
    found += [*_steps(case), *_legal(case)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _own(case: Case) -> Iterator[Moment]:
    yield Moment(case.opened_at, _("Kasus dibuka"), case.grounds, str(case.owner))
    if case.occurred_on is not None:
        yield Moment(_start_of(case.occurred_on), _("Terjadi"))
    if case.closed_at is not None:
        yield Moment(case.closed_at, str(case.get_outcome_display()), case.outcome_note)


def _start_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _stories(case: Case) -> Iterator[Moment]:
    rows = case.evidences.select_related("story", "added_office").defer("story__data")
    for row in rows:
        told = _format.tally(row.story.reports, row.story.origins)
        what = _("Cerita menjadi bukti (%(told)s)") % {"told": told}
        yield Moment(row.added_at, what, row.story.title, str(row.added_office))
        if row.removed_at is not None:
            yield Moment(row.removed_at, _("Cerita dilepas"), row.story.title)


def _decisions(case: Case) -> Iterator[Moment]:
    for row in case.decisions.select_related("meeting"):
        what = _("Keputusan rapat: %(theme)s") % {"theme": row.meeting.theme}
        yield Moment(row.made_at, what, row.what, url=row.meeting.get_absolute_url())


def _deed(action: Action) -> Iterator[Moment]:
    body, url = _bodies.name(action.body), action.get_absolute_url()
    yield Moment(action.planned_at, _("Tindakan ditetapkan"), action.what, body, url)
    if action.answered_at is not None:
        office = str(action.answered_office)
        yield Moment(action.answered_at, _("Lembaga menjawab"), action.answer, office, url)
    if action.blocked_at is not None:
        yield Moment(action.blocked_at, _("Tindakan terhambat"), action.blocked_reason, body, url)
    if action.done_at is not None:
        office = str(action.done_office)
        yield Moment(action.done_at, _("Tindakan selesai"), action.result, office, url)


def _steps(case: Case) -> Iterator[Moment]:
    for step in escalation.steps_of(case):
        to = {"to": _regions.name(step.to_region)}
        yield Moment(
            step.asked_at, _("Dinaikkan ke %(to)s") % to, step.reason, str(step.asked_office)
        )
        if step.raised_at is not None:
            yield Moment(step.raised_at, _("%(to)s belum menjawab") % to)
        if step.answered_at is not None:
            what = _("Eskalasi %(state)s") % {"state": step.get_state_display()}
            yield Moment(step.answered_at, what, step.answer_reason, _named(step.answered_office))
    for offer in escalation.offers_of(case):
        to = {"to": _regions.name(offer.to_region)}
        yield Moment(offer.asked_at, _("Ditawarkan ke %(to)s") % to, offer.reason)
        if offer.answered_at is not None:
            what = _("Tawaran %(state)s") % {"state": offer.get_state_display()}
            yield Moment(
                offer.answered_at, what, offer.answer_reason, _named(offer.answered_office)
            )


def _named(office: Office | None) -> str:
    return "" if office is None else str(office)


def _legal(case: Case) -> Iterator[Moment]:
    for status in legal.statuses(case):
        who = f"{status.office_name}, {status.officer}"
        yield Moment(
            _start_of(status.on), _("Status keadaan konflik ditetapkan"), status.number, who
        )
        for one in status.extensions.all():
            by = f"{one.office_name}, {one.officer}"
            yield Moment(_start_of(one.on), _("Status diperpanjang"), one.number, by)
        if status.ended_on is not None:
            yield Moment(_start_of(status.ended_on), _("Status dicabut"), status.number)
    for row in legal.settlements(case):
        who = f"{row.office_name}, {row.officer}"
        yield Moment(_start_of(row.on), _("Kesepakatan"), row.terms, who)
    for step in legal.process(case):
        who = f"{step.office_name}, {step.officer}"
        yield Moment(_start_of(step.on), _("Proses pidana"), str(step.get_step_display()), who)
