"""The secret of a link: signed, so that guesses never reach the database."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from django.core import signing
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpRequest

_SALT = _KEPT = "selaras.desk.entrance"
_BYTES = 32


def new() -> str:
    """A new link's last part; it is kept nowhere."""
    return signing.Signer(salt=_SALT).sign(secrets.token_urlsafe(_BYTES))


def digest(token: str) -> str | None:
    """What is kept of a link; None when it was not made here."""
    try:
        secret = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature:
        return None
    return hashlib.sha256(secret.encode()).hexdigest()


def keep(request: HttpRequest, token: str) -> None:
    """Keep a new link for the page that comes next."""
    request.session[_KEPT] = request.build_absolute_uri(reverse("invited", args=[token]))


def take(request: HttpRequest) -> str:
    """The link that was just made, once; empty when there is none."""
    return str(request.session.pop(_KEPT, ""))
