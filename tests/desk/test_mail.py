"""What the environment may say of mail and of the desk's own address."""

from __future__ import annotations

import pytest

from selaras.desk import _mail


def test_mail_is_off_until_the_environment_names_it() -> None:
    assert not _mail.mail({}).is_on


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        pytest.param("smtp://surat.example/?from=a@b.example", 587, True, False, id="starttls"),
        pytest.param("smtps://surat.example/?from=a@b.example", 465, False, True, id="tls"),
        pytest.param(
            "smtp://surat.example:25/?from=a@b.example&tls=0", 25, False, False, id="plain"
        ),
    ],
)
def test_an_address_says_how_mail_leaves(
    url: str,
    port: int,
    tls: bool,  # noqa: FBT001  # a case of the table
    ssl: bool,  # noqa: FBT001  # a case of the table
) -> None:
    found = _mail.mail({"SELARAS_EMAIL_URL": url})
    assert (found.host, found.port, found.tls, found.ssl) == ("surat.example", port, tls, ssl)
    assert found.sender == "a@b.example"


def test_name_and_password_may_hold_any_sign() -> None:
    url = "smtp://meja%40kantor:p%3A%2Fs@surat.example/?from=a@b.example"
    found = _mail.mail({"SELARAS_EMAIL_URL": url})
    assert (found.user, found.password) == ("meja@kantor", "p:/s")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://surat.example/?from=a@b.example", id="kind"),
        pytest.param("smtp:///?from=a@b.example", id="host"),
        pytest.param("smtp://surat.example/", id="sender"),
        pytest.param("smtp://surat.example/?from=tanpa", id="sender-without-at"),
        pytest.param("smtp://surat.example/?from=a@b%0d%0aBcc:c", id="header"),
    ],
)
def test_an_address_that_cannot_be_is_refused_with_the_way_out(url: str) -> None:
    with pytest.raises(ValueError, match="SELARAS_EMAIL_URL"):
        _mail.mail({"SELARAS_EMAIL_URL": url})


@pytest.mark.parametrize(
    ("hosts", "secure", "named", "address"),
    [
        pytest.param(["meja.example", "localhost"], True, "", "https://meja.example", id="host"),
        pytest.param(["127.0.0.1"], False, "", "http://127.0.0.1", id="here"),
        pytest.param(["x"], True, "https://a.example/", "https://a.example", id="named"),
    ],
)
def test_links_lead_to_the_address_that_was_named_or_the_first_host(
    hosts: list[str],
    secure: bool,  # noqa: FBT001  # a case of the table
    named: str,
    address: str,
) -> None:
    environ = {"SELARAS_URL": named} if named else {}
    assert _mail.address(hosts, secure=secure, environ=environ) == address
