"""Nothing leaves for an address inside this network, whatever the name says."""

from __future__ import annotations

import hashlib
import hmac
import socket
import ssl
from typing import TYPE_CHECKING

import pytest

from selaras.desk.notices import _webhook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PUBLIC = "93.184.215.14"
URL = "https://terima.example/selaras?id=1"


class Wire:
    """Where sending ends in these tests: what was asked of it, and what it answers."""

    def __init__(self, status: int = 200, error: Exception | None = None) -> None:
        self.sent: list[tuple[_webhook.Target, str]] = []
        self._status, self._error = status, error

    def __call__(
        self, target: _webhook.Target, address: str, body: bytes, headers: Mapping[str, str]
    ) -> int:
        assert body == b"{}"
        assert headers["X-Test"] == "1"
        self.sent.append((target, address))
        if self._error is not None:
            raise self._error
        return self._status


def at(*addresses: str) -> Callable[[str, int], tuple[str, ...]]:
    """A name that has these addresses."""
    return lambda _host, _port: addresses


def _post(url: str, wire: Wire, resolve: Callable[[str, int], tuple[str, ...]]) -> None:
    _webhook.post(url, b"{}", {"X-Test": "1"}, resolve=resolve, send=wire)


def test_a_public_address_is_sent_to_at_the_very_address_that_was_checked() -> None:
    wire = Wire()
    _post(URL, wire, at(PUBLIC))
    assert wire.sent == [(_webhook.Target("terima.example", 443, "/selaras?id=1"), PUBLIC)]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.8.9.1", id="loopback-net"),
        pytest.param("0.0.0.0", id="any"),  # an address to refuse
        pytest.param("10.1.2.3", id="private-10"),
        pytest.param("172.20.0.1", id="private-172"),
        pytest.param("192.168.1.1", id="private-192"),
        pytest.param("169.254.169.254", id="metadata"),
        pytest.param("100.64.0.1", id="carrier"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::1", id="loopback-6"),
        pytest.param("::", id="any-6"),
        pytest.param("fe80::1%eth0", id="link-local-6"),
        pytest.param("fd00:ec2::254", id="unique-local-6"),
        pytest.param("::ffff:127.0.0.1", id="mapped"),
        pytest.param("::ffff:10.0.0.1", id="mapped-private"),
        pytest.param("64:ff9b::7f00:1", id="nat64"),
        pytest.param("2002:7f00:1::", id="6to4"),
        pytest.param("ff02::1", id="multicast-6"),
        pytest.param("terima.example", id="no-address"),
        pytest.param("", id="empty"),
    ],
)
def test_an_address_inside_is_refused(address: str) -> None:
    wire = Wire()
    with pytest.raises(_webhook.Refused):
        _post(URL, wire, at(address))
    assert wire.sent == []


def test_one_address_inside_among_public_ones_refuses_all() -> None:
    wire = Wire()
    with pytest.raises(_webhook.Refused):
        _post(URL, wire, at(PUBLIC, "10.0.0.1"))
    assert wire.sent == []


def test_a_name_that_changes_its_mind_is_asked_once_and_leads_nowhere_else() -> None:
    answers = [(PUBLIC,), ("127.0.0.1",)]
    wire = Wire()
    _post(URL, wire, lambda _host, _port: answers.pop(0))
    assert [address for _target, address in wire.sent] == [PUBLIC]
    assert answers == [("127.0.0.1",)]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "169.254.169.254", "[::1]", "2130706433", "0x7f.1", "localhost"],
)
def test_an_internal_host_is_refused_as_the_system_itself_resolves_it(host: str) -> None:
    wire = Wire()
    with pytest.raises((_webhook.Refused, _webhook.NotTaken)):
        _post(f"https://{host}/", wire, _webhook.resolve)
    assert wire.sent == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://terima.example/", id="plain"),
        pytest.param("ftp://terima.example/", id="ftp"),
        pytest.param("//terima.example/", id="no-scheme"),
        pytest.param("https:///", id="no-host"),
        pytest.param("https://nama:sandi@terima.example/", id="password"),
        pytest.param("https://terima.example:22/", id="port"),
        pytest.param("https://terima.example:99999/", id="no-port"),
        pytest.param("https://terima.example/\r\nHost: lain", id="header"),
        pytest.param("https://terima.example/a b", id="blank"),
        pytest.param("https://[::1", id="brackets"),
        pytest.param("https://\ud800/", id="surrogate"),
        pytest.param("https://" + "a" * 300 + ".example/", id="long"),
        pytest.param("", id="empty"),
    ],
)
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    wire = Wire()
    with pytest.raises(_webhook.Refused):
        _post(url, wire, at(PUBLIC))
    assert wire.sent == []


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 404, 500])
def test_a_redirection_is_not_followed_and_no_answer_but_2xx_counts(status: int) -> None:
    wire = Wire(status)
    with pytest.raises(_webhook.NotTaken, match=str(status)):
        _post(URL, wire, at(PUBLIC))
    assert len(wire.sent) == 1


@pytest.mark.parametrize("error", [TimeoutError(), ConnectionResetError()], ids=repr)
def test_a_silent_other_side_is_not_taken(error: OSError) -> None:
    with pytest.raises(_webhook.NotTaken, match=type(error).__name__):
        _post(URL, Wire(error=error), at(PUBLIC))


def test_an_unknown_name_is_not_taken() -> None:
    def unknown(_host: str, _port: int) -> tuple[str, ...]:
        raise socket.gaierror

    with pytest.raises(_webhook.NotTaken):
        _post(URL, Wire(), unknown)


def test_a_signature_is_that_of_moment_and_body() -> None:
    wanted = hmac.new(b"kunci", b'1700000000.{"a":1}', hashlib.sha256).hexdigest()
    assert _webhook.sign("kunci", 1_700_000_000, b'{"a":1}') == f"sha256={wanted}"
    assert _webhook.sign("kunci", 1_700_000_001, b'{"a":1}') != f"sha256={wanted}"


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[socket.socket, dict[str, object]]]:
    """The far end of the one connection that is made, and what was asked of it."""
    near, far = socket.socketpair()
    asked: dict[str, object] = {}

    def connect(address: tuple[str, int], seconds: float) -> socket.socket:
        assert "address" not in asked
        asked.update(address=address, seconds=seconds)
        return near

    def wrap(
        context: ssl.SSLContext, plain: socket.socket, *, server_hostname: str
    ) -> socket.socket:
        asked.update(host=server_hostname, verify=context.verify_mode, named=context.check_hostname)
        return plain

    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    yield far, asked
    near.close()
    far.close()


def test_the_connection_goes_to_the_checked_address_and_proves_the_name(
    line: tuple[socket.socket, dict[str, object]],
) -> None:
    far, asked = line
    far.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
    _webhook.post(URL, b"{}", {"X-Test": "1"}, resolve=at(PUBLIC))
    said = far.recv(10_000).decode("ascii")
    assert asked["address"] == (PUBLIC, 443)
    assert asked["host"] == "terima.example"
    assert (asked["verify"], asked["named"]) == (ssl.CERT_REQUIRED, True)
    assert said.startswith("POST /selaras?id=1 HTTP/1.1\r\nHost: terima.example\r\n")
    assert said.endswith("\r\n\r\n{}")


def test_a_redirection_inwards_opens_no_second_connection(
    line: tuple[socket.socket, dict[str, object]],
) -> None:
    far, asked = line
    far.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n")
    with pytest.raises(_webhook.NotTaken, match="302"):
        _webhook.post(URL, b"{}", {"X-Test": "1"}, resolve=at(PUBLIC))
    assert asked["address"] == (PUBLIC, 443)


@pytest.mark.parametrize("answer", [b"bukan http\r\n\r\n", b"", b"HTTP/1.1 abc\r\n\r\n"])
def test_an_answer_that_is_none_is_not_taken(
    line: tuple[socket.socket, dict[str, object]], answer: bytes
) -> None:
    far, _asked = line
    far.sendall(answer)
    far.shutdown(socket.SHUT_WR)
    with pytest.raises(_webhook.NotTaken):
        _webhook.post(URL, b"{}", {"X-Test": "1"}, resolve=at(PUBLIC))
