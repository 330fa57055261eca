"""What came when: reports by the day they were published, decisions, cases."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selaras.desk.newsroom import _keeping
from selaras.desk.newsroom.models import letter_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from selaras.desk.cases.models import Case
    from selaras.desk.newsroom.models import Story

_MOST_DECISIONS = 200
_NAMED = 5


@dataclass(frozen=True)
class Moment:
    """Something that happened to a story on a day; `glyph` is empty for most."""

    day: dt.date
    what: str
    who: str
    url: str = ""
    glyph: str = ""


def moments(story: Story, cases: Iterable[Case]) -> tuple[Moment, ...]:
    """Everything that happened to a story, the earliest first."""
    found = [*_reports(story), *_decisions(story), *_cases(cases)]
    return tuple(sorted(found, key=lambda one: one.day))


def _reports(story: Story) -> Iterator[Moment]:
    columns = ("place", "report__outlet", "report__published", "report__received_at")
    rows = sorted(
        (_keeping.day_of(published, received), place, outlet)
        for place, outlet, published, received in story.storymember_set.values_list(*columns)
    )
    for day, some in groupby(rows, key=lambda row: row[0]):
        told = list(some)
        what = ngettext("%(n)d laporan terbit", "%(n)d laporan terbit", len(told))
        named = [f"{letter_of(place)} {outlet}".strip() for _day, place, outlet in told[:_NAMED]]
        yield Moment(day, what % {"n": len(told)}, ", ".join(named))


def _decisions(story: Story) -> Iterator[Moment]:
    rows = story.decisions.select_related("office", "by")[:_MOST_DECISIONS]
    for one in rows:
        what = one.get_act_display()
        told = what if one.undone_at is None else _("%(act)s (kemudian diganti)") % {"act": what}
        who = str(one.office) if one.office else _("sistem")
        yield Moment(one.made_at.date(), told, who)


def _cases(cases: Iterable[Case]) -> Iterator[Moment]:
    for case in cases:
        url = case.get_absolute_url()
        yield Moment(case.opened_at.date(), _("Kasus dibuka"), case.title, url, case.nature)
        if case.closed_at is not None:
            yield Moment(case.closed_at.date(), _("Kasus ditutup"), case.title, url)
