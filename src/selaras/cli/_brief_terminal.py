"""The brief in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from selaras.cli._facts import FactLine
    from selaras.cli._picture import Picture, Section, StoryView, Voice
    from selaras.cli._words import Words

__all__ = ["GLYPHS", "STANDINGS", "show"]

GLYPHS = {
    "feared": "◌",
    "happening": "◐",
    "happened": "●",
    "averted": "◎",
    "settled": "◉",
    "activity": "▫",
    "none": "·",
}
STANDINGS = {"agreed": "=", "sole": "−", "disputed": "≠"}
_STYLES = {"agreed": "", "sole": "dim", "disputed": "magenta"}
_LONGEST_VALUE = 320
_LONGEST_QUOTE = 200


def show(picture: Picture, words: Words) -> None:
    """Print the picture on standard output."""
    console = Console(highlight=False)
    console.print(Group(*_parts(picture, words)))


def _parts(picture: Picture, words: Words) -> Iterator[RenderableType]:
    yield Text(words("brief"), style="bold")
    yield Text(counts(picture, words), style="dim")
    yield Text(words("copies"), style="dim")
    if not picture.sections:
        yield Text(words("empty"))
    for section in picture.sections:
        yield from _section(section, words)


def counts(picture: Picture, words: Words) -> str:
    """The one line of numbers under the title."""
    parts = [
        words.many(picture.reports, "report", "reports"),
        words.many(picture.origins, "origin", "origins"),
        words.many(picture.stories, "story", "stories"),
    ]
    if picture.failed:
        parts.append(f"{words.number(picture.failed)} {words('failed')}")
    if picture.until:
        parts.append(f"{words('data')} {words.day(picture.until)}")
    return " · ".join(parts)


def _section(section: Section, words: Words) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(
        Text(f"{words(section.id)} ({section.entries})", style="bold"), align="left", characters="─"
    )
    if section.id == "assembly":
        yield Text(words("assembly.note"), style="dim")
    if section.general:
        yield Text(words("general").upper(), style="bold dim")
    for view, passage in section.general:
        said = f" “{passage.words}” ({passage.outlet}; {view.title}, {view.when})"
        yield Padding(Text(said), (0, 0, 1, 1))
    for where, views in section.regions:
        yield Text(where.upper(), style="bold dim")
        for view in views:
            yield Padding(Group(*_story(view, words)), (0, 0, 1, 1))


def _story(view: StoryView, words: Words) -> Iterator[RenderableType]:
    yield Text.assemble(GLYPHS[view.phase_id], " ", (view.title, "bold"))
    about = [view.phase, view.kind, view.where, view.when]
    yield Text("  " + " · ".join(about))
    numbers = [
        words.many(view.reports, "report", "reports"),
        words.many(view.origins, "origin", "origins"),
    ]
    yield Text("  " + " · ".join([*numbers, *([view.basis] if view.basis else [])]), style="dim")
    if view.folded:
        yield Text(f"  {words('claim')}", style="dim")
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for mark, label, value, style in _rows(view, words):
        table.add_row(mark, label, Text(value, style=style))
    if table.row_count:
        yield Padding(table, (0, 0, 0, 2))


def _rows(view: StoryView, words: Words) -> Iterator[tuple[str, str, str, str]]:
    if view.harm:
        yield "", words("harm"), view.harm, "bold"
    for fact in view.facts:
        yield STANDINGS[fact.standing], fact.label, _fact(fact, words), _STYLES[fact.standing]
    for phase, passage in view.generic:
        yield (
            "◌" if phase == words("phase.feared") else "●",
            words("general"),
            (f"{phase}: “{passage.words}” ({passage.outlet})"),
            "",
        )
    for number, voice in enumerate(view.voices):
        yield "", words("voices") if number == 0 else "", _voice(voice, words), ""
    for number, reading in enumerate(view.sources):
        head = reading.report
        source = " · ".join(x for x in (head.outlet, words.day(head.published), head.url) if x)
        yield "", words("sources") if number == 0 else "", source or head.id, "dim"


def _fact(fact: FactLine, words: Words) -> str:
    value = fact.value if len(fact.value) <= _LONGEST_VALUE else fact.value[:_LONGEST_VALUE] + "…"
    by = words.many(fact.origins, "origin", "origins")
    outlets = list(dict.fromkeys(p.outlet for p in fact.passages))
    if fact.standing == "sole" and outlets:
        return f"{value}  [{words('standing.sole')} · {outlets[0]}]"
    return f"{value}  [{words('standing.' + fact.standing)} · {by}]"


def _voice(voice: Voice, words: Words) -> str:
    said = voice.passage.words
    said = said if len(said) <= _LONGEST_QUOTE else said[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
    who = voice.speaker + (f", {voice.office}" if voice.office else "")
    chain = f" ({words('through')} {', '.join(voice.chain)})" if voice.chain else ""
    return f"{who}{chain}: “{said}” ({voice.passage.outlet})"
