"""Opaque ids for what has an address: no order, no count, no guess."""

from __future__ import annotations

import secrets

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10


def new_id() -> str:
    """A new random id of ten characters that read and type well."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
