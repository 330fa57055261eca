"""What the first page holds: for each role the answer to its first question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from selaras.desk import _regions
from selaras.desk._answers import Step
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import Office
from selaras.desk.cases import access as cases
from selaras.desk.meetings import access as meetings
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model, QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.cases.models import Action
    from selaras.desk.meetings.models import Meeting
    from selaras.desk.newsroom.models import Story

M = TypeVar("M", bound="Model")
_CHANGES = 8
_DEEDS = 8


@dataclass(frozen=True)
class Waiting:
    """A sort of thing that waits for the reader, how many, and where."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Row:
    """One region one level below, with what is going on there."""

    code: str
    stories: int
    waiting: int
    cases: int
    overdue: int


@dataclass(frozen=True)
class Today:
    """The first page."""

    question: str
    waiting: tuple[Waiting, ...]
    step: Step
    changes: tuple[Story, ...]
    deeds: tuple[Action, ...]
    meeting: Meeting | None
    regions: tuple[Row, ...]
    crossing: tuple[Story, ...]


def today(user: User) -> Today:
    """Everything on the first page of this person."""
    level = _regions.level(user.office.region) if user.office else "regency"
    secretariat = user.office is not None and user.office.role == Office.Role.SECRETARIAT
    waiting = tuple(_waiting(user))
    return Today(
        question=_question(level, secretariat=secretariat),
        waiting=waiting,
        step=_step(user, level),
        changes=tuple(newsroom.stories(user)[:_CHANGES]),
        deeds=tuple(_deeds(user, secretariat=secretariat)[:_DEEDS]),
        meeting=meetings.coming(user),
        regions=tuple(_rows(user)) if level in {"nation", "province"} else (),
        crossing=tuple(_crossing(user)) if level == "nation" else (),
    )


def _question(level: str, *, secretariat: bool) -> str:
    if secretariat:
        return _("Rapat berikutnya, dan apa yang belum selesai")
    questions = {
        "nation": _("Apa yang melintasi provinsi, dan apa yang terlambat"),
        "province": _("Kabupaten dan kota mana yang berubah"),
    }
    return questions.get(level, _("Apa yang baru, dan apa yang harus diperiksa"))


def _deeds(user: User, *, secretariat: bool) -> QuerySet[Action]:
    return cases.unfinished(user) if secretariat else cases.due_soon(user)


def _waiting(user: User) -> Iterator[Waiting]:
    if user.rights.at(Right.VERIFY):
        stories = newsroom.waiting(user).count()
        yield Waiting(_("Cerita perlu diperiksa"), stories, reverse("stories") + "?keadaan=new")
    due = cases.due_soon(user).count()
    yield Waiting(_("Tindakan jatuh tempo ≤ 7 hari"), due, reverse("actions"))
    if user.rights.at(Right.CONVENE):
        lacking = meetings.incomplete(user).count()
        yield Waiting(_("Keputusan belum lengkap"), lacking, reverse("meetings"))


def _step(user: User, level: str) -> Step:
    if user.rights.at(Right.CONVENE):
        coming = meetings.coming(user)
        if coming is None:
            return Step(_("Rencanakan rapat"), reverse("meeting-plan"))
        return Step(_("Lanjutkan rapat"), coming.get_absolute_url())
    if level == "nation" and cases.overdue(user).exists():
        return Step(_("Tinjau yang terlambat"), reverse("actions"))
    first = newsroom.waiting(user).order_by("first_seen").first()
    if first is not None:
        return Step(_("Periksa berikutnya"), first.get_absolute_url())
    home = user.office.region if user.office else _regions.NATION
    return Step(_("Lihat wilayah saya"), reverse("region", args=[home]))


def _rows(user: User) -> Iterator[Row]:
    """The regions below the reader's own in which anything is going on, by code."""
    home = user.office.region if user.office else _regions.NATION
    depth = 0 if home == _regions.NATION else home.count(".") + 1
    told = _by_region(newsroom.stories(user).order_by(), "region")
    open_ = _by_region(newsroom.open_stories(user).order_by(), "region")
    cases_ = _by_region(cases.cases(user).filter(closed_at=None).order_by(), "region")
    late = _by_region(cases.overdue(user).order_by(), "case__region")
    codes = sorted({_cut(code, depth) for table in (told, cases_) for code in table} - {home})
    for code in codes:
        sums = (_sum(table, code) for table in (told, open_, cases_, late))
        yield Row(code, *sums)


def _by_region(rows: QuerySet[M], column: str) -> dict[str, int]:
    counted = rows.values(column).annotate(n=Count("pk", distinct=True))
    return {one[column]: one["n"] for one in counted}


def _cut(code: str, depth: int) -> str:
    return code if code == _regions.NATION else ".".join(code.split(".")[: depth + 1])


def _sum(table: dict[str, int], node: str) -> int:
    return sum(count for code, count in table.items() if _regions.covers(node, code))


def _crossing(user: User) -> QuerySet[Story]:
    """National stories: what no single province holds."""
    return newsroom.stories(user).filter(region=_regions.NATION)[:_CHANGES]
