"""Administrators of a regency, its province and the nation, beside the small house."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selaras.desk.accounts.actions import create_administrator
from tests.desk.conftest import PASSWORD, House

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


class Administered(House):
    """The small house with three administrators."""

    def __init__(self) -> None:
        super().__init__()
        made = {
            name: create_administrator(name, name=name.title(), region=region, password=PASSWORD)
            for name, region in (
                ("admin.kendari", "74.71"),
                ("admin.sultra", "74"),
                ("admin.nasional", "ID"),
            )
        }
        self.people = {**self.people, **made}

    def again(self, username: str) -> User:
        """The person as the tables have them now."""
        return type(self.people[username]).objects.get(username=username)


@pytest.fixture
def desk(house: House) -> Administered:  # noqa: ARG001  # it stands in the tables
    """The small house with three administrators."""
    return Administered()
