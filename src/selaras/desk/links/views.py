"""Pages of links between stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from selaras.desk._answers import say
from selaras.desk.links import access, actions
from selaras.desk.links.forms import LinkForm
from selaras.desk.links.models import StoryLink
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.newsroom.models import Story

_SORTS = {
    "corrected_by": StoryLink.Sort.CORRECTION,
    "corrects": StoryLink.Sort.CORRECTION,
    "came": StoryLink.Sort.CAME,
    "feared_before": StoryLink.Sort.CAME,
    "quiet": StoryLink.Sort.QUIET,
}
_BACKWARDS = frozenset({"corrects", "feared_before"})


@require_http_methods(["GET", "POST"])
def link(request: UserRequest, pk: str) -> HttpResponse:
    """Say what answers a story, or which story it answers."""
    row = newsroom.story_to_verify(request.user, pk)
    if request.method == "GET":
        form = LinkForm(initial={name: request.GET.get(name, "") for name in ("role", "other")})
        return _page(request, row, form)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=400)
    role, sent = form.cleaned_data["role"], form.cleaned_data
    try:
        source, target = _ends(request, row, role, sent["other"])
    except Http404:
        form.add_error("other", _("Cerita itu tidak ada, atau di luar wewenang Anda."))
        return _page(request, row, form, status=400)
    actions.link(source, target, sort=_SORTS[role], by=request.user, reason=sent["reason"])
    say(request, _("Tautan dicatat; tampak di kedua cerita."))
    return redirect(row)


def _ends(request: UserRequest, row: Story, role: str, other: str) -> tuple[Story, Story | None]:
    """The story that is answered, which is of one's own home, and the one that answers it."""
    if role == "quiet":
        return row, None
    if role in _BACKWARDS:
        return _other(newsroom.story_to_verify(request.user, other), row), row
    return row, _other(newsroom.story(request.user, other), row)


def _other(found: Story, row: Story) -> Story:
    if found.pk == row.pk:
        raise Http404(found.pk)
    return found


def _page(request: UserRequest, row: Story, form: LinkForm, *, status: int = 200) -> HttpResponse:
    links = access.of_story(request.user, row)
    context = {"story": row, "form": form, "links": links}
    return render(request, "links/link.html", context, status=status)


@require_POST
def undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take a link back."""
    made = access.link_to_undo(request.user, pk)
    actions.undo(made, by=request.user)
    say(request, _("Tautan diurungkan."))
    return redirect(made.source)
