"""Which article a report is a version of: the same address, or an outlet's near-same text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selaras.desk._ids import new_id
from selaras.desk.accounts.access import Right
from selaras.desk.grouping import access as grouping
from selaras.desk.newsroom import access as newsroom
from selaras.desk.newsroom.models import Report
from selaras.stories import sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras import records
    from selaras.desk.accounts.models import User

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_LEAST_SHARED = 0.8
_MOST_DAYS = 3
_MOST_WORDS = 20_000


def key_of(report: records.Report, reading: records.Reading, by: User) -> str:
    """The key of the article that this is a version of; a new one for a new article.

    Only what the sender may read is weighed: nobody learns of, or changes, a report that lies
    outside their rights by sending its address.
    """
    found = _same_address(report, by) or _same_text(report, by) or _near_text(report, reading, by)
    return found or f"d-{new_id()}"


def _same_address(report: records.Report, by: User) -> str:
    address = newsroom.address(report.url)
    rows = Report.objects.filter(address=address) if address else Report.objects.none()
    return _first_readable(rows.order_by("received_at")[:_MOST_DAYS], by)


def _same_text(report: records.Report, by: User) -> str:
    """One that has no address, under an outlet's name or none, word for word."""
    digest = newsroom.digest(report.text)
    rows = Report.objects.filter(digest=digest, outlet=report.outlet or "", address="")
    if newsroom.address(report.url):
        return ""
    return _first_readable(rows.order_by("received_at")[:_MOST_DAYS], by)


def _near_text(report: records.Report, reading: records.Reading, by: User) -> str:
    """An outlet's own text, a little changed, within days; another address is another article."""
    if not report.outlet:
        return ""
    near = grouping.near_reports(sign(reading))
    words = _shingles(report.text)
    rows = [
        row
        for row in newsroom.newest_reports(near).values()
        if _is_near(report, row) and _shared(words, _shingles(row.text)) >= _LEAST_SHARED
    ]
    return _first_readable(rows, by)


def _is_near(report: records.Report, row: Report) -> bool:
    same = row.outlet.casefold() == (report.outlet or "").casefold()
    address = newsroom.address(report.url)
    return same and not (address and row.address) and _days(report, row) <= _MOST_DAYS


def _days(report: records.Report, row: Report) -> int:
    """Days between both publications, 0 where one is not known."""
    if report.day is None or not row.published:
        return 0
    return abs((report.day - newsroom.day_of(row)).days)


def _shingles(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    return {hash(tuple(words[at : at + _SHINGLE])) for at in range(max(1, len(words) - _SHINGLE))}


def _shared(one: set[int], other: set[int]) -> float:
    return len(one & other) / min(len(one), len(other))


def _first_readable(rows: Iterable[Report], by: User) -> str:
    for row in rows:
        if any(by.rights.may(Right.READ, region) for region in newsroom.regions_of(row)):
            return row.key
    return ""
