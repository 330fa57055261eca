"""The secret of a person's webhook, and what a signed request carries."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

from selaras.desk.notices import _webhook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.desk.notices.models import Ways


def secret(ways: Ways) -> str:
    """The secret, made from the desk's own key: it is stored nowhere."""
    name = f"{ways.user_id}:{ways.salt}"
    return salted_hmac("selaras.desk.notices.webhook", name, algorithm="sha256").hexdigest()


def headers(ways: Ways, body: bytes, *, id_: str, moment: int | None = None) -> Mapping[str, str]:
    """What goes with a body: its kind, its id, when it was signed and the signature."""
    at = int(time.time()) if moment is None else moment
    return {
        "Content-Type": "application/json",
        "User-Agent": "Selaras",
        "X-Selaras-Id": id_,
        "X-Selaras-Timestamp": str(at),
        "X-Selaras-Signature": _webhook.sign(secret(ways), at, body),
    }
