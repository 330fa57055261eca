"""Marks on a report for its page, and the labels that a person may export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selaras.desk import _regions
from selaras.desk.accounts.access import Refused, Right
from selaras.desk.labels import _export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selaras.desk.accounts.models import User
    from selaras.desk.labels.models import PartMark
    from selaras.desk.newsroom.models import Report

__all__ = ["exportable", "labels", "marks"]


def marks(report: Report) -> tuple[PartMark, ...]:
    """What people said of this report's parts, the earliest first; for who may see the report."""
    return tuple(report.marks.filter(undone_at=None).select_related("office"))


def exportable(user: User) -> tuple[str, ...]:
    """The homes whose labels this person may take away.

    Raises:
        Refused: There are none.
    """
    homes = tuple(sorted(user.rights.at(Right.EXPORT)))
    if not homes:
        office = user.office
        region = _regions.NATION if office is None else office.region
        raise Refused(Right.EXPORT, "labels", "", region)
    return homes


def labels(user: User) -> Iterator[dict[str, object]]:
    """Every label of the homes that this person may export, masked where the reading masks.

    Raises:
        Refused: There are none.
    """
    return _export.labels(exportable(user))
