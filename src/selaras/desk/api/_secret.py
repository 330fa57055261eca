"""The secret of a token: shown once, kept as a digest."""

from __future__ import annotations

import hashlib
import re
import secrets

_PREFIX = "selaras_"
_WHOLE = re.compile(r"selaras_[0-9A-Za-z_-]{43}")


def new_secret() -> str:
    """A new secret of 256 random bits, with a beginning that scanners for secrets can know."""
    return _PREFIX + secrets.token_urlsafe(32)


def is_one(secret: str) -> bool:
    """Whether it has the form of a secret."""
    return _WHOLE.fullmatch(secret) is not None


def digest(secret: str) -> str:
    """What is kept of a secret: it is random, so that it needs no salt."""
    return hashlib.sha256(secret.encode("ascii")).hexdigest()
