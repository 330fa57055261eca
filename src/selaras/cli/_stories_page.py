"""One story as a page for people in the terminal: origins first, then what stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from selaras.cli._reading_page import PHASES
from selaras.issues import KINDS
from selaras.regions import get

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from selaras.records import Fact, Reading, SharedPassage, SharedPlace, Story

__all__ = ["page"]

_STANDING = {
    "agreed": ("sepakat", "green"),
    "sole": ("satu laporan", "yellow"),
    "disputed": ("berselisih", "bold red"),
}
_CUT = 160
_PASSAGES = 6


def page(story: Story, readings: Mapping[str, Reading]) -> RenderableType:
    """Lay out one story; `readings` are by report id."""
    lines = [
        *_members(story, readings),
        *_facts(story, readings),
        *_passages(story, readings),
    ]
    return Group(
        Text(story.title, style="bold"),
        Text(_summary(story), style="dim"),
        Padding(Text("\n").join(lines), (0, 0, 1, 1)),
    )


def _summary(story: Story) -> str:
    day = story.date.from_ or "tanggal tak disebut"
    until = f" s.d. {story.date.to}" if story.date.to not in {None, story.date.from_} else ""
    region = None if story.region is None else get(story.region)
    where = story.region or "wilayah tak disebut"
    kind = KINDS[story.kind].label_id if story.kind in KINDS else story.kind
    parts = [
        story.id,
        kind,
        PHASES[story.phase],
        day + until,
        where if region is None else f"{region.name} ({story.region})",
        f"{len(story.members)} laporan, {len(story.origins)} asal",
    ]
    return " · ".join(parts)


def _members(story: Story, readings: Mapping[str, Reading]) -> Iterator[Text]:
    for members, reason in zip(story.origins, story.origin_reasons, strict=True):
        yield Text(f"asal ({reason})", style="cyan")
        for id_ in members:
            head = readings[id_].report
            yield Text(f"  {head.published or '-'}  {head.outlet or '-'}  {id_}")


def _facts(story: Story, readings: Mapping[str, Reading]) -> Iterator[Text]:
    for fact in story.facts:
        label, style = _STANDING[fact.standing]
        line = Text.assemble((f"{label:<13}", style), f"{fact.field}: ")
        if fact.standing != "disputed":
            line.append(f"{_value(fact.value)} ({len(fact.by)} laporan, {fact.origins} asal)")
        if fact.field == "attribution":
            line.append(f" {_quoted(fact, readings)}", style="italic")
        yield line
        yield from _rivals(fact)
        if fact.note is not None:
            yield Text(f"{'':13}{fact.note}", style="dim")


def _rivals(fact: Fact) -> Iterator[Text]:
    if fact.standing == "disputed":
        for rival in fact.value:
            mark = " (sudah diganti)" if rival.superseded else ""
            yield Text(f"{'':13}{_value(rival.value)}{mark}: {', '.join(rival.by)}")


def _value(value: object) -> str:
    if isinstance(value, tuple | list):
        return "-".join(str(part) for part in value)
    return str(value)


def _quoted(fact: Fact, readings: Mapping[str, Reading]) -> str:
    entry = fact.evidence[0]
    span = entry.spans[0]
    return _cut(readings[entry.report].text[span.start : span.end])


def _passages(story: Story, readings: Mapping[str, Reading]) -> Iterator[Text]:
    """The longest shared passages, as the first report has them."""
    longest = sorted(story.shared_passages, key=lambda passage: -passage.words)
    for passage in longest[:_PASSAGES]:
        yield Text.assemble(
            (f"{passage.words} kata sama di {_where(passage)}: ", "cyan"),
            (_words(passage.places[0], readings), "italic"),
        )
    if len(longest) > _PASSAGES:
        yield Text(f"dan {len(longest) - _PASSAGES} bagian lebih pendek", style="dim")


def _where(passage: SharedPassage) -> str:
    return ", ".join(place.report for place in passage.places)


def _words(place: SharedPlace, readings: Mapping[str, Reading]) -> str:
    return _cut(readings[place.report].text[place.start : place.end])


def _cut(passage: str) -> str:
    text = " ".join(passage.split())
    return f"“{text}”" if len(text) <= _CUT else f"“{text[:_CUT]}…”"
