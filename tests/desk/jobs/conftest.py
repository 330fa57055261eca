"""Jobs to try the queue with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from selaras.desk.jobs import registry

if TYPE_CHECKING:
    from selaras.desk.accounts.models import User


@dataclass
class Diary:
    """What the jobs of a test were told, and what they are to raise."""

    told: list[tuple[object, ...]] = field(default_factory=list)
    raises: list[Exception] = field(default_factory=list)


@pytest.fixture
def diary(monkeypatch: pytest.MonkeyPatch) -> Diary:
    """Two jobs, known for one test: `test.note` and the `whole` `test.write`."""
    made = Diary()
    monkeypatch.setattr(registry, "_KINDS", dict(registry._KINDS))  # noqa: SLF001

    def note(*, by: User | None, **ids: object) -> None:
        made.told.append((by, ids))
        if made.raises:
            raise made.raises.pop(0)

    registry.job("test.note", attempts=3)(note)
    return made
