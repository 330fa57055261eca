"""Pages of stories and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from selaras.desk import _keyset, _lists, _regions
from selaras.desk._answers import Step
from selaras.desk.accounts.access import Right, may_unmask
from selaras.desk.audit import access as trail
from selaras.desk.cases import access as cases
from selaras.desk.cases.models import Case
from selaras.desk.labels import access as labels
from selaras.desk.links import access as links
from selaras.desk.newsroom import (
    _facts,
    _page,
    _readings,
    _sides,
    _timeline,
    _versions,
    access,
)
from selaras.desk.newsroom.forms import (
    ConfirmForm,
    DisputeForm,
    FactForm,
    FilterForm,
    RejectForm,
    RenewForm,
)
from selaras.desk.newsroom.models import StoryDecision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.newsroom.models import Story

_FILTERS = {"fase": "phase", "jenis": "kind", "keadaan": "state"}
_TABS = ("sanding", "linimasa", "tambahan")
_TRAIL_ROWS = 20


@require_GET
def stories(request: UserRequest) -> HttpResponse:
    """All stories that the reader may see, latest change first."""
    rows = access.stories(request.user)
    form = FilterForm(request.GET or None, regions=_regions_of(request))
    filtered = _filtered(rows, form)
    context = {
        "stories": _keyset.cut(request, filtered, "changed_at", latest=True),
        "form": form,
        "any": rows.exists(),
        "may_report": bool(request.user.rights.at(Right.REPORT)),
    }
    return render(request, "newsroom/stories.html", context)


def _regions_of(request: UserRequest) -> tuple[str, ...]:
    """The regions that the reader may choose from: the nodes read and the level below each."""
    nodes = sorted(request.user.rights.at(Right.READ))
    below = (code for node in nodes for code in (node, *_homes_below(node)))
    return tuple(dict.fromkeys(below))


def _homes_below(node: str) -> tuple[str, ...]:
    return tuple(one for one in _regions.children(node) if _regions.home(one) == one)


def _filtered(rows: QuerySet[Story], form: FilterForm) -> QuerySet[Story]:
    form.is_valid()
    asked = getattr(form, "cleaned_data", {})
    for name, column in _FILTERS.items():
        if asked.get(name):
            rows = rows.filter(**{column: asked[name]})
    if asked.get("wilayah"):
        rows = rows.filter(access.readable([asked["wilayah"]]))
    if asked.get("sejak"):
        rows = rows.filter(date_to__gte=asked["sejak"].isoformat())
    return rows


@require_GET
def story(request: UserRequest, pk: str) -> HttpResponse:
    """One story: facts with evidence, side by side, decisions."""
    row = access.story(request.user, pk)
    return redirect(row) if row.pk != pk else story_page(request, row)


@dataclass(frozen=True)
class Sent:
    """What was sent and not taken: the forms with their errors, and who was faster."""

    selected: str = ""
    forms: tuple[Form, ...] = ()
    clash: StoryDecision | None = None
    clashed: bool = False
    status: int = 400


def story_page(request: UserRequest, row: Story, sent: Sent | None = None) -> HttpResponse:
    """The story's page; with what was sent and not taken, when something was."""
    sent = sent or Sent(status=200)
    page = _page.StoryPage(row)
    selected = sent.selected or request.GET.get("bukti", "")
    known = selected in page.facts
    groups = page.groups()
    statements = access.statements(row)
    opened = _cases(request, row)
    context = {
        "story": row,
        "page": page,
        "groups": groups,
        "basis": _facts.origin_words(row.record.origin_reasons),
        "harm_unsaid": _page.harm_unsaid(groups),
        "selected": selected if known else "",
        "proofs": page.proofs(selected) if known else (),
        "statements": statements,
        "cases": opened,
        "next_step": _next_step(request, row, statements, {one.statement for one in opened}),
        "whole": page.decisions.get(""),
        "renewal": page.decisions.get(StoryDecision.EXPIRY),
        "may_verify": request.user.rights.may(Right.VERIFY, row.region),
        "may_correct": request.user.rights.may(Right.CORRECT, row.region),
        "may_open": bool(request.user.rights.at(Right.VERIFY)),
        "links": links.of_story(request.user, row),
        "sent": sent,
        "trail": trail.of_things(row)[:_TRAIL_ROWS],
        **_tab(request, page, opened, selected),
        **_forms(page, sent),
    }
    return render(request, "newsroom/story.html", context, status=sent.status)


def _cases(request: UserRequest, row: Story) -> list[Case]:
    """The cases opened from this story or from one that was merged into it."""
    told = Case.objects.filter(story__in=_page.with_absorbed(row))
    return list(told.filter(cases.readable(request.user)))


def _tab(
    request: UserRequest, page: _page.StoryPage, opened: Sequence[Case], selected: str
) -> dict[str, object]:
    """What the lower half shows: two reports side by side, the course, or what each adds."""
    asked = request.GET.get("lihat", "")
    tab = asked if asked in _TABS else _TABS[0]
    context: dict[str, object] = {"tab": tab}
    if tab == "linimasa":
        context["moments"] = _timeline.moments(page.story, opened)
        return context
    members = page.story.storymember_set.select_related("report").defer("report__text")
    context["members"] = _lists.page(request, members)
    if tab == "tambahan":
        context["alone"] = _sides.alone(page)
    else:
        sides = (request.GET.get("a", ""), request.GET.get("b", ""))
        context["columns"] = _sides.columns(page, sides, selected)
    return context


def _forms(page: _page.StoryPage, sent: Sent) -> dict[str, object]:
    """An empty form for each decision, or the one that was sent."""
    ready: dict[str, Form] = {
        "confirm": ConfirmForm(),
        "reject": RejectForm(),
        "dispute": DisputeForm(auto_id="beda_%s"),
        "renew": RenewForm(auto_id="panjang_%s"),
        "fact_form": FactForm(),
    }
    kinds = {type(form): name for name, form in ready.items()}
    seen = {"seen": page.seen(""), "seen_renewal": page.seen(StoryDecision.EXPIRY)}
    return {**seen, **ready, **{kinds[type(form)]: form for form in sent.forms}}


def _next_step(
    request: UserRequest, row: Story, found: Sequence[access.Statement], opened: set[str]
) -> Step | None:
    """What follows a confirmed story: a case for what no case holds, else the next story."""
    if row.state != row.State.CONFIRMED:
        return None
    fresh = next((one for one in found if one.key not in opened), None)
    if fresh is not None:
        return Step(_("Buka kasus"), reverse("case-open", args=[row.pk, fresh.key]))
    waiting = access.next_waiting(request.user)
    return None if waiting is None else Step(_("Periksa berikutnya"), waiting.get_absolute_url())


@require_GET
def report(request: UserRequest, pk: str) -> HttpResponse:
    """One report: its text with highlights, what was read in it, its versions."""
    row = access.report(request.user, pk)
    reading = row.reading
    groups = _readings.groups(reading)
    selected = request.GET.get("bukti", "")
    known = [value for group in groups for value in group.values if value.key == selected]
    value = known[0] if known else _readings.value_at(reading, selected)
    shown = groups if known or value is None else (*groups, _readings.ValueGroup("", (value,)))
    marks = labels.marks(row)
    may_mark = any(
        request.user.rights.may(Right.CORRECT, region) for region in access.regions_of(row)
    )
    told = access.stories(request.user).filter(members__key=row.key).distinct()
    context = {
        "report": row,
        "reading": reading,
        "groups": groups,
        "value": value,
        "blocks": _readings.blocks(reading, shown, selected if value else "", marks),
        "stories": told,
        "versions": access.versions(row),
        "changes": _versions.changes(row) if "beda" in request.GET else None,
        "marks": marks,
        "may_mark": may_mark,
        "may_hold": access.may_verify(request.user, row),
        "marking": may_mark and "tandai" in request.GET,
        "may_open": bool(request.user.rights.at(Right.VERIFY)),
        "may_unmask": any(may_unmask(request.user, one.region) for one in row.stories.all()),
    }
    return render(request, "newsroom/report.html", context)
