"""What `selaras outlook` and `selaras backtest` print."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from selaras.outlook import (
    Language,
    Records,
    Span,
    chart_deaths,
    chart_heads,
    chart_page,
    chart_rows,
    chart_svg,
    region_name,
    replay,
    settled_of_replay,
    track_record,
    trim,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from selaras.outlook import (
        Backtest,
        Events,
        Group,
        LeftOut,
        Outlook,
        RegionOutlook,
        Replayed,
        Score,
        Settings,
    )

__all__ = [
    "Look",
    "main_group",
    "picture",
    "print_backtest",
    "print_backtest_json",
    "print_json",
    "print_page",
    "print_pmf",
    "records_of",
    "tell",
    "whole_page",
]

_RECORD_WEEKS = 104
_NONE = 1e-10
_WIDE = 190


class Look(msgspec.Struct, frozen=True):
    """Language, and track records by region and group."""

    lang: Language
    records: Records


def main_group(events: Events) -> Group:
    """Violence where there is any, else the group with most events; others are named."""
    counts = Counter(event.group for event in events.rows)
    one: Group = "violence" if "violence" in counts else counts.most_common(1)[0][0]
    others = ", ".join(f"{group} ({count})" for group, count in counts.items() if group != one)
    if others:
        sys.stderr.write(f"note: backtest of {one}; ask with --group for {others}\n")
    return one


def tell(left_out: Sequence[LeftOut], notes: Sequence[str]) -> None:
    """Say on standard error what was left out and what to know."""
    for one in left_out:
        examples = "; ".join(one.examples)
        sys.stderr.write(f"left out: {one.count} rows, {one.why} ({examples})\n")
    for note in notes:
        sys.stderr.write(f"note: {note}\n")


def records_of(events: Events, outlook: Outlook, settings: Settings) -> Records:
    """How such chances did over the two years before, replayed."""
    span = Span(
        outlook.as_of - dt.timedelta(weeks=_RECORD_WEEKS + 4), outlook.as_of - dt.timedelta(weeks=4)
    )
    out = {}
    for group in dict.fromkeys(answer.group for answer in outlook.regions):
        past = replay(events, group=group, span=span, settings=settings, horizons=(0,))
        settled = list(settled_of_replay(past, group))
        for answer in outlook.regions:
            chance, region = answer.total.chance_any, answer.region
            record = track_record(settled, region=region, group=group, chance=chance)
            if answer.group == group and record is not None:
                out[region, group] = record
    return out


def print_json(outlook: Outlook, records: Records) -> None:
    """One line per region and group, each with its as-of week."""
    head = {"as_of": outlook.as_of, "lag_weeks": outlook.lag_weeks, "model": outlook.model}
    out = sys.stdout.buffer
    for answer in outlook.regions:
        record = records.get((answer.region, answer.group))
        line = head | msgspec.structs.asdict(answer) | {"record": record}
        out.write(msgspec.json.encode(line) + b"\n")
    out.flush()


def print_page(outlook: Outlook, look: Look) -> None:
    """A table per group, for people."""
    from rich.table import Table

    console = _console()
    title = f"{word('title', look.lang)} · {word('from', look.lang)} {outlook.as_of}"
    console.print(title, word("caveat", look.lang), sep="\n")
    for group, answers in _by_group(outlook).items():
        table = Table(title=word(group, look.lang), title_justify="left", box=None)
        heads = chart_heads(look.lang)
        for head in heads if look.records else heads[:-1]:
            table.add_column(head, no_wrap=head != word("why", look.lang))
        for row in chart_rows(answers, lang=look.lang, names=region_name, records=look.records):
            table.add_row(*(row if look.records else row[:-1]))
        console.print(table)
        if lost := chart_deaths(answers, lang=look.lang, names=region_name):
            console.print(lost)


def picture(outlook: Outlook, look: Look) -> str:
    """The first group's picture as SVG."""
    first = next(iter(_by_group(outlook).values()))
    return chart_svg(first, lang=look.lang, names=region_name)


def whole_page(outlook: Outlook, look: Look) -> str:
    """One HTML file."""
    return chart_page(outlook, lang=look.lang, names=region_name, records=look.records)


def print_pmf(replayed: Iterable[Replayed]) -> None:
    """Rows `as_of,region,horizon,k,prob` of every forecast, those not yet settled too."""
    out = sys.stdout
    out.write("as_of,region,horizon,k,prob\n")
    for one in replayed:
        for region, pmf in zip(one.regions, one.made.pmf, strict=True):
            head = f"{one.as_of},{_cell(region)},{one.horizon}"
            chances = enumerate(trim(pmf).tolist())
            rows = (f"{head},{k},{chance:.9g}\n" for k, chance in chances if chance > _NONE)
            out.write("".join(rows))


def print_backtest_json(result: Backtest) -> None:
    """One line per slice and horizon."""
    head = {key: value for key, value in msgspec.structs.asdict(result).items() if key != "scores"}
    out = sys.stdout.buffer
    for score in result.scores:
        out.write(msgspec.json.encode(head | msgspec.structs.asdict(score)) + b"\n")
    out.flush()


def print_backtest(result: Backtest) -> None:
    """The scores of the whole, per year and by kind of spot; regions are in the JSON."""
    from rich.table import Table

    table = Table(box=None)
    heads = ("slice", "horizon", "cells", "CRPS", "bits", "MAE", "PIT 90", "excess")
    rivals = tuple(f"vs {rival.name} %" for rival in result.scores[0].rivals)
    for head in (*heads, *rivals, "surge BSS %", "AUC-PR", "first 3"):
        table.add_column(head, no_wrap=True)
    for score in result.scores:
        if score.slice != "region":
            table.add_row(*_cells(score))
    console = _console()
    console.print(
        f"{result.group}, {result.level}: {result.as_of_weeks} as-of weeks, "
        f"{result.first_as_of} to {result.last_as_of}, {result.regions} regions, {result.model}"
    )
    console.print(table)


def _cells(score: Score) -> tuple[str, ...]:
    rivals = (
        f"{100 * one.skill:.1f} [{100 * one.low:.1f}, {100 * one.high:.1f}]" for one in score.rivals
    )
    surge = score.surge
    return (
        score.name,
        score.horizon,
        str(score.cells),
        f"{score.crps:.4f}",
        f"{score.ignorance:.4f}",
        f"{score.mae:.4f}",
        f"{100 * score.pit_90:.1f}",
        f"{100 * score.interval_excess:+.1f}",
        *rivals,
        f"{100 * surge.brier_skill:.1f}",
        _maybe(surge.auc_pr),
        _maybe(surge.precision_at_3),
    )


def _console() -> Console:
    """As wide as the terminal; wide enough for whole lines where there is none."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)


def _maybe(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _cell(text: str) -> str:
    """A CSV cell, quoted where it must be."""
    if any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _by_group(outlook: Outlook) -> dict[Group, list[RegionOutlook]]:
    groups: dict[Group, list[RegionOutlook]] = {}
    for answer in outlook.regions:
        groups.setdefault(answer.group, []).append(answer)
    return groups
