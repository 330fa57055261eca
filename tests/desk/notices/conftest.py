"""People who want to hear by mail and by webhook, and a wire that keeps what was sent."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from selaras.desk.notices import actions
from selaras.desk.notices.models import Channel, Notice, Pace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_django.fixtures import Settings

    from selaras.desk.accounts.models import User
    from tests.desk.conftest import House

NOON = dt.datetime(2026, 11, 23, 4, 0, tzinfo=dt.UTC)


class Wire:
    """Stands for the other side of a webhook; raises what it is told to, once each."""

    def __init__(self, *errors: Exception) -> None:
        self.sent: list[tuple[str, bytes, Mapping[str, str]]] = []
        self._errors = list(errors)

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> None:
        self.sent.append((url, body, headers))
        if self._errors:
            raise self._errors.pop(0)


@pytest.fixture(autouse=True)
def _mail_on(settings: Settings) -> None:
    settings.EMAIL_ON = True
    settings.DEFAULT_FROM_EMAIL = "selaras@kantor.example"
    settings.DESK_URL = "https://meja.example"


def fresh(user: User) -> User:
    """The person as a new request would fetch them."""
    return type(user).objects.get(pk=user.pk)


def reached(house: House, username: str = "analis.kendari", **told: object) -> User:
    """A person with a mail address and a webhook."""
    user = house.people[username]
    ways = {"email": f"{username}@kantor.example", "webhook": "https://terima.example/"}
    actions.set_ways({**ways, **told}, by=user)
    return user


def wants(user: User, channel: Channel, pace: Pace = Pace.AT_ONCE, **told: object) -> None:
    """The person wants to hear everything of their own region this way."""
    wish = {"kind": "", "region": "", "urgency": 1, "channel": channel, "pace": pace}
    actions.choose(actions.Wish(**{**wish, **told}), by=user)  # type: ignore[arg-type]  # a table of both kinds


def tell(house: House, *, once: str = "satu", urgency: int = 2) -> Notice:
    """A notice of the house's story."""
    values = {"kind": house.story.kind}
    region = house.story.region
    return actions.tell("story", house.story, region, urgency, "story_confirmed", values, once=once)
