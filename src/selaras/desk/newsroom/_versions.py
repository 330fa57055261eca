"""What changed between two versions of one article."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selaras.desk.newsroom.models import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LINES = 400
_LONGEST_LINE = 4_000


@dataclass(frozen=True)
class Change:
    """A line that is in both versions, or only in the older or the newer one."""

    text: str
    sort: str


def changes(newer: Report) -> tuple[Change, ...]:
    """The lines of a version beside those of the version before it; none for the first."""
    older = Report.objects.filter(key=newer.key, version__lt=newer.version)
    before = older.order_by("-version").first()
    return () if before is None else tuple(_compare(_lines(before), _lines(newer)))


def _lines(report: Report) -> list[str]:
    lines = (line.strip()[:_LONGEST_LINE] for line in report.reading.text.splitlines())
    return [line for line in lines if line][:_MOST_LINES]


def _compare(before: list[str], after: list[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            yield from (Change(line, "same") for line in after[b1:b2])
        else:
            yield from (Change(line, "gone") for line in before[a1:a2])
            yield from (Change(line, "new") for line in after[b1:b2])
