"""The same three administrators as for accounts."""

from __future__ import annotations

from tests.desk.accounts.conftest import Administered, desk

__all__ = ["Administered", "desk"]
