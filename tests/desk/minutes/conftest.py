"""The meeting that these tests are about."""

from __future__ import annotations

from tests.desk.meetings.conftest import meeting

__all__ = ["meeting"]
