"""What the command line asks about a desk's upkeep; Django is imported only when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras.desk import _environment

if TYPE_CHECKING:
    from pathlib import Path


class UpkeepRefused(Exception):
    """The upkeep was not done and nothing was changed; the words say why, and the way out."""


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with a desk: which check found it, and what to do."""

    check: str
    words: str


@dataclass(frozen=True)
class TrailVerdict:
    """Whether the trail holds, up to which entry and link, and what is wrong if not."""

    whole: bool
    entries: int
    link: str
    fault: str


def faults() -> tuple[Fault, ...]:
    """What is wrong with this desk, in plain words; empty when nothing is."""
    from selaras.desk.upkeep import access, actions

    if actions.was_cut_off():
        return (Fault("restore", access.CUT_OFF),)
    return tuple(Fault(one.check, one.words) for one in access.faults())


def data_folder() -> Path:
    """The folder of database and secret key."""
    return _environment.data_folder()


def is_new() -> bool:
    """Whether nobody has an account yet."""
    from selaras.desk.upkeep import access

    return access.is_empty()


def backup(path: Path, *, tables: bool = False) -> str:
    """Write a backup into a new file; returns the version that made it.

    Raises:
        UpkeepRefused: It could not be written.
    """
    from selaras.desk.upkeep import actions

    try:
        return actions.backup(path, tables=tables).version
    except actions.Refused as error:
        raise UpkeepRefused(str(error)) from error


def restore(path: Path, *, replace: bool = False) -> str:
    """Put a backup in the place of what this desk holds; returns when it was made.

    Raises:
        UpkeepRefused: It does not fit or hold; the desk is as it was.
    """
    from selaras.desk.upkeep import actions

    try:
        return actions.restore(path, replace=replace).made_at
    except actions.Refused as error:
        raise UpkeepRefused(str(error)) from error


def upgrade(path: Path) -> str:
    """Back up, bring the tables up to this version, ask for new readings; returns the old version.

    Raises:
        UpkeepRefused: A step failed; the desk is as it was.
    """
    from selaras.desk.upkeep import actions

    try:
        return actions.upgrade(path).version
    except actions.Refused as error:
        raise UpkeepRefused(str(error)) from error


def verify_trail(*, anchor: tuple[int, str] | None = None) -> TrailVerdict:
    """Walk the whole trail and remember how far it holds.

    Args:
        anchor: An entry and its link, noted earlier and kept elsewhere, that must be in it.
    """
    from selaras.desk.audit import access, actions

    verdict = access.verify()
    actions.keep_checkpoint(verdict)
    fault = verdict.fault
    if not fault and anchor is not None and not access.holds(*anchor):
        fault = f"entry {anchor[0]} is not the one whose link was kept"
    return TrailVerdict(not fault, verdict.entries, verdict.link, fault)
