"""The outlook as a picture: lines for the terminal, one SVG, one HTML page."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from selaras.outlook._records import Group
from selaras.outlook._track import TrackRecord
from selaras.outlook._words import Language, number, odds, word

if TYPE_CHECKING:
    from selaras.outlook._records import Outlook, Prediction, RegionOutlook

__all__ = ["Records", "chart_deaths", "chart_heads", "chart_page", "chart_rows", "chart_svg"]

Row = tuple[str, ...]
Names = Callable[[str], str]
Records = Mapping[tuple[str, Group], TrackRecord]

_BLOCKS = " ▁▂▃▄▅▆▇█"
_LINE, _LEFT, _WIDTH, _TOP = 22, 260, 420, 46
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1b1b1b}.s{fill:#5a5a5a;font-size:11px}"
    ".w{fill:#c9d6e8}.n{fill:#7d9cc4}.m{stroke:#12345c;stroke-width:2}"
    ".u{stroke:#8a5a00;stroke-width:1.5;stroke-dasharray:3 2}.b{fill:#7d9cc4}"
)


def chart_rows(
    answers: Sequence[RegionOutlook],
    *,
    lang: Language = "id",
    names: Names = str,
    records: Records | None = None,
) -> tuple[Row, ...]:
    """One row per answer: region, odds, usual, surge, interval, bars for 0 to 3+, why."""
    return tuple(_row(answer, lang, names, records or {}) for answer in answers)


def chart_svg(
    answers: Sequence[RegionOutlook], *, lang: Language = "id", names: Names = str
) -> str:
    """One picture of one group: bars for 0, 1, 2, 3+ in quiet regions, bands in busy ones."""
    height = _TOP + _LINE * len(answers) + 10
    top = max([4.0, *(float(answer.total.interval_90[1]) for answer in answers)])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 20} {height}" '
        f'role="img" aria-label="{html.escape(word("title", lang))}"><style>{_STYLE}</style>',
        f'<text x="8" y="18">{html.escape(word("title", lang))}</text>',
        *(
            f'<text class="s" x="{_LEFT + 26 * place + 6}" y="36">{label}</text>'
            for place, label in enumerate(("0", "1", "2", "3+"))
        ),
        f'<text class="s" x="{_LEFT + _WIDTH}" y="36" text-anchor="end">0–{top:.0f}</text>',
    ]
    for number_, answer in enumerate(answers):
        parts += _drawn(answer, _TOP + _LINE * number_, _WIDTH / top, lang, names)
    return "".join(parts) + "</svg>\n"


def chart_page(
    outlook: Outlook,
    *,
    lang: Language = "id",
    names: Names = str,
    records: Records | None = None,
) -> str:
    """One HTML file: a table and a picture per group, the notes, and what was left out."""
    title = f"{word('title', lang)} · {word('from', lang)} {outlook.as_of.isoformat()}"
    parts = [
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{html.escape(title)}'
        "</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
        "padding:0 1rem}table{border-collapse:collapse}td,th{padding:.2rem .8rem .2rem 0;"
        "text-align:left;border-bottom:1px solid #ddd}</style>",
        f"<h1>{html.escape(title)}</h1><p>{html.escape(word('caveat', lang))}</p>",
    ]
    for group in dict.fromkeys(answer.group for answer in outlook.regions):
        answers = [answer for answer in outlook.regions if answer.group == group]
        rows = chart_rows(answers, lang=lang, names=names, records=records)
        parts.append(f"<h2>{html.escape(word(group, lang))}</h2>{_html_table(rows, lang)}")
        parts.append(chart_svg(answers, lang=lang, names=names))
        lost = chart_deaths(answers, lang=lang, names=names)
        parts.append(f"<p>{html.escape(lost)}</p>" if lost else "")
    notes = [*outlook.notes, *(f"{one.count}: {one.why}" for one in outlook.left_out)]
    parts.append("".join(f"<p>{html.escape(note)}</p>" for note in notes))
    return "".join(parts) + "</html>\n"


def chart_deaths(
    answers: Sequence[RegionOutlook], *, lang: Language = "id", names: Names = str
) -> str:
    """One sentence on the lives lost of late, most first; empty where no event tells any."""
    told = [(answer.region, answer.deaths) for answer in answers if answer.deaths is not None]
    if not told:
        return ""
    told.sort(key=lambda one: (-one[1].total, one[0]))
    lost = [f"{names(region)} {deaths.total}" for region, deaths in told if deaths.total]
    untold = sum(deaths.untold for _, deaths in told)
    parts = [", ".join(lost) or word("deaths_none", lang)]
    if untold:
        parts.append(word("deaths_untold", lang).format(count=untold))
    head = word("deaths_weeks", lang).format(weeks=max(deaths.weeks for _, deaths in told))
    return f"{head}: {'; '.join(parts)}."


def chart_heads(lang: Language) -> Row:
    """The heads of the columns of `chart_rows`."""
    keys = ("region", "chance", "usual", "surge", "interval", "spread", "why", "record")
    return tuple(word(key, lang) for key in keys)


def _row(answer: RegionOutlook, lang: Language, names: Names, records: Records) -> Row:
    low, high = answer.total.interval_90
    record = records.get((answer.region, answer.group))
    return (
        names(answer.region),
        odds(answer.total.chance_any, lang),
        odds(answer.usual.chance_any, lang),
        f"≥ {answer.total.surge.threshold}: {odds(answer.total.surge.probability, lang)}",
        f"{low}–{high}",
        "".join(_BLOCKS[round(share * 8)] for share in _four(answer.total)),
        _why(answer, lang),
        "" if record is None else _record(record, lang),
    )


def _four(total: Prediction) -> tuple[float, float, float, float]:
    """The chances of 0, 1, 2 and of 3 or more."""
    zero, one, two = (*total.pmf, 0.0, 0.0, 0.0)[:3]
    return zero, one, two, max(0.0, 1.0 - zero - one - two)


def _why(answer: RegionOutlook, lang: Language) -> str:
    if answer.basis == "climatology":
        return word("climatology", lang)
    told = [reason for reason in answer.reasons if abs(reason.events) >= 0.05]
    told.sort(key=lambda reason: -abs(reason.events))
    return ", ".join(
        f"{word(reason.source, lang)} {'+' if reason.events > 0 else '−'}"
        f"{number(abs(reason.events), lang)}"
        for reason in told
    )


def _record(record: TrackRecord, lang: Language) -> str:
    return f"{record.of} {word('times', lang)} {record.came} ({word(record.where, lang)})"


def _drawn(answer: RegionOutlook, y: int, scale: float, lang: Language, names: Names) -> list[str]:
    label = f"{names(answer.region)[:26]} · {odds(answer.total.chance_any, lang)}"
    text = f'<text x="8" y="{y + 14}">{html.escape(label)}</text>'
    return [text, *(_bars(answer, y) if answer.total.mean < 4 else _bands(answer, y, scale))]


def _bars(answer: RegionOutlook, y: int) -> list[str]:
    """Regions that average under one event a week: four bars, no fan."""
    return [
        f'<rect class="b" x="{_LEFT + 26 * place}" y="{y + 18 - 16 * share:.1f}" width="20" '
        f'height="{16 * share:.1f}"><title>{"0123"[place]}{"+" * (place == 3)}: {share:.2f}'
        "</title></rect>"
        for place, share in enumerate(_four(answer.total))
    ]


def _bands(answer: RegionOutlook, y: int, scale: float) -> list[str]:
    out = []
    for style, (low, high), height in (
        ("w", answer.total.interval_90, 14),
        ("n", answer.total.interval_50, 8),
    ):
        width = max((high - low) * scale, 2.0)
        out.append(
            f'<rect class="{style}" x="{_LEFT + low * scale:.1f}" y="{y + 11 - height / 2}" '
            f'width="{width:.1f}" height="{height}"/>'
        )
    out.append(_tick("m", _LEFT + answer.total.median * scale, y))
    if answer.usual.mean is not None:
        out.append(_tick("u", _LEFT + answer.usual.mean * scale, y))
    return out


def _tick(style: str, x: float, y: int) -> str:
    return f'<line class="{style}" x1="{x:.1f}" x2="{x:.1f}" y1="{y + 3}" y2="{y + 19}"/>'


def _html_table(rows: Sequence[Row], lang: Language) -> str:
    def line(cells: Row, tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(c)}</{tag}>" for c in cells) + "</tr>"

    return (
        "<table>"
        + line(chart_heads(lang), "th")
        + "".join(line(r, "td") for r in rows)
        + "</table>"
    )
