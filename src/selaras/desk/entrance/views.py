"""Signing in, and what an account may change about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.views import LoginView, PasswordChangeView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from selaras.desk._answers import say
from selaras.desk.accounts import access as accounts
from selaras.desk.entrance import access, actions
from selaras.desk.entrance.access import KEY
from selaras.desk.entrance.forms import JoinForm, PasswordForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from selaras.desk.accounts.access import UserRequest
    from selaras.desk.entrance.access import Offer


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc]  # allauth ships no types
    """Sign in; after five wrong tries the name is locked for half an hour at that address."""

    template_name = "entrance/sign_in.html"

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401  # allauth ships no types
        """Ask again."""
        answer: HttpResponse = super().form_invalid(form)
        return answer


sign_in = SignIn.as_view()


class ChangePassword(PasswordChangeView):  # type: ignore[misc]  # allauth ships no types
    """A new password; then back to the account."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401  # allauth ships no types
        """End the other sessions, which knew the old one."""
        answer: HttpResponse = super().form_valid(form)
        user, here = self.request.user, self.request.session.get(KEY, "")
        actions.end_sessions(user, by=user, spare=here)
        return answer


change_password = ChangePassword.as_view()


@login_not_required
@require_GET
def closed(request: HttpRequest) -> HttpResponse:
    """Accounts are made and reset by an administrator."""
    return render(request, "entrance/closed.html", status=404)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """A link: to take an office, or to choose a new password."""
    offer = access.offer(token)
    if offer is None:
        return render(request, "entrance/link_over.html", status=404)
    if offer.invitation.office is None:
        return _reset(request, offer)
    if request.user.is_authenticated:
        return _take(request, offer)  # type: ignore[arg-type]  # somebody has signed in
    return _join(request, offer)


def _join(request: HttpRequest, offer: Offer) -> HttpResponse:
    form = JoinForm(request.POST or None)
    if form.is_valid():
        if actions.join(offer.invitation, **form.given) is None:
            return render(request, "entrance/link_over.html", status=404)
        say(request, _("Akun Anda sudah dibuat. Silakan masuk."))
        return redirect("account_login")
    return _offer_page(request, offer, form=form)


def _take(request: UserRequest, offer: Offer) -> HttpResponse:
    if not access.may_take(request.user, offer.invitation):
        return render(request, "entrance/link_over.html", status=404)
    if request.method == "POST":
        if not actions.take_office(offer.invitation, by=request.user):
            return render(request, "entrance/link_over.html", status=404)
        say(request, _("Jabatan Anda bertambah."))
        return redirect("today")
    return _offer_page(request, offer, form=None)


def _reset(request: HttpRequest, offer: Offer) -> HttpResponse:
    form = PasswordForm(request.POST or None, user=offer.invitation.user)
    if form.is_valid():
        password = form.cleaned_data["password"]
        if not actions.reset_password(offer.invitation, password=password):
            return render(request, "entrance/link_over.html", status=404)
        say(request, _("Kata sandi Anda sudah diganti. Silakan masuk."))
        return redirect("account_login")
    return _offer_page(request, offer, form=form)


def _offer_page(request: HttpRequest, offer: Offer, *, form: PasswordForm | None) -> HttpResponse:
    context = {"invitation": offer.invitation, "form": form}
    status = 400 if form is not None and form.is_bound else 200
    return render(request, "entrance/invited.html", context, status=status)


@require_GET
def sessions(request: UserRequest) -> HttpResponse:
    """Where the reader is signed in."""
    context = {"sessions": access.sessions(request.user), "here": request.session.get(KEY)}
    return render(request, "entrance/sessions.html", context)


@require_POST
def end_session(request: UserRequest, pk: str) -> HttpResponse:
    """End one of the reader's own sessions."""
    found = access.own_session(request.user, pk)
    actions.end_sessions(request.user, by=request.user, only=found.pk)
    say(request, _("Sesi diakhiri."))
    return redirect("sessions")


@require_POST
def end_other_sessions(request: UserRequest) -> HttpResponse:
    """End all of the reader's sessions but this one."""
    actions.end_sessions(request.user, by=request.user, spare=request.session.get(KEY, ""))
    say(request, _("Semua sesi lain diakhiri."))
    return redirect("sessions")


@never_cache
@require_GET
def person(request: UserRequest, username: str) -> HttpResponse:
    """One person: the offices they hold, where they are signed in, what keeps them out."""
    row = accounts.person(request.user, username)
    now = timezone.now()
    terms = row.holding_set.filter(office__in=accounts.offices(request.user))
    context = {
        "row": row,
        "terms": terms.select_related("office").order_by("-valid_from"),
        "now": now,
        "locked": access.locked(row),
        "two_steps": access.has_two_steps(row),
        "asked": any(one.two_steps for one in row.held),
        "sessions": access.sessions(row),
        "resets": access.resets(row),
        "may_help": accounts.may_help(request.user, row),
        "may_reset": accounts.may_reset(request.user, row),
        "link": access.take_link(request),
    }
    return render(request, "entrance/person.html", context)


@require_POST
def offer_reset(request: UserRequest, username: str) -> HttpResponse:
    """Make a link by which somebody chooses a new password; shown once."""
    row = accounts.person_to_reset(request.user, username)
    access.keep_link(request, actions.offer_reset(row, by=request.user))
    return redirect(row)


@require_POST
def end_all_sessions(request: UserRequest, username: str) -> HttpResponse:
    """End all sessions of somebody else."""
    row = accounts.person_to_help(request.user, username)
    actions.end_sessions(row, by=request.user)
    say(request, _("Semua sesi orang ini diakhiri."))
    return redirect(row)


@require_POST
def unlock(request: UserRequest, username: str) -> HttpResponse:
    """Let somebody who tried too often try again."""
    row = accounts.person_to_help(request.user, username)
    actions.unlock(row, by=request.user, request=request)
    say(request, _("Kunci dibuka."))
    return redirect(row)


@require_POST
def remove_two_steps(request: UserRequest, username: str) -> HttpResponse:
    """Take away the second step of somebody who lost the phone."""
    row = accounts.person_to_reset(request.user, username)
    actions.remove_two_steps(row, by=request.user)
    say(request, _("Dua langkah dihapus; semua sesi orang ini diakhiri."))
    return redirect(row)


@require_POST
def withdraw(request: UserRequest, pk: str) -> HttpResponse:
    """Take a link back."""
    found = access.invitation_to_withdraw(request.user, pk)
    actions.withdraw(found, by=request.user)
    say(request, _("Tautan ditarik."))
    return redirect(found.office or found.user or "people")
