"""How people come in: by an account that an administrator made, never by signing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """No sign-up; no chatter on signing in and out."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature
        """Nobody signs up here."""
        return False

    def forget_tries(self, request: HttpRequest, username: str) -> None:
        """Let this name be tried again at once."""
        self._delete_login_attempts_cached_email(request, username=username)

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing: the next page shows what happened."""


def name_tried(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The user name that somebody tries to come in by; what a lock is put on."""
    tried = (credentials or {}).get("username") or request.POST.get("login", "")
    return tried.strip().casefold()
