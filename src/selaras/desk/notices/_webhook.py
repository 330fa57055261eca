"""Sending to an address that a person named: signed, over HTTPS, never into this network.

The name is resolved once, every address it has must be public, and the connection goes to one
of those very addresses, so that a name that changes its mind leads nowhere. Redirections are
not followed.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PORTS = frozenset({443, 8443})
_SECONDS = 10.0
_OK = range(200, 300)
_SHARED = ipaddress.ip_network("100.64.0.0/10")
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """The address may never be sent to; its words say why."""


class NotTaken(Exception):
    """The other side did not take it; its words say how it answered."""


@dataclass(frozen=True)
class Target:
    """Where to send, taken apart."""

    host: str
    port: int
    path: str


class Send(Protocol):
    """Sends a body to one address of a host and tells the status."""

    def __call__(
        self, target: Target, address: str, body: bytes, headers: Mapping[str, str]
    ) -> int:
        """The status that the other side answered."""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of a host name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def target(url: str) -> Target:
    """An address taken apart.

    Raises:
        Refused: It is no https address with a name, or on a port that webhooks do not use.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or 443
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise Refused("the address cannot be read") from error
    if parts.scheme != "https" or not host or parts.username or parts.password:
        raise Refused("only https, without name and password")
    if port not in PORTS:
        raise Refused("only the ports 443 and 8443")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii() or any(sign <= " " for sign in path):
        raise Refused("the address cannot be read")
    return Target(host, port, path)


def is_public(address: str) -> bool:
    """Whether an address lies on the open internet, however it is written."""
    try:
        ip: Address = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if any(ip in network for network in _TRANSLATED):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    elif ip in _SHARED:
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def sign(secret: str, moment: int, body: bytes) -> str:
    """The signature of a body sent at a moment (seconds since 1970)."""
    said = str(moment).encode("ascii") + b"." + body
    return "sha256=" + hmac.new(secret.encode("utf-8"), said, hashlib.sha256).hexdigest()


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    resolve: Callable[[str, int], tuple[str, ...]] = resolve,
    send: Send | None = None,
) -> None:
    """Send a body to a public https address.

    Raises:
        Refused: The address may never be sent to.
        NotTaken: The other side was not reached or did not answer with 2xx.
    """
    to = target(url)
    try:
        addresses = resolve(to.host, to.port)
    except OSError as error:
        raise NotTaken("the name is not known") from error
    if not addresses or not all(is_public(one) for one in addresses):
        raise Refused("the address leads into a private network")
    try:
        status = (send or _send)(to, addresses[0], body, headers)
    except (OSError, http.client.HTTPException) as error:
        raise NotTaken(type(error).__name__) from error
    if status not in _OK:
        raise NotTaken(f"answered {status}")


class _Pinned(http.client.HTTPSConnection):
    """A connection to one address, which must show the certificate of the host."""

    def __init__(self, to: Target, address: str) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(to.host, to.port, timeout=_SECONDS, context=self._tls)
        self._address = address

    def connect(self) -> None:
        """Connect to the address that was checked, never to what the name says now."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        try:
            self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
        except OSError:
            plain.close()
            raise


def _send(to: Target, address: str, body: bytes, headers: Mapping[str, str]) -> int:
    with closing(_Pinned(to, address)) as connection:
        connection.request("POST", to.path, body=body, headers=dict(headers))
        with closing(connection.getresponse()) as answer:
            return answer.status
