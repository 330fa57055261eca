"""Pages of a secretariat's letterhead and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import papers as library
from selaras.desk._answers import attached, say
from selaras.desk.papers import UnreadablePaper, access, actions
from selaras.desk.papers.forms import LetterheadForm, TemplateForm
from selaras.desk.papers.models import OwnTemplate

if TYPE_CHECKING:
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest

_LARGEST = 10_000_000


@require_GET
def papers(request: UserRequest) -> HttpResponse:
    """The letterhead and templates of the reader's own region."""
    return redirect("paper", access.homes(request.user)[0])


@require_GET
def paper(request: UserRequest, region: str) -> HttpResponse:
    """The letterhead and templates of one region."""
    code = access.region_to_keep(request.user, region)
    head = access.letterhead(code)
    fields = LetterheadForm.base_fields
    return _page(request, code, LetterheadForm(initial={one: getattr(head, one) for one in fields}))


def _page(
    request: UserRequest, code: str, form: LetterheadForm, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "code": code,
        "form": form,
        "upload": TemplateForm(),
        "templates": [
            (kind, OwnTemplate.Kind(kind).label, access.own(code, kind)) for kind in access.KINDS
        ],
        "refused": refused,
    }
    return render(request, "papers/paper.html", context, status=status)


@require_POST
def letterhead(request: UserRequest, region: str) -> HttpResponse:
    """Set the letterhead."""
    code = access.region_to_keep(request.user, region)
    form = LetterheadForm(request.POST)
    if not form.is_valid():
        return _page(request, code, form, status=400)
    actions.set_letterhead(code, form.cleaned_data, by=request.user)
    say(request, _("Kop surat disimpan."))
    return redirect("paper", code)


@require_POST
def put(request: UserRequest, region: str, kind: str) -> HttpResponse:
    """Print with one's own template from now on."""
    code, sort = access.region_to_keep(request.user, region), access.kind_named(kind)
    form = TemplateForm(request.POST, request.FILES)
    if not form.is_valid():
        say(request, _("Pilih berkas DOCX."))
        return redirect("paper", code)
    file = form.cleaned_data["file"]
    try:
        data = file.read(_LARGEST + 1)
        actions.put_template(code, sort, data, name=file.name, by=request.user)
    except UnreadablePaper as refusal:
        return _page(request, code, LetterheadForm(), refused=str(refusal), status=400)
    say(request, _("Templat dipasang; periksa contohnya."))
    return redirect("paper", code)


@require_POST
def drop(request: UserRequest, region: str, kind: str) -> HttpResponse:
    """Go back to the template that comes with the desk."""
    code, sort = access.region_to_keep(request.user, region), access.kind_named(kind)
    actions.drop_template(code, sort, by=request.user)
    say(request, _("Templat bawaan dipakai lagi."))
    return redirect("paper", code)


@require_GET
def download(request: UserRequest, region: str, kind: str) -> HttpResponse:
    """The template as it stands, to change in a word processor."""
    code, sort = access.region_to_keep(request.user, region), access.kind_named(kind)
    return attached(access.packed(code, sort), f"templat-{sort}.docx")


@require_GET
def example(request: UserRequest, region: str, kind: str) -> HttpResponse:
    """A page printed with the template, every placeholder showing its own name."""
    code, sort = access.region_to_keep(request.user, region), access.kind_named(kind)
    values = library.example(sort) | {
        name: value for name, value in access.letterhead(code).values().items() if value
    }
    made = library.to_pdf(access.template(code, sort), [values], title=_("Contoh"))
    return attached(made, f"contoh-{sort}.pdf")
