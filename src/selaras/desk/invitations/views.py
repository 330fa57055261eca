"""Pages of invitations: the list and its rule, letters, deliveries, answers, delegations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from selaras.desk import _lists, papers
from selaras.desk._answers import attached, say
from selaras.desk.accounts.access import Right
from selaras.desk.invitations import _letters, access, actions
from selaras.desk.invitations.forms import (
    AnswerForm,
    DelegatesForm,
    DeliveryForm,
    DropForm,
    GuestForm,
    LetterForm,
    RuleForm,
)
from selaras.desk.meetings import access as meetings
from selaras.desk.papers import access as templates

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.invitations.models import Guest, Letter
    from selaras.desk.meetings.models import Meeting

_SHOWN_CHANGES = 12


@require_GET
def invitations(request: UserRequest, pk: str) -> HttpResponse:
    """Whom a meeting invites and why, its letter, and what came back."""
    return _page(request, meetings.meeting(request.user, pk))


def _page(
    request: UserRequest, row: Meeting, *, wrong: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    may_run = request.user.rights.may(Right.CONVENE, row.forum.region)
    letter = access.letter(row)
    words = request.GET.get("q", "")[:80]
    guests = access.guests(row)
    found = guests.filter(addressee__icontains=words) if words else guests
    open_ = may_run and not letter.is_issued
    change = access.change(request.user, row, letter.rule) if open_ and letter.rule else None
    context = {
        "meeting": row,
        "letter": letter,
        "guests": _lists.page(request, found),
        "words_of_guest": words,
        "invited": access.invited(row).count(),
        "answers": access.answers(row).items() if letter.is_issued else (),
        "may_run": may_run and not row.is_held,
        "open": open_,
        "headless": open_ and not templates.letterhead(row.forum.region).is_whole,
        "change": change,
        "shown": _SHOWN_CHANGES,
        "lacking": actions.lacking(letter),
        "forms": _forms(letter) | (wrong or {}),
        "drop": DropForm(),
    }
    return render(request, "invitations/invitations.html", context, status=status)


def _forms(letter: Letter) -> dict[str, Form]:
    fields = LetterForm.base_fields
    usual = {"nature": "Segera", "subject": "Undangan rapat", "signed_on": timezone.localdate()}
    known = {one: getattr(letter, one) or usual.get(one, "") for one in fields}
    return {
        "letter": LetterForm(initial=known),
        "rule": RuleForm(initial={"rule": letter.rule}),
        "guest": GuestForm(),
        "delivery": DeliveryForm(),
    }


@require_POST
def write_letter(request: UserRequest, pk: str) -> HttpResponse:
    """Set what the letters say."""
    row = meetings.meeting_to_run(request.user, pk)
    form = LetterForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"letter": form}, status=400)
    actions.write_letter(row, form.text(), by=request.user)
    say(request, _("Surat disimpan."))
    return redirect("invitations", row.pk)


@require_POST
def set_rule(request: UserRequest, pk: str) -> HttpResponse:
    """Keep the rule and bring the list to what it names now."""
    row = meetings.meeting_to_run(request.user, pk)
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"rule": form}, status=400)
    change = actions.choose_guests(row, form.cleaned_data["rule"], by=request.user)
    told = {"added": len(change.added), "gone": len(change.gone)}
    say(request, _("Daftar undangan: %(added)s bertambah, %(gone)s berkurang.") % told)
    return redirect("invitations", row.pk)


@require_POST
def add_guest(request: UserRequest, pk: str) -> HttpResponse:
    """Invite somebody besides the rule."""
    row = meetings.meeting_to_run(request.user, pk)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"guest": form}, status=400)
    guest = actions.add_guest(row, name=form.cleaned_data["name"], by=request.user)
    say(request, _("Diundang: %(name)s.") % {"name": guest.addressee})
    return redirect("invitations", row.pk)


@require_POST
def issue(request: UserRequest, pk: str) -> HttpResponse:
    """Send the invitations out."""
    row = meetings.meeting_to_run(request.user, pk)
    if actions.issue(row, by=request.user):
        say(request, _("Undangan dikirim; agenda ditetapkan."))
    else:
        say(request, _("Belum dapat dikirim: isi nomor, hal, tanggal surat, dan daftar undangan."))
    return redirect("invitations", row.pk)


@require_POST
def deliver(request: UserRequest, pk: str) -> HttpResponse:
    """Remember how one letter, or all that have not gone yet, went out."""
    row = meetings.meeting_to_run(request.user, pk)
    form = DeliveryForm(request.POST)
    if not form.is_valid():
        return _page(request, row, wrong={"delivery": form}, status=400)
    sent = form.cleaned_data
    waiting = access.undelivered(row)
    chosen = access.invited(row).filter(pk=sent["guest"]) if sent["guest"] else waiting
    count = actions.log_delivery(list(chosen), how=sent["how"], note=sent["note"], by=request.user)
    say(request, _("Pengantaran dicatat: %(n)s surat.") % {"n": count})
    return redirect("invitations", row.pk)


@require_GET
def letters(request: UserRequest, pk: str) -> HttpResponse:
    """All letters of a meeting as one PDF."""
    row = meetings.meeting_to_run(request.user, pk)
    made = _letters.as_pdf(row, access.invited(row), _address(request))
    return attached(made, f"undangan-{row.pk}.pdf")


def _address(request: UserRequest) -> str:
    """Where a code leads, on the host that asks."""
    return request.build_absolute_uri(reverse("attendance-code", args=["-"])).removesuffix("-/")


@require_GET
def mine(request: UserRequest) -> HttpResponse:
    """The invitations to the reader's own office."""
    context = {"guests": _lists.page(request, access.mine(request.user))}
    return render(request, "invitations/mine.html", context)


@require_GET
def invitation(request: UserRequest, pk: str) -> HttpResponse:
    """One invitation: its letter, deliveries, answer and delegation."""
    return _invitation_page(request, access.guest(request.user, pk))


def _invitation_page(
    request: UserRequest, guest: Guest, *, wrong: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    office = request.user.office
    context = {
        "guest": guest,
        "meeting": guest.meeting,
        "letter": access.letter(guest.meeting),
        "deliveries": guest.deliveries.select_related("by"),
        "delegates": guest.delegates.all(),
        "may_answer": access.may_answer(request.user, guest) and not guest.meeting.is_held,
        "may_run": request.user.rights.may(Right.CONVENE, guest.meeting.forum.region),
        "reads": request.user.rights.may(Right.READ, guest.meeting.forum.region),
        "qr": _letters.qr(_address(request) + guest.pk + "/"),
        "forms": {
            "answer": AnswerForm(
                initial={"said": guest.answer, "speaker": guest.answered_for or (office or "")}
            ),
            "people": DelegatesForm(),
        }
        | (wrong or {}),
    }
    return render(request, "invitations/invitation.html", context, status=status)


@require_GET
def letter(request: UserRequest, pk: str, ending: str) -> HttpResponse:
    """One letter as DOCX or PDF."""
    guest = access.guest(request.user, pk)
    name = f"undangan-{guest.pk}.{ending}"
    if ending == "pdf":
        return attached(_letters.as_pdf(guest.meeting, [guest], _address(request)), name)
    if ending == "docx":
        template = templates.template(guest.meeting.forum.region, "invitation")
        values = _letters.values(guest.meeting, [guest], _address(request))
        return attached(papers.to_docx(template, values[0]), name)
    raise Http404(ending)


@require_POST
def drop(request: UserRequest, pk: str) -> HttpResponse:
    """Take an addressee off the list, or put it back."""
    guest = access.guest_to_change(request.user, pk)
    form = DropForm(request.POST)
    if form.is_valid():
        actions.drop_guest(guest, reason=form.cleaned_data["reason"], by=request.user)
    return redirect("invitations", guest.meeting_id)


@require_POST
def answer(request: UserRequest, pk: str) -> HttpResponse:
    """Answer an invitation."""
    guest = access.guest_to_answer(request.user, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _invitation_page(request, guest, wrong={"answer": form}, status=400)
    actions.answer(guest, by=request.user, **form.cleaned_data)
    say(request, _("Jawaban dicatat."))
    return redirect(guest)


@require_POST
def name_delegates(request: UserRequest, pk: str) -> HttpResponse:
    """Name who comes for the invited."""
    guest = access.guest_to_answer(request.user, pk)
    form = DelegatesForm(request.POST)
    if not form.is_valid():
        return _invitation_page(request, guest, wrong={"people": form}, status=400)
    actions.name_delegates(guest, form.cleaned_data["people"], by=request.user)
    say(request, _("Rombongan dicatat."))
    return redirect(guest)


@require_POST
def drop_delegate(request: UserRequest, pk: str, delegate: int) -> HttpResponse:
    """Take a name off a delegation."""
    guest = access.guest_to_answer(request.user, pk)
    row = get_object_or_404(guest.delegates.select_related("guest__meeting__forum"), pk=delegate)
    actions.drop_delegate(row, by=request.user)
    return redirect(guest)
