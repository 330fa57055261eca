"""`selaras desk`: run the desk, set it up, issue its outlook, ask what is wrong with it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - typer reads the annotation
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selaras import desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from selaras.records import Reading, Report, Story

__all__ = ["demo_server", "desk_app", "print_accounts"]

desk_app = typer.Typer(
    help="The desk: a newsroom for harmony.", no_args_is_help=True, add_completion=False
)

Data = Annotated[Path | None, typer.Option("--data", help="Folder for database and secret key.")]
_HOST, _PORT = "127.0.0.1", 8000
_PASSWORD_BYTES = 9


@desk_app.command()
def run(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = _HOST,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = _PORT,
    data: Data = None,
) -> None:
    """Start the desk in one process."""
    desk.prepare(data)
    desk.migrate()
    taken = desk.free_port(host, port)
    if taken != port:
        typer.echo(f"Port {port} is busy; taking {taken}.", err=True)
    server = desk.Server(host, taken)
    typer.echo(f"Selaras: {server.url}   (stop with Ctrl+C)", err=True)
    server.run()


@desk_app.command()
def init(
    region: Annotated[str, typer.Option(help="Code of the office's region, such as 74.71, or ID.")],
    name: Annotated[str, typer.Option(help="The administrator's full name.")],
    username: Annotated[str, typer.Option(help="The administrator's user name.")] = "admin",
    data: Data = None,
) -> None:
    """Set up the tables and the first account; prints its one-time password."""
    desk.prepare(data)
    desk.migrate()
    if not desk.known_region(region):
        typer.echo(f"{region}: no such region. Write a code such as 74.71, or ID.", err=True)
        raise typer.Exit(2)
    password = _password()
    desk.create_administrator(username, name=name, region=region, password=password)
    typer.echo(f"{username}  {password}")


@desk_app.command()
def check(data: Data = None) -> None:
    """Say in plain words what is wrong with this desk; exit 1 when anything is."""
    desk.prepare(data)
    faults = desk.faults()
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(1)
    typer.echo("The desk is in order.")


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
    host: str = _HOST,
    port: int = _PORT,
) -> tuple[desk.Server, tuple[desk.Account, ...]]:
    """Set up the demonstration in a data folder: sample loaded, accounts made, not yet serving.

    Returns:
        The server, on `port` or on a free one when that is taken, and the accounts with
        their one-time passwords.
    """
    desk.prepare(data)
    desk.migrate()
    accounts = desk.load_demo(readings, stories, reports=reports, new_password=_password)
    return desk.Server(host, desk.free_port(host, port)), accounts


def print_accounts(accounts: Sequence[desk.Account], console: Console) -> None:
    """Print who may sign in, in which office, with which password."""
    for account in accounts:
        console.print(f"  {account.username:<22}{account.password:<16}{account.office}")


def _password() -> str:
    return secrets.token_urlsafe(_PASSWORD_BYTES)
