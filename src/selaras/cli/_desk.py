"""`selaras desk`: its commands, the odds it issues, and the demonstration."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - typer reads the annotation
from pathlib import Path  # noqa: TC003 - typer reads the annotation
from typing import TYPE_CHECKING, Annotated

import typer

from selaras import desk
from selaras.cli._desk_labels import labels_app
from selaras.cli._desk_start import Data, init, new_password, run, work
from selaras.cli._desk_upkeep import audit_app, backup, check, restore, upgrade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from selaras.records import Reading, Report, Story

__all__ = ["demo_server", "desk_app", "print_accounts"]

desk_app = typer.Typer(
    help="The desk: a newsroom for harmony.", no_args_is_help=True, add_completion=False
)

desk_app.command()(run)
desk_app.command()(work)
desk_app.command()(init)
desk_app.command()(check)
desk_app.command()(backup)
desk_app.command()(restore)
desk_app.command()(upgrade)
desk_app.add_typer(audit_app, name="audit")
desk_app.add_typer(labels_app, name="labels")


@desk_app.command()
def outlook(
    events: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="EVENTS",
            help="Events as .csv or .parquet; without any, the desk's own stories.",
        ),
    ] = None,
    as_of: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="A day; a Monday is the last week used."),
    ] = None,
    lag_weeks: Annotated[
        int, typer.Option(min=0, max=52, help="Last weeks that are still coming in: not used.")
    ] = 0,
    data: Data = None,
) -> None:
    """Put what came beside earlier odds, then issue the odds of a week; nobody is alerted."""
    from selaras.outlook import UnusableEvents

    desk.prepare(data)
    desk.migrate()
    day = None if as_of is None else as_of.date()
    try:
        made = desk.issue_outlook(events or (), as_of=day, lag_weeks=lag_weeks)
    except UnusableEvents as error:
        typer.echo(f"no outlook: {error}", err=True)
        raise typer.Exit(1) from error
    for line in (*(f"left out: {one}" for one in made.left_out), *made.notes):
        typer.echo(line, err=True)
    if made.settled:
        typer.echo(f"{made.settled} earlier odds now stand beside what came.")
    state = "issued" if made.new else "was issued before and stays as it was"
    typer.echo(f"The outlook after the week of {made.as_of} {state}: {made.predictions} odds.")


def demo_server(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    *,
    data: Path,
    reports: Sequence[Report] = (),
    host: str = "127.0.0.1",
    port: int = 8000,
) -> tuple[desk.Server, tuple[desk.Account, ...]]:
    """Set up the demonstration in a data folder: sample loaded, accounts made, not yet serving.

    Returns:
        The server, on `port` or on a free one when that is taken, and the accounts with
        their one-time passwords.
    """
    desk.prepare(data)
    desk.migrate()
    accounts = desk.load_demo(readings, stories, reports=reports, new_password=new_password)
    return desk.Server(host, desk.free_port(host, port), workers=1), accounts


def print_accounts(accounts: Sequence[desk.Account], console: Console) -> None:
    """Print who may sign in, in which office, with which password."""
    for account in accounts:
        console.print(f"  {account.username:<22}{account.password:<16}{account.office}")
