"""`selaras brief`: the picture of the inputs, in the terminal and as one HTML file."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, NamedTuple

from selaras.cli._picture import Picture, draw
from selaras.cli._tell import stories_of
from selaras.cli._words import Words, language
from selaras.cli._work import Tally, readings_of
from selaras.issues import KINDS
from selaras.regions import get

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from selaras.records import Story

__all__ = ["Options", "picture_of", "run"]


class Options(NamedTuple):
    """What the command line asks of a brief; each None takes all."""

    html: Path | None = None
    lang: str = "id"
    since: str | None = None
    region: str | None = None
    kind: str | None = None


class UsageError(ValueError):
    """An option has a value that means nothing; the message says what it takes."""


def run(paths: Iterable[str], options: Options) -> int:
    """Print the brief, or write it as HTML; return the exit status."""
    try:
        _check(options)
        words = Words(language(options.lang))
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    tally = Tally()
    picture = picture_of(paths, tally, words, options)
    if options.html is not None:
        from selaras.cli._brief_page import page

        options.html.write_text(page(picture, words), encoding="utf-8")
        sys.stderr.write(f"{options.html}: {options.html.stat().st_size:,} bytes\n")
    else:
        from selaras.cli._brief_terminal import show

        show(picture, words)
    return tally.close()


def picture_of(paths: Iterable[str], tally: Tally, words: Words, options: Options) -> Picture:
    """Read and group the inputs, keep the stories that were asked for, draw the picture."""
    readings = {r.report.id: r for r in readings_of(paths, tally, unmasked=False)}
    stories = [s for s in stories_of(readings.values()) if _wanted(s, options)]
    shown = {m: readings[m] for s in stories for m in s.members}
    return draw(stories, shown, words, failed=tally.lost)


def _check(options: Options) -> None:
    if options.since is not None:
        try:
            dt.date.fromisoformat(options.since)
        except ValueError:
            raise UsageError(f"--since takes a day as 2026-11-23, not {options.since!r}") from None
    if options.region is not None and get(options.region) is None:
        raise UsageError(f"--region takes a code such as 74 or 74.71, not {options.region!r}")
    if options.kind is not None and options.kind not in KINDS:
        raise UsageError(f"--kind takes a kind's id such as land_dispute, not {options.kind!r}")


def _wanted(story: Story, options: Options) -> bool:
    last = story.date.to or story.date.from_
    late = options.since is None or (last is not None and last >= options.since)
    here = options.region is None or (story.region or "").startswith(options.region)
    return late and here and options.kind in (None, story.kind)
