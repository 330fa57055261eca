"""One reading as a page for people in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selaras.issues import KINDS
from selaras.regions import get

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from selaras.records import Count, Event, Person, Reading, Speech

__all__ = ["page"]

PHASES = {
    "feared": "dikhawatirkan",
    "happening": "berlangsung",
    "happened": "terjadi",
    "averted": "tercegah",
    "settled": "diselesaikan",
    "activity": "kegiatan",
    "none": "bukan peristiwa",
}
_HARM = {
    "deaths": "meninggal",
    "injured": "luka",
    "missing": "hilang",
    "displaced": "mengungsi",
    "houses": "rumah",
    "vehicles": "kendaraan",
    "buildings": "bangunan",
    "arrested": "diamankan",
}
_LONGEST_QUOTE = 110


def page(reading: Reading) -> RenderableType:
    """What one report says: its events, people, bodies, and who said what."""
    head = reading.report
    title = Text(head.title or head.id, style="bold")
    facts = [x for x in (head.outlet, head.published, head.id if head.title else None) if x]
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True, min_width=10)
    table.add_column()
    for label, value in _rows(reading):
        table.add_row(label, value)
    return Group(title, Text(" · ".join(facts), style="dim"), Padding(table, (0, 0, 1, 1)))


def _rows(reading: Reading) -> Iterator[tuple[str, RenderableType]]:
    for number, event in enumerate(reading.events):
        yield ("Peristiwa" if number == 0 else "", _event(event))
    yield from _list("Orang", [_person(p) for p in reading.people])
    yield from _list("Lembaga", [b.short or b.name for b in reading.bodies], joined=True)
    yield from _list("Kutipan", [_speech(reading, s, quoted=True) for s in reading.quotes])
    yield from _list("Pernyataan", [_speech(reading, s, quoted=False) for s in reading.statements])
    if reading.release is not None:
        yield "Sumber", Text(reading.release.name)
    if reading.chrome:
        cut = sum(c.end - c.start for c in reading.chrome)
        yield "Dilipat", Text(f"{cut:,} tanda: {reading.chrome[0].why}".replace(",", "."), "dim")
    for warning in reading.warnings:
        yield "Catatan", Text(warning, "yellow")


def _list(label: str, values: list[str], *, joined: bool = False) -> Iterator[tuple[str, Text]]:
    if joined and values:
        values = [", ".join(values)]
    for number, value in enumerate(values):
        yield (label if number == 0 else "", Text(value))


def _event(event: Event) -> Text:
    label = KINDS[event.kind].label_id if event.kind in KINDS else event.kind
    parts = [PHASES[event.phase], label]
    parts += [x for x in (event.date, _where(event), event.venue) if x]
    text = Text(" · ".join(parts), style="bold" if not event.generic else "")
    if event.theme:
        text.append(f"\n“{event.theme}”", style="italic")
    if event.opened_by:
        text.append(f"\ndibuka oleh {event.opened_by}", style="")
    harm = [
        f"{_count(value)} {word}"
        for name, word in _HARM.items()
        if (value := getattr(event.harm, name)) is not None
    ]
    if harm:
        text.append("\n" + ", ".join(harm), style="")
    return text


def _where(event: Event) -> str | None:
    region = get(event.region) if event.region else None
    return f"{region.name} ({region.code})" if region else event.region


def _count(value: Count) -> str:
    return f"{value[0]}–{value[1]}" if isinstance(value, tuple) else str(value)


def _person(person: Person) -> str:
    office = " ".join(x for x in (person.acting, person.office) if x)
    about = ", ".join(x for x in (office, person.body) if x)
    region = f" [{person.region}]" if person.region else ""
    return f"{person.name}{' – ' + about if about else ''}{region}"


def _speech(reading: Reading, speech: Speech, *, quoted: bool) -> str:
    words = " ".join(reading.text[speech.start : speech.end].split())
    if len(words) > _LONGEST_QUOTE:
        words = words[: _LONGEST_QUOTE - 1].rstrip() + "…"
    who = " → ".join([*reversed(speech.chain), speech.speaker or speech.voice or "tidak disebut"])
    return f"{who}: “{words}”" if quoted else f"{who}: {words}"
