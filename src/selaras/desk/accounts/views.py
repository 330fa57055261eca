"""Signing in, and what an account may change about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.views import LoginView, PasswordChangeView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc]  # allauth ships no types
    """Sign in; after five wrong tries the name is locked for half an hour at that address."""

    template_name = "accounts/sign_in.html"

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401  # allauth ships no types
        """Ask again."""
        answer: HttpResponse = super().form_invalid(form)
        return answer


sign_in = SignIn.as_view()


class ChangePassword(PasswordChangeView):  # type: ignore[misc]  # allauth ships no types
    """A new password; then back to the account."""

    success_url = reverse_lazy("mfa_index")


change_password = ChangePassword.as_view()


@login_not_required
@require_GET
def closed(request: HttpRequest) -> HttpResponse:
    """Accounts are made and reset by an administrator."""
    return render(request, "accounts/closed.html", status=404)
