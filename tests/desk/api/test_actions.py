"""Tokens are made within bounds, counted, and leave a trail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from selaras.desk.accounts.access import Right
from selaras.desk.api import actions
from selaras.desk.api.models import Token
from selaras.desk.audit.models import Entry
from tests.desk.api.conftest import program

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User
    from tests.desk.conftest import House


@pytest.fixture
def user(house: House) -> User:
    return house.people["analis.kendari"]


def _make(user: User, *, days: int = 1) -> Token:
    return actions.make_token(user, name="Skrip", rights=[Right.READ], days=days)[0]


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_token_is_in_force_for_a_year_at_most(user: User, days: int) -> None:
    with pytest.raises(ValueError, match="365"):
        _make(user, days=days)


def test_a_token_without_a_right_is_none(user: User) -> None:
    with pytest.raises(ValueError, match="right"):
        actions.make_token(user, name="x", rights=[], days=1)


def test_nobody_has_more_than_twenty_tokens_in_force(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_OPEN", 2)
    first = _make(user)
    _make(user)
    with pytest.raises(actions.Full):
        _make(user)
    actions.revoke(first, by=user)
    assert _make(user).is_open


def test_making_and_revoking_leave_a_trail_without_the_secret(user: User) -> None:
    made, secret = actions.make_token(user, name="Skrip", rights=[Right.READ], days=1)
    actions.revoke(made, by=user)
    actions.revoke(made, by=user)
    entries = list(Entry.objects.filter(thing="token", thing_id=made.pk).order_by("seq"))
    assert [one.act for one in entries] == ["token.made", "token.revoked"]
    assert secret not in str([one.values.after for one in entries])


def test_a_call_is_the_last_use(house: House, user: User) -> None:
    one = program(house, user.username)
    assert Token.objects.get().used_at is None
    one.get("/stories")
    used = Token.objects.get().used_at
    assert used is not None
    assert used <= timezone.now()


def test_who_calls_too_often_waits_and_may_go_on_the_next_minute(
    house: House, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "CALLS_A_MINUTE", 2)
    noon = dt.datetime(2030, 1, 1, 12, 0, 20, tzinfo=dt.UTC)
    one, other = program(house, user.username, days=300), program(house, user.username, days=300)
    Token.objects.update(expires_at=noon + dt.timedelta(days=1))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    assert [one.get("/regions").status_code for _ in range(3)] == [200, 200, 429]
    refused = one.get("/regions")
    assert refused.headers["Retry-After"] == "40"
    assert "40" in refused.json()["detail"]
    assert other.get("/regions").status_code == 200
    later = noon + dt.timedelta(seconds=40)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert one.get("/regions").status_code == 200
