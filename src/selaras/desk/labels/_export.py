"""Labels as plain rows: where, what the machine read by which rule, what a person says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from selaras.desk.accounts.access import subtrees
from selaras.desk.labels import _veil
from selaras.desk.labels.models import PartMark
from selaras.desk.newsroom.models import Report, StoryDecision, StoryMember

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CHUNK = 200
_SAID = (
    StoryDecision.Act.CONFIRM,
    StoryDecision.Act.CORRECT,
    StoryDecision.Act.REJECT,
    StoryDecision.Act.LEAVE_OPEN,
)


def labels(homes: Sequence[str]) -> Iterator[dict[str, object]]:
    """What stands on facts, then on parts of reports, oldest first."""
    yield from _of_facts(homes)
    yield from _of_parts(homes)


def _of_facts(homes: Sequence[str]) -> Iterator[dict[str, object]]:
    rows = (
        StoryDecision.objects.filter(
            subtrees("story__region", homes), act__in=_SAID, undone_at=None, machine__isnull=False
        )
        .exclude(fact="")
        .select_related("story", "office")
        .order_by("pk")
    )
    for row in rows.iterator(chunk_size=_CHUNK):
        if row.story.region in homes:
            yield _fact(row)


def _fact(row: StoryDecision) -> dict[str, object]:
    machine: Mapping[str, Any] = row.machine or {}
    veil = _veil.of_story(row.story.merged_into or row.story)
    passages = [_passage(one["report"], *_span(one["span"]), one["rule"]) for one in
                machine.get("evidence", ())]  # fmt: skip
    proof: Mapping[str, Any] = row.evidence or {}
    evidence: dict[str, object] = {}
    if "start" in proof:
        evidence = _passage(proof["report"], proof["start"], proof["end"], "")
    if "source" in proof:
        evidence["source"] = veil(str(proof["source"]))
    return {
        "sort": "fact",
        "story": row.story_id,
        "region": row.story.region,
        "field": row.field,
        "machine": {"value": veil(machine.get("value")), "passages": passages},
        "person": {"act": row.act, "value": veil(row.value), "reason": veil(row.reason)},
        "evidence": evidence,
        "office": str(row.office),
        "made_at": row.made_at.isoformat(),
    }


def _span(anchor: str) -> tuple[int, int]:
    start, _, end = anchor.removeprefix("s").partition("-")
    return int(start), int(end)


def _passage(report: str, start: int, end: int, rule: str) -> dict[str, object]:
    row = Report.objects.get(pk=report)
    return {
        "report": report,
        "outlet": row.outlet,
        "span": [start, end],
        "text": row.reading.text[start:end],
        **({"rule": rule} if rule else {}),
    }


def _of_parts(homes: Sequence[str]) -> Iterator[dict[str, object]]:
    told = StoryMember.objects.filter(story__region__in=homes)
    mine = Q(report__home__in=homes) | Q(report__in=told.values("report"))
    rows = PartMark.objects.filter(mine, undone_at=None).select_related("office").order_by("pk")
    for row in rows.iterator(chunk_size=_CHUNK):
        yield {
            "sort": "part",
            "field": "content",
            **_passage(row.report_id, row.start, row.end, ""),
            "machine": row.machine,
            "person": {"value": row.content},
            "office": str(row.office),
            "made_at": row.made_at.isoformat(),
        }
