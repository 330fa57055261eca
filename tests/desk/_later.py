"""A walked desk changed from outside: `python _later.py DATA people`, `cases` or `days N`.

Time never passes by waiting: the days of a desk's rows are moved back, and what the night would
have done is done.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from selaras import desk  # noqa: E402  # the path comes first

if TYPE_CHECKING:
    from django.db.models import Model

FEAR = "Pembukaan kebun di lahan yang diklaim dua kelurahan"
HARM = "Perusakan pagar kebun di batas kelurahan"


def people() -> None:
    """A ministry's officer; a national desk that helps to write, an analyst who may unmask."""
    from selaras.desk.accounts import actions
    from selaras.desk.accounts.access import Right
    from selaras.desk.accounts.models import Office
    from tests.desk.conftest import PASSWORD

    office = Office.objects.create(
        name="Direktorat Penanganan Sengketa Tanah", body="kementerian-atr-bpn", region="ID",
        role=Office.Role.OFFICER,
    )  # fmt: skip
    actions.grant(office, [Right.REPORT], region="ID", by=None)
    actions.make_account("pejabat.atrbpn", name="Lestari Handoko", office=office, password=PASSWORD)
    analyst = Office.objects.get(name="Analis Kesbangpol Kota Kendari")
    reason = "pendampingan saksi"
    actions.grant(analyst, [Right.UNMASK], region="74.71", by=None, reason=reason)
    helper = Office.objects.get(name="Meja nasional Ditjen Polpum")
    actions.grant(helper, [Right.CONVENE], region="ID", by=None)


def cases() -> None:
    """A fear and a happening in Kendari, opened by its analyst."""
    from selaras.desk.accounts.models import User
    from selaras.desk.cases import actions

    analyst = User.objects.get(username="analis.kendari")
    for nature, title in (("feared", FEAR), ("happened", HARM)):
        draft = actions.Draft(
            title=title, nature=nature, kind="land_dispute", region="74.71",
            grounds="laporan lurah kepada camat",
        )  # fmt: skip
        actions.open_by_hand(draft, by=analyst)


def days(count: int) -> None:
    """Let days pass: for cases, actions, steps and meetings; then the ladder is looked at."""
    from django.utils import timezone

    from selaras.desk.cases.models import Action, Case
    from selaras.desk.escalation.actions import tick
    from selaras.desk.escalation.models import Escalation
    from selaras.desk.meetings.models import Decision, Meeting

    for model in (Case, Action, Escalation, Meeting, Decision):
        for row in model.objects.all():
            _earlier(row, dt.timedelta(days=count))
    tick(timezone.now())


def _earlier(row: Model, by: dt.timedelta) -> None:
    for field in row._meta.concrete_fields:  # noqa: SLF001  # how Django names them
        value = getattr(row, field.attname)
        if isinstance(value, dt.date):
            setattr(row, field.attname, value - by)
    row.save()


def main() -> None:
    """Do what is asked to the desk in a folder."""
    folder, what, *count = sys.argv[1:]
    desk.prepare(Path(folder))
    if what == "days":
        days(int(count[0]))
    else:
        {"people": people, "cases": cases}[what]()


if __name__ == "__main__":
    main()
