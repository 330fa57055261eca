"""Programs that call the desk, each with a token of somebody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils import timezone

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import User
from selaras.desk.api import actions
from selaras.desk.cases.actions import open_case, plan_action
from selaras.desk.newsroom.access import statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from selaras.desk.cases.models import Action
    from tests.desk.conftest import House

ALL = (Right.READ, Right.REPORT, Right.VERIFY)


class Program:
    """A program with a token."""

    def __init__(self, secret: str) -> None:
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {secret}"}

    def get(self, path: str, query: Any = None, **headers: str) -> Any:  # noqa: ANN401  # a test client's own
        """What a GET answers."""
        return self.client.get(f"/api/v1{path}", query, headers={**self.headers, **headers})

    def post(self, path: str, sent: object, *, raw: bytes | None = None) -> HttpResponse:
        """What a POST answers."""
        body = json.dumps(sent).encode() if raw is None else raw
        return self.client.post(
            f"/api/v1{path}", body, content_type="application/json", headers=self.headers
        )  # type: ignore[return-value]  # a test client's own

    def items(self, path: str, query: Any = None) -> list[dict[str, Any]]:  # noqa: ANN401
        """The rows of a list."""
        answer = self.get(path, query)
        assert answer.status_code == 200, answer.content
        rows: list[dict[str, Any]] = answer.json()["items"]
        return rows


def program(house: House, person: str, rights: Sequence[Right] = ALL, *, days: int = 30) -> Program:
    """A program in this person's name."""
    user = User.objects.get(pk=house.people[person].pk)
    _, secret = actions.make_token(user, name="Skrip", rights=list(rights), days=days)
    return Program(secret)


def let_export(person: str) -> None:
    """Grant the right to take lists away."""
    office = User.objects.get(username=person).offices.get()
    accounts.grant(office, [Right.EXPORT], region=office.region, by=None)


@pytest.fixture
def action(house: House) -> Action:
    """An action of a case in Kota Kendari."""
    by = house.people["analis.kendari"]
    statement = statements(house.story)[0]
    case = open_case(
        house.story, statement, title="Batas kebun", kind="brawl", region="74.71", by=by
    )
    return plan_action(
        case, what="Dialog warga", body="polres-74.71", basis="UU 7/2012",
        deadline=timezone.localdate(), by=by,
    )  # fmt: skip
