"""Alerts as the page shows them: likely, unusual, with a record and an end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from selaras.desk import _format
from selaras.desk.accounts.access import Right
from selaras.desk.outlooks._odds import said

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from selaras.desk.accounts.access import Rights
    from selaras.desk.outlooks.models import Alert


@dataclass(frozen=True)
class Note:
    """One alert, its odds in words, and what this reader may do about it."""

    alert: Alert
    odds: str
    usual: str
    record: str
    may_release: bool
    may_withdraw: bool


def notes(alerts: Iterable[Alert], rights: Rights, today: dt.date) -> tuple[Note, ...]:
    """Every alert that is not over, in the order given."""
    return tuple(_note(one, rights) for one in alerts if not one.is_over(today))


def _note(alert: Alert, rights: Rights) -> Note:
    row = alert.prediction
    may = rights.may(Right.PUBLISH, row.region) and not row.outlook.is_synthetic
    words = {"n": row.surge_threshold, "odds": said(row.chance_surge)}
    return Note(
        alert=alert,
        odds=_("%(n)s atau lebih: %(odds)s") % words,
        usual=said(alert.usual),
        record=_("dari %(of)s kali seperti ini, terjadi %(came)s")
        % {"of": _format.number(alert.record["of"]), "came": _format.number(alert.record["came"])},
        may_release=may and alert.released_at is None,
        may_withdraw=may and alert.released_at is not None and alert.withdrawn_at is None,
    )
