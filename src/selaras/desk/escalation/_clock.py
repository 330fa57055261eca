"""The hours that a level has to answer: as an office set them, else as the template says."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from selaras import issues
from selaras.desk import _regions
from selaras.desk.cases.models import NEVER, Case
from selaras.desk.escalation.models import Clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selaras.desk.accounts.models import Office

_ANY = "*"
GROUPS = tuple(dict.fromkeys(one.group for one in issues.KINDS.values() if one.id not in NEVER))


@dataclass(frozen=True)
class Given:
    """Hours, and who gave them: no office means the template, which an office should set."""

    group: str
    severity: str
    step: str
    hours: int
    office: Office | None = None
    basis: str = ""

    @property
    def is_template(self) -> bool:
        """Whether no office has set it yet."""
        return self.office is None


def given(group: str, severity: str, step: str, *, region: str) -> Given:
    """The hours in force for a region: its province's, else the nation's, else the template."""
    return next(one for one in table(group, region=region) if _is(one, severity, step))


def of_case(case: Case) -> Given:
    """The hours that the next level has to answer for this case."""
    group = issues.kind(case.kind).group
    return given(group, case.severity, case.level, region=case.region)


def table(group: str, *, region: str) -> tuple[Given, ...]:
    """All hours in force for a group of kinds in a region."""
    setters = [code for code in _regions.path(region) if code.count(".") == 0]
    rows = Clock.objects.filter(group=group, region__in=setters).select_related("set_office")
    nearest = {
        (row.severity, row.step): row
        for row in sorted(rows, key=lambda row: setters.index(row.region))
        if row.region == _regions.NATION or row.step == Clock.Step.REGENCY
    }
    return tuple(
        _given(group, severity, step, nearest.get((severity, step)))
        for step in Clock.Step.values
        for severity in Case.Severity.values
    )


def _given(group: str, severity: str, step: str, row: Clock | None) -> Given:
    if row is None:
        return Given(group, severity, step, _template(group, severity, step))
    return Given(group, severity, step, row.hours, row.set_office, row.basis)


def _is(one: Given, severity: str, step: str) -> bool:
    return (one.severity, one.step) == (severity, step)


def _template(group: str, severity: str, step: str) -> int:
    hours = _templates()
    return hours.get((group, severity, step)) or hours[_ANY, severity, step]


@cache
def _templates() -> Mapping[tuple[str, str, str], int]:
    path = files("selaras.desk.escalation").joinpath("_data/clock.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {(row["group"], row["severity"], row["step"]): int(row["hours"]) for row in rows}
