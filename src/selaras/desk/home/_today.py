"""What the first page holds: for each role the answer to its first question."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from selaras.desk import _regions
from selaras.desk._answers import Step
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import Office
from selaras.desk.cases import access as cases
from selaras.desk.escalation import access as escalation
from selaras.desk.home.models import Tally
from selaras.desk.invitations import access as invitations
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
    role = user.office.role if user.office else ""
    told, open_ = _tallies(user)
    to_check = sum(open_.get(home, 0) for home in user.rights.at(Right.VERIFY))
    raised = _raised(user)
    waiting = tuple(_waiting(user, to_check, raised))
    coming = meetings.coming(user) if user.rights.at(Right.CONVENE) else None
    return Today(
        question=_question(level, role),
        waiting=waiting,
        step=_step(user, level, coming, to_check=bool(to_check), raised=bool(raised)),
        changes=tuple(newsroom.stories(user)[:_CHANGES]),
        deeds=tuple(_deeds(user, role)[:_DEEDS]),
        meeting=coming,
        regions=tuple(_rows(user, told, open_)) if level in {"nation", "province"} else (),
        crossing=tuple(_crossing(user)) if level == "nation" else (),
    )


def _question(level: str, role: str) -> str:
    if role == Office.Role.SECRETARIAT:
        return _("Rapat berikutnya, dan apa yang belum selesai")
    if role == Office.Role.OFFICER:
        return _("Apa yang diminta dari lembaga Anda")
    questions = {
        "nation": _("Apa yang melintasi provinsi, dan apa yang terlambat"),
        "province": _("Kabupaten dan kota mana yang berubah"),
    }
    return questions.get(level, _("Apa yang baru, dan apa yang harus diperiksa"))


def _deeds(user: User, role: str) -> QuerySet[Action]:
    if role == Office.Role.OFFICER:
        return cases.addressed(user).order_by("deadline", "pk")
    return cases.unfinished(user) if role == Office.Role.SECRETARIAT else cases.due_soon(user)


def _raised(user: User) -> int:
    """How many steps of the ladder wait for this person's answer."""
    return escalation.waiting(user).count() if user.rights.at(Right.VERIFY) else 0


def _waiting(user: User, to_check: int, raised: int) -> Iterator[Waiting]:
    if user.rights.at(Right.VERIFY):
        where = reverse("stories") + "?keadaan=new"
        yield Waiting(_("Cerita perlu diperiksa"), to_check, where)
        offered = raised + escalation.offered(user).count()
        yield Waiting(_("Eskalasi dan tawaran perlu jawaban"), offered, reverse("ladder"))
    if user.office is not None and user.office.role == Office.Role.OFFICER:
        theirs = cases.addressed(user).count()
        yield Waiting(_("Tindakan lembaga saya"), theirs, reverse("actions") + "?keadaan=lembaga")
    else:
        due = cases.due_soon(user).count()
        yield Waiting(_("Tindakan jatuh tempo ≤ 7 hari"), due, reverse("actions"))
    asked = invitations.unanswered(user).count()
    if asked:
        yield Waiting(_("Undangan belum dijawab"), asked, reverse("invitations-mine"))
    if user.rights.at(Right.CONVENE):
        lacking = meetings.incomplete(user).count()
        yield Waiting(_("Keputusan belum lengkap"), lacking, reverse("meetings"))


def _step(user: User, level: str, coming: Meeting | None, *, to_check: bool, raised: bool) -> Step:
    if user.rights.at(Right.CONVENE):
        if coming is None:
            return Step(_("Rencanakan rapat"), reverse("meeting-plan"))
        return Step(_("Lanjutkan rapat"), coming.get_absolute_url())
    if level == "nation" and cases.overdue(user).exists():
        return Step(_("Tinjau yang terlambat"), reverse("actions"))
    if raised:
        return Step(_("Jawab eskalasi"), reverse("ladder"))
    first = newsroom.next_waiting(user) if to_check else None
    if first is not None:
        return Step(_("Periksa berikutnya"), first.get_absolute_url())
    if user.office is not None and user.office.role == Office.Role.OFFICER:
        return _officers_step(user)
    home = user.office.region if user.office else _regions.NATION
    return Step(_("Lihat wilayah saya"), reverse("region", args=[home]))


def _officers_step(user: User) -> Step:
    first = cases.addressed(user).order_by("deadline", "pk").first()
    if first is not None:
        return Step(_("Kerjakan yang pertama"), first.get_absolute_url())
    return Step(_("Undangan untuk kantor saya"), reverse("invitations-mine"))


def _rows(user: User, told: dict[str, int], open_: dict[str, int]) -> Iterator[Row]:
    """The regions below the reader's own in which anything is going on, by code."""
    home = user.office.region if user.office else _regions.NATION
    depth = 0 if home == _regions.NATION else home.count(".") + 1
    tables = (
        told,
        open_,
        _by_region(cases.cases(user).filter(closed_at=None).order_by(), "region"),
        _by_region(cases.overdue(user).order_by(), "region"),
    )
    summed = [_summed(table, depth) for table in tables]
    for code in sorted({*summed[0], *summed[2]} - {home}):
        yield Row(code, *(table[code] for table in summed))


def _tallies(user: User) -> tuple[dict[str, int], dict[str, int]]:
    """How many stories each readable region has, and how many of them wait."""
    tallies = Tally.objects.filter(user.rights.readable("region")).values("region")
    summed = list(tallies.annotate(told=Sum("stories"), open=Sum("waiting")))
    told = {one["region"]: one["told"] for one in summed if one["told"]}
    return told, {one["region"]: one["open"] for one in summed}


def _by_region(rows: QuerySet[M], column: str) -> dict[str, int]:
    counted = rows.values(column).annotate(n=Count("pk"))
    return {one[column]: one["n"] for one in counted}


def _cut(code: str, depth: int) -> str:
    return code if code == _regions.NATION else ".".join(code.split(".")[: depth + 1])


def _summed(table: dict[str, int], depth: int) -> Counter[str]:
    """The counts of regions added together on the level shown."""
    summed: Counter[str] = Counter()
    for code, count in table.items():
        summed[_cut(code, depth)] += count
    return summed


def _crossing(user: User) -> QuerySet[Story]:
    """National stories: what no single province holds."""
    return newsroom.stories(user).filter(region=_regions.NATION)[:_CHANGES]
