"""What people send about a report's parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from selaras.desk._answers import say
from selaras.desk.accounts.access import Right
from selaras.desk.labels import actions
from selaras.desk.labels.forms import PartForm
from selaras.desk.newsroom import access as newsroom

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest


@require_POST
def mark(request: UserRequest, pk: str) -> HttpResponse:
    """Say that a part of a report is its content, or is not."""
    row = newsroom.report_to_mark(request.user, pk)
    form = PartForm(request.POST, length=len(row.reading.text))
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text())
    start, end, said = (form.cleaned_data[name] for name in ("start", "end", "said"))
    homes = newsroom.regions_of(row)
    region = min(one for one in homes if request.user.rights.may(Right.CORRECT, one))
    if said == "none":
        actions.unmark_part(row, start, end, region=region, by=request.user)
        say(request, _("Tanda dicabut."))
    else:
        content = said == "content"
        actions.mark_part(row, start, end, content=content, region=region, by=request.user)
        say(request, _("Tanda dicatat; bacaan mesin berikutnya tidak mengubahnya."))
    return redirect(f"{row.get_absolute_url()}?tandai=ya#s{start}-{end}")
