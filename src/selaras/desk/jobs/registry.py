"""What can be done later: each app's `jobs.py` names its functions here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from django_stubs_ext import StrOrPromise

    from selaras.desk.accounts.models import User

Id = str | int
Payload = dict[str, Id | list[Id] | None]


class Work(Protocol):
    """A function that does a job: told who asked, None for the desk itself, and the payload's ids.

    It may run again after a worker was killed half-way, so that running twice is the same as
    running once.
    """

    def __call__(self, *, by: User | None, **ids: object) -> None:
        """Do the job."""


class Unable(Exception):
    """The job can never be done; its words, plain and without anybody's text, say why."""


@dataclass(frozen=True)
class Kind:
    """How a job of one name is done.

    `whole` runs it in one transaction with its own ending, for short jobs on the database alone:
    it is done once or not at all. `minutes` is how long a worker may take before another takes
    over. `daily` is the time of day, on the office's clock, at which the desk does it by itself,
    `every` the minutes after which it does it again, one at a time; the payload then is `region`,
    the office's. `label` is what people call it.
    """

    name: str
    work: Callable[..., None]
    attempts: int
    minutes: int
    whole: bool
    daily: dt.time | None
    every: int
    label: StrOrPromise


_KINDS: dict[str, Kind] = {}
_Work = TypeVar("_Work", bound="Callable[..., None]")


def job(
    name: str,
    *,
    attempts: int = 5,
    minutes: int = 60,
    whole: bool = False,
    daily: dt.time | None = None,
    every: int = 0,
    label: StrOrPromise = "",
) -> Callable[[_Work], _Work]:
    """Teach the queue a job, as `APP.verb`; see `Kind` for the options.

    Raises:
        ValueError: Another job has that name.
    """

    def learn(work: _Work) -> _Work:
        if name in _KINDS:
            raise ValueError(f"two jobs are named {name}")
        _KINDS[name] = Kind(name, work, attempts, minutes, whole, daily, every, label)
        return work

    return learn


def kind(name: str) -> Kind:
    """The job of this name.

    Raises:
        KeyError: No app names it.
    """
    return _KINDS[name]


def minutes(name: str) -> int:
    """How long a worker may take for a job of this name."""
    return _KINDS[name].minutes if name in _KINDS else 1


def label(name: str) -> StrOrPromise:
    """What people call a job; its own name when no app labels it."""
    return (_KINDS[name].label if name in _KINDS else "") or name


def known(name: str) -> bool:
    """Whether an app names this job."""
    return name in _KINDS


def names() -> frozenset[str]:
    """The jobs that apps name."""
    return frozenset(_KINDS)


def every(name: str) -> int:
    """After how many minutes the desk does it again by itself; 0 when it does not."""
    return _KINDS[name].every if name in _KINDS else 0


def steady() -> tuple[Kind, ...]:
    """The jobs that the desk does again and again by itself."""
    return tuple(one for one in _KINDS.values() if one.every)


def daily() -> tuple[Kind, ...]:
    """The jobs that the desk does every day by itself."""
    return tuple(one for one in _KINDS.values() if one.daily is not None)
