"""What the environment says of mail and of the desk's own address."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """How mail leaves; it does not where `host` is empty."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False
    sender: str = ""

    @property
    def is_on(self) -> bool:
        """Whether the desk sends mail at all."""
        return bool(self.host)


def mail(environ: Mapping[str, str] = os.environ) -> Mail:
    """Mail by SELARAS_EMAIL_URL: `smtp://user:password@host:587/?from=selaras@kantor.example`.

    `smtps` speaks TLS from the start, `smtp` turns to it (`&tls=0` does not); off when unset.

    Raises:
        ValueError: The address names no host, no sender, or is of another kind.
    """
    url = environ.get("SELARAS_EMAIL_URL", "")
    if not url:
        return Mail()
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("SELARAS_EMAIL_URL: write smtp://user:password@host/?from=address")
    query = parse_qs(parts.query)
    sender = query.get("from", [""])[0]
    if "@" not in sender or not sender.isprintable():
        raise ValueError("SELARAS_EMAIL_URL: add ?from=address, the sender of all mail")
    plain = parts.scheme == "smtps" or query.get("tls") == ["0"]
    return Mail(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=not plain,
        ssl=parts.scheme == "smtps",
        sender=sender,
    )


def address(hosts: list[str], *, secure: bool, environ: Mapping[str, str] = os.environ) -> str:
    """Where people find the desk, for links in mail: SELARAS_URL, else its first host."""
    named = environ.get("SELARAS_URL", "")
    if named:
        return named.rstrip("/")
    return f"{'https' if secure else 'http'}://{hosts[0]}" if hosts else ""
